"""The entities of a graph as a review needs them: how a decision names them, where they stand, what hangs on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from kg.graph.store import KnowledgeStore
from kg.graph.terms import term
from kg.linking.names import plain
from kg.model.names import Entity

_LONGEST = 90  # characters of a sentence that is shown
_END = re.compile(r"(?<=[。！？!?])|\n")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph with its id and names as decisions write them, and the documents that name it."""

    entity: Entity  # its id is its IRI
    id: str  # "Person/何允之 (墨石科技)"
    forms: frozenset[str]  # folded
    documents: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name, with what tells it from others of that name where the graph is kg's own."""
        told = self.id.partition("/")[2]
        return told if told.startswith(self.entity.label) else self.entity.label


class Nodes:
    """The entities of a graph; articles are read when a sentence of theirs is wanted."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store.inner
        self._texts: dict[str, tuple[str, str]] = {}
        articles = self._links("kg:mentionedIn")
        self._articles = {_tail(iri): iri for found in articles.values() for iri in found}
        self._nodes = {
            entity.id: Node(
                entity,
                f"{entity.type}/{_tail(entity.id)}",
                frozenset(map(plain, (entity.label, *entity.aliases))),
                tuple(sorted(map(_tail, articles.get(entity.id, ())))),
            )
            for entity in store.entities()
            if entity.type and entity.label  # what has neither cannot be named in a decision
        }
        self._bearers: dict[tuple[str, str], int] = defaultdict(int)
        for node in self._nodes.values():
            for form in node.forms:
                self._bearers[node.entity.type, form] += 1

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def __contains__(self, iri: str) -> bool:
        return iri in self._nodes

    def __getitem__(self, iri: str) -> Node:
        return self._nodes[iri]

    def maybe_same(self) -> Iterator[tuple[Node, Node, str]]:
        """Yield the pairs that may be one, with the reason that the graph gives."""
        notes = self._links("skos:note")
        for one, others in sorted(self._links("kg:maybeSameAs").items()):
            for other in sorted(others):
                if one in self._nodes and other in self._nodes:
                    first, second = self._nodes[one], self._nodes[other]
                    begin = f"maybe the same as {second.id}: "
                    said = (note.removeprefix(begin) for note in sorted(notes.get(one, ())) if note.startswith(begin))
                    yield first, second, next(said, "the same or not")

    def reference(self, node: Node) -> str:
        """Return how a decision names a thing: by its label, by an article that has it, by its id, in this order."""
        type_, label = node.entity.type, node.entity.label
        if self._bearers[type_, plain(label)] == 1:
            return f"{type_}/{label}"
        document = next((d for d in node.documents if label in self._text(d)[0]), "")
        return f"{type_}/{label} @ {document}" if document else node.id

    def sentences(self, node: Node, *, form: str = "", limit: int = 2) -> tuple[str, ...]:
        """Return sentences that name a thing, by this form alone where one is given, each with its file."""
        found: list[str] = []
        for document in node.documents:
            text, source = self._text(document)
            sentence = _sentence(text, form or node.entity.label, node.entity.label)
            if not sentence and not form:
                sentence = next((s for alias in node.entity.aliases if (s := _sentence(text, alias, alias))), "")
            if sentence:
                found.append(f"{sentence} ({source})")
            if len(found) == limit:
                break
        return tuple(found)

    def weight(self, node: Node) -> int:
        """Return how many statements a thing stands in."""
        iri = ox.NamedNode(node.entity.id)
        ends = (term("rdf:subject"), term("rdf:object"))
        return sum(1 for end in ends for _ in self._store.quads_for_pattern(None, end, iri))

    def _links(self, property_: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(None, term(property_), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[quad.subject.value].add(quad.object.value)
        return found

    def _text(self, document: str) -> tuple[str, str]:
        """Return an article's text and its file."""
        if document not in self._texts:
            iri = ox.NamedNode(self._articles[document])
            self._texts[document] = self._value(iri, "nif:isString"), self._value(iri, "kg:sourcePath")
        return self._texts[document]

    def _value(self, iri: ox.NamedNode, property_: str) -> str:
        quads = self._store.quads_for_pattern(iri, term(property_), None)
        return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), "")


def _tail(iri: str) -> str:
    return unquote(iri.rpartition("/")[2])


def _sentence(text: str, form: str, full: str) -> str:
    """Return the first sentence with a form outside the full name, cut to what can be read at a glance; "" for none."""
    at = text.find(form)
    while at >= 0 and full != form and (inside := full.find(form)) >= 0 and text.startswith(full, at - inside):
        at = text.find(form, at + 1)
    if at < 0:
        return ""
    begin = max((mark.end() for mark in _END.finditer(text, 0, at)), default=0)
    end = next((mark.start() for mark in _END.finditer(text, at + len(form))), len(text))
    if end - begin > _LONGEST:
        begin, end = max(begin, at - _LONGEST // 2), min(end, at + len(form) + _LONGEST // 2)
    return " ".join(text[begin:end].split())
