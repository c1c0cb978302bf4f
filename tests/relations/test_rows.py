from __future__ import annotations

import pytest

from kg.errors import TableError
from kg.relations.examples import failures
from kg.relations.rows import Row, read_row, rows

GOOD = {
    "id": "buys",
    "relation": "acquired",
    "pattern": "{S}收购{O}",
    "yes": ["[甲|Company]收购[乙|Company] => 甲 acquired 乙"],
    "no": ["[甲|Company]起诉[乙|Company]"],
}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_rows_prove_themselves(row: Row) -> None:
    assert failures(row) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"relation": "aquired"}, "t.toml: rule 1: unknown relation 'aquired'; did you mean 'acquired'?"),
        ({"pattern": "{X}收购{O}"}, "t.toml: rule 1: unknown slot {X}"),
        ({"pattern": "{S:Q}收购{O}"}, "t.toml: rule 1: unknown type letter 'Q'"),
        ({"status": "planed"}, "t.toml: rule 1: unknown status 'planed'; did you mean 'planned'?"),
        ({"patern": "x"}, "t.toml: rule 1: unknown key 'patern'; did you mean 'pattern'?"),
        ({"no": []}, "t.toml: rule 1: no no; add no = …"),
        ({"pattern": "{S}(收购{O}"}, "t.toml: rule 1: the pattern is no regular expression"),
    ],
)
def test_read_row_refuses_wrong_rows(change: dict[str, object], message: str) -> None:
    with pytest.raises(TableError) as error:
        read_row({**GOOD, **change}, "t.toml: rule 1", {})
    assert str(error.value).startswith(message)
