from __future__ import annotations

import pytest

from kg.relations.literals import needed
from kg.relations.prefilter import Prefilter
from kg.relations.rows import rows


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:收购|买下)[\ue000]", {"收购", "买下"}),
        ("[\ue000]由.{0,3}?创办了?", {"创办"}),
        ("[\ue000][\ue001]", set()),
        ("(?:收购)?[\ue000]", set()),
        ("[与和]", {"与", "和"}),
    ],
)
def test_needed_gives_words_that_every_match_holds(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


def test_prefilter_leaves_out_rows_whose_words_are_missing() -> None:
    table = rows()
    found = Prefilter(table).candidates("\ue000由\ue002创办")
    assert 0 < len(found) < len(table) / 3
    assert "founded-by-passive" in {row.id for row in found}
