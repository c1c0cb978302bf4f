"""Hedges: each row of the table proves itself by what is read, and how, in its examples."""

from __future__ import annotations

import pytest

from kg.model.claims import Status
from kg.relations.clauses import relations
from kg.relations.examples import example
from kg.relations.hedges import hedged, hedges

EXAMPLES = [(row.id, text) for row in hedges() for text in (*row.yes, *row.no)]


def read(text: str) -> set[str]:
    """Return the claims of a text about the names of its examples, with the status where it is no plain fact."""
    return {
        f"{r.subject} {r.predicate} {r.object}"
        + ("" if r.qualifiers.status is Status.ASSERTED else f" <{r.qualifiers.status}>")
        for r in relations(example(text, "test").passages)
    }


@pytest.mark.parametrize(("row", "text"), EXAMPLES)
def test_rows_of_hedges_prove_themselves(row: str, text: str) -> None:
    sentence, _, wanted = text.partition(" => ")
    assert read(sentence) == ({wanted} if wanted != "nothing" else set())


def test_hedged_reaches_from_the_word_to_the_end_of_its_clause() -> None:
    text = "乙自称毕业于清江大学，任教于甲"
    assert hedged(text, 10) == {"rumoured": "claimed-by-itself"}
    assert hedged(text, len(text)) == {}
