"""People of one name in two articles: one where they share a post, two where they do not (issue 13)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg import text
from kg.linking import resolve
from kg.pipeline import analyse

FOLDER = Path(__file__).with_name("homonyms")
ROWS = [line.split("\t") for line in (FOLDER / "verdicts.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@cache
def owners(pair: str) -> dict[tuple[str, str], str]:
    """Return (part, person) → global id for a pair of articles."""
    parts = (FOLDER / f"{pair}.txt").read_text(encoding="utf-8").split("\n---\n")
    analyses = [analyse(text.document_from_text(part, name=f"{pair}{n}")) for n, part in enumerate(parts)]
    owner = resolve(analyses).owner
    return {
        (str(n), entity.label): owner[analysis.document.id, entity.id]
        for n, analysis in enumerate(analyses)
        for entity in analysis.entities
        if entity.type == "Person"
    }


def fused(pair: str, name: str) -> bool:
    found = owners(pair)
    return ("0", name) in found and found.get(("0", name)) == found.get(("1", name))


def test_resolve_fuses_no_two_people_of_one_name() -> None:
    wrong = [f"{pair} {name}" for pair, name, verdict in ROWS if verdict == "different" and fused(pair, name)]
    assert wrong == []


def test_resolve_merges_people_who_share_a_post() -> None:
    right = [name for pair, name, verdict in ROWS if verdict == "same" and fused(pair, name)]
    assert len(right) >= 18, right
