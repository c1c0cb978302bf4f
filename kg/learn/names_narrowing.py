"""Narrowing the name network: what its layers read is projected to fewer numbers, at the least loss on real text."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from kg.learn.names_model import BETWEEN, EMBEDDED, NameNetwork
from kg.learn.names_packing import Encoded

_WAYS = ("weight_ih_l0", "weight_ih_l0_reverse")
_SMALLEST = 1e-6  # least variance of an input


def narrowed(network: NameNetwork, rows: Sequence[Encoded]) -> NameNetwork:
    """Return a network whose layers read ``EMBEDDED`` and ``BETWEEN`` numbers, as near as may be to one of full width.

    The input matrices W of a layer become U V with the least mean square of W x - U V x over the inputs x of these rows:
    the singular vectors of W C^(1/2), C the inputs' second moments. V goes into the embeddings, and between the layers.
    """
    inputs, between = _moments(network, rows)
    narrow = NameNetwork(network.characters.num_embeddings, network.lac.out_features, narrow=True)
    state = {k: v for k, v in network.state_dict().items() if k.split(".")[0] in ("own", "cluener", "lac")}
    with torch.no_grad():
        for layer, moments, width in (("first", inputs, EMBEDDED), ("second", between, BETWEEN)):
            old = getattr(network, layer)
            u, v = _factors(torch.cat([getattr(old, way) for way in _WAYS]), moments, width)
            for way, half in zip(_WAYS, u.chunk(2), strict=True):
                state[f"{layer}.{way}"] = half.clone()
            kept = {f"{layer}.{k}": value for k, value in old.state_dict().items() if k not in _WAYS}
            state |= kept
            if layer == "first":
                for table in ("characters", "words", "entries"):
                    state[f"{table}.weight"] = getattr(network, table).weight @ v.T
            else:
                state["between.weight"] = v
    narrow.load_state_dict(state)
    return narrow


def _moments(network: NameNetwork, rows: Sequence[Encoded]) -> tuple[Tensor, Tensor]:
    """Return the mean of x x^T over the inputs of the first and of the second layer."""
    first, second, count = torch.zeros(()), torch.zeros(()), 0
    network.eval()
    with torch.no_grad():
        for row in rows:
            words, entries = torch.from_numpy(row.words).long()
            x = network.characters(torch.from_numpy(row.ids)[None]) + network.words(words) + network.entries(entries)
            y, _ = network.first(x)
            first = first + x[0].T @ x[0]
            second = second + y[0].T @ y[0]
            count += len(x[0])
    return first / count, second / count


def _factors(matrix: Tensor, moments: Tensor, width: int) -> tuple[Tensor, Tensor]:
    values, vectors = torch.linalg.eigh(moments.double())
    root = values.clamp(min=_SMALLEST).sqrt()
    half = vectors * root @ vectors.T
    u, s, v = torch.linalg.svd(matrix.double() @ half, full_matrices=False)
    return (u[:, :width] * s[:width]).float(), (v[:width] @ (vectors / root @ vectors.T)).float()
