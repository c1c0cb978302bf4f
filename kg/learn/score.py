"""Score a finished graph against the gold graph of its article: entities, relations, titles, statuses.

The definition is that of gold/GUIDELINES.md ("Scoring"): an entity counts as found where a node of an accepted type has
one of its forms as a label; a relation, where the graph links two found entities by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SourceError
from kg.learn.counts import Count, Mistake, Score
from kg.learn.gold import GoldArticle, GoldEntity, GoldRelation
from kg.learn.scored_graph import MAIN_CLASSES, ScoredGraph, ScoredStatement, fold, scored_graph
from kg.model.names import CORE_TYPES

SYMMETRIC = frozenset({"jointVentureWith", "cooperatesWith", "competesWith", "relativeOf", "disputesWith"})
RELATIONS = frozenset(
    {
        "foundedBy",
        "holdsPosition",
        "subsidiaryOf",
        "holdsSharesOf",
        "investedIn",
        "acquired",
        "jointVentureWith",
        "cooperatesWith",
        "competesWith",
        "suppliesTo",
        "represents",
        "locatedIn",
        "relocatedTo",
        "relocatedFrom",
        "develops",
        "organizes",
        "participatesIn",
        "issued",
        "supervises",
        "memberOf",
        "graduatedFrom",
        "relativeOf",
        "listedOn",
        "penalized",
        "disputesWith",
    }
)
FORMER = {"heldPosition": "holdsPosition"}

Key = tuple[str, str, str]  # (predicate, subject, object), the two ends sorted where direction does not matter


def score_turtle(
    article: GoldArticle, turtle: bytes, *, classes: Mapping[str, str] = MAIN_CLASSES, name: object = "graph"
) -> Score:
    """Score the graph that was built from this article alone.

    Raises:
        GraphError: the graph is no Turtle.
        SourceError: the article is in no known encoding.
    """
    return score(article, scored_graph(turtle, classes=classes, name=name), article_text(article.path))


def article_text(path: Path) -> str:
    """Return the folded text of an article: a node whose labels do not occur in it is background and not scored."""
    raw = path.read_bytes()
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return fold(re.sub(r"<[^>]+>", "", text) if path.suffix == ".html" else text)
    raise SourceError(path, "neither UTF-8 nor GB18030", "save the gold article as UTF-8")


def score(article: GoldArticle, graph: ScoredGraph, text: str) -> Score:
    """Score the nodes and statements of a graph; ``text`` is the folded article, "" counts every node."""
    comparison = _Comparison(article, graph)
    comparison.present = {
        node for node in graph.types if not text or any(label and label in text for label in graph.labels[node])
    }
    comparison.judge_entities()
    comparison.judge_relations()
    return Score(
        comparison.entities.counts(),
        comparison.relations.counts(),
        dict(sorted(comparison.extra.items())),
        tuple(comparison.mistakes),
    )


@dataclass(slots=True)
class _Tally:
    tp: Counter[str] = field(default_factory=Counter)
    fp: Counter[str] = field(default_factory=Counter)
    fn: Counter[str] = field(default_factory=Counter)

    def counts(self) -> dict[str, Count]:
        return {key: Count(self.tp[key], self.fp[key], self.fn[key]) for key in sorted({*self.tp, *self.fp, *self.fn})}


@dataclass(slots=True)
class _Comparison:
    """The books of one comparison, written while the graph is judged and then read once."""

    article: GoldArticle
    graph: ScoredGraph
    present: set[str] = field(default_factory=set)  # nodes that the article names
    owner: dict[str, str] = field(default_factory=dict)  # node → name of the gold entity that it stands for
    entities: _Tally = field(default_factory=_Tally)
    relations: _Tally = field(default_factory=_Tally)
    extra: Counter[str] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)

    def note(self, kind: str, *words: str) -> None:
        self.mistakes.append(Mistake(self.article.id, kind, words))

    def names(self, node: str) -> str:
        return " / ".join(sorted(self.graph.labels[node]))

    def judge_entities(self) -> None:
        right: dict[str, list[str]] = defaultdict(list)
        wrong: dict[str, list[str]] = defaultdict(list)
        forms = {entity.name: {fold(form) for form in entity.forms} for entity in self.article.entities}
        accepted = {entity.name: set(entity.types) for entity in self.article.entities}
        for node in sorted(self.present, key=lambda node: (-len(self.graph.labels[node]), node)):
            named = [name for name, folded in forms.items() if folded & self.graph.labels[node]]
            typed = [name for name in named if accepted[name] & self.graph.types[node]]
            if named:
                self.owner[node] = (typed or named)[0]
                (right if typed else wrong)[self.owner[node]].append(node)
        for entity in self.article.entities:
            if not entity.optional:
                self._judge_entity(entity, right[entity.name], wrong[entity.name])
        for node in sorted(self.present - self.owner.keys()):
            kind = min(self.graph.types[node])
            if kind in CORE_TYPES:
                self.entities.fp[kind] += 1
                self.note("spurious entity", kind, self.names(node))

    def _judge_entity(self, entity: GoldEntity, right: list[str], wrong: list[str]) -> None:
        kind = entity.types[0]
        if right:
            self.entities.tp[kind] += 1
            for node in right[1:]:
                self.note("duplicate entity", kind, entity.name, self.names(node))
        else:
            self.entities.fn[kind] += 1
            self.note("missed entity", kind, entity.name, *(["wrong type"] if wrong else []))
        extra = len(right[1:]) + len(wrong)
        if extra:
            self.entities.fp[kind] += extra

    def judge_relations(self) -> None:
        wanted, titles = _wanted(self.article.relations)
        seen: set[Key] = set()
        for statement in self.graph.statements:
            predicate = FORMER.get(statement.predicate, statement.predicate)
            if predicate not in RELATIONS or not {statement.subject, statement.object} <= self.present:
                continue
            ends = [self.owner.get(node, node) for node in (statement.subject, statement.object)]
            key = _key(ends[0], predicate, ends[1])
            if key not in seen and self._judge_statement(statement, predicate, wanted.get(key), titles[key]):
                seen.add(key)
        for key, relation in wanted.items():
            if not relation.optional and key not in seen:
                self.relations.fn[relation.predicate] += 1
                self.note("missed relation", relation.subject, relation.predicate, relation.object, relation.status)

    def _judge_statement(
        self, statement: ScoredStatement, predicate: str, gold: GoldRelation | None, titles: set[str]
    ) -> bool:
        """Count one statement; return whether it settles its relation (one of wrong polarity leaves it open)."""
        words = (
            self.owner.get(statement.subject) or self.names(statement.subject),
            predicate,
            self.owner.get(statement.object) or self.names(statement.object),
            statement.status,
        )
        if gold is None:
            if statement.status == "asserted":
                self.relations.fp[predicate] += 1
                self.note("spurious relation", *words)
            return True
        if (gold.status == "denied") != (statement.status == "denied"):
            if not gold.optional or gold.status == "denied":
                self.relations.fp[predicate] += 1
                self.note("wrong polarity", *words)
            return False
        if not gold.optional:
            self.relations.tp[predicate] += 1
            self._judge_details(statement, gold, titles, words)
        return True

    def _judge_details(
        self, statement: ScoredStatement, gold: GoldRelation, titles: set[str], words: tuple[str, ...]
    ) -> None:
        same_status = statement.status == gold.status
        self.extra["status right" if same_status else "status wrong"] += 1
        if not same_status:
            self.note("wrong status", *words, f"gold {gold.status}")
        if gold.predicate != "holdsPosition":
            return
        former = statement.predicate in FORMER
        self.extra["former right" if former == gold.former else "former wrong"] += 1
        if former != gold.former:
            self.note("wrong former", *words, "gold former" if gold.former else "gold present")
        if titles:
            read = fold(statement.title)
            same_title = any(title in read or (read and read in title) for title in titles)
            self.extra["title right" if same_title else "title wrong"] += 1
            if not same_title:
                self.note("wrong title", *words, statement.title, f"gold {' / '.join(sorted(titles))}")


def _key(subject: str, predicate: str, obj: str) -> Key:
    first, second = sorted((subject, obj)) if predicate in SYMMETRIC else (subject, obj)
    return predicate, first, second


def _wanted(relations: Iterable[GoldRelation]) -> tuple[dict[Key, GoldRelation], dict[Key, set[str]]]:
    """Return the gold relation of each key (a required one before an optional one) and all its titles."""
    wanted: dict[Key, GoldRelation] = {}
    titles: dict[Key, set[str]] = defaultdict(set)
    for relation in relations:
        key = _key(relation.subject, relation.predicate, relation.object)
        if relation.title:
            titles[key].add(fold(relation.title))
        if key not in wanted or wanted[key].optional:
            wanted[key] = relation
    return wanted, titles
