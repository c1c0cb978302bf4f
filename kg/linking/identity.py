"""Identity across documents: what is one organisation, place or person in several articles, and what only may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.linking.decisions import Decision
from kg.linking.names import fullness, plain
from kg.linking.people_across import Post, posts
from kg.linking.settled import Groups, settle, told_apart
from kg.linking.things_across import Group, GroupKey, Key, group_key, grouped, merged
from kg.model.claims import Analysis
from kg.model.names import Entity

Doubt = tuple[str, str, str]  # (global id, global id, reason)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across documents: entities with global ids, and which local entity belongs to which."""

    entities: tuple[Entity, ...]
    owner: Mapping[Key, str]
    maybe_same: tuple[Doubt, ...] = ()


def resolve(analyses: Iterable[Analysis], *, decisions: Iterable[Decision] = ()) -> Resolution:
    """Merge the entities of many analyses; the order of the analyses does not matter.

    Organisations and places are one by label, code or the logic of names. People are one only where they share a post
    (organisation and kind of role); people of one name who do not are two, and ``maybe_same`` says so.

    Args:
        analyses: of all documents.
        decisions: of a human; its rows same and different come after all that is concluded here.
    """
    rows = tuple(decisions)
    ordered = sorted(analyses, key=lambda analysis: analysis.document.id)
    things, doubts = _things(ordered)
    settled = [_settled(things, rows)]
    owner, entities = _named(settled[0].groups)
    held = {(a.document.id, person): mine for a in ordered for person, mine in posts(a, owner).items()}
    people, similar = _people(ordered, held)
    settled.append(_settled(people, rows, held))
    mine, found = _named(settled[1].groups, _suffixes(settled[1].groups, held))
    owner |= mine
    keyed = {local: key for groups in (things, people) for key, group in groups.items() for local, _ in group.members}
    apart = set(told_apart(settled, rows, owner))
    maybe = {
        (*sorted((a, b)), reason)
        for a, b, reason in _by_id((*doubts, *similar), keyed, owner)
        if a != b and frozenset((a, b)) not in apart
    }
    return Resolution(
        tuple(sorted((*entities, *found), key=lambda entity: entity.id)),
        owner,
        tuple(sorted((a, b, reason) for a, b, reason in maybe)),
    )


def _by_id(
    doubts: Iterable[tuple[GroupKey, GroupKey, str]], keyed: Mapping[Key, GroupKey], owner: Mapping[Key, str]
) -> Iterator[Doubt]:
    """Yield doubts between the ids that their groups have after all decisions."""
    ids: dict[GroupKey, str] = {}
    for local in sorted(keyed):
        ids.setdefault(keyed[local], owner[local])
    for a, b, reason in doubts:
        yield ids[a], ids[b], reason


def _settled(
    groups: Mapping[GroupKey, Group], rows: Sequence[Decision], held: Mapping[Key, frozenset[Post]] | None = None
) -> Groups:
    """Return the groups after the decisions; a row may name an entity by the id that it would have without any."""
    ids: dict[str, GroupKey] = {}
    if rows:
        owner, _ = _named(groups, _suffixes(groups, held) if held is not None else None)
        ids = {owner[group.members[0][0]]: key for key, group in groups.items()}
    settled = Groups(dict(groups), ids)
    settle(settled, rows)
    return settled


def _suffixes(groups: Mapping[GroupKey, Group], held: Mapping[Key, frozenset[Post]]) -> dict[GroupKey, str]:
    return {key: _suffix(group, held) for key, group in groups.items()}


def _things(analyses: Sequence[Analysis]) -> tuple[dict[GroupKey, Group], list[tuple[GroupKey, GroupKey, str]]]:
    """Group everything but people."""
    groups = grouped(
        [
            (group_key(analysis.document.id, entity), (analysis.document.id, entity.id), entity)
            for analysis in analyses
            for entity in analysis.entities
            if entity.type != "Person"
        ]
    )
    joins, doubts = merged(groups)
    for key in sorted(joins):
        root = key
        while root in joins:
            root = joins[root]
        groups[root].members += groups[key].members
    return {key: group for key, group in groups.items() if key not in joins}, [
        (a, b, reason) for a, b, reason in doubts if a not in joins and b not in joins
    ]


def _people(
    analyses: Sequence[Analysis], held: Mapping[Key, frozenset[Post]]
) -> tuple[dict[GroupKey, Group], list[tuple[GroupKey, GroupKey, str]]]:
    """Group people: of one name, those who share a post."""
    by_name: dict[str, list[tuple[Key, Entity, frozenset[Post]]]] = defaultdict(list)
    for analysis in analyses:
        for entity in analysis.entities:
            if entity.type == "Person":
                local = (analysis.document.id, entity.id)
                by_name[plain(entity.label)].append((local, entity, held.get(local, frozenset())))
    groups: dict[GroupKey, Group] = {}
    doubts: list[tuple[GroupKey, GroupKey, str]] = []
    for name in sorted(by_name):
        found = list(_by_post(name, by_name[name]))
        groups |= {group.key: group for group in found}
        doubts += [(found[0].key, other.key, "the same name, but no post that both hold") for other in found[1:]]
    return groups, doubts


def _by_post(name: str, people: Sequence[tuple[Key, Entity, frozenset[Post]]]) -> Iterator[Group]:
    """Yield the people of one name: whoever shares a post, directly or over a third article, is one."""
    parties: list[tuple[list[tuple[Key, Entity]], frozenset[Post]]] = []
    for local, entity, held in people:
        joined = [party for party in parties if party[1] & held]
        members = [member for party in joined for member in party[0]] + [(local, entity)]
        parties = [party for party in parties if not party[1] & held]
        parties.append((members, held.union(*(party[1] for party in joined))))
    parties.sort(key=lambda party: (-len(party[0]), min(local for local, _ in party[0])))
    for members, _ in parties:
        first = min(local for local, _ in members)
        yield Group(("Person", name, *first), sorted(members, key=lambda member: member[0]))


def _suffix(group: Group, held: Mapping[Key, frozenset[Post]]) -> str:
    """Return what tells a person from others of that name: an organisation they belong to, else the document."""
    found = {post[0].split("/", 1)[1] for local, _ in group.members for post in held.get(local, ())}
    return min(found) if found else min(local for local, _ in group.members)[0]


def _named(
    groups: Mapping[GroupKey, Group], suffixes: Mapping[GroupKey, str] | None = None
) -> tuple[dict[Key, str], list[Entity]]:
    """Give each group its entity and its id: "Type/label", with a suffix where several would have the same."""
    made = {
        key: _merged([entity for _, entity in sorted(groups[key].members, key=lambda m: m[0])])
        for key in sorted(groups)
    }
    count = Counter(entity.id for entity in made.values())
    owner: dict[Key, str] = {}
    entities: list[Entity] = []
    taken: set[str] = set()
    for key, entity in made.items():
        id_ = entity.id
        if count[id_] > 1:
            first = min(local for local, _ in groups[key].members)[0]
            suffix = (suffixes or {}).get(key) or (entity.within[0] if entity.within else first)
            id_ = f"{id_} ({suffix})"
            id_ = id_ if id_ not in taken else f"{entity.id} ({suffix}, {first})"
            id_ = id_ if id_ not in taken else f"{id_} {len(taken)}"
        taken.add(id_)
        entities.append(replace(entity, id=id_))
        owner |= {local: id_ for local, _ in groups[key].members}
    return owner, entities


def _merged(entities: Sequence[Entity]) -> Entity:
    """Return one entity of all: the fullest label, every form, the type that most articles give it."""
    votes = Counter(entity.type for entity in entities)
    type_ = min(votes, key=lambda type_: (-votes[type_], type_))
    label = max(sorted(entity.label for entity in entities), key=fullness)
    forms = sorted({form for entity in entities for form in (entity.label, *entity.aliases)} - {label})
    return Entity(
        f"{type_}/{label}",
        type_,
        label,
        tuple(forms),
        min((entity.subtype for entity in entities if entity.subtype and entity.type == type_), default=""),
        tuple(sorted({pair for entity in entities for pair in entity.identifiers})),
        max((entity.within for entity in entities), key=lambda within: (len(within), within)),
        max(entity.confidence for entity in entities),
        _maybe(entities),
    )


def _maybe(entities: Sequence[Entity]) -> tuple[str, ...]:
    """Return the known places that it may be: none where one of the articles tells which."""
    if any(entity.identifiers for entity in entities):
        return ()
    return tuple(dict.fromkeys(place for entity in entities for place in entity.candidates))
