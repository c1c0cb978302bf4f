"""What the name network is taught by: allowed own tags, whole paths of CLUENER's tags, agreement with LAC."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from kg.learn.names_model import NameNetwork
from kg.learn.names_packing import Encoded
from kg.learn.names_tags import ANY, OWN_TAGS, UNTAGGED

_BITS = torch.arange(len(OWN_TAGS))
_UNREAD = 0.02  # a character never seen is read by what stands around it: so often one is hidden
_BY_CHARACTER = 0.3  # share of CLUENER's loss that judges each character by itself, so that sure ones can be told
_NEVER = -1e4


def losses(network: NameNetwork, batch: Sequence[Encoded], rng: np.random.Generator, *, lac_weight: float) -> Tensor:
    """Return the loss of one batch of rows."""
    length, rows = max(map(len, batch)), len(batch)
    ids, entries, words = (np.zeros((rows, length), dtype=np.int64) for _ in range(3))
    own = np.full((rows, length), ANY, dtype=np.int64)
    weight = np.zeros((rows, length), dtype=np.float32)
    clue = np.full((rows, length), UNTAGGED, dtype=np.int64)
    for row, example in enumerate(batch):
        n = len(example)
        ids[row, :n], own[row, :n], weight[row, :n] = example.ids, example.own, example.weight
        words[row, :n], entries[row, :n] = example.words
        clue[row, :n] = example.cluener
    ids[rng.random(ids.shape) < _UNREAD] = 0
    own_scores, clue_scores, lac_scores = network(*map(torch.from_numpy, (ids, words, entries)))
    allowed = ((torch.from_numpy(own)[..., None] >> _BITS) & 1).bool()
    own_loss = -own_scores.log_softmax(-1).masked_fill(~allowed, _NEVER).logsumexp(-1)
    weights = torch.from_numpy(weight)
    loss = (own_loss * weights).sum() / weights.sum()
    if (clue >= 0).any():
        by_character = nn.functional.cross_entropy(
            clue_scores.flatten(0, 1), torch.from_numpy(clue).flatten(), ignore_index=UNTAGGED
        )
        loss = loss + (1 - _BY_CHARACTER) * path_loss(clue_scores, clue) + _BY_CHARACTER * by_character
    if lac_weight:
        loss = loss + lac_weight * _disagreement(lac_scores, batch)
    return loss


def path_loss(scores: Tensor, tags: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Tensor:
    """Return minus the log probability of the tagged stretches' paths among all legal ones, by character.

    Legal is a path in which every inside follows a begin or an inside of its kind, as ``best_path`` of
    ``kg.mentions.decoding`` reads it: a conditional random field whose transitions are given, not learned.
    """
    known = np.zeros((len(tags), tags.shape[1] + 2), dtype=np.int8)
    known[:, 1:-1] = tags >= 0
    starts, ends = np.argwhere(np.diff(known) == 1), np.argwhere(np.diff(known) == -1)
    order = np.argsort(starts[:, 1] - ends[:, 1], kind="stable")
    row, first = starts[order].T
    sizes = ends[order, 1] - first
    at = np.minimum(first[:, None] + np.arange(sizes[0]), tags.shape[1] - 1)
    stretches = scores[torch.from_numpy(row)[:, None], torch.from_numpy(at)]
    right = torch.from_numpy(np.maximum(tags[row[:, None], at], 0))
    inside = torch.from_numpy(np.arange(sizes[0]) < sizes[:, None])
    of_path = (stretches.gather(2, right[..., None])[..., 0] * inside).sum()
    return (_all_paths(stretches, sizes) - of_path) / int(sizes.sum())


def _all_paths(scores: Tensor, sizes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Tensor:
    """Return the sum over stretches of the log of the summed exponentials of all legal paths."""
    total = scores.new_zeros(())
    plain, begin, inner = scores[:, 0, :1], scores[:, 0, 1::2], torch.full_like(scores[:, 0, 2::2], _NEVER)
    for at in range(1, int(sizes[0]) + 1):
        top = torch.cat([plain, begin, inner], dim=1).logsumexp(1, keepdim=True)
        n = int((sizes > at).sum())
        total = total + top[n:].sum()
        if not n:
            break
        step = scores[:n, at]
        inner = torch.logaddexp(begin[:n], inner[:n]) + step[:, 2::2]
        plain, begin = top[:n] + step[:, :1], top[:n] + step[:, 1::2]
    return total


def _disagreement(scores: Tensor, batch: Sequence[Encoded]) -> Tensor:
    teacher = torch.cat([torch.from_numpy(example.lac) for example in batch]).float()
    student = torch.cat([scores[row, : len(example)] for row, example in enumerate(batch)])
    read = ~teacher[:, 0].isnan()
    return nn.functional.kl_div(
        student[read].log_softmax(-1), teacher[read].log_softmax(-1), log_target=True, reduction="batchmean"
    )
