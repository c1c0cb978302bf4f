"""From the tags that the network's heads prefer to names: one regular expression a head, and the best legal path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SURE_OUTSIDE = np.log(0.97)  # between characters that are surely no name, names are read on their own
_NEVER = -1e4


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A stretch of the text that one head of the network reads as a name."""

    start: int
    end: int
    kind: str


class HeadTags:
    """How the tags of one head read as names: one letter a tag, one regular expression for all names."""

    def __init__(self, tags: Sequence[tuple[str, str]]) -> None:
        """Take (part, kind) for each tag; part is B, I, E, S, or "" for no name."""
        kinds = sorted({kind for part, kind in tags if part})
        self._kinds = kinds
        letters = np.zeros(256, dtype=np.uint8)
        for index, (part, kind) in enumerate(tags):
            letters[index] = 33 + 4 * kinds.index(kind) + "BIES".index(part) if part else 32
        self._letters = letters
        ways = []
        for number, _ in enumerate(kinds):
            begin, inside, end, single = (re.escape(chr(33 + 4 * number + k)) for k in range(4))
            ways.append(f"({begin}{inside}*{end}?|{single})")
        self._names = re.compile("|".join(ways))

    def names(self, best: NDArray[np.uint8]) -> Iterator[Tagged]:
        """Yield the names that a row of best tags spells."""
        for match in self._names.finditer(self._letters[best].tobytes().decode("latin-1")):
            yield Tagged(match.start(), match.end(), self._kinds[(match.lastindex or 1) - 1])


def best_path(scores: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the tags of the best path in which every inside follows a begin or an inside of its kind (Viterbi).

    Args:
        scores: (rows, characters, tags): log probabilities of no name, then of begin and inside for each kind.

    Between two characters that are surely no name the best path is often that of the best tags; where it is not, the
    paths of all such stretches are found side by side.
    """
    rows, length, tags = scores.shape
    best: NDArray[np.uint8] = scores.argmax(axis=2).astype(np.uint8)
    before = np.zeros_like(best)
    before[:, 1:] = best[:, :-1]
    inside = (best > 0) & (best % 2 == 0)
    illegal, open_ = np.zeros(
        (2, rows, length + 1), dtype=bool
    )  # one column more, so that no stretch goes on in the next row
    illegal[:, :-1] = inside & (before != best) & (before != best - 1)
    wrong = np.flatnonzero(illegal)
    if not len(wrong):
        return best
    open_[:, :-1] = scores[:, :, 0] < _SURE_OUTSIDE
    change = np.flatnonzero(np.diff(open_.ravel(), prepend=False))
    which = np.searchsorted(change, wrong, side="right") // 2
    which = which[np.diff(which, prepend=-1) > 0]
    starts, ends = change[2 * which], change[2 * which + 1]
    order = np.argsort(starts - ends, kind="stable")  # the longest first: the shorter ones end while it goes on
    starts, sizes = starts[order], (ends - starts)[order]
    row, column = np.divmod(starts, length + 1)
    for stretch, path in enumerate(_paths(scores, row, column, sizes, tags)):
        best[row[stretch], column[stretch] : column[stretch] + sizes[stretch]] = path
    return best


def _paths(
    scores: NDArray[np.float32], row: NDArray[np.intp], column: NDArray[np.intp], sizes: NDArray[np.intp], tags: int
) -> Iterator[NDArray[np.uint8]]:
    longest, count, kinds = int(sizes[0]), len(sizes), tags // 2
    alive = np.searchsorted(-sizes, -np.arange(longest), side="left")  # how many stretches reach this far
    came_from = np.zeros((longest, count), dtype=np.uint8)
    came_inside = np.zeros((longest, count, kinds), dtype=bool)
    now = scores[row, column].copy()
    now[:, 2::2] = _NEVER
    for at in range(1, longest):
        n = int(alive[at])
        before, step = now[:n], scores[row[:n], column[:n] + at]
        came_from[at, :n] = before.argmax(axis=1)
        begin, inside = before[:, 1::2], before[:, 2::2]
        came_inside[at, :n] = inside > begin
        step[:, 2::2] += np.maximum(begin, inside)
        top = before.max(axis=1, keepdims=True)
        step[:, 0:1] += top
        step[:, 1::2] += top
        now[:n] = step
    tag = now.argmax(axis=1)
    found = np.zeros((count, longest), dtype=np.uint8)
    for at in range(longest - 1, -1, -1):
        n = int(alive[at])
        found[:n, at] = here = tag[:n]
        kind = np.maximum(here - 1, 0) // 2
        inner = (here > 0) & (here % 2 == 0)
        stays = came_inside[at, np.arange(n), kind]
        tag[:n] = np.where(inner, here - 1 + stays, came_from[at, :n])
    for stretch in range(count):
        yield found[stretch, : sizes[stretch]]
