"""What a human settled across documents: groups joined and parted after all that was concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.linking.decisions import Decision, Reference
from kg.linking.names import plain
from kg.linking.things_across import Group, GroupKey, Key
from kg.model.names import Entity


@dataclass(slots=True)
class Groups:
    """Groups with the ways from a reference to their members, so that a row costs what it touches and no more."""

    groups: dict[GroupKey, Group]
    ids: Mapping[str, GroupKey]  # the ids that the groups would have without any decision
    where: dict[Key, GroupKey] = field(default_factory=dict)
    named: dict[tuple[str, str], list[tuple[Key, Entity]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, group in self.groups.items():
            for local, entity in group.members:
                self.where[local] = key
                for form in sorted({plain(name) for name in (entity.label, *entity.aliases)}):
                    self.named.setdefault((entity.type, form), []).append((local, entity))

    def members(self, reference: Reference) -> dict[Key, Entity]:
        """Return the local entities that a reference means: by name, else by the id of their group."""
        found = self.named.get((reference.type, plain(reference.label)), [])
        if not found and reference.id in self.ids:
            found = self.groups[self.ids[reference.id]].members if self.ids[reference.id] in self.groups else []
        return {local: entity for local, entity in found if reference.document in ("", local[0])}

    def join(self, one: Reference, other: Reference) -> None:
        """Make one group of all that hold what either reference means."""
        keys = sorted({self.where[local] for reference in (one, other) for local in self.members(reference)})
        for key in keys[1:]:
            self._put(keys[0], [*self.groups[keys[0]].members, *self.groups.pop(key).members])

    def part(self, one: Reference, other: Reference) -> None:
        """Take what the other reference means out of the groups that hold what the first one means."""
        mine, theirs = self.members(one), self.members(other)
        label = plain(one.label)
        leaving = {local for local, entity in theirs.items() if local not in mine or plain(entity.label) != label}
        for key in sorted({self.where[local] for local in leaving} & {self.where[local] for local in mine}):
            members = self.groups[key].members
            out = [member for member in members if member[0] in leaving]
            if len(out) < len(members):
                self._put(key, [member for member in members if member[0] not in leaving])
                self._put((*key, other.id, other.document), out)

    def _put(self, key: GroupKey, members: list[tuple[Key, Entity]]) -> None:
        self.groups[key] = Group(key, members)
        self.where |= {local: key for local, _ in members}


def settle(groups: Groups, decisions: Iterable[Decision]) -> None:
    """Carry out same and different, row by row."""
    for decision in decisions:
        if decision.other and decision.verdict == "same":
            groups.join(decision.entity, decision.other)
        elif decision.other and decision.verdict == "different":
            groups.part(decision.entity, decision.other)


def told_apart(
    groups: Iterable[Groups], decisions: Iterable[Decision], owner: Mapping[Key, str]
) -> Iterator[frozenset[str]]:
    """Yield the pairs of ids that a row calls different: they are no doubts any more."""
    rows = [row for row in decisions if row.verdict == "different" and row.other]
    for held in groups:
        for row in rows:
            mine = sorted({owner[local] for local in held.members(row.entity)})
            others = sorted({owner[local] for local in held.members(row.other)}) if row.other else []
            yield from (frozenset((a, b)) for a in mine for b in others)
