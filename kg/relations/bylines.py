"""By-lines: who signs an article reports for its outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model.claims import LinkedName, Passage, Qualifiers, Relation
from kg.model.names import ORGANIZATION_TYPES

_ROW = "byline"
_CONFIDENCE = 0.95


def reporters(passages: Sequence[Passage]) -> Iterator[Relation]:
    """Yield holdsPosition 记者 for each reporter of a named outlet who is linked in the text."""
    if not passages or not passages[0].document.bylines:
        return
    outlets = {_bare(n.text): n for p in passages for n in p.names if n.type in ORGANIZATION_TYPES}
    for byline in passages[0].document.bylines:
        outlet = outlets.get(_bare(byline.outlet))
        if outlet is None or "记者" not in byline.role:
            continue
        for passage in passages:
            person = next((n for n in passage.names if n.type == "Person" and n.span.overlaps(byline.span)), None)
            if person is not None:
                yield _reports(person, outlet, byline.role, passage)


def _reports(person: LinkedName, outlet: LinkedName, role: str, passage: Passage) -> Relation:
    qualifiers = Qualifiers(title=role)
    return Relation(person.entity, "holdsPosition", outlet.entity, qualifiers, passage.sentence.span, _ROW, _CONFIDENCE)


def _bare(name: str) -> str:
    return name.strip('《》“”" ').removesuffix("网") if len(name) > 4 else name.strip('《》“”" ')
