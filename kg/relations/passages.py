"""Passages: each sentence with its tokens, linked names and times, and what the sentences before were about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from kg.model.claims import Analysis, LinkedName, Passage
from kg.model.names import ORGANIZATION_TYPES
from kg.model.text import Span

_CLAUSE_STARTS = '。！？；，：“”!?;,:"（(\n 　》《'
_NO_SUBJECT_AFTER = "的、和与及"


def passages(analysis: Analysis) -> tuple[Passage, ...]:
    """Return one passage a sentence, in order; ``topic`` is the organisation that the text before spoke of."""
    document = analysis.document
    types = {entity.id: entity.type for entity in analysis.entities}
    names = sorted(
        (
            LinkedName(link.span, link.span.of(document.text), link.entity, types[link.entity], link.anaphor)
            for link in analysis.links
            if link.entity in types
        ),
        key=lambda name: (name.span, name.entity),
    )
    starts = [name.span.start for name in names]
    token_starts = [token.span.start for token in analysis.tokens]
    found: list[Passage] = []
    topic = main_topic(names)
    for sentence in analysis.sentences:
        span = sentence.span
        inside = tuple(
            n for n in names[bisect_left(starts, span.start) : bisect_left(starts, span.end)] if span.covers(n.span)
        )
        passage = Passage(
            document=document,
            sentence=sentence,
            tokens=analysis.tokens[bisect_left(token_starts, span.start) : bisect_left(token_starts, span.end)],
            names=inside,
            times=tuple(t for t in analysis.times if span.covers(t.span)),
            amounts=tuple(a for a in analysis.amounts if span.covers(a.span)),
            topic=topic,
            previous=found[-1] if found else None,
        )
        found.append(passage)
        leader = next((n for n in leading(passage) if n.type in ORGANIZATION_TYPES), None)
        topic = leader.entity if leader else topic
    return tuple(found)


def main_topic(names: Iterable[LinkedName]) -> str:
    """Return the organisation that the names speak of most (the first of several), "" where there is none."""
    counts = Counter(name.entity for name in names if name.type in ORGANIZATION_TYPES)
    return counts.most_common(1)[0][0] if counts else ""


def leading(passage: Passage) -> tuple[LinkedName, ...]:
    """Return the names that begin a clause of the sentence and own nothing there: its likely subjects."""
    text = passage.document.text
    return tuple(name for name in passage.names if _leads(text, name.span, passage.sentence.span))


def _leads(text: str, name: Span, sentence: Span) -> bool:
    before = text[name.start - 1] if name.start > sentence.start else "。"
    after = text[name.end] if name.end < sentence.end else "。"
    return before in _CLAUSE_STARTS and after not in _NO_SUBJECT_AFTER
