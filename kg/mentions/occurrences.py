"""Where the candidates stand in the article: every place of each, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


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


def occurrences(text: str, names: Sequence[str]) -> Occurrences:
    """Return the places of each name, those inside longer Latin words or numbers left out."""
    import ahocorasick_rs

    found = ahocorasick_rs.AhoCorasick(list(names)).find_matches_as_indexes(text, overlapping=True) if names else []
    matches = np.array(found, dtype=np.int64).reshape(-1, 3)
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    latin = ((codes | 32) >= 97) & ((codes | 32) <= 122)
    wordy = latin | ((codes >= 48) & (codes <= 57))
    before, first, last, after = (matches[:, 1], matches[:, 1] + 1, matches[:, 2], matches[:, 2] + 1)
    cut = (wordy[before] & latin[first]) | (latin[before] & wordy[first]) | (latin[last] & latin[after])
    matches = matches[~cut]
    matches = matches[np.lexsort((matches[:, 1], matches[:, 0]))]
    count = np.bincount(matches[:, 0], minlength=len(names))
    return Occurrences(
        matches[:, 0], matches[:, 1], matches[:, 2], _inside(matches[:, 1], matches[:, 2], len(text)), count
    )


def _inside(start: Integers, end: Integers, length: int) -> NDArray[np.bool_]:
    """Return for each place whether another one covers it and is longer."""
    reach = np.zeros(length + 1, dtype=np.int64)
    np.maximum.at(reach, start, end)
    before = np.concatenate([[0], np.maximum.accumulate(reach)[:-1]])  # how far those that start earlier reach
    covered: NDArray[np.bool_] = (before[start] >= end) | (reach[start] > end)
    return covered
