"""A graph in memory: read Turtle, ask it in SPARQL, take its entities and statements out as values."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph import formats
from kg.graph.iri import Mint
from kg.graph.terms import PREFIXES
from kg.graph.write import serialized
from kg.model.claims import Statement, Status
from kg.model.names import Entity, Merge

if TYPE_CHECKING:
    import networkx
    import pandas
    from rdflib import Graph
    from rdflib.query import Result

    from kg.graph.read import Article
    from kg.graph.stats import Stats
    from kg.graph.validate import Report

_WHERE = re.compile(r"^(?:Parser )?error at (?P<place>line \d+[^:]*|\d+:\d+)[^:]*: *", re.IGNORECASE)


class KnowledgeStore:
    """A knowledge graph on an Oxigraph store; it does not change, and its values name entities by their IRIs."""

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    @classmethod
    def from_turtle(cls, source: str | Path | bytes) -> Self:
        """Read a graph from a file or from bytes; a file's ending may also say N-Triples, RDF/XML or JSON-LD.

        Raises:
            GraphError: no such file, or it is broken; the message names the line.
        """
        place, data, form = ("graph", source, formats.TURTLE) if isinstance(source, bytes) else _file(Path(source))
        inner = ox.Store()
        try:
            inner.bulk_load(data.removeprefix(BOM_UTF8), format=form, to_graph=ox.DefaultGraph())
        except (SyntaxError, ValueError) as error:
            line = f": line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
            what = f"no {form.name} ({_WHERE.sub('', str(error))})"
            raise GraphError(f"{place}{line}", what, "mend that line, or build the graph again") from error
        return cls(inner)

    def query(self, sparql: str) -> Result:
        """Answer a SPARQL query; the prefixes kg, skos, rdf, nif, schema … need not be declared.

        Returns:
            An rdflib Result: rows for SELECT, ``askAnswer`` for ASK, ``graph`` for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: the query is no SPARQL, or names a kg: term that the ontology does not have.
        """
        from kg.graph.query import answer

        return answer(self.graph, sparql)

    @cached_property
    def graph(self) -> Graph:
        """The graph as an rdflib Graph on the same store, for rdflib's own ways of working."""
        from oxrdflib import OxigraphStore
        from rdflib import Graph
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        graph = Graph(OxigraphStore(store=self.inner), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
        for prefix, iri in PREFIXES.items():
            graph.bind(prefix, iri)
        return graph

    def turtle(self) -> bytes:
        """Return the graph as Turtle in the order in which kg writes it: the same graph, the same bytes."""
        return serialized(self.triples(), self._prefixes())

    def serialize(self, form: str) -> bytes:
        """Return the graph in one of ``formats.NAMES``: turtle, ntriples, jsonld, rdfxml.

        Raises:
            GraphError: there is no such format.
        """
        return formats.serialize(self.triples(), form, self._prefixes())

    def triples(self) -> Iterator[ox.Triple]:
        """Yield every triple of the graph."""
        for quad in self.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield quad.triple

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities, sorted by IRI; ``Entity.id`` is the IRI."""
        return self._entities

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements, sorted by IRI; subjects, objects and documents are IRIs.

        ``predicate`` is the most special property that the statement names.
        """
        return self._statements

    def articles(self) -> tuple[Article, ...]:
        """Return the articles behind the statements, sorted by IRI."""
        from kg.graph.read import articles

        return articles(self.inner)

    def merges(self) -> tuple[Merge, ...]:
        """Return why each further name of an entity was taken for one; entities by their IRIs."""
        from kg.graph.read import merges

        return merges(self.inner)

    def network(self, *, statuses: Iterable[Status] = (Status.ASSERTED,)) -> networkx.MultiDiGraph[Any]:
        """Return entities and statements as a networkx MultiDiGraph; by default only what is stated as a fact."""
        from kg.graph.network import network

        return network(self.entities(), self.statements(), statuses=statuses)

    def frame(self) -> pandas.DataFrame:
        """Return the statements as a pandas table, one row a statement, its first sentence and article beside it.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from kg.graph.frame import frame

        return frame(self.entities(), self.statements(), self.articles())

    def stats(self) -> Stats:
        """Count what the graph holds."""
        from kg.graph.stats import stats

        return stats(self)

    def validate(self, *, shapes: bool = True) -> Report:
        """Check the graph against the ontology: whole-graph rules, and (slower) the SHACL shapes."""
        from kg.graph.validate import validate

        return validate(self, shapes=shapes)

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        from kg.graph.read import entities

        return entities(self.inner)

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        from kg.graph.read import statements

        return statements(self.inner)

    def _prefixes(self) -> dict[str, str]:
        """Prefixes for the nodes, found from the base under which the graph's articles or entities stand."""
        for kind in ("Article", "Statement", "Company", "Person", "Place", "Institution"):
            type_ = ox.NamedNode(f"{PREFIXES['kg']}{kind}")
            for quad in self.inner.quads_for_pattern(None, ox.NamedNode(f"{PREFIXES['rdf']}type"), type_):
                if isinstance(quad.subject, ox.NamedNode):
                    base, found, _ = quad.subject.value.rpartition(f"{kind.lower()}/")
                    return Mint(base).prefixes() if found else {}
        return {}

    def __len__(self) -> int:
        return len(self.inner)


def _file(path: Path) -> tuple[str, bytes, ox.RdfFormat]:
    """Return the name of a graph file, its bytes and its format."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise GraphError(path, "no such file", "build it: kg build SOURCES -o graph.ttl") from error
    except OSError as error:
        raise GraphError(path, f"cannot be read ({error.strerror})", "name a Turtle file") from error
    return str(path), data, formats.of_file(path)
