"""Take entities, statements and articles out of a store as the values of ``kg.model``; ids are IRIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.terms import PREFIXES
from kg.model.claims import Evidence, Qualifiers, Statement, Status
from kg.model.names import ENTITY_TYPES, Entity, Merge
from kg.model.text import Span
from kg.ontology import ontology

_ENTITY = frozenset({"Entity", "Agent", "Organization"})
Facts = Mapping[str, tuple[str, ...]]  # prefixed or whole property → values, sorted


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the graph: what one needs to cite it and to find its file."""

    id: str  # IRI
    title: str = ""
    date: str = ""
    outlet: str = ""
    reporters: tuple[str, ...] = ()
    source: str = ""  # path as the user named it
    locator: str = ""  # place inside the source
    sha256: str = ""
    page: str = ""  # of the paper, as it states it
    section: str = ""


def entities(store: ox.Store) -> tuple[Entity, ...]:
    """Return every node of an entity class, sorted by IRI."""
    known = ontology()
    classes = [name for name in known.classes if known.main_type(name) or name in _ENTITY]
    values = " ".join(f"kg:{name}" for name in classes)
    nodes = _nodes(store, f"VALUES ?class {{ {values} }} ?x a ?class ; ?p ?o")
    parents = {
        iri: facts["kg:withinPlace"] for iri, facts in _nodes(store, "?x kg:withinPlace ?parent ; ?p ?o").items()
    }
    labels = _labels(store)
    return tuple(_entity(iri, facts, parents, labels) for iri, facts in sorted(nodes.items()))


def statements(store: ox.Store) -> tuple[Statement, ...]:
    """Return every kg:Statement, sorted by IRI."""
    sentences = _nodes(store, "?x a kg:Sentence ; ?p ?o")
    readings = _nodes(store, "?x a kg:Reading ; ?p ?o")
    nodes = _nodes(store, "?x a kg:Statement ; ?p ?o")
    return tuple(_statement(iri, facts, sentences, readings) for iri, facts in sorted(nodes.items()))


def merges(store: ox.Store) -> tuple[Merge, ...]:
    """Return why each further name of an entity was taken for one, sorted by entity and form."""
    labels = _nodes(store, "?entity skosxl:altLabel ?x . ?x ?p ?o")
    owners = _nodes(store, "?x skosxl:altLabel ?o . BIND(skosxl:altLabel AS ?p)")
    return tuple(
        Merge(
            entity,
            _one(labels[label], "skosxl:literalForm"),
            _one(labels[label], "skos:note"),
            _number(labels[label], "kg:confidence", 1),
        )
        for entity, facts in sorted(owners.items())
        for label in facts["skosxl:altLabel"]
        if label in labels
    )


def articles(store: ox.Store) -> tuple[Article, ...]:
    """Return every kg:Article, sorted by IRI; its text stays in the store."""
    nodes = _nodes(store, "?x a kg:Article ; ?p ?o . FILTER(?p != nif:isString)")
    return tuple(
        Article(
            iri,
            _one(facts, "dcterms:title"),
            _one(facts, "schema:datePublished"),
            _one(facts, "kg:outletName"),
            facts.get("kg:reporterName", ()),
            _one(facts, "kg:sourcePath"),
            _one(facts, "kg:locator"),
            _one(facts, "kg:sha256"),
            _one(facts, "schema:pagination"),
            _one(facts, "schema:articleSection"),
        )
        for iri, facts in sorted(nodes.items())
    )


def _nodes(store: ox.Store, where: str) -> dict[str, Facts]:
    """Return the facts of each ?x: its properties by prefixed name, their values sorted."""
    found: dict[str, dict[str, set[str]]] = {}
    names: dict[str, str] = {}
    solutions = store.query(f"SELECT DISTINCT ?x ?p ?o WHERE {{ {where} }}", prefixes=PREFIXES)
    for x, p, o in solutions:  # type: ignore[union-attr]
        name = names.get(p.value) or names.setdefault(p.value, _prefixed(p.value))
        found.setdefault(x.value, {}).setdefault(name, set()).add(o.value)
    return {iri: {name: tuple(sorted(values)) for name, values in facts.items()} for iri, facts in found.items()}


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _labels(store: ox.Store) -> dict[str, str]:
    """Return one preferred name for each thing, the Chinese one where it has several."""
    found: dict[str, tuple[bool, str]] = {}
    for x, label in store.query("SELECT ?x ?label WHERE { ?x skos:prefLabel ?label }", prefixes=PREFIXES):  # type: ignore[union-attr]
        key = (not (label.language or "").startswith("zh"), label.value)
        found[x.value] = min(found.get(x.value, key), key)
    return {iri: label for iri, (_, label) in found.items()}


def _entity(iri: str, facts: Facts, parents: Mapping[str, tuple[str, ...]], labels: Mapping[str, str]) -> Entity:
    known = ontology()
    classes = [_local(value) for value in facts["rdf:type"]]
    main = next((name for name in ENTITY_TYPES if name in classes), "")
    main = main or next((kind for name in classes if (kind := known.main_type(name))), "")
    label = labels.get(iri, "")
    names = (*facts.get("skos:prefLabel", ()), *facts.get("skos:altLabel", ()))
    keys = [key for name in facts if known.is_a(key := name.removeprefix("kg:"), "identifier")]
    return Entity(
        iri,
        main,
        label,
        aliases=tuple(sorted(set(names) - {label})),
        subtype=next((name for name in classes if name not in ENTITY_TYPES and known.main_type(name) == main), ""),
        identifiers=tuple((key, value) for key in sorted(keys) for value in facts[f"kg:{key}"]),
        within=_within(iri, parents, labels),
        confidence=_number(facts, "kg:confidence", 1),
        candidates=facts.get("kg:placeCandidate", ()),
    )


def _within(iri: str, parents: Mapping[str, tuple[str, ...]], labels: Mapping[str, str]) -> tuple[str, ...]:
    chain: list[str] = []
    seen = {iri}
    while (above := next(iter(parents.get(iri, ())), "")) and above not in seen:
        seen.add(above)
        chain.append(labels.get(above, above))
        iri = above
    return tuple(chain)


def _statement(iri: str, facts: Facts, sentences: Mapping[str, Facts], readings: Mapping[str, Facts]) -> Statement:
    predicate = _one(facts, "kg:specificPredicate") or _one(facts, "rdf:predicate")
    confidence = _number(facts, "kg:confidence", 0)
    qualifiers = Qualifiers(
        status=_status(facts),
        title=_one(facts, "kg:positionTitle"),
        at_time=_one(facts, "kg:atTime"),
        valid_from=_one(facts, "kg:validFrom"),
        valid_until=_one(facts, "kg:validUntil"),
        time_text=_one(facts, "kg:timeText"),
        share_ratio=_one(facts, "kg:shareRatio"),
        amount=_one(facts, "kg:amount"),
        attributed_to=_one(facts, "kg:attributedTo"),
    )
    read = [readings[reading] for reading in facts.get("kg:reading", ()) if reading in readings]
    evidence = [
        _evidence(sentences.get(_one(r, "kg:sentence"), {}), _one(r, "kg:rule"), _number(r, "kg:confidence", 0))
        for r in read
    ]
    with_reading = {_one(r, "kg:sentence") for r in read}
    # a graph that another program wrote may have no readings
    evidence += [
        _evidence(sentences.get(sentence, {}), _one(facts, "kg:rule"), confidence)
        for sentence in facts.get("kg:evidence", ())
        if sentence not in with_reading
    ]
    return Statement(
        iri,
        _one(facts, "rdf:subject"),
        _local(predicate),
        _one(facts, "rdf:object"),
        qualifiers,
        tuple(sorted(evidence, key=lambda e: (e.document, e.sentence, e.rule))),
        confidence,
    )


def _status(facts: Facts) -> Status:
    """An unknown standing must not read as a fact: it is taken as a rumour."""
    name = _local(_one(facts, "kg:status")).lower() or Status.ASSERTED.value
    return Status(name) if name in set(Status) else Status.RUMOURED


def _evidence(sentence: Facts, rule: str, confidence: float) -> Evidence:
    begin, end = (int(_one(sentence, name) or 0) for name in ("nif:beginIndex", "nif:endIndex"))
    return Evidence(
        _one(sentence, "nif:referenceContext"), Span(begin, end), _one(sentence, "nif:anchorOf"), rule, confidence
    )


def _local(iri: str) -> str:
    return iri.removeprefix(PREFIXES["kg"])


def _number(facts: Facts, name: str, default: float) -> float:
    """Return a number; what is none, in a graph of another program, is taken for the default."""
    value = _one(facts, name)
    try:
        return float(value) if value else default
    except ValueError:
        return default


def _one(facts: Facts, name: str) -> str:
    return next(iter(facts.get(name, ())), "")
