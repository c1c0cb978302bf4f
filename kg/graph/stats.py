"""What a graph holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.claims import Status
from kg.model.names import ENTITY_TYPES

if TYPE_CHECKING:
    from kg.graph.store import KnowledgeStore


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; the most frequent first, ties by name."""

    triples: int
    articles: int
    sentences: int  # that evidence stands in
    entities: Mapping[str, int]  # by main type, in the order of ENTITY_TYPES
    statements: Mapping[str, int]  # by predicate
    statuses: Mapping[str, int]  # in the order of Status
    rules: Mapping[str, int]  # pieces of evidence by the rule that read them
    several: int  # statements with evidence in more than one sentence
    unconnected: int  # entities that no statement names
    central: tuple[tuple[str, int], ...]  # labels of the ten entities that most statements name, and how many do


def stats(store: KnowledgeStore) -> Stats:
    """Count what the graph holds."""
    entities, statements = store.entities(), store.statements()
    types = Counter(entity.type for entity in entities)
    statuses = Counter(statement.qualifiers.status for statement in statements)
    degree = Counter(end for statement in statements for end in {statement.subject, statement.object})
    labels = {entity.id: entity.label for entity in entities}
    sentences = {(piece.document, piece.sentence) for statement in statements for piece in statement.evidence}
    return Stats(
        triples=len(store),
        articles=len(store.articles()),
        sentences=len(sentences),
        entities={kind: types[kind] for kind in (*ENTITY_TYPES, "") if types[kind]},
        statements=_ranked(Counter(statement.predicate for statement in statements)),
        statuses={status.value: statuses[status] for status in Status if statuses[status]},
        rules=_ranked(Counter(piece.rule for statement in statements for piece in statement.evidence)),
        several=sum(len({(p.document, p.sentence) for p in statement.evidence}) > 1 for statement in statements),
        unconnected=sum(entity.id not in degree for entity in entities),
        central=tuple((labels.get(iri, iri), count) for iri, count in _ranked(degree).items())[:10],
    )


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
