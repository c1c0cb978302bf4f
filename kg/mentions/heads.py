"""What each tagger says of each character, on one scale of kinds: own, CLUENER, LAC, and jieba's dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.mentions.network import NO_NAME, SOFT_COLUMNS, Reading
from kg.model.names import ENTITY_TYPES
from kg.model.text import Token

KINDS = (*ENTITY_TYPES, "Organization", "Other", "Work")
HEADS = ("own", "cluener", "lac", "jieba")
_KIND = {kind: number for number, kind in enumerate(KINDS)}
_CLUENER = {
    "company": "Company", "name": "Person", "address": "Place", "scene": "Place", "government": "Institution",
    "organization": "Organization", "book": "Work", "movie": "Work", "game": "Product",
}  # fmt: skip
_LAC = {"PER": "Person", "LOC": "Place", "ORG": "Organization", "nz": "Other", "nw": "Work"}
_JIEBA = {"nr": "Person", "nrt": "Person", "nrfg": "Person", "ns": "Place", "nt": "Organization", "nz": "Other"}
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that a tagger reads as a name, with its number in ``KINDS``."""

    start: int
    end: int
    kind: int


@dataclass(frozen=True, slots=True)
class Head:
    """The names of one tagger, in order, and for each character the name that covers it (-1: none)."""

    names: tuple[Named, ...]
    start: Integers
    end: Integers
    kind: Integers


def heads(length: int, reading: Reading | None, tokens: Sequence[Token]) -> tuple[Head, ...]:
    """Return the heads in the order of ``HEADS``; without a reading only jieba's speaks."""
    own = [Named(t.start, t.end, _KIND[t.kind]) for t in reading.own] if reading else []
    cluener = _kinds(((t.start, t.end, t.kind) for t in reading.cluener), _CLUENER) if reading else []
    lac = _kinds(((t.start, t.end, t.kind) for t in reading.lac), _LAC) if reading else []
    jieba = _kinds(((t.span.start, t.span.end, t.tag) for t in tokens), _JIEBA)
    return tuple(_head(length, names) for names in (own, cluener, lac, jieba))


def soft(length: int, reading: Reading | None) -> NDArray[np.float32]:
    """Return the own head's probabilities by character; without a reading every character is no name."""
    if reading:
        return reading.soft
    nothing = np.zeros((length, SOFT_COLUMNS), dtype=np.float32)
    nothing[:, NO_NAME] = 1
    return nothing


def _kinds(spans: Iterable[tuple[int, int, str]], of: dict[str, str]) -> list[Named]:
    return [Named(start, end, _KIND[of[kind]]) for start, end, kind in spans if kind in of]


def _head(length: int, names: Sequence[Named]) -> Head:
    start, end, kind = (np.full(length + 1, -1, dtype=np.int32) for _ in range(3))
    for name in names:
        start[name.start : name.end] = name.start
        end[name.start : name.end] = name.end
        kind[name.start : name.end] = name.kind
    return Head(tuple(names), start, end, kind)
