"""Rows added to a table of decisions keep the form that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.linking import read_decisions
from kg.linking.decided import with_rows

ROWS = [("same", "Company/墨石", "Company/墨石科技"), ("reject", "Person/新华路", "")]


@pytest.mark.parametrize(
    ("table", "added"),
    [
        ("", "decision\tentity\tother\tnote\nsame\tCompany/墨石\tCompany/墨石科技\tw\nreject\tPerson/新华路\t\tw\n"),
        (
            "decision\tentity\tother\nadd\tPlace/甲\t",
            "decision\tentity\tother\nadd\tPlace/甲\t\nsame\tCompany/墨石\tCompany/墨石科技\nreject\tPerson/新华路\t\n",
        ),
        (
            "\ufeffwho,other,decision,entity\r\n",
            "\ufeffwho,other,decision,entity\r\n,Company/墨石科技,same,Company/墨石\r\n,,reject,Person/新华路\r\n",
        ),
    ],
)
def test_with_rows_keeps_separator_columns_and_line_ends(table: str, added: str) -> None:
    assert with_rows(table, ROWS, note="w") == added


def test_with_rows_writes_what_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(with_rows("decision,entity,other\n", [("reject", 'Product/甲,"乙"', "")]), encoding="utf-8")
    assert [row.entity.label for row in read_decisions(path)] == ['甲,"乙"']
