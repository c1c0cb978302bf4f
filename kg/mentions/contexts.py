"""What stands beside each character: titles, words of speech, words around firms and places (``contexts.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Context:
    """One row of contexts.toml."""

    id: str
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def contexts() -> tuple[Context, ...]:
    """Return the rows of the table."""
    table = tomllib.loads((resources.files("kg.mentions") / "contexts.toml").read_text(encoding="utf-8"))
    return tuple(Context(key, tuple(row["words"]), tuple(row["yes"]), tuple(row["no"])) for key, row in table.items())


@cache
def _by_row() -> tuple[dict[str, int], tuple[int, ...]]:
    """Return each word with the bits of its rows, and how long the words are."""
    bits: dict[str, int] = {}
    for number, row in enumerate(contexts()):
        for word in row.words:
            bits[word] = bits.get(word, 0) | 1 << number
    return bits, tuple(sorted({len(word) for word in bits}))


def bits_of(word: str) -> tuple[int, int]:
    """Return which rows have a word that this one ends with, and which have one that it begins with, as bits."""
    bits, sizes = _by_row()
    ends = begins = 0
    for size in sizes:
        ends |= bits.get(word[-size:], 0)
        begins |= bits.get(word[:size], 0)
    return ends, begins


@cache
def rows_of_bits() -> NDArray[np.bool_]:
    """Return for each set of bits which rows of the table it holds."""
    count = len(contexts())
    return (np.arange(1 << count)[:, None] >> np.arange(count) & 1).astype(bool)
