"""Narrowing: the narrow network says nearly what the wide one says, where real text is less varied than its numbers."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="kg[train] is not installed: no torch")


def test_narrowed_keeps_what_the_inputs_can_show() -> None:
    import torch

    from kg.learn.names_model import BETWEEN, EMBEDDED, NameNetwork
    from kg.learn.names_narrowing import narrowed
    from kg.learn.names_packing import Encoded

    torch.manual_seed(1)
    wide = NameNetwork(40, 5).eval()  # forty characters: their vectors span no more than forty numbers
    rng = np.random.default_rng(1)
    nothing = np.zeros(12, dtype=np.int64)
    rows = [
        Encoded(rng.integers(0, 40, 12), np.zeros((2, 12), dtype=np.int64), nothing, nothing, nothing, nothing)
        for _ in range(60)
    ]
    narrow = narrowed(wide, rows).eval()
    assert (narrow.first.input_size, narrow.second.input_size) == (EMBEDDED, BETWEEN)
    ids = torch.from_numpy(rows[0].ids)[None]
    words = torch.zeros_like(ids)
    with torch.no_grad():
        for before, after in zip(wide(ids, words, words), narrow(ids, words, words), strict=True):
            assert float((before - after).square().mean()) < 0.05 * float(before.square().mean())
