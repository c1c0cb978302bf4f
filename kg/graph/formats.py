"""The RDF formats a graph can be read from and written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.terms import PREFIXES
from kg.graph.write import serialized

TURTLE = ox.RdfFormat.TURTLE
NAMES = {
    "turtle": TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
}


def of_file(path: Path) -> ox.RdfFormat:
    """Return the format that a file's ending means, Turtle where it means none."""
    return NAMES[_ENDINGS.get(path.suffix.lower(), "turtle")]


def serialize(triples: Iterable[ox.Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return the triples in that format, sorted: the same triples, the same bytes.

    Raises:
        GraphError: there is no such format.
    """
    if form not in NAMES:
        near = get_close_matches(form.lower(), NAMES, n=1)
        remedy = f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(NAMES)}"
        raise GraphError(f"format {form!r}", "no such format", remedy)
    if form == "turtle":
        return serialized(triples, prefixes)
    ordered = sorted(set(triples), key=str)
    if form == "ntriples":
        return ox.serialize(ordered, format=NAMES[form]) or b""
    return ox.serialize(ordered, format=NAMES[form], prefixes=PREFIXES) or b""
