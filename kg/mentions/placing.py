"""Placing: where the accepted names stand, one name a stretch, the longer and the surer one first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.heads import Head
from kg.mentions.network import NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.model.text import Token


def placed(
    accepted: NDArray[np.bool_],
    places: Occurrences,
    heads: Sequence[Head],
    soft: NDArray[np.float32],
    tokens: Sequence[Token],
) -> list[int]:
    """Return the numbers of the occurrences that stand, in order of the text; no two of them overlap."""
    standing = np.flatnonzero(accepted[places.candidate] & ~_mid_word(places, heads, soft, tokens))
    size = places.end[standing] - places.start[standing]
    taken = np.zeros(int(places.end.max(initial=0)) + 1, dtype=bool)
    chosen = []
    for k in standing[np.lexsort((places.start[standing], -size))].tolist():
        start, end = places.start[k], places.end[k]
        if not taken[start:end].any():
            taken[start:end] = True
            chosen.append(k)
    return sorted(chosen, key=lambda k: int(places.start[k]))


def _mid_word(
    places: Occurrences, heads: Sequence[Head], soft: NDArray[np.float32], tokens: Sequence[Token]
) -> NDArray[np.bool_]:
    """Return which places lie across the borders of words while no head sees a name there (高峰 in 高峰期)."""
    length = int(places.end.max(initial=0)) + 1
    starts, ends = np.zeros(length + 1, dtype=bool), np.zeros(length + 1, dtype=bool)
    for token in tokens:
        if token.span.end <= length:
            starts[token.span.start] = ends[token.span.end] = True
    crossing = ~(starts[places.start] & ends[places.end])
    seen = np.zeros(len(places), dtype=bool)
    for head in heads[:3]:
        seen |= (head.start[places.start] >= 0) | (head.start[places.end - 1] >= 0)
    sure = soft[places.start, NO_NAME] > 0.9 if len(soft) else np.zeros(len(places), dtype=bool)
    silent: NDArray[np.bool_] = crossing & ~seen & sure
    return silent


def composites(names: Sequence[str], accepted: NDArray[np.bool_], place: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which accepted places are two other accepted places written together: 贵阳市观山湖区."""
    known = {name for name, ok, is_place in zip(names, accepted, place, strict=True) if ok and is_place}
    return np.array(
        [
            bool(ok)
            and bool(is_place)
            and any(name[:k] in known and name[k:] in known for k in range(2, len(name) - 1))
            for name, ok, is_place in zip(names, accepted, place, strict=True)
        ],
        dtype=bool,
    )
