"""The vocabularies that the graph is written in, and literals in their lexical form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.ontology import NAMESPACE

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "kg": NAMESPACE,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TIME = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@cache
def term(name: str) -> ox.NamedNode:
    """Return the IRI of a prefixed name: ``term("kg:Person")``."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


XSD_DATE, XSD_MONTH, XSD_YEAR = term("xsd:date"), term("xsd:gYearMonth"), term("xsd:gYear")
XSD_DECIMAL, XSD_INTEGER = term("xsd:decimal"), term("xsd:integer")


def time(value: str) -> ox.Literal:
    """Return ISO 8601 text as xsd:gYear, gYearMonth or date; what is none of these stays plain text.

    Plain text is what ``validate`` complains of: a stage that gives "2025-02-30" loses no statement by it.
    """
    match = _TIME.fullmatch(value)
    if not match:
        return ox.Literal(value)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return ox.Literal(value)
    return ox.Literal(value, datatype={4: XSD_YEAR, 7: XSD_MONTH, 10: XSD_DATE}[len(value)])


def decimal(value: float | str, *, digits: int = 4) -> ox.Literal:
    """Return an xsd:decimal in canonical form, rounded to so many digits after the point."""
    rounded = round(Decimal(str(value)), digits)
    return ox.Literal(format(rounded.normalize() + 0, "f"), datatype=XSD_DECIMAL)


def offset(value: int) -> ox.Literal:
    """Return a character offset, counted in code points.

    As xsd:integer: Oxigraph's store keeps the value of a literal, and gives xsd:nonNegativeInteger back as this.
    """
    return ox.Literal(str(value), datatype=XSD_INTEGER)


def name(text: str) -> ox.Literal:
    """Return a name with its language: ``en`` where it is written in Latin letters only, else ``zh``."""
    language = "en" if _LATIN.search(text) and not _HAN.search(text) else "zh"
    return ox.Literal(whole(text), language=language)


def text(value: str) -> ox.Literal:
    """Return plain text."""
    return ox.Literal(whole(value))


def whole(value: str) -> str:
    """Return the text without lone surrogates, which no RDF syntax can hold; its length stays."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
