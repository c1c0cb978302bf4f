"""The classes and properties of the graph, learned from ``ontology/kg.ttl``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import pyoxigraph as ox

from kg import resources
from kg.errors import TableError
from kg.model.names import ENTITY_TYPES

NAMESPACE = "https://w3id.org/zhnews-kg/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

Term: TypeAlias = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Class:
    """A class: ``Class("University", parents=("Institution",), labels={"zh": "高等院校", …}, …)``."""

    name: str
    parents: tuple[str, ...]  # direct superclasses of this ontology
    labels: Mapping[str, str]  # by language
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property; several classes in ``domain`` or ``range`` mean any one of them."""

    name: str
    parents: tuple[str, ...]  # direct super-properties of this ontology
    domain: tuple[str, ...]
    range: tuple[str, ...]  # () where it holds literals
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    inverse: str = ""
    symmetric: bool = False
    listed: bool = False  # a kg:Relation: statements have it as their rdf:predicate
    one_end: str = ""  # a class that at least one end of a symmetric relation belongs to


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the graph may say; names are local (``foundedBy``), without the namespace."""

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    ancestors: Mapping[str, frozenset[str]]  # class or property → itself and all above it
    names: frozenset[str]  # all it defines: classes, properties and individuals such as Asserted

    @property
    def relations(self) -> tuple[str, ...]:
        """The listed relations, sorted: what a statement's rdf:predicate may be."""
        return tuple(name for name, found in sorted(self.properties.items()) if found.listed)

    def property(self, name: str) -> Property:
        """Return the property of that name.

        Raises:
            TableError: there is none; the message gives the nearest right word.
        """
        if name in self.properties:
            return self.properties[name]
        raise TableError("ontology/kg.ttl", f"no property {name!r}", self.hint(name))

    def accepts(self, predicate: str, subject_type: str, object_type: str) -> bool:
        """Whether the relation may hold between things of these classes.

        >>> ontology().accepts("foundedBy", "Company", "Person")
        True
        >>> ontology().accepts("foundedBy", "Person", "Company")
        False

        Raises:
            TableError: the ontology has no such property.
        """
        found = self.property(predicate)
        if found.one_end and not (self.is_a(subject_type, found.one_end) or self.is_a(object_type, found.one_end)):
            return False
        return self._any(subject_type, found.domain) and self._any(object_type, found.range)

    def is_a(self, name: str, above: str) -> bool:
        """Whether the class or property is ``above`` or lies under it: ``is_a("University", "Institution")``."""
        return above in self.ancestors.get(name, ())

    def main_type(self, name: str) -> str:
        """Return the entity type that the class is or lies under: ``University`` → ``Institution``; "" for none."""
        return next((kind for kind in ENTITY_TYPES if self.is_a(name, kind)), "")

    def listed(self, predicate: str) -> str:
        """Return the listed relation that the property is or lies under: ``headquarteredIn`` → ``locatedIn``; "" for none."""
        found = self.property(predicate)
        if found.listed:
            return predicate
        above = (self.listed(parent) for parent in found.parents)
        return next((name for name in above if name), "")

    def written_as(self, name: str) -> str:
        """Return the property that the graph writes instead of this inverse: ``founded`` → ``foundedBy``; "" if none."""
        found = self.properties.get(name)
        return found.inverse if found and found.inverse and not found.parents else ""

    def symmetric(self, predicate: str) -> bool:
        """Whether the direction of the relation does not matter."""
        return self.property(predicate).symmetric

    def label(self, name: str, lang: str = "zh") -> str:
        """Return the label of a class or property in that language, its name where it has none."""
        term: Class | Property | None = self.classes.get(name) or self.properties.get(name)
        return term.labels.get(lang, name) if term else name

    def nearest(self, word: str, *, among: Iterable[str] = ()) -> str:
        """Return the class or property that the word most likely means, "" where none is near.

        Args:
            word: a misspelt name, or a label in Chinese or English.
            among: only these names; all of the ontology where empty.
        """
        names = tuple(among) or (*self.classes, *self.properties)
        spellings = {form.casefold(): name for name in reversed(names) for form in self._forms(name)}
        close = get_close_matches(word.casefold(), list(spellings), n=1, cutoff=0.6)
        return spellings[close[0]] if close else ""

    def hint(self, word: str, *, among: Iterable[str] = ()) -> str:
        """Return the remedy for a wrong word: ``did you mean 'foundedBy'?``."""
        near = self.nearest(word, among=among)
        return f"did you mean {near!r}?" if near else "see ontology/kg.ttl for the names it has"

    def _forms(self, name: str) -> Iterator[str]:
        term: Class | Property | None = self.classes.get(name) or self.properties.get(name)
        yield from term.labels.values() if term else ()
        yield name

    def _any(self, name: str, allowed: tuple[str, ...]) -> bool:
        return any(self.is_a(name, kind) for kind in allowed)


@cache
def ontology() -> Ontology:
    """Return the ontology that ships with kg; read once."""
    return read(resources.folder("ontology") / "kg.ttl")


def read(path: Path) -> Ontology:
    """Read an ontology from Turtle.

    Raises:
        TableError: the file is missing, broken, or names a class that it does not define.
    """
    try:
        about = _by_subject(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise TableError(path, f"no ontology ({error})", "mend the Turtle or install kg again") from error
    classes, properties = _classes(about), _properties(about)
    _refuse_unknown(path, classes, properties)
    parents = {name: found.parents for name, found in classes.items()}
    parents |= {name: found.parents for name, found in properties.items()}
    above = {name: frozenset(_above(name, parents)) for name in parents}
    names = frozenset(name for term in about if (name := _local(term)))
    return Ontology(MappingProxyType(classes), MappingProxyType(properties), MappingProxyType(above), names)


class _Facts:
    """What the file says about one subject."""

    __slots__ = ("_objects",)

    def __init__(self) -> None:
        self._objects: dict[str, list[Term | ox.Literal]] = {}

    def add(self, predicate: str, term: Term | ox.Literal) -> None:
        self._objects.setdefault(predicate, []).append(term)

    def all(self, predicate: str) -> list[Term | ox.Literal]:
        return self._objects.get(predicate, [])

    def names(self, predicate: str) -> tuple[str, ...]:
        """Local names of the objects that belong to this ontology, in the order of the file."""
        return tuple(name for term in self.all(predicate) if (name := _local(term)))

    def texts(self, predicate: str) -> Mapping[str, str]:
        literals = (term for term in self.all(predicate) if isinstance(term, ox.Literal))
        return MappingProxyType({term.language or "": term.value for term in literals})

    def types(self) -> set[str]:
        return {term.value for term in self.all(f"{_RDF}type") if isinstance(term, ox.NamedNode)}


def _by_subject(quads: Iterable[ox.Quad]) -> dict[Term, _Facts]:
    about: dict[Term, _Facts] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            continue
        about.setdefault(quad.subject, _Facts()).add(quad.predicate.value, quad.object)
    return about


def _local(term: Term | ox.Literal) -> str:
    if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE):
        return term.value.removeprefix(NAMESPACE)
    return ""


def _classes(about: Mapping[Term, _Facts]) -> dict[str, Class]:
    return {
        name: Class(
            name, facts.names(f"{_RDFS}subClassOf"), facts.texts(f"{_RDFS}label"), facts.texts(f"{_SKOS}definition")
        )
        for term, facts in about.items()
        if (name := _local(term)) and f"{_OWL}Class" in facts.types()
    }


def _properties(about: Mapping[Term, _Facts]) -> dict[str, Property]:
    kinds = {f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"}
    inverses = {name: _local(term) for term, facts in about.items() for name in facts.names(f"{_OWL}inverseOf")}
    return {
        name: Property(
            name,
            parents=facts.names(f"{_RDFS}subPropertyOf"),
            domain=_union(about, facts.all(f"{_RDFS}domain")),
            range=_union(about, facts.all(f"{_RDFS}range")),
            labels=facts.texts(f"{_RDFS}label"),
            definitions=facts.texts(f"{_SKOS}definition"),
            inverse=next(iter(facts.names(f"{_OWL}inverseOf")), inverses.get(name, "")),
            symmetric=f"{_OWL}SymmetricProperty" in facts.types(),
            listed=f"{NAMESPACE}Relation" in facts.types(),
            one_end=next(iter(facts.names(f"{NAMESPACE}oneEndIs")), ""),
        )
        for term, facts in about.items()
        if (name := _local(term)) and facts.types() & kinds
    }


def _union(about: Mapping[Term, _Facts], terms: Iterable[Term | ox.Literal]) -> tuple[str, ...]:
    """Local names of the classes, those of an owl:unionOf list included."""
    names: list[str] = []
    for term in terms:
        if name := _local(term):
            names.append(name)
        elif isinstance(term, ox.BlankNode):
            names.extend(_list(about, about[term].all(f"{_OWL}unionOf")))
    return tuple(names)


def _list(about: Mapping[Term, _Facts], rest: list[Term | ox.Literal]) -> Iterator[str]:
    while rest and isinstance(rest[0], ox.BlankNode):
        facts = about[rest[0]]
        yield from facts.names(f"{_RDF}first")
        rest = facts.all(f"{_RDF}rest")


def _above(name: str, parents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        if (current := waiting.pop()) in seen:
            continue
        seen.add(current)
        yield current
        waiting.extend(parents.get(current, ()))


def _refuse_unknown(path: Path, classes: Mapping[str, Class], properties: Mapping[str, Property]) -> None:
    """Raise TableError where a block names a class or property that the file does not define."""
    terms: tuple[Class | Property, ...] = (*classes.values(), *properties.values())
    for term in terms:
        known: Mapping[str, object] = classes if isinstance(term, Class) else properties
        pairs: list[tuple[str, Mapping[str, object]]] = [(name, known) for name in term.parents]
        if isinstance(term, Property):
            pairs += [(name, classes) for name in (*term.domain, *term.range, *filter(None, (term.one_end,)))]
            pairs += [(name, properties) for name in filter(None, (term.inverse,))]
        for name, home in pairs:
            if name not in home:
                near = get_close_matches(name, list(home), n=1)
                remedy = f"did you mean kg:{near[0]}?" if near else "define it"
                raise TableError(path, f"kg:{term.name} names kg:{name}, which is not defined", remedy)
