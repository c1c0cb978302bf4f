"""Training the name network: batches, losses, averaged weights; the same data and seed give the same network."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from kg.learn.names_corpora import Example
from kg.learn.names_model import NameNetwork
from kg.learn.names_tags import ANY, OWN_TAGS, cluener_tags, own_masks
from kg.learn.names_teacher import Teacher
from kg.mentions.words import word_features

BATCH_CHARACTERS = 2600


@dataclass(slots=True)
class Encoded:
    """An example as arrays."""

    ids: np.ndarray[Any, Any]
    words: np.ndarray[Any, Any]
    own: np.ndarray[Any, Any]
    cluener: np.ndarray[Any, Any] | None
    lac: np.ndarray[Any, Any] | None  # LAC's emissions, half precision
    weight: float


def encode(
    examples: Sequence[Example], ids_of: Callable[[str], np.ndarray[Any, Any]], teacher: Teacher | None
) -> list[Encoded]:
    """Return the examples as arrays; with a teacher, its emissions are learned too."""
    encoded = []
    for example in examples:
        text = example.text
        if len(text) < 2:
            continue
        lac = teacher.emissions(text) if teacher else None
        if example.outside == "O":
            outside = [1] * len(text)
        elif example.outside == "lac" and teacher and lac is not None:
            outside = teacher.outside(lac)
        else:
            outside = [ANY] * len(text)
        clue = None if example.cluener is None else np.array(cluener_tags(len(text), example.cluener), dtype=np.int64)
        own = np.array(own_masks(len(text), example.names, outside), dtype=np.int64)
        encoded.append(
            Encoded(
                ids_of(text),
                word_features(text),
                own,
                clue,
                None if lac is None else lac.astype(np.float16),
                example.weight,
            )
        )
    return encoded


def batches(examples: Sequence[Encoded], rng: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches of examples of similar length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].ids), rng.random()))
    groups: list[list[int]] = []
    size = 0
    for i in order:
        if not groups or size + len(examples[i].ids) > BATCH_CHARACTERS:
            groups.append([])
            size = 0
        groups[-1].append(i)
        size += len(examples[i].ids)
    rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


_BITS = torch.arange(len(OWN_TAGS))


def losses(network: NameNetwork, batch: list[Encoded], rng: np.random.Generator, *, lac_weight: float) -> Tensor:
    """Return the loss of one batch: own head (any of the allowed tags), CLUENER's head, agreement with LAC."""
    length = max(len(e.ids) for e in batch)
    rows = len(batch)
    ids = np.zeros((rows, length), dtype=np.int64)
    words = np.zeros((rows, length), dtype=np.int64)
    own = np.full((rows, length), ANY, dtype=np.int64)
    weight = np.zeros((rows, length), dtype=np.float32)
    clue = np.full((rows, length), -100, dtype=np.int64)
    for row, e in enumerate(batch):
        n = len(e.ids)
        ids[row, :n], words[row, :n], own[row, :n], weight[row, :n] = e.ids, e.words, e.own, e.weight
        if e.cluener is not None:
            clue[row, :n] = e.cluener
    unknown = rng.random(ids.shape) < 0.02  # a character never seen is read by what stands around it
    ids[unknown] = 0
    own_scores, clue_scores, lac_scores = network(torch.from_numpy(ids), torch.from_numpy(words))
    allowed = ((torch.from_numpy(own)[..., None] >> _BITS) & 1).bool()
    log_probability = own_scores.log_softmax(-1)
    own_loss = -log_probability.masked_fill(~allowed, -1e4).logsumexp(-1)
    weights = torch.from_numpy(weight)
    loss = (own_loss * weights).sum() / weights.sum()
    if (clue >= 0).any():
        loss = loss + nn.functional.cross_entropy(
            clue_scores.flatten(0, 1), torch.from_numpy(clue).flatten(), ignore_index=-100
        )
    if lac_weight and batch[0].lac is not None:
        teacher = torch.cat([torch.from_numpy(e.lac) for e in batch if e.lac is not None]).float()
        student = torch.cat([lac_scores[row, : len(e.lac)] for row, e in enumerate(batch) if e.lac is not None])
        loss = loss + lac_weight * nn.functional.kl_div(
            student.log_softmax(-1), teacher.log_softmax(-1), log_target=True, reduction="batchmean"
        )
    return loss


def train(
    network: NameNetwork,
    epochs: Sequence[Callable[[random.Random], Sequence[Encoded]]],
    *,
    seed: int,
    rate: float,
    warm: int = 50,
    lac_weight: float = 0.5,
    decay: float = 0.998,
    log: Callable[[str], None] = print,
) -> NameNetwork:
    """Train through the epochs (each a draw of examples) and return the network with averaged weights."""
    import copy
    import time

    torch.manual_seed(seed)
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    heads = [*network.own.parameters(), *network.cluener.parameters(), *network.words.parameters()]
    body = [p for p in network.parameters() if not any(p is h for h in heads)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate * 0.5}, {"params": heads, "lr": rate}], weight_decay=0.01
    )
    bases = [g["lr"] for g in optimizer.param_groups]
    averaged = copy.deepcopy(network)
    steps = 0
    for number, draw in enumerate(epochs):
        network.train()
        started, total, count = time.time(), 0.0, 0
        groups = list(batches(draw(rng), rng))
        for at, batch in enumerate(groups):
            done = (number + at / len(groups)) / len(epochs)
            scale = min(1.0, (steps + 1) / warm) * (0.05 + 0.95 * 0.5 * (1 + np.cos(np.pi * done)))
            for group, base in zip(optimizer.param_groups, bases, strict=True):
                group["lr"] = base * scale
            loss = losses(network, batch, noise, lac_weight=lac_weight)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            steps += 1
            kept = min(decay, steps / (steps + 10))
            with torch.no_grad():
                for a, p in zip(averaged.parameters(), network.parameters(), strict=True):
                    a.lerp_(p, 1 - kept)
            total, count = total + float(loss.detach()), count + 1
        log(
            f"epoch {number + 1}/{len(epochs)}: loss {total / max(1, count):.4f}, {count} batches, {time.time() - started:.0f} s"
        )
    averaged.eval()
    return averaged
