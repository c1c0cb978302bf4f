"""How much a name stands out where a word may stand for it: what was seen of it, weighed by learned numbers."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

RECENT = 6  # standings of an entity that are looked at: of these the roles must be known
CLASSES = ("firm", "head", "he", "it")
FEATURES = (
    "same_clause", "last_clause", "clauses_two_three", "same_sentence", "last_sentence", "sentences_two", "sentences_three",
    "same_paragraph", "nearest", "second_nearest", "subject", "object", "owner", "bracketed", "subject_of_last_sentence",
    "share_so_far", "share_of_all", "most_named", "in_title", "company",
)  # fmt: skip


@dataclass(slots=True)
class Standing:
    """A place where an entity stands: ``role`` is "subject", "object", "owner", "bracketed" or ""; None: not yet asked."""

    start: int
    end: int
    sentence: int
    paragraph: int
    clause: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word falls."""

    sentence: int
    paragraph: int
    clause: int


def features(
    place: Place,
    history: Sequence[Standing],
    rank: int,
    share_so_far: float,
    share_of_all: float,
    *,
    most: bool,
    in_title: bool,
    company: bool,
) -> tuple[float, ...]:
    """Return what was seen of an entity before the place, in the order of ``FEATURES``.

    Args:
        place: where the word falls.
        history: every standing of the entity before it, in order; at least one.
        rank: how many fitting entities stand nearer.
        share_so_far: its share of the namings before the place, of those that fit.
        share_of_all: its share of the namings of the whole article, of those that fit.
        most: whether none that fits is named more often.
        in_title: whether the title names it.
        company: whether it is a company.
    """
    last = history[-1]
    clauses, sentences = place.clause - last.clause, place.sentence - last.sentence
    led = any(s.role == "subject" and place.sentence - s.sentence == 1 for s in history[-RECENT:])
    return (
        float(clauses == 0), float(clauses == 1), float(2 <= clauses <= 3), float(sentences == 0), float(sentences == 1),
        float(sentences == 2), float(sentences == 3), float(last.paragraph == place.paragraph), float(rank == 0), float(rank == 1),
        float(last.role == "subject"), float(last.role == "object"), float(last.role == "owner"), float(last.role == "bracketed"),
        float(led), share_so_far, share_of_all, float(most), float(in_title), float(company),
    )  # fmt: skip


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    table = tomllib.loads(Path(__file__).with_name("salience.toml").read_text(encoding="utf-8"))
    return {name: tuple(table[name][feature] for feature in FEATURES) for name in CLASSES}


def odds(class_: str, rows: Sequence[tuple[float, ...]]) -> list[float]:
    """Return the probability of each candidate, of those given, to be the antecedent."""
    weights = _weights()[class_]
    sums = [sum(map(mul, weights, row)) for row in rows]
    top = max(sums)
    powers = [math.exp(s - top) for s in sums]
    total = sum(powers)
    return [power / total for power in powers]
