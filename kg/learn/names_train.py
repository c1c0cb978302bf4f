"""Training the name network: batches, the course of the rate, averaged weights."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import nn

from kg.learn.names_losses import losses
from kg.learn.names_model import NameNetwork
from kg.learn.names_packing import Encoded

BATCH_CHARACTERS = 3600


def batches(examples: Sequence[Encoded], rng: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches of rows of similar length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i]), rng.random()))
    groups: list[list[int]] = []
    size = 0
    for i in order:
        if not groups or size + len(examples[i]) > BATCH_CHARACTERS:
            groups.append([])
            size = 0
        groups[-1].append(i)
        size += len(examples[i])
    rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]


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
    new = (network.own, network.cluener, network.words, network.entries)
    heads = [parameter for module in new for parameter in module.parameters()]
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
