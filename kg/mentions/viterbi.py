"""Viterbi over batches: the best tag path of many sentences at once, in array operations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def best_paths(emissions: Floats, transitions: Floats, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the best tag of every position, shape (sentences, positions); what lies past a length is 0.

    Args:
        emissions: scores of shape (sentences, positions, tags).
        transitions: score of going from a tag (row) to a tag (column).
        lengths: how many positions of each sentence count, at least 1.
    """
    batch, steps, tags = emissions.shape
    back = np.zeros((steps, batch, tags), dtype=np.int16)
    score = emissions[:, 0].copy()
    into = np.ascontiguousarray(transitions.T)  # (to, from): the maximum then runs over the last, contiguous axis
    rows = np.arange(batch)
    for step in range(1, steps):
        ways = score[:, None, :] + into[None]
        best = ways.argmax(axis=2)
        back[step] = best
        reached = np.take_along_axis(ways, best[:, :, None], axis=2)[:, :, 0] + emissions[:, step]
        score = np.where((step < lengths)[:, None], reached, score)  # a finished sentence keeps its scores
    paths = np.zeros((batch, steps), dtype=np.int64)
    tag = score.argmax(axis=1)
    for step in range(steps - 1, -1, -1):
        alive = step < lengths
        paths[alive, step] = tag[alive]
        going = alive & (step > 0)
        tag = np.where(going, back[step, rows, tag], tag)
    return paths
