"""The judge: one calibrated probability a type for each candidate, from everything the article says of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from kg.errors import SourceError
from kg.mentions.features import feature_names
from kg.mentions.shipped import card_text, checked, weights_folder
from kg.model.names import ENTITY_TYPES

Floats = NDArray[np.float32]
_REASONS = 3  # that speak for a name are told, and the worst against it from
_AGAINST = -0.2  # this weight on
_NEW = 0.05  # share of the features that a judge need not know
_CLIP = 6.0  # a feature never counts more than this many deviations


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression over no name and the seven types, on standardised features."""

    mean: Floats
    scale: Floats
    weights: Floats  # (features, 1 + types)
    bias: Floats

    def probabilities(self, features: Floats) -> Floats:
        """Return a row for each candidate: the probability of no name, then of each of ``ENTITY_TYPES``."""
        return self.of_standard(self.standard(features))

    def of_standard(self, standard: Floats) -> Floats:
        """Return ``probabilities`` of features that are standard already."""
        scores = standard @ self.weights + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))

    def reasons(self, standard: Floats, types: NDArray[np.int64]) -> list[tuple[str, ...]]:
        """Return in words what spoke most for each candidate's type, and what most against it.

        Args:
            standard: the candidates' features as ``standard`` gives them, zeros where a feature was nought.
            types: the number of each candidate's type in the columns of ``probabilities``.
        """
        against, speaking = _words()
        spoke = standard * (self.weights[:, types] - self.weights[:, [0]]).T
        rows = np.arange(len(spoke))
        worst = spoke.argmin(axis=1)
        found = [[against[low]] if least < _AGAINST else [] for low, least in _pairs(worst, spoke[rows, worst])]
        ranks = []
        for _ in range(_REASONS):
            best = spoke.argmax(axis=1)
            ranks.append(_pairs(best, spoke[rows, best]))
            spoke[rows, best] = -1
        return [
            (*(speaking[type_][best] for best, most in ranked if most > 0), *low)
            for type_, low, *ranked in zip(types.tolist(), found, *ranks, strict=True)
        ]

    def standard(self, features: Floats) -> Floats:
        """Return the features in deviations from their mean, none above ``_CLIP``."""
        return np.asarray(np.minimum(np.maximum((features - self.mean) * self.scale, -_CLIP), _CLIP))


def _pairs(which: NDArray[np.int64], weights: Floats) -> list[tuple[int, float]]:
    return list(zip(which.tolist(), weights.tolist(), strict=True))


@cache
def _words() -> tuple[list[str], list[list[str]]]:
    """Return what is said against a name by each feature, and for a name of each type (none in front)."""
    names = feature_names()
    return [f"against: {name}" for name in names], [
        [f"{type_} for: {name}" for name in names] for type_ in ("", *ENTITY_TYPES)
    ]


@cache
def judge(quality: str) -> Judge:
    """Return the judge for a quality ("best": over the network, "fast": over the dictionary alone).

    Raises:
        SourceError: its file is missing, damaged or made for other features.
    """
    folder = weights_folder()
    path = folder / f"judge_{quality}.npz"
    card = json.loads(card_text(folder / "judge.json"))
    data = checked(path, card["sha256"][path.name])
    with np.load(BytesIO(data)) as arrays:
        number = {str(name): k for k, name in enumerate(arrays["features"])}
        known = [number.get(name, -1) for name in feature_names()]
        if known.count(-1) > _NEW * len(known):
            raise SourceError(path, "made for other features", "train it again: kg train names")
        mean, scale, weights = (_columns(arrays[key], known) for key in ("mean", "scale", "weights"))
        return Judge(mean, scale, weights, arrays["bias"].astype(np.float32))


def _columns(array: NDArray[np.float32], known: list[int]) -> Floats:
    """Return the rows of the features that are known by now; what the judge has not learned of counts nothing."""
    found = array[known].astype(np.float32)
    found[np.array(known) < 0] = 0
    return found
