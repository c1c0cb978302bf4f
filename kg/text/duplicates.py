"""Duplicates: the same article in several places, also where a reprint changed its head and tail."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.model.text import Document, Source, Zone
from kg.text.fold import folded

_TOLD = frozenset({Zone.BODY, Zone.CAPTION, Zone.BOX})
_CLAUSE = re.compile(r"[^。！？!?；;\n]{8,}")
_NOT_SAID = re.compile(r"[\W_]+")
_SHORTEST = 80  # characters that two articles must share
_COMMONEST = 100  # places of a sentence: what stands in more is boiler plate


def reprints(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """Return the documents (as indices) grouped by article, each group led by the one whose place sorts first.

    Two documents are one article where the sentences that they share make up four fifths of the shorter and half of
    the longer. Order of the input changes nothing but the indices.
    """
    told = [_sentences(document) for document in documents]
    places: dict[str, list[int]] = defaultdict(list)
    for k, sentences in enumerate(told):
        for sentence in sentences:
            places[sentence].append(k)
    shared: Counter[tuple[int, int]] = Counter()
    for sentence, found in places.items():
        if 1 < len(found) <= _COMMONEST:
            for i, first in enumerate(found):
                for second in found[i + 1 :]:
                    shared[first, second] += len(sentence)
    leader = list(range(len(documents)))
    for (first, second), size in sorted(shared.items()):
        sizes = sorted(sum(map(len, told[k])) for k in (first, second))
        if size >= _SHORTEST and size >= 0.8 * sizes[0] and size >= 0.5 * sizes[1]:
            _join(leader, first, second)
    groups: dict[int, list[int]] = defaultdict(list)
    for k in range(len(documents)):
        groups[_root(leader, k)].append(k)
    by_place = (sorted(group, key=lambda k: _place(documents[k])) for group in groups.values())
    return tuple(tuple(group) for group in sorted(by_place, key=lambda group: _place(documents[group[0]])))


def with_places(document: Document, *others: Document) -> Document:
    """Return the document with the places of the others beside its own, sorted: one article, found in several places."""
    places: set[Source] = {s for d in (document, *others) for s in (d.source, *d.other_sources)} - {document.source}
    return replace(document, other_sources=tuple(sorted(places, key=lambda s: (s.path, s.locator))))


def _sentences(document: Document) -> frozenset[str]:
    """Return what an article says, sentence by sentence, without marks, width or script; heads and by-lines left out."""
    told = "\n".join(block.span.of(document.text) for block in document.blocks if block.zone in _TOLD)
    said = (_NOT_SAID.sub("", clause) for clause in _CLAUSE.findall(folded(told)))
    return frozenset(sentence for sentence in said if len(sentence) >= 8)


def _place(document: Document) -> tuple[str, str, str]:
    return document.source.path, document.source.locator, document.id


def _root(leader: list[int], k: int) -> int:
    while leader[k] != k:
        leader[k] = leader[leader[k]]
        k = leader[k]
    return k


def _join(leader: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(leader, first), _root(leader, second)))
    leader[high] = low
