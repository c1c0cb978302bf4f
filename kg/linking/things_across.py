"""Which organisations, places and titled things of many articles are one: by code, by label, by the logic of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.linking.names import plain
from kg.linking.organizations import is_relative, level_of, parts, regional_short, same_place
from kg.model.names import ORGANIZATION_TYPES, Entity

Key = tuple[str, str]  # (document id, local entity id)
GroupKey = tuple[str, ...]

_HOMONYMOUS = re.compile(
    r"[镇乡村路街道区坊巷]$|小区$|社区$|广场$|中心$|大厦$"
)  # places whose name stands all over China


@dataclass(slots=True)
class Group:
    """Local entities that are one thing, and what led to it."""

    key: GroupKey
    members: list[tuple[Key, Entity]] = field(default_factory=list)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that name it."""
        return frozenset(document for (document, _), _ in self.members)


def family(entity: Entity) -> str:
    """Return what an entity can be one with."""
    return "Organization" if entity.type in ORGANIZATION_TYPES else entity.type


def full_form(entity: Entity) -> str:
    """Return the folded label, its place put in front where it says only the level: 省国资委 within 广东省."""
    form = plain(entity.label)
    if level_of(form) and entity.within:
        return entity.within[0] + form[1:]
    return form


def group_key(document: str, entity: Entity) -> GroupKey:
    """Return what two local entities must share to be one thing without further evidence."""
    form = full_form(entity)
    if entity.type == "Place":
        code = dict(entity.identifiers)
        if code:
            return ("Place", *sorted(code.values()))
        if entity.within:
            return ("Place", form, entity.within[0])
        return ("Place", form, document) if _HOMONYMOUS.search(form) else ("Place", form)
    if family(entity) == "Organization":
        if entity.identifiers:
            return ("Organization", " ".join(entity.identifiers[0]))
        return ("Organization", form, document) if is_relative(form) else ("Organization", parts(form).stem)
    return (entity.type, form)


def merged(groups: Mapping[GroupKey, Group]) -> tuple[dict[GroupKey, GroupKey], list[tuple[GroupKey, GroupKey, str]]]:
    """Return for each organisation group the one it joins, and the pairs that may be one.

    A short label joins the one group that has it as an alias, or whose name is the same without place; two groups
    that one article keeps apart never join.
    """
    firms: dict[GroupKey, Group] = {
        key: group for key, group in groups.items() if key[0] == "Organization" and len(key) == 2
    }
    by_form: dict[str, set[GroupKey]] = defaultdict(set)
    for key, group in firms.items():
        for form in _forms(group):
            by_form[form].add(key)
    joins: dict[GroupKey, GroupKey] = {}
    doubts: list[tuple[GroupKey, GroupKey, str]] = []
    for key in sorted(firms, key=lambda key: (len(key[1]), key)):
        fits = sorted(
            other for other in by_form.get(key[1], ()) if other != key and _may_join(firms[key], firms[other])
        )
        longest = [other for other in fits if len(other[1]) > len(key[1])]
        roots = sorted({_root(joins, other) for other in longest} - {key})
        if len(roots) == 1:
            joins[key] = roots[0]
        else:
            doubts += [(key, other, f"{key[1]} may be short for {other[1]}") for other in roots]
    return joins, doubts


def _forms(group: Group) -> Iterable[str]:
    """Return the further forms by which a group may be known elsewhere."""
    found: set[str] = set()
    for _, entity in group.members:
        form = full_form(entity)
        own = parts(form)
        found |= {
            alias for name in entity.aliases if len(alias := parts(plain(name)).stem) > 1 and not is_relative(alias)
        }
        found.add(own.stem)
        found |= {short for short in (regional_short(form),) if short}
        if own.place and len(own.core) > 3:
            found.add(own.core)
    return sorted(found - {group.key[1]})


def _may_join(short: Group, full: Group) -> bool:
    """Two that one article keeps apart are two; so are two whose places differ."""
    a, b = parts(short.key[1]), parts(full.key[1])
    if a.place and b.place and not same_place(a.place, b.place):
        return False
    return not short.documents & full.documents


def _root(joins: Mapping[GroupKey, GroupKey], key: GroupKey) -> GroupKey:
    while key in joins:
        key = joins[key]
    return key


def grouped(keyed: Sequence[tuple[GroupKey, Key, Entity]]) -> dict[GroupKey, Group]:
    """Collect local entities by their key."""
    groups: dict[GroupKey, Group] = {}
    for key, local, entity in keyed:
        groups.setdefault(key, Group(key)).members.append((local, entity))
    return groups
