"""Scores as text for people and as JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from kg.learn.counts import Count, Mistake, Score
from kg.learn.name_scores import NameScore


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


def name_lines(score: NameScore) -> Iterator[str]:
    """Yield micro and macro rates of names, those with both kinds of organisation as one, by type, and what is left out."""
    micro, (precision, recall, f1) = score.micro, score.macro
    yield f"names      {_rates(micro)}   tp {micro.tp} fp {micro.fp} fn {micro.fn}"
    yield f"  macro    {'':18s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    if score.one_organization:
        yield f"  class    {'organizations one':18s} {_rates(score.one_organization)}"
    for type_, count in score.by_type.items():
        yield f"  type     {type_:18s} {_rates(count)}   gold {count.tp + count.fn}"
    for label, number in score.not_scored.items():
        yield f"  left out {label:18s} gold {number}"


def names_json(scores: Mapping[str, NameScore]) -> str:
    """Return the scores of files, by their names, as JSON (rates rounded to four digits)."""
    content = {
        name: {
            "labels": score.labels,
            "reader": score.reader,
            "texts": score.texts,
            "names": _row(score.micro),
            "macro": dict(zip(("p", "r", "f1"), (round(rate, 4) for rate in score.macro), strict=True)),
            "one_organization": _row(score.one_organization) if score.one_organization else None,
            "by_type": _table(score.by_type),
            "not_scored": dict(score.not_scored),
        }
        for name, score in scores.items()
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def mistake_lines(mistakes: Iterable[Mistake]) -> Iterator[str]:
    """Yield one line an error, fields parted by tabs: article or file and line, kind, names."""
    for mistake in mistakes:
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
