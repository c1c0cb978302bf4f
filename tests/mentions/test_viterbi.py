from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions.viterbi import best_paths


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_best_paths_is_the_best_of_all_paths(seed: int, sizes: list[int]) -> None:
    random = np.random.default_rng(seed)
    tags = 3
    emissions = random.normal(size=(len(sizes), max(sizes), tags))
    transitions = random.normal(size=(tags, tags))
    paths = best_paths(emissions, transitions, np.array(sizes, dtype=np.int64))

    def worth(row: int, path: tuple[int, ...]) -> float:
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return float(sum(emissions[row, k, tag] for k, tag in enumerate(path)) + steps)

    for row, size in enumerate(sizes):
        found = tuple(int(tag) for tag in paths[row, :size])
        best = max(worth(row, path) for path in product(range(tags), repeat=size))
        assert abs(worth(row, found) - best) < 1e-9
        assert not paths[row, size:].any()
