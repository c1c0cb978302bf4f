"""The words of the text as arrays over its characters: where they begin and end, and their parts of speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.model.text import Token

TAGS = ("nr", "ns", "nt", "nz", "n", "v", "x", "eng", "m", "t", "j", "a", "p", "c", "u", "d", "other")
_CODES = {tag: code for code, tag in enumerate(TAGS)}
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wording:
    """For each place between characters: the tag of the word that begins and that ends there (-1: none), counts so far."""

    tag_from: Integers
    tag_to: Integers
    end_from: Integers  # where the word that begins here ends
    words: Integers  # how many words begin before this place
    verbs: Integers
    functions: Integers
    common: Integers  # how many characters before this place lie in a common word of two characters or more


def wording(length: int, tokens: Sequence[Token]) -> Wording:
    """Return the arrays for a text of this length."""
    spans = np.array([(token.span.start, token.span.end, tag_code(token.tag)) for token in tokens], dtype=np.int64)
    starts, ends, codes = spans.reshape(-1, 3).T
    tag_from, tag_to, end_from = (np.full(length + 2, -1, dtype=np.int64) for _ in range(3))
    tag_from[starts], tag_to[ends], end_from[starts] = codes, codes, ends
    functions = np.isin(tag_from, [_CODES[tag] for tag in ("d", "p", "u", "c")])
    known = np.isin(codes, [_CODES[tag] for tag in ("n", "v", "a", "d", "m", "t", "c", "p", "u", "other")]) & (
        ends - starts > 1
    )
    change = np.zeros(length + 3, dtype=np.int64)
    np.add.at(change, starts[known] + 1, 1)
    np.add.at(change, ends[known] + 1, -1)
    words, verbs, small = (
        np.concatenate([[0], np.cumsum(kind)]) for kind in (tag_from >= 0, tag_from == _CODES["v"], functions)
    )
    return Wording(tag_from, tag_to, end_from, words, verbs, small, np.cumsum(np.cumsum(change)))


def tag_code(tag: str) -> int:
    """Return the number of a tag in ``TAGS``: its own, else its first letter's, else that of "other"."""
    code = _CODES.get(tag)
    return _CODES.get(tag[:1], _CODES["other"]) if code is None else code
