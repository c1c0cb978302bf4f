"""The examples of rule rows: sentences with marked names, and what a row must read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import TableError
from kg.model.claims import Analysis, Passage, Relation, Status
from kg.model.names import ENTITY_TYPES, Entity, Link
from kg.model.text import Document, OffsetMap, Sentence, Source, Span
from kg.relations.clauses import read_all
from kg.relations.passages import passages
from kg.relations.rows import Row

_MARKED = re.compile(r"\[([^\[\]|]+)\|([A-Za-z]+)\]")
_EXPECTED = re.compile(r"([^\s,]+) (\w+) ([^\s,]+)(?: <(\w+)>)?(?: \[([^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with marked names and the claims expected of it."""

    passages: tuple[Passage, ...]
    expected: frozenset[str]


def example(text: str, where: str) -> Example:
    """Read ``[甲|Company]收购[乙|Company] => 甲 acquired 乙``; ``@丙|Company `` in front names what the text was about.

    Raises:
        TableError: an entity type that there is not.
    """
    sentence, _, wanted = text.partition(" => ")
    context = ""
    if match := re.match(r"@(\S+?)(?:\|(\w+))? ", sentence):
        context, sentence = f"[{match.group(1)}|{match.group(2) or 'Company'}]发布公告。", sentence[match.end() :]
    plain = ""
    names: list[tuple[Span, str, str]] = []
    for part in (context, sentence):
        at = 0
        for match in _MARKED.finditer(part):
            if match.group(2) not in ENTITY_TYPES:
                raise TableError(where, f"unknown type '{match.group(2)}'", f"one of {', '.join(ENTITY_TYPES)}")
            plain += part[at : match.start()]
            names.append((Span(len(plain), len(plain) + len(match.group(1))), match.group(1), match.group(2)))
            plain += match.group(1)
            at = match.end()
        plain += part[at:]
    entities = {name: Entity(name, type_, name) for _, name, type_ in names}
    split = context.count("。") and plain.index("。") + 1
    spans = [Span(0, split), Span(split, len(plain))] if split else [Span(0, len(plain))]
    analysis = Analysis(
        Document("example", plain, plain, OffsetMap.identity(len(plain)), Source("example", "")),
        sentences=tuple(Sentence(span) for span in spans),
        entities=tuple(entities.values()),
        links=tuple(Link(span, name, "marked") for span, name, _ in names),
    )
    return Example(passages(analysis), frozenset(_claim(*m.groups()) for m in _EXPECTED.finditer(wanted)))


def read_by(row: Row, found: Example, *, detail: bool) -> frozenset[str]:
    """Return what the row reads in an example; with ``detail`` also title and status, where the example gives them."""
    claims = [r for r in read_all(found.passages) if r.rule == row.id]
    return frozenset(_claim(*_parts(r, detail=detail)) for r in claims)


def _parts(relation: Relation, *, detail: bool) -> tuple[str, str, str, str, str]:
    status = relation.qualifiers.status
    return (
        relation.subject,
        relation.predicate,
        relation.object,
        str(status) if detail and status is not Status.ASSERTED else "",
        relation.qualifiers.title if detail else "",
    )


def _claim(subject: str, predicate: str, object_: str, status: str | None, title: str | None) -> str:
    return f"{subject} {predicate} {object_}" + (f" <{status}>" if status else "") + (f" [{title}]" if title else "")


def failures(row: Row) -> list[str]:
    """Return what is wrong with a row's examples, in words; none where it proves itself."""
    wrong = []
    for text in row.yes:
        found = example(text, row.where)
        read = read_by(row, found, detail=any("[" in e or "<" in e for e in found.expected))
        if read != found.expected:
            wrong.append(f"{row.id}: {text}\n    reads {sorted(read) or 'nothing'}")
    for text in row.no:
        read = read_by(row, example(text, row.where), detail=False)
        if read:
            wrong.append(f"{row.id}: no: {text}\n    reads {sorted(read)}")
    return wrong
