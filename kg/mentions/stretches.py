"""Stretches of a text looked up in word lists, many at a time: each stretch has a number that its characters make.

The number is a polynomial of the code points modulo 2**64; two different stretches of at most 40 characters share one
by chance alone, once in 10**19.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_INVERSE = pow(_BASE, -1, 1 << 64)
_LEAST = 12
Integers = NDArray[np.int64]
Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Stretches:
    """What numbers the stretches of a text have."""

    sums: Numbers
    inverse: Numbers

    def of(self, start: Integers, end: Integers) -> Numbers:
        """Return the number of each stretch from start to end; both within the text."""
        return (self.sums[end] - self.sums[start]) * self.inverse[start]


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their numbers, each with a value; what is no word has the value 0."""

    numbers: Numbers  # sorted
    values: Integers

    def values_of(self, numbers: Numbers) -> Integers:
        """Return the value of each number."""
        at = np.searchsorted(self.numbers, numbers)
        return np.where(self.numbers[at] == numbers, self.values[at], 0)


def stretches(codes: NDArray[np.uint16]) -> Stretches:
    """Return the numbers of the stretches of these characters."""
    power, inverse = _powers(max(_LEAST, len(codes).bit_length()))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * power[: len(codes)], out=sums[1:])
    return Stretches(sums, inverse)


def words(values: Mapping[str, int] | Iterable[str]) -> Words:
    """Return words with their values, 1 where none are given."""
    given = values if isinstance(values, Mapping) else dict.fromkeys(values, 1)
    pairs = sorted((_number(word), value) for word, value in given.items())
    numbers = np.array([number for number, _ in pairs] + [(1 << 64) - 1], dtype=np.uint64)
    return Words(numbers, np.array([value for _, value in pairs] + [0], dtype=np.int64))


def _number(word: str) -> int:
    return sum(min(ord(c), 0xFFFF) * pow(_BASE, at, 1 << 64) for at, c in enumerate(word)) % (1 << 64)


@lru_cache(maxsize=4)
def _powers(bits: int) -> tuple[Numbers, Numbers]:
    """Return the powers of the base and of its inverse, for texts whose length has so many bits."""
    found = np.ones((2, 1 << bits), dtype=np.uint64)
    found[0, 1:], found[1, 1:] = _BASE, _INVERSE
    power, inverse = np.cumprod(found, axis=1)
    return power, inverse
