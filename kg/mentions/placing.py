"""Placing: where the accepted names stand, one name a stretch, the longer and the surer one first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.heads import READERS, Heads
from kg.mentions.network import NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.wording import Wording

Integers = NDArray[np.int64]


def placed(
    accepted: NDArray[np.bool_], places: Occurrences, heads: Heads, soft: NDArray[np.float32], words: Wording
) -> list[int]:
    """Return the numbers of the occurrences that stand, in order of the text; no two of them overlap."""
    standing = np.flatnonzero(accepted[places.candidate])
    start, end = places.start[standing], places.end[standing]
    in_words = ~_mid_word(start, end, heads, soft, words)
    standing, start, end = standing[in_words], start[in_words], end[in_words]
    order = np.lexsort((start, start - end))
    taken = bytearray(int(end.max(initial=0)))
    chosen = []
    for number, first, last in zip(standing[order].tolist(), start[order].tolist(), end[order].tolist(), strict=True):
        if taken.find(1, first, last) < 0:
            taken[first:last] = b"\1" * (last - first)
            chosen.append((first, number))
    return [number for _, number in sorted(chosen)]


def _mid_word(
    start: Integers, end: Integers, heads: Heads, soft: NDArray[np.float32], words: Wording
) -> NDArray[np.bool_]:
    """Return which places lie across the borders of words while no head sees a name there (高峰 in 高峰期)."""
    crossing = (words.begins[start] < 0) | (words.finishes[end] < 0)
    seen = (heads.at[:READERS, start] >= 0).any(axis=0) | (heads.at[:READERS, end - 1] >= 0).any(axis=0)
    silent: NDArray[np.bool_] = crossing & ~seen & (soft[start, NO_NAME] > 0.9)
    return silent


def composites(names: Sequence[str], places: Integers) -> list[int]:
    """Return which of the numbered names, all of places, are two others written together: 贵阳市观山湖区."""
    numbers = places.tolist()
    known = {names[number] for number in numbers}
    return [
        number
        for number in numbers
        for name in (names[number],)
        if any(name[:k] in known and name[k:] in known for k in range(2, len(name) - 1))
    ]
