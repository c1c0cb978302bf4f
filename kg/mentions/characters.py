"""The characters of a text as arrays: their code points, and how many of each kind stand before each place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.stretches import Stretches, stretches

STOPS = frozenset('，。；：、！？,;!?“”"《》「」『』\n\t')
TRIM = " \t\n\u3000，。；：、！？,;:!?“”\"'‘’《》「」『』"
KINDS = ("stop", "letter", "open", "close", "latin", "digit", "dot", "wide", "lower", "upper")
_BITS = 6  # a kind's count within a name of at most 40 characters; ten kinds share 60 bits
_SHIFTS = np.arange(len(KINDS), dtype=np.uint64) * np.uint64(_BITS)
MOST = (1 << _BITS) - 1
_ALL = 0x10000
Codes = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Characters:
    """A text's characters: ``codes[1:-3]`` are the text, with a line break in front and three behind.

    ``sums`` holds for each place the counts of all kinds before it, packed in one number that may run over: the
    difference of two places no more than ``MOST`` characters apart is exact.
    """

    text: str
    codes: Codes  # what is no character of the first plane is 0xFFFF
    sums: NDArray[np.uint64]
    stretches: Stretches  # to look up words, in lower case

    def counts(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> Counts:
        """Return what the stretches from start to end hold."""
        return Counts(self.sums[end] - self.sums[start])


@dataclass(frozen=True, slots=True)
class Counts:
    """How many characters of each kind some stretches hold."""

    packed: NDArray[np.uint64]

    def of(self, kind: str) -> NDArray[np.int64]:
        """Return the count of a kind in each stretch."""
        return ((self.packed >> np.uint64(_BITS * KINDS.index(kind))) & np.uint64(MOST)).astype(np.int64)

    def all(self) -> NDArray[np.uint64]:
        """Return a row for each stretch, the counts of all ``KINDS``."""
        return (self.packed[:, None] >> _SHIFTS) & np.uint64(MOST)

    def has(self, kind: str) -> NDArray[np.bool_]:
        """Return which stretches hold a character of a kind."""
        found: NDArray[np.bool_] = (self.packed & np.uint64(MOST << _BITS * KINDS.index(kind))) != 0
        return found


def characters(text: str) -> Characters:
    """Return the arrays of a text."""
    wide = np.frombuffer(f"\n{text}\n\n\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.minimum(wide, _ALL - 1).astype(np.uint16)
    sums = np.zeros(len(text) + 1, dtype=np.uint64)
    np.cumsum(_packed()[codes[1:-3]], out=sums[1:])
    return Characters(text, codes, sums, stretches(_lower()[codes[1:-3]]))


def table(characters: str) -> NDArray[np.bool_]:
    """Return for each code point whether it is one of these characters."""
    found = np.zeros(_ALL, dtype=bool)
    found[[ord(character) for character in characters]] = True
    return found


@cache
def _lower() -> NDArray[np.uint16]:
    """Return each code point's lower case."""
    found = np.arange(_ALL, dtype=np.uint16)
    found[ord("A") : ord("Z") + 1] += ord("a") - ord("A")
    return found


@cache
def _packed() -> NDArray[np.uint64]:
    """Return for each code point a one in the bits of each of its kinds."""
    code = np.arange(_ALL)
    lower, upper = (code >= ord("a")) & (code <= ord("z")), (code >= ord("A")) & (code <= ord("Z"))
    kinds = {
        "stop": table("".join(STOPS)),
        "letter": ((code >= ord("一")) & (code <= ord("鿿"))) | lower | upper,
        "open": table("（("),
        "close": table("）)"),
        "latin": lower | upper,
        "digit": np.array([chr(point).isdigit() for point in range(_ALL)]),
        "dot": table("·"),
        "wide": code > ord("~"),
        "lower": lower,
        "upper": upper,
    }
    packed = np.zeros(_ALL, dtype=np.uint64)
    for number, kind in enumerate(KINDS):
        packed |= kinds[kind].astype(np.uint64) << np.uint64(_BITS * number)
    return packed
