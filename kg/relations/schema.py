"""Which types a relation may join, and whether its direction matters: asked of the ontology, once."""

from __future__ import annotations

from functools import cache

from kg.model.names import ENTITY_TYPES
from kg.ontology import ontology

FORMER = {"holdsPosition": "heldPosition"}


@cache
def relation_names() -> tuple[str, ...]:
    """Return the relations that a row may name, sorted."""
    return ontology().relations


@cache
def symmetric(predicate: str) -> bool:
    """Whether the direction of the relation does not matter."""
    return ontology().symmetric(predicate)


@cache
def accepted_types(predicate: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the entity types that a relation's subject and object may have."""
    pairs = [(s, o) for s in ENTITY_TYPES for o in ENTITY_TYPES if accepts(predicate, s, o)]
    return frozenset(s for s, _ in pairs), frozenset(o for _, o in pairs)


@cache
def accepts(predicate: str, subject: str, object_: str) -> bool:
    """Whether the relation may join a subject and an object of these types."""
    return ontology().accepts(predicate, subject, object_)
