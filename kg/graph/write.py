"""Write knowledge as RDF: the same knowledge gives the same bytes, whatever its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

import pyoxigraph as ox

from kg.graph import terms
from kg.graph.iri import BASE, Mint, checked_base
from kg.graph.terms import term
from kg.model.claims import Evidence, Knowledge, Statement, Status
from kg.model.names import Entity, Merge
from kg.model.text import Document
from kg.ontology import ontology

Facts = Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]

_TYPE = term("rdf:type")
# what a reader looks for first stands first
_FIRST = {
    term(name): k
    for k, name in enumerate(
        ("rdf:type", "skos:prefLabel", "skos:altLabel", "dcterms:title", "rdf:subject", "rdf:predicate", "rdf:object")
    )
}
_BACKGROUND = "divisions of GB/T 2260, countries of ISO 3166 (seeds/entities)"
_BACKGROUND_KEYS = ("adcode", "isoCode")


def turtle(knowledge: Knowledge, *, base: str = BASE) -> bytes:
    """Return the knowledge as Turtle: sorted, grouped by subject, the same bytes for the same knowledge.

    Args:
        knowledge: what a run knows.
        base: what the IRIs of entities, articles and statements begin with.

    Raises:
        GraphError: the base is no absolute IRI.
    """
    mint = Mint(checked_base(base))
    return serialized(triples(knowledge, mint), mint.prefixes())


def triples(knowledge: Knowledge, mint: Mint) -> Iterator[ox.Triple]:
    """Yield everything the knowledge says, in no particular order; a triple may come twice."""
    places = _places(knowledge.entities, mint)
    documents = {document.id: document for document in knowledge.documents}
    for document in knowledge.documents:
        yield from _about(mint.article(document.id), _article(document))
    for entity in knowledge.entities:
        yield from _about(mint.entity(entity.id), _entity(entity))
        yield from _within(mint.entity(entity.id), entity.within, places, mint)
    for entity_id, document_id in knowledge.mentioned_in:
        yield ox.Triple(mint.entity(entity_id), term("kg:mentionedIn"), mint.article(document_id))
    for one, other, reason in knowledge.maybe_same:
        yield from _maybe_same(min(one, other), max(one, other), reason, mint)
    for merge in knowledge.merges:
        yield from _merge(merge, mint)
    for statement in knowledge.statements:
        yield from _statement(statement, mint)
        for evidence in statement.evidence:
            yield from _evidence(statement, evidence, documents[evidence.document], mint)


def serialized(facts: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return the triples as Turtle in one order: by subject, type first, a blank line between subjects."""
    known = dict(sorted((terms.PREFIXES | dict(prefixes)).items()))
    data = ox.serialize(sorted(set(facts), key=_order), format=ox.RdfFormat.TURTLE, prefixes=known) or b""
    # pyoxigraph gives the prefixes in an order of its own; a line of Turtle never holds part of a literal's text
    lines = [line for line in data.decode("utf-8").split("\n") if not line.startswith("@prefix ")]
    header = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in known.items()]
    blocks = (line.replace("\t", "    ", 1) + ("\n" if line.endswith(" .") else "") for line in lines)
    return ("\n".join(header) + "\n\n" + "\n".join(blocks).rstrip("\n") + "\n").encode("utf-8")


def _order(fact: ox.Triple) -> tuple[str, int, str, str]:
    return str(fact.subject), _FIRST.get(fact.predicate, len(_FIRST)), fact.predicate.value, str(fact.object)


def _about(subject: ox.NamedNode, facts: Facts) -> Iterator[ox.Triple]:
    for predicate, value in facts:
        yield ox.Triple(subject, predicate, value)


def _entity(entity: Entity) -> Facts:
    yield _TYPE, term(f"kg:{entity.type}")
    if entity.subtype:
        yield _TYPE, term(f"kg:{entity.subtype}")
    yield term("skos:prefLabel"), terms.name(entity.label)
    for alias in entity.aliases:
        if alias != entity.label:
            yield term("skos:altLabel"), terms.name(alias)
    yield term("kg:confidence"), terms.decimal(entity.confidence)
    for place in entity.candidates:
        yield term("kg:placeCandidate"), terms.text(place)
    for key, value in entity.identifiers:
        yield term(f"kg:{key}"), terms.text(value)
    if any(key in _BACKGROUND_KEYS for key, _ in entity.identifiers):
        yield term("kg:backgroundSource"), terms.text(_BACKGROUND)


def _places(entities: Iterable[Entity], mint: Mint) -> dict[str, ox.NamedNode]:
    """Map each name that exactly one place of the knowledge bears to its node."""
    owners: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type == "Place":
            for form in (entity.label, *entity.aliases):
                owners.setdefault(form, set()).add(entity.id)
    return {form: mint.entity(next(iter(ids))) for form, ids in owners.items() if len(ids) == 1}


def _within(
    place: ox.NamedNode, names: tuple[str, ...], places: Mapping[str, ox.NamedNode], mint: Mint
) -> Iterator[ox.Triple]:
    """Yield the chain of places that hold this one; a place that no article names is no kg:Entity."""
    for label in names:
        parent = places.get(label)
        if parent is None:
            parent = mint.entity(f"Place/{label}")
            yield ox.Triple(parent, _TYPE, term("schema:AdministrativeArea"))
            yield ox.Triple(parent, term("skos:prefLabel"), terms.name(label))
            yield ox.Triple(parent, term("kg:backgroundSource"), terms.text(_BACKGROUND))
        if parent != place:
            # a bureau stands within its county as a city within its province: both say whence that is known
            yield ox.Triple(place, term("kg:backgroundSource"), terms.text(_BACKGROUND))
            yield ox.Triple(place, term("kg:withinPlace"), parent)
        place = parent


def _maybe_same(one: str, other: str, reason: str, mint: Mint) -> Iterator[ox.Triple]:
    yield ox.Triple(mint.entity(one), term("kg:maybeSameAs"), mint.entity(other))
    yield ox.Triple(mint.entity(one), term("skos:note"), terms.text(f"maybe the same as {other}: {reason}"))


def _merge(merge: Merge, mint: Mint) -> Iterator[ox.Triple]:
    """Yield a further name as a SKOS-XL label, which can say what a plain skos:altLabel cannot: why, and how sure."""
    label = mint.label(merge.entity, merge.form)
    yield ox.Triple(mint.entity(merge.entity), term("skosxl:altLabel"), label)
    yield ox.Triple(label, _TYPE, term("skosxl:Label"))
    yield ox.Triple(label, term("skosxl:literalForm"), terms.name(merge.form))
    yield ox.Triple(label, term("kg:confidence"), terms.decimal(merge.confidence))
    yield ox.Triple(label, term("skos:note"), terms.text(merge.reason))


def _article(document: Document) -> Facts:
    source = document.source
    yield _TYPE, term("kg:Article")
    yield term("dcterms:title"), terms.name(document.title or source.path or document.id)
    if document.subtitle:
        yield term("schema:alternativeHeadline"), terms.name(document.subtitle)
    if document.date:
        yield term("schema:datePublished"), terms.time(document.date.isoformat())
    for byline in document.bylines:
        if "记者" in byline.role:
            yield term("kg:reporterName"), terms.text(byline.name)
        else:
            yield (
                term("dcterms:contributor"),
                terms.text(f"{byline.name} ({byline.role})" if byline.role else byline.name),
            )
    optional = {
        "kg:outletName": document.outlet,
        "schema:url": document.url,
        "schema:pagination": document.page,
        "schema:articleSection": document.section,
        "kg:sourcePath": source.path,
        "kg:sha256": source.sha256,
        "kg:locator": source.locator,
        "kg:encoding": source.encoding,
        "dcterms:format": source.media_type,
    }
    for name, value in optional.items():
        if value:
            yield term(name), terms.text(value)
    for other in document.other_sources:
        yield term("kg:alsoIn"), terms.text(f"{other.path} ({other.locator})" if other.locator else other.path)
    yield term("nif:isString"), terms.text(document.text)


def _statement(statement: Statement, mint: Mint) -> Iterator[ox.Triple]:
    subject, object_ = mint.entity(statement.subject), mint.entity(statement.object)
    listed = ontology().listed(statement.predicate) or statement.predicate
    predicates = dict.fromkeys((term(f"kg:{listed}"), term(f"kg:{statement.predicate}")))
    node = mint.statement(statement.id)
    yield ox.Triple(node, term("rdf:subject"), subject)
    yield ox.Triple(node, term("rdf:object"), object_)
    yield from _about(node, _claim(statement, listed, mint))
    if statement.qualifiers.status is Status.ASSERTED:
        # only a fact may be read without its statement node
        yield from (ox.Triple(subject, predicate, object_) for predicate in predicates)


def _claim(statement: Statement, listed: str, mint: Mint) -> Facts:
    qualifiers = statement.qualifiers
    yield _TYPE, term("kg:Statement")
    yield term("rdf:predicate"), term(f"kg:{listed}")
    if listed != statement.predicate:
        yield term("kg:specificPredicate"), term(f"kg:{statement.predicate}")
    yield term("kg:status"), term(f"kg:{qualifiers.status.value.capitalize()}")
    yield term("kg:confidence"), terms.decimal(statement.confidence)
    for evidence in statement.evidence:
        yield term("kg:rule"), terms.text(evidence.rule)
    times = {
        "kg:atTime": qualifiers.at_time,
        "kg:validFrom": qualifiers.valid_from,
        "kg:validUntil": qualifiers.valid_until,
    }
    for name, value in times.items():
        if value:
            yield term(name), terms.time(value)
    texts = {
        "kg:timeText": qualifiers.time_text,
        "kg:positionTitle": qualifiers.title,
        "kg:amount": qualifiers.amount,
    }
    for name, value in texts.items():
        if value:
            yield term(name), terms.text(value)
    if qualifiers.share_ratio:
        yield term("kg:shareRatio"), terms.decimal(qualifiers.share_ratio, digits=6)
    if qualifiers.attributed_to:
        yield term("kg:attributedTo"), mint.entity(qualifiers.attributed_to)


def _evidence(statement: Statement, evidence: Evidence, document: Document, mint: Mint) -> Iterator[ox.Triple]:
    span = evidence.sentence
    sentence = mint.sentence(document.id, span.start, span.end)
    raw = document.offsets.raw_span(span)
    key = sha256(f"{sentence.value}\n{evidence.rule}".encode()).hexdigest()[:8]
    reading = mint.reading(statement.id, key)
    node = mint.statement(statement.id)
    yield ox.Triple(node, term("kg:evidence"), sentence)
    yield ox.Triple(node, term("kg:reading"), reading)
    yield ox.Triple(reading, _TYPE, term("kg:Reading"))
    yield ox.Triple(reading, term("kg:sentence"), sentence)
    yield ox.Triple(reading, term("kg:rule"), terms.text(evidence.rule))
    yield ox.Triple(reading, term("kg:confidence"), terms.decimal(evidence.confidence))
    yield ox.Triple(sentence, _TYPE, term("kg:Sentence"))
    yield ox.Triple(sentence, term("nif:referenceContext"), mint.article(document.id))
    yield ox.Triple(sentence, term("nif:anchorOf"), terms.text(span.of(document.text)))
    offsets = {"nif:beginIndex": span.start, "nif:endIndex": span.end, "kg:rawBegin": raw.start, "kg:rawEnd": raw.end}
    for name, value in offsets.items():
        yield ox.Triple(sentence, term(name), terms.offset(value))
