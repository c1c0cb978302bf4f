"""Scores of the relation rules with gold names: precision, recall and F1 by relation, and the precision of each row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.learn.gold import GoldArticle, GoldRelation
from kg.learn.oracle import oracle_analysis
from kg.model.claims import Analysis, Relation, Status
from kg.relations import passages, relations
from kg.relations.schema import symmetric

Key = tuple[str, str, str]
LISTED = {"heldPosition": "holdsPosition"}


@dataclass(slots=True)
class Tally:
    """Counts of one relation or of all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@dataclass(slots=True)
class Scores:
    """Counts by relation, votes by row, and what went wrong."""

    by_relation: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_row: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    status: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """The counts over all relations."""
        tallies = self.by_relation.values()
        return Tally(sum(t.right for t in tallies), sum(t.wrong for t in tallies), sum(t.missed for t in tallies))


def key(subject: str, predicate: str, object_: str) -> Key:
    """Return what makes two claims the same claim; direction is left out where it does not matter."""
    if symmetric(predicate) and object_ < subject:
        subject, object_ = object_, subject
    return subject, predicate, object_


def score(articles: Iterable[GoldArticle]) -> Scores:
    """Score the rules on articles with the gold's names."""
    scores = Scores()
    for article in articles:
        analysis = oracle_analysis(article)
        score_article(article, analysis, relations(passages(analysis)), scores)
    return scores


def score_article(article: GoldArticle, analysis: Analysis, found: Iterable[Relation], scores: Scores) -> None:
    """Add one article's counts, as eval/score.py counts: optional claims neither count nor cost."""
    labels = {entity.id: entity.label for entity in analysis.entities}
    wanted: dict[Key, GoldRelation] = {}
    for gold in article.relations:
        k = key(gold.subject, gold.predicate, gold.object)
        if k not in wanted or wanted[k].optional:
            wanted[k] = gold
    seen: dict[Key, bool] = {}
    for relation in found:
        predicate = LISTED.get(relation.predicate, relation.predicate)
        k = key(labels[relation.subject], predicate, labels[relation.object])
        denied = relation.qualifiers.status is Status.DENIED
        gold_or_none = wanted.get(k)
        vote = _vote(gold_or_none, relation)
        scores.by_row[relation.rule][vote] += 1
        sentence = relation.sentence.of(analysis.document.text).replace("\n", "")
        if gold_or_none is None:
            if k not in seen and relation.qualifiers.status is Status.ASSERTED:
                scores.by_relation[predicate].wrong += 1
                scores.errors.append(("spurious", relation.rule, *k, relation.qualifiers.status, sentence, article.id))
            seen.setdefault(k, True)
        elif (gold_or_none.status == "denied") != denied:
            if not gold_or_none.optional or gold_or_none.status == "denied":
                scores.by_relation[predicate].wrong += 1
                scores.errors.append(("polarity", relation.rule, *k, relation.qualifiers.status, sentence, article.id))
        elif k not in seen:
            seen[k] = True
            if not gold_or_none.optional:
                scores.by_relation[predicate].right += 1
                right = relation.qualifiers.status == gold_or_none.status
                scores.status["status right" if right else "status wrong"] += 1
                if predicate == "holdsPosition":
                    former = relation.predicate == "heldPosition"
                    scores.status["former right" if former == gold_or_none.former else "former wrong"] += 1
                    if former != gold_or_none.former:
                        scores.errors.append(("former", relation.rule, *k, str(former), sentence, article.id))
                    same = gold_or_none.title in relation.qualifiers.title or (
                        relation.qualifiers.title and relation.qualifiers.title in gold_or_none.title
                    )
                    scores.status["title right" if same else "title wrong"] += 1
                    if not same:
                        scores.errors.append(
                            ("title", relation.rule, *k, relation.qualifiers.title, sentence, article.id)
                        )
                if not right:
                    scores.errors.append(
                        (
                            "status",
                            relation.rule,
                            *k,
                            f"{relation.qualifiers.status} for {gold_or_none.status}",
                            sentence,
                            article.id,
                        )
                    )
    for k, gold in wanted.items():
        if not gold.optional and k not in seen:
            scores.by_relation[gold.predicate].missed += 1
            scores.errors.append(("missed", "", *k, gold.status, gold.evidence.replace("\n", ""), article.id))


def _vote(gold: GoldRelation | None, relation: Relation) -> str:
    if gold is None:
        return "wrong"
    if (gold.status == "denied") != (relation.qualifiers.status is Status.DENIED):
        return "polarity"
    return "optional" if gold.optional else "right"


def report(scores: Scores) -> Iterator[str]:
    """Yield the lines of a table by relation."""
    for predicate, tally in (*sorted(scores.by_relation.items()), ("all", scores.total)):
        p, r, f1 = tally.scores
        yield f"{predicate:18} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  right {tally.right} wrong {tally.wrong} missed {tally.missed}"
    yield ", ".join(f"{name} {count}" for name, count in sorted(scores.status.items()))


def confidence_table(scores: Scores, *, prior: float = 0.8, weight: float = 2.0) -> str:
    """Return ``confidence.tsv``: per row the measured precision, drawn to ``prior`` as if seen ``weight`` times, and its counts.

    A claim that is optional in the gold speaks neither for nor against its row.
    """
    lines = ["row\tprecision\tright\twrong"]
    for row, votes in sorted(scores.by_row.items()):
        right, wrong = votes["right"], votes["wrong"] + votes["polarity"]
        lines.append(f"{row}\t{(right + prior * weight) / (right + wrong + weight):.3f}\t{right}\t{wrong}")
    return "\n".join(lines) + "\n"


def by_writer(articles: Iterable[GoldArticle]) -> dict[str, Scores]:
    """Score the articles of each writer apart (the first two characters of an id name the writer)."""
    writers: dict[str, Scores] = defaultdict(Scores)
    for article in articles:
        analysis = oracle_analysis(article)
        score_article(article, analysis, relations(passages(analysis)), writers[article.id[:2]])
    return dict(sorted(writers.items()))
