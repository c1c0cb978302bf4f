"""Training the judge of names: rows of features from annotated articles, a logistic regression, its weights."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.gold import GoldArticle
from kg.mentions.features import feature_names
from kg.mentions.gathering import gathered
from kg.mentions.judge import Judge
from kg.mentions.network import Reading
from kg.model.names import ENTITY_TYPES
from kg.model.text import Document, Token

NO_NAME = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidates of one article: features, the right class of each, and how much each counts."""

    article: str
    names: tuple[str, ...]
    counts: NDArray[np.int64]
    features: NDArray[np.float32]
    classes: NDArray[np.int64]  # 0 = no name, then ENTITY_TYPES
    weights: NDArray[np.float64]


def rows(document: Document, tokens: Sequence[Token], reading: Reading | None, gold: GoldArticle) -> Rows:
    """Return the candidates of an article with what its gold graph says of them."""
    article = gathered(document, reading, tokens)
    if article is None:
        nothing = np.zeros((0, len(feature_names())), dtype=np.float32)
        return Rows(gold.id, (), np.zeros(0, dtype=np.int64), nothing, *_answers((), gold))
    classes, weights = _answers(article.names, gold)
    return Rows(gold.id, article.names, article.places.count, article.features, classes, weights)


def _answers(names: Iterable[str], gold: GoldArticle) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    forms = {form: entity for entity in gold.entities for form in entity.forms}
    places = {form for form, entity in forms.items() if "Place" in entity.types}
    classes, weights = [], []
    for name in names:
        entity = forms.get(name)
        if entity is None or (name in places and is_composite(name, places)):
            classes.append(NO_NAME)
            weights.append(1.0)
        else:
            classes.append(1 + ENTITY_TYPES.index(entity.types[0]))
            weights.append(0.3 if entity.optional else 1.0)
    return np.array(classes, dtype=np.int64), np.array(weights)


def is_composite(name: str, places: Iterable[str]) -> bool:
    """Return whether a name is two of these places written together; each then stands for itself."""
    known = set(places)
    return any(name[:k] in known and name[k:] in known for k in range(2, len(name) - 1))


def fit(articles: Sequence[Rows], *, strength: float = 0.03) -> dict[str, NDArray[Any]]:
    """Return the judge's arrays (mean, scale, weights, bias, features), fitted with scikit-learn.

    Args:
        articles: rows of articles that the network has not seen.
        strength: inverse of the L2 penalty.
    """
    from sklearn.linear_model import LogisticRegression

    table = np.vstack([rows.features for rows in articles])
    classes = np.concatenate([rows.classes for rows in articles])
    nothing = np.zeros((0, 0), dtype=np.float32)
    judge = Judge(table.mean(axis=0), 1 / (table.std(axis=0) + np.float32(0.05)), nothing, nothing)
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(
        judge.standard(table).astype(np.float64),
        classes,
        sample_weight=np.concatenate([rows.weights for rows in articles]),
    )
    weights, bias = np.zeros((table.shape[1], 1 + len(ENTITY_TYPES))), np.full(1 + len(ENTITY_TYPES), -30.0)
    for row, number in enumerate(model.classes_):
        weights[:, number], bias[number] = model.coef_[row], model.intercept_[row]
    return {
        "mean": judge.mean,
        "scale": judge.scale,
        "weights": weights,
        "bias": bias,
        "features": np.array(feature_names()),
    }


def write_judges(judges: Mapping[str, Mapping[str, NDArray[Any]]], folder: Path, card: Mapping[str, object]) -> None:
    """Write ``judge_<quality>.npz`` for each judge, and ``judge.json`` with their hashes and the card."""
    hashes = {}
    for quality, arrays in sorted(judges.items()):
        data = io.BytesIO()
        small: dict[str, Any] = {k: v.astype(np.float32) if v.dtype.kind == "f" else v for k, v in arrays.items()}
        np.savez_compressed(data, **small)
        path = folder / f"judge_{quality}.npz"
        path.write_bytes(data.getvalue())
        hashes[path.name] = sha256(data.getvalue()).hexdigest()
    text = json.dumps({"sha256": hashes, **card}, ensure_ascii=False, indent=1)
    (folder / "judge.json").write_text(text + "\n", encoding="utf-8")


def calibration(
    sure: NDArray[np.float64], right: NDArray[np.bool_], *, bins: int = 10
) -> Iterator[tuple[float, float, int]]:
    """Yield (mean confidence, share that is right, count) for each bin of confidence that is not empty."""
    number = np.minimum((sure * bins).astype(int), bins - 1)
    for k in range(bins):
        inside = number == k
        if inside.any():
            yield float(sure[inside].mean()), float(right[inside].mean()), int(inside.sum())
