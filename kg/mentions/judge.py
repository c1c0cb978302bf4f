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
from kg.mentions.shipped import checked, weights_folder
from kg.model.names import ENTITY_TYPES

Floats = NDArray[np.float64]
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
        scores = self.standard(features) @ self.weights + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))

    def reasons(self, features: Floats, types: NDArray[np.int64]) -> list[tuple[str, ...]]:
        """Return in words what spoke most for each candidate's type, and what most against it."""
        names = feature_names()
        spoke = self.standard(features) * (self.weights[:, types] - self.weights[:, [0]]).T * (features != 0)
        best = np.argpartition(-spoke, 3, axis=1)[:, :3]
        found = []
        for row, worst in enumerate(spoke.argmin(axis=1).tolist()):
            ranks = sorted(best[row].tolist(), key=lambda k: -spoke[row, k])
            words = [f"{ENTITY_TYPES[types[row] - 1]} for: {names[k]}" for k in ranks if spoke[row, k] > 0]
            found.append((*words, *([f"against: {names[worst]}"] if spoke[row, worst] < -0.2 else [])))
        return found

    def standard(self, features: Floats) -> Floats:
        """Return the features in deviations from their mean, none above ``_CLIP``."""
        return np.clip((features - self.mean) * self.scale, -_CLIP, _CLIP)


@cache
def judge(quality: str) -> Judge:
    """Return the judge for a quality ("best": over the network, "fast": over the dictionary alone).

    Raises:
        SourceError: its file is missing, damaged or made for other features.
    """
    folder = weights_folder()
    path = folder / f"judge_{quality}.npz"
    card = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
    data = checked(path, card["sha256"][path.name])
    with np.load(BytesIO(data)) as arrays:
        if [str(name) for name in arrays["features"]] != list(feature_names()):
            raise SourceError(path, "made for other features", "train it again: kg train names")
        return Judge(*(arrays[key].astype(np.float64) for key in ("mean", "scale", "weights", "bias")))
