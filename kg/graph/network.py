"""The graph as a networkx MultiDiGraph: entities are nodes, statements are edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.model.claims import Statement, Status
from kg.model.names import Entity
from kg.ontology import ontology


def network(
    entities: Iterable[Entity], statements: Iterable[Statement], *, statuses: Iterable[Status] = (Status.ASSERTED,)
) -> nx.MultiDiGraph[Any]:
    """Return the network; nodes and edge keys are IRIs, all attributes plain text or numbers (GraphML takes them).

    Args:
        entities: the nodes.
        statements: the edges.
        statuses: which statements become edges; by default facts only, so that no path leads over a denial.
    """
    found: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    wanted = frozenset(statuses)
    for entity in entities:
        found.add_node(
            entity.id, label=entity.label, type=entity.type, subtype=entity.subtype, aliases="、".join(entity.aliases)
        )
    for statement in statements:
        if statement.qualifiers.status in wanted:
            found.add_edge(statement.subject, statement.object, statement.id, **_attributes(statement))
    return found


def _attributes(statement: Statement) -> dict[str, str | float]:
    qualifiers = statement.qualifiers
    return {
        "predicate": statement.predicate,
        "label": ontology().label(statement.predicate),
        "status": qualifiers.status.value,
        "title": qualifiers.title,
        "time": qualifiers.at_time or qualifiers.valid_from or qualifiers.valid_until or qualifiers.time_text,
        "confidence": statement.confidence,
        "evidence": "\n".join(dict.fromkeys(piece.text for piece in statement.evidence)),
    }
