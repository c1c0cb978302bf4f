"""Identity across documents: what is one organisation, place or person in several articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.linking.names import plain
from kg.model.claims import Analysis
from kg.model.names import Entity

Key = tuple[str, str]  # (document id, local entity id)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across documents: entities with global ids, and which local entity belongs to which."""

    entities: tuple[Entity, ...]
    owner: Mapping[Key, str]
    maybe_same: tuple[tuple[str, str, str], ...] = ()  # (global id, global id, reason)


def resolve(analyses: Iterable[Analysis]) -> Resolution:
    """Merge the entities of many analyses; the order of the analyses does not matter."""
    groups: dict[tuple[str, ...], list[tuple[Key, Entity]]] = defaultdict(list)
    for analysis in sorted(analyses, key=lambda analysis: analysis.document.id):
        for entity in analysis.entities:
            groups[_key(analysis, entity)].append(((analysis.document.id, entity.id), entity))
    entities: list[Entity] = []
    owner: dict[Key, str] = {}
    for key in sorted(groups):
        merged = _merged([entity for _, entity in groups[key]])
        entities.append(merged)
        owner |= {local: merged.id for local, _ in groups[key]}
    return Resolution(tuple(entities), owner)


def _key(analysis: Analysis, entity: Entity) -> tuple[str, ...]:
    return (entity.type, plain(entity.label))


def _merged(entities: list[Entity]) -> Entity:
    label = min((entity.label for entity in entities), key=lambda label: (-len(label), label))
    forms = sorted({form for entity in entities for form in (entity.label, *entity.aliases)} - {label})
    first = entities[0]
    return Entity(
        f"{first.type}/{label}",
        first.type,
        label,
        tuple(forms),
        first.subtype,
        first.identifiers,
        first.within,
        max(entity.confidence for entity in entities),
    )
