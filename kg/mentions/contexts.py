"""What stands beside each character: titles, words of speech, words around firms and places (``contexts.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

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
def _automaton() -> tuple[Any, NDArray[np.int64]]:
    """Return the automaton over all words, and for each word the bits of its rows."""
    import ahocorasick_rs

    bits: dict[str, int] = {}
    for number, row in enumerate(contexts()):
        for word in row.words:
            bits[word] = bits.get(word, 0) | 1 << number
    return ahocorasick_rs.AhoCorasick(list(bits)), np.array(list(bits.values()), dtype=np.int64)


def beside(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return two bit sets for each of the ``len(text) + 1`` places between characters.

    The first says which rows have a word that ends there, the second which have one that starts there.
    """
    automaton, bits = _automaton()
    ending = np.zeros(len(text) + 1, dtype=np.int64)
    starting = np.zeros(len(text) + 1, dtype=np.int64)
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    if found:
        matches = np.array(found, dtype=np.int64)
        np.bitwise_or.at(ending, matches[:, 2], bits[matches[:, 0]])
        np.bitwise_or.at(starting, matches[:, 1], bits[matches[:, 0]])
    return ending, starting
