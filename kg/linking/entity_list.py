"""A user's list of known entities: what it names is found, its names are one thing, and its codes are carried.

A table has the columns ``name`` and ``type``, and may have ``aliases`` (parted by |) and one column for each code, by the
name of its property in the ontology::

    name,type,aliases,unifiedSocialCreditCode,stockCode
    墨石科技股份有限公司,Company,墨石科技|墨石,91330100MA00000000,600001
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import TableError
from kg.linking.names import plain
from kg.linking.tables import Row, entity_type, rows
from kg.model.names import Entity, Mention
from kg.model.text import Document, Span

_OWN = ("name", "type", "aliases", "note")


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity that a user knows: name, type, further names, and codes by property."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class EntityList:
    """Known entities, ready to be looked for in many articles."""

    entities: tuple[KnownEntity, ...]
    owners: tuple[KnownEntity, ...]  # of each name the automaton knows, in its order
    by_form: Mapping[tuple[str, str], KnownEntity]  # by type and folded name
    automaton: AhoCorasick

    @classmethod
    def of(cls, entities: Sequence[KnownEntity]) -> EntityList:
        """Compile the names of entities into one automaton."""
        pairs = [(form, entity) for entity in entities for form in entity.forms]
        return cls(
            tuple(entities),
            tuple(entity for _, entity in pairs),
            {(entity.type, plain(form)): entity for form, entity in pairs},
            AhoCorasick([form for form, _ in pairs], matchkind=MatchKind.LeftmostLongest),
        )

    def known_as(self, entity: Entity) -> KnownEntity | None:
        """Return the known entity that bears one of the names of an entity, where the names lead to one only."""
        found = {self.by_form.get((entity.type, plain(name))) for name in (entity.label, *entity.aliases)} - {None}
        return found.pop() if len(found) == 1 else None

    def occurrences(self, text: str) -> Iterator[tuple[Span, KnownEntity]]:
        """Yield the places where a text names one of the entities, the longest name first, without overlaps."""
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            yield Span(start, end), self.owners[index]


def read_entity_list(path: Path) -> EntityList:
    """Read a user's list of entities.

    Raises:
        TableError: with file, row and how to mend it.
    """
    found: list[KnownEntity] = []
    names: dict[tuple[str, str], str] = {}
    for row in rows(path, needed=("name", "type")):
        entity = _known(row)
        for form in entity.forms:
            before = names.setdefault((entity.type, plain(form)), row.where)
            if before != row.where:
                raise TableError(row.where, f"{form} stands also in {before}", "keep the name in one row")
        found.append(entity)
    return EntityList.of(found)


def _known(row: Row) -> KnownEntity:
    if not row["name"]:
        raise TableError(row.where, "no name", "fill the column name or delete the row")
    from kg.ontology import ontology  # reading it takes longer than all the rest of this module

    codes = []
    for column in row.cells:
        if column in _OWN:
            continue
        if column not in ontology().properties or not ontology().is_a(column, "identifier"):
            nearest = ontology().nearest(column)
            known = sorted(name for name in ontology().properties if ontology().is_a(name, "identifier"))
            raise TableError(row.where, f"no code {column!r}", f"did you mean {nearest}? codes are {', '.join(known)}")
        if row[column]:
            codes.append((column, row[column]))
    aliases = tuple(dict.fromkeys(alias.strip() for alias in row["aliases"].split("|") if alias.strip()))
    return KnownEntity(row["name"], entity_type(row, row["type"]), aliases, tuple(sorted(codes)))


def known_mentions(document: Document, mentions: Sequence[Mention], known: EntityList) -> tuple[Mention, ...]:
    """Return the mentions with every name of the list that the article holds; a longer name that was found stays."""
    kept = list(mentions)
    for span, entity in known.occurrences(document.text):
        under = [mention for mention in kept if mention.span.overlaps(span)]
        if any(len(mention.span) > len(span) for mention in under):
            continue
        kept = [mention for mention in kept if mention not in under]
        kept.append(Mention(span, span.of(document.text), entity.type, (f"entity list: {entity.name}",), 1.0))
    return tuple(sorted(kept, key=lambda mention: mention.span))


def known_entities(entities: Sequence[Entity], known: EntityList) -> tuple[Entity, ...]:
    """Return the entities with the codes and names that the list knows of them."""
    return tuple(_carrying(entity, known.known_as(entity)) for entity in entities)


def _carrying(entity: Entity, known: KnownEntity | None) -> Entity:
    if known is None:
        return entity
    codes = tuple(sorted({*entity.identifiers, *known.identifiers}))
    return replace(entity, identifiers=codes)
