"""Learning antecedents: the fit finds what decides, and the table that ships is what the code reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from kg.learn.antecedents import Example, chances, fit, table
from kg.linking.salience import CLASSES, FEATURES


def example(class_: str, right: int) -> Example:
    rows = np.zeros((2, len(FEATURES)))
    rows[right, FEATURES.index("subject")] = 1.0
    return Example("a", class_, rows, right)


def test_fit_learns_what_tells_the_right_candidate() -> None:
    weights = fit([example(class_, right) for class_ in CLASSES for right in (0, 1)])
    for class_ in CLASSES:
        assert weights[class_][FEATURES.index("subject")] > 0.5
        assert chances(weights[class_], example(class_, 1).rows).argmax() == 1


def test_fit_is_repeatable() -> None:
    data = [example("firm", 0), example("it", 1)]
    assert table(fit(data)) == table(fit(data))


def test_table_that_ships_has_every_class_and_feature() -> None:
    path = Path(__file__).resolve().parents[2] / "kg" / "linking" / "salience.toml"
    shipped = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {class_: list(shipped[class_]) for class_ in shipped} == {class_: list(FEATURES) for class_ in CLASSES}
