"""What each tagger says of each character, on one scale of kinds: own, CLUENER, LAC, and jieba's dictionary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.mentions.network import NO_NAME, SOFT_COLUMNS, Reading
from kg.mentions.wording import NAMED, Wording
from kg.model.names import ENTITY_TYPES

KINDS = (*ENTITY_TYPES, "Organization", "Other", "Work")
HEADS = ("own", "cluener", "lac", "jieba")
READERS = len(HEADS) - 1  # the heads of the network come first
NO_KIND = len(KINDS)
_KIND = {kind: number for number, kind in enumerate(KINDS)}
_CLUENER = {
    "company": "Company", "name": "Person", "address": "Place", "scene": "Place", "government": "Institution",
    "organization": "Organization", "book": "Work", "movie": "Work", "game": "Product",
}  # fmt: skip
_LAC = {"PER": "Person", "LOC": "Place", "ORG": "Organization", "nz": "Other", "nw": "Work"}
_KIND_OF = [{label: _KIND[kind] for label, kind in of.items()} for of in ({t: t for t in ENTITY_TYPES}, _CLUENER, _LAC)]
_KIND_OF_WORD = np.array([_KIND.get(kind, NO_KIND) for kind in NAMED])
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Heads:
    """The names of all taggers, tagger by tagger, in order; the last entry stands for "no name".

    ``at`` says for each tagger and each character which name covers it: -1, the last entry, where none does.
    """

    start: Integers
    end: Integers
    kind: Integers  # numbers in KINDS, NO_KIND in the last entry
    head: Integers  # numbers in HEADS
    at: NDArray[np.int32]  # (heads, length + 1)


def heads(length: int, reading: Reading | None, words: Wording) -> Heads:
    """Return what the heads say, in the order of ``HEADS``; without a reading only jieba's speaks."""
    lists = (reading.own, reading.cluener, reading.lac) if reading else ()
    rows = [
        (tagged.start, tagged.end, kinds[tagged.kind], number)
        for number, (found, kinds) in enumerate(zip(lists, _KIND_OF, strict=False))
        for tagged in found
        if tagged.kind in kinds
    ]
    named = np.flatnonzero(words.named)
    names = np.empty((len(rows) + len(named) + 1, 4), dtype=np.int64)
    names[: len(rows)] = rows or np.empty((0, 4))
    names[len(rows) : -1, 0], names[len(rows) : -1, 1] = words.starts[named], words.ends[named]
    names[len(rows) : -1, 2], names[len(rows) : -1, 3] = _KIND_OF_WORD[words.named[named]], READERS
    names[-1] = -1, -1, NO_KIND, len(HEADS)
    start, end, kind, head = names.T
    return Heads(start, end, kind, head, _covering(start[:-1], end[:-1], head[:-1], length))


def _covering(start: Integers, end: Integers, head: Integers, length: int) -> NDArray[np.int32]:
    at = np.full(len(HEADS) * (length + 1), -1, dtype=np.int32)
    size = end - start
    before = np.cumsum(size) - size
    places = np.arange(int(size.sum())) + np.repeat(start + head * (length + 1) - before, size)
    at[places] = np.repeat(np.arange(len(size), dtype=np.int32), size)
    return at.reshape(len(HEADS), length + 1)


def soft(length: int, reading: Reading | None) -> NDArray[np.float32]:
    """Return the own head's probabilities by character; without a reading every character is no name."""
    if reading:
        return reading.soft
    nothing = np.zeros((length, SOFT_COLUMNS), dtype=np.float32)
    nothing[:, NO_NAME] = 1
    return nothing
