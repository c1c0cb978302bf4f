"""Where the candidates stand in the article: every place of each, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import Characters, table

Integers = NDArray[np.int64]
_SHORT = 4096  # characters of a text in which names are counted one by one quicker than by an automaton
_LATIN = table("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_WORDY = _LATIN | table("0123456789")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All places of all candidates, sorted by candidate, then by place."""

    candidate: Integers  # number of the candidate
    start: Integers
    end: Integers
    inside: NDArray[np.bool_]  # whether a longer candidate stands over this place
    count: Integers  # places of each candidate

    def __len__(self) -> int:
        return len(self.candidate)


def occurrences(page: Characters, names: Sequence[str]) -> Occurrences:
    """Return the places of each of these different names, those inside longer Latin words or numbers left out."""
    find = _one_by_one if len(page.text) < _SHORT else _at_once
    number, start = find(page.text, names)
    size = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
    end = start + size[number]
    codes = page.codes
    cut = (_WORDY[codes[start]] & _LATIN[codes[start + 1]]) | (_LATIN[codes[start]] & _WORDY[codes[start + 1]])
    cut |= _LATIN[codes[end]] & _LATIN[codes[end + 1]]
    if cut.any():
        number, start, end = number[~cut], start[~cut], end[~cut]
    return Occurrences(
        number, start, end, _inside(start, end, len(page.text)), np.bincount(number, minlength=len(names))
    )


def counts(text: str, names: Sequence[str]) -> list[int]:
    """Return how often each of these names stands in a text."""
    if len(text) < _SHORT:
        return list(map(text.count, names))
    different = list(dict.fromkeys(names))
    found = np.bincount(_at_once(text, different)[0], minlength=len(different))
    often = dict(zip(different, found.tolist(), strict=True))
    return [often[name] for name in names]


def _one_by_one(text: str, names: Sequence[str]) -> tuple[Integers, Integers]:
    """Return number and start of every place of each name, in order."""
    numbers: list[int] = []
    starts: list[int] = []
    find = text.find
    for number, name in enumerate(names):
        at = find(name)
        while at >= 0:
            numbers.append(number)
            starts.append(at)
            at = find(name, at + 1)
    return np.array(numbers, dtype=np.int64), np.array(starts, dtype=np.int64)


def _at_once(text: str, names: Sequence[str]) -> tuple[Integers, Integers]:
    """Return the same as ``_one_by_one``, in a time that does not grow with the number of names."""
    import ahocorasick_rs

    found = ahocorasick_rs.AhoCorasick(names).find_matches_as_indexes(text, overlapping=True) if names else []
    matches = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)
    number, start, _ = matches[np.lexsort((matches[:, 1], matches[:, 0]))].T
    return number, start


def _inside(start: Integers, end: Integers, length: int) -> NDArray[np.bool_]:
    """Return for each place whether another one covers it and is longer."""
    reach = np.zeros(length + 1, dtype=np.int64)
    np.maximum.at(reach, start, end)
    before = np.concatenate([[0], np.maximum.accumulate(reach)[:-1]])  # how far those that start earlier reach
    covered: NDArray[np.bool_] = (before[start] >= end) | (reach[start] > end)
    return covered
