"""What a comparison with gold gives: counts, their rates, and the mistakes behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, invented and missed: ``Count(8, 2, 4).precision == 0.8``."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of what the graph says that is right."""
        return self.tp / max(1, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """The share of what the gold asks for that was found."""
        return self.tp / max(1, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __add__(self, other: Count) -> Count:
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: its kind ("missed entity", "spurious relation" …) and the names that it concerns."""

    article: str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What a comparison gives; scores of several articles add up with ``total``."""

    entities: Mapping[str, Count]  # by the gold's first type, by the graph's type where the gold has no such entity
    relations: Mapping[str, Count]
    extra: Mapping[str, int]  # "title right", "title wrong", "former right" … "status wrong"
    mistakes: tuple[Mistake, ...] = ()
    articles: int = 1

    @property
    def entity_count(self) -> Count:
        """All entity types together (micro)."""
        return sum(self.entities.values(), Count())

    @property
    def relation_count(self) -> Count:
        """All relations together (micro)."""
        return sum(self.relations.values(), Count())


def total(scores: Iterable[Score]) -> Score:
    """Return the micro total of the scores of several articles."""
    listed = list(scores)
    extra: Counter[str] = Counter()
    for score in listed:
        extra.update(score.extra)
    return Score(
        _summed(score.entities for score in listed),
        _summed(score.relations for score in listed),
        dict(sorted(extra.items())),
        tuple(mistake for score in listed for mistake in score.mistakes),
        sum(score.articles for score in listed),
    )


def _summed(tables: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    sums: dict[str, Count] = {}
    for table in tables:
        for key, count in table.items():
            sums[key] = sums.get(key, Count()) + count
    return dict(sorted(sums.items()))
