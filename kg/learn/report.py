"""Scores as text for people and as JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kg.learn.counts import Count, Score


def lines(score: Score) -> Iterator[str]:
    """Yield the totals, a line for each entity type and each relation, and how often the details are right."""
    for name, count in (("entities", score.entity_count), ("relations", score.relation_count)):
        yield f"{name:10s} {_rates(count)}   tp {count.tp} fp {count.fp} fn {count.fn}"
    for heading, table in (("type", score.entities), ("relation", score.relations)):
        for key, count in table.items():
            yield f"  {heading:8s} {key:18s} {_rates(count)}   gold {count.tp + count.fn}"
    for detail in ("title", "former", "status"):
        right, wrong = score.extra.get(f"{detail} right", 0), score.extra.get(f"{detail} wrong", 0)
        if right + wrong:
            yield f"  {detail:8s} right {right} of {right + wrong} ({right / (right + wrong):.2f})"


def mistake_lines(score: Score) -> Iterator[str]:
    """Yield one line an error, fields parted by tabs: article, kind, names."""
    for mistake in score.mistakes:
        yield "\t".join((mistake.article, mistake.kind, *mistake.words))


def as_json(score: Score) -> str:
    """Return the score as JSON: totals, tables and details (rates rounded to four digits)."""
    content = {
        "articles": score.articles,
        "entities": _row(score.entity_count),
        "relations": _row(score.relation_count),
        "extra": dict(score.extra),
        "by_type": _table(score.entities),
        "by_relation": _table(score.relations),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rates(count: Count) -> str:
    return f"P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"


def _row(count: Count) -> dict[str, float]:
    rates = {"p": count.precision, "r": count.recall, "f1": count.f1}
    return {"tp": count.tp, "fp": count.fp, "fn": count.fn} | {name: round(rate, 4) for name, rate in rates.items()}


def _table(counts: Mapping[str, Count]) -> dict[str, dict[str, float]]:
    return {key: _row(count) for key, count in counts.items()}
