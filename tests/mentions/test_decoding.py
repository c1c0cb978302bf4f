from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.decoding import HeadTags, best_path

_TAGS = [("", ""), ("B", "x"), ("I", "x"), ("B", "y"), ("I", "y")]


def _log(probabilities: list[list[float]]) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    scores = np.log(np.array([probabilities], dtype=np.float32))
    return np.asarray(scores)


def test_best_path_reads_no_inside_without_a_begin() -> None:
    scores = _log([[0.5, 0.1, 0.4, 0.0001, 0.0001], [0.1, 0.1, 0.8, 0.0001, 0.0001]])
    assert best_path(scores).tolist() == [[1, 2]]


def test_best_path_gives_a_name_one_kind() -> None:
    scores = _log([[0.1, 0.5, 0.01, 0.4, 0.01], [0.1, 0.01, 0.3, 0.01, 0.6], [0.1, 0.01, 0.2, 0.01, 0.7]])
    assert best_path(scores).tolist() == [[3, 4, 4]]


def test_best_path_of_nothing_but_sure_characters_is_no_name() -> None:
    assert best_path(_log([[0.99, 0.005, 0.003, 0.001, 0.001]] * 3)).tolist() == [[0, 0, 0]]


def _legal(path: tuple[int, ...]) -> bool:
    return all(tag % 2 or tag == 0 or before in (tag, tag - 1) for before, tag in zip((0, *path), path, strict=False))


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(1, 5))
def test_best_path_is_the_best_of_all_legal_paths(seed: int, rows: int, length: int) -> None:
    odds = np.random.default_rng(seed).random((rows, length, 5)) + 1e-3
    odds[..., 0] *= 0.9  # no character is surely outside
    scores = np.log(odds / odds.sum(axis=-1, keepdims=True)).astype(np.float32)
    found = best_path(scores)
    for row in range(rows):
        values = {
            path: sum(float(scores[row, at, tag]) for at, tag in enumerate(path))
            for path in product(range(5), repeat=length)
            if _legal(path)
        }
        assert values[tuple(found[row].tolist())] >= max(values.values()) - 1e-4


def test_names_are_read_off_the_tags() -> None:
    head = HeadTags(_TAGS)
    assert [(n.start, n.end, n.kind) for n in head.names(np.array([0, 1, 2, 3, 0, 3, 4, 0], dtype=np.uint8))] == [
        (1, 3, "x"), (3, 4, "y"), (5, 7, "y"),
    ]  # fmt: skip
