"""Decisions of a human: same, different, reject, retype and add, kept in a plain table and replayed at each build.

A table has the columns ``decision``, ``entity`` and ``other``, and may have further ones (note, who, when). An entity is
named ``Type/label`` (or by its id in the graph), and ``Type/label @ document`` where only one article's is meant::

    decision    entity              other
    same        Company/墨石        Company/墨石科技
    different   Person/何允之 @ a1  Person/何允之 @ b2
    reject      Person/新华路
    retype      Person/墨石         Company
    add         Company/临渡港
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import TableError
from kg.linking.names import plain
from kg.linking.tables import Row, entity_type, rows
from kg.model.names import Mention
from kg.model.text import Document, Span

HEAD = ("decision", "entity", "other", "note")
VERDICTS = ("same", "different", "reject", "retype", "add")
_REFERENCE = re.compile(r"(\w+)/(.+?)(?:\s+@\s*(\S+))?")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a decision speaks of: ``Person/何允之 @ a1``; document "" means in every article."""

    type: str
    label: str
    document: str = ""

    @property
    def id(self) -> str:
        """The id that it may be, if ids are made with it: "Person/何允之"."""
        return f"{self.type}/{self.label}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the table."""

    verdict: str  # one of VERDICTS
    entity: Reference
    other: Reference | None = None  # of same and different
    type: str = ""  # of retype
    where: str = ""  # file and row


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a table of decisions.

    Raises:
        TableError: with file, row and how to mend it.
    """
    found = tuple(_decision(row) for row in rows(path, needed=("decision", "entity", "other")))
    _refuse_contradictions(found)
    return found


def _decision(row: Row) -> Decision:
    verdict = row["decision"]
    if verdict not in VERDICTS:
        raise TableError(row.where, f"no decision {verdict!r}", f"use one of {', '.join(VERDICTS)}")
    entity = _reference(row, row["entity"])
    if verdict == "retype":
        return Decision(verdict, entity, type=entity_type(row, row["other"]), where=row.where)
    if verdict in ("same", "different"):
        return Decision(verdict, entity, _reference(row, row["other"]), where=row.where)
    if row["other"]:
        raise TableError(
            row.where, f"{verdict} has nothing to do with {row['other']!r}", "leave the column other empty"
        )
    return Decision(verdict, entity, where=row.where)


def _reference(row: Row, text: str) -> Reference:
    found = _REFERENCE.fullmatch(text)
    if not found:
        raise TableError(row.where, f"no entity {text!r}", "write Type/label, or Type/label @ document")
    return Reference(entity_type(row, found[1]), found[2], found[3] or "")


def _refuse_contradictions(decisions: Sequence[Decision]) -> None:
    said: dict[frozenset[Reference | None], Decision] = {}
    for decision in decisions:
        if decision.verdict not in ("same", "different"):
            continue
        before = said.setdefault(frozenset((decision.entity, decision.other)), decision)
        if before.verdict != decision.verdict:
            raise TableError(
                decision.where, f"says {decision.verdict}, {before.where} says {before.verdict}", "keep one"
            )


def decided_mentions(
    document: Document, mentions: Sequence[Mention], decisions: Iterable[Decision]
) -> tuple[Mention, ...]:
    """Return the mentions of an article after reject, retype and add, sorted by span, without overlaps."""
    found = list(mentions)
    for decision in decisions:
        reference = decision.entity
        if reference.document and reference.document != document.id:
            continue
        form = plain(reference.label)
        if decision.verdict == "reject":
            found = [m for m in found if (m.type, plain(m.text)) != (reference.type, form)]
        elif decision.verdict == "retype":
            reason = f"decision: {decision.where}"
            found = [
                replace(m, type=decision.type, found_by=(*m.found_by, reason), confidence=1.0)
                if (m.type, plain(m.text)) == (reference.type, form)
                else m
                for m in found
            ]
        elif decision.verdict == "add":
            found = placed(document.text, found, reference.label, reference.type, f"decision: {decision.where}")
    return tuple(sorted(found, key=lambda mention: mention.span))


def placed(text: str, mentions: Sequence[Mention], name: str, type_: str, reason: str) -> list[Mention]:
    """Return the mentions with every occurrence of a name, but inside a longer one; shorter ones under it give way."""
    kept = list(mentions)
    for found in re.finditer(re.escape(name), text):
        span = Span(*found.span())
        under = [mention for mention in kept if mention.span.overlaps(span)]
        if any(len(mention.span) > len(span) for mention in under):
            continue
        kept = [mention for mention in kept if mention not in under]
        kept.append(Mention(span, found[0], type_, (reason,), 1.0))
    return kept
