"""What of a Turtle graph is scored: entity nodes with their types and labels, and statements between them.

Terms are read by their local names, so that any graph of this shape can be scored, whatever its namespace. This is
the one reader of Turtle outside ``kg.graph``: it must not take our own graph's word for what the graph says.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import GraphError
from kg.model.names import ENTITY_TYPES

LABELS = frozenset({"label", "prefLabel", "altLabel", "hiddenLabel", "name", "alternateName"})
MAIN_CLASSES: Mapping[str, str] = {name: name for name in ENTITY_TYPES}

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DROPPED = re.compile(r"[\s“”\"'‘’《》「」『』·•・,，、]")


@dataclass(frozen=True, slots=True)
class ScoredStatement:
    """A statement between two nodes: ``status`` in lower case, ``title`` of a position, "" where there is none."""

    subject: str
    predicate: str  # local name
    object: str
    status: str = "asserted"
    title: str = ""


@dataclass(frozen=True, slots=True)
class ScoredGraph:
    """The part of a graph that is scored; nodes are named by their IRI (blank nodes: ``_:`` and a label)."""

    types: Mapping[str, frozenset[str]]
    labels: Mapping[str, frozenset[str]]  # folded
    statements: tuple[ScoredStatement, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    key: str
    is_literal: bool = False


_Triple = tuple[str, str, _Term]


def fold(text: str) -> str:
    """Fold width, case, white space, quotation marks and brackets: ``fold("《ＡＢ 法》") == "ab法"``."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


@cache
def local(iri: str) -> str:
    """Return the local name of an IRI: ``local("https://w3id.org/kg#Company") == "Company"``."""
    return re.split(r"[#/]", iri.rstrip("/#"))[-1]


def scored_graph(turtle: bytes, *, classes: Mapping[str, str] = MAIN_CLASSES, name: object = "graph") -> ScoredGraph:
    """Read the scored part of a graph.

    Args:
        turtle: the graph.
        classes: local name of a class → the main type that it counts as.
        name: what an error calls the graph.

    Raises:
        GraphError: it is no Turtle.
    """
    triples = list(_triples(turtle, name))
    types: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, term in triples:
        if predicate == f"{_RDF}type" and local(term.key) in classes:
            types[subject].add(classes[local(term.key)])
    for subject, predicate, term in triples:
        if term.is_literal and subject in types and local(predicate) in LABELS:
            labels[subject].add(fold(term.key))
    statements = _statements(triples) or _direct(triples, types)
    return ScoredGraph(
        {node: frozenset(found) for node, found in types.items()},
        {node: frozenset(labels[node]) for node in types},
        statements,
    )


def _triples(turtle: bytes, name: object) -> Iterator[_Triple]:
    """Yield the triples in the order of the file."""
    import pyoxigraph

    def node(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode) -> str:
        return term.value if isinstance(term, pyoxigraph.NamedNode) else f"_:{term.value}"

    try:
        for quad in pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE):
            subject, term = quad.subject, quad.object
            if isinstance(subject, pyoxigraph.Triple) or isinstance(term, pyoxigraph.Triple):
                continue
            if isinstance(term, pyoxigraph.Literal):
                yield node(subject), quad.predicate.value, _Term(term.value, is_literal=True)
            else:
                yield node(subject), quad.predicate.value, _Term(node(term))
    except SyntaxError as error:
        raise GraphError(name, f"no Turtle ({error})", "mend the line that is named") from error


def _statements(triples: list[_Triple]) -> tuple[ScoredStatement, ...]:
    """Return the statement nodes, grouped by subject in the order of the file (two may state the same; the first counts)."""
    fields: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_subject: dict[str, dict[str, None]] = defaultdict(dict)
    for node, predicate, term in triples:
        if predicate.startswith(_RDF):
            fields[node][predicate].append(term.key)
            if predicate == f"{_RDF}subject":
                by_subject[term.key][node] = None
        else:
            fields[node][local(predicate)].append(term.key if term.is_literal else local(term.key))
    return tuple(
        ScoredStatement(
            subject,
            local(next(iter(fields[node][f"{_RDF}predicate"]), "")),
            next(iter(fields[node][f"{_RDF}object"]), ""),
            next(iter(fields[node]["status"]), "asserted").lower(),
            next(iter(fields[node]["positionTitle"]), ""),
        )
        for subject, nodes in by_subject.items()
        for node in nodes
    )


def _direct(triples: list[_Triple], entities: Container[str]) -> tuple[ScoredStatement, ...]:
    """Return the triples between entities, for a graph that has no statement nodes."""
    return tuple(
        ScoredStatement(subject, local(predicate), term.key)
        for subject, predicate, term in triples
        if subject in entities and not term.is_literal and term.key in entities
    )
