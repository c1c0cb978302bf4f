"""The one place that mints IRIs: readable, legal for any name, the same over rebuilds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import GraphError

BASE = "https://w3id.org/zhnews-kg/"

# RFC 3987 §2.2: unreserved ASCII and ucschar may stand in a path segment as they are
_PLAIN = re.compile(r"[A-Za-z0-9\-._~]+")
_READABLE = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff]*")  # most names: nothing to do
_UCSCHAR = re.compile(
    "[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 0xE))
    + "\U000e1000-\U000efffd]"
)
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


def segment(name: str) -> str:
    """Return the name as one segment of an IRI path; different names give different segments.

    Chinese stays readable; what an IRI may not hold, what reads as a separator and what does not show on
    a page is percent-encoded: ``segment("A股/B股 1%") == "A股%2FB股%201%25"``. So are dots at the end: RFC 3986
    §5.2.4 would take ``..`` for a step up, and rdflib cannot read the ``\\.`` that Turtle has for ``Inc.``
    """
    if _READABLE.fullmatch(name):
        return name
    body = name.rstrip(".")
    return "".join(map(_encoded, body)) + "%2E" * (len(name) - len(body))


def _encoded(char: str) -> str:
    if _PLAIN.fullmatch(char):
        return char
    if _UCSCHAR.fullmatch(char) and unicodedata.category(char) not in _NOT_SHOWN:
        return char
    return quote(char, safe="", errors="surrogatepass")


def checked_base(base: str) -> str:
    """Return the base if IRIs can be made by writing after it.

    Raises:
        GraphError: it is no absolute IRI, or does not end with "/", "#" or ":".
    """
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise GraphError(f"base {base!r}", f"not an absolute IRI ({error})", f"give one such as {BASE}") from error
    if not base.endswith(("/", "#", ":")):
        raise GraphError(f"base {base!r}", "names would run into its last word", f"end it with '/': {base}/")
    return base


@dataclass(frozen=True, slots=True)
class Mint:
    """Makes the IRIs of one graph under a base that is the user's to set."""

    base: str = BASE

    def entity(self, id: str) -> ox.NamedNode:
        """``Mint().entity("Person/林依轮")`` is ``https://w3id.org/zhnews-kg/person/林依轮``."""
        kind, _, name = id.partition("/")
        return ox.NamedNode(f"{self.base}{segment(kind).lower()}/{segment(name)}")

    def article(self, document: str) -> ox.NamedNode:
        """Return the IRI of a document."""
        return ox.NamedNode(f"{self.base}article/{segment(document)}")

    def sentence(self, document: str, begin: int, end: int) -> ox.NamedNode:
        """Return the IRI of the stretch of a document from code point ``begin`` to ``end``."""
        return ox.NamedNode(f"{self.base}sentence/{segment(document)}_{begin}-{end}")

    def statement(self, id: str) -> ox.NamedNode:
        """Return the IRI of a statement."""
        return ox.NamedNode(f"{self.base}statement/{segment(id)}")

    def reading(self, statement: str, key: str) -> ox.NamedNode:
        """Return the IRI of one reading of a statement."""
        return ox.NamedNode(f"{self.base}reading/{segment(statement)}_{segment(key)}")

    def label(self, id: str, form: str) -> ox.NamedNode:
        """Return the IRI of a further name of an entity; no segment holds a colon, so that none reads as two."""
        kind, _, name = id.partition("/")
        return ox.NamedNode(f"{self.base}label/{segment(kind).lower()}:{segment(name)}:{segment(form)}")

    def prefixes(self) -> dict[str, str]:
        """Return a prefix for each kind of node, so that Turtle shows ``person:林依轮``."""
        kinds = ("company", "person", "place", "institution", "product", "event", "policy")
        return {
            kind: f"{self.base}{kind}/" for kind in (*kinds, "article", "label", "sentence", "statement", "reading")
        }
