"""What the page needs to know, read from a graph by SPARQL: entities, statements, evidence, articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

KG = "https://w3id.org/zhnews-kg/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_TITLE = "http://purl.org/dc/terms/title"
_PUBLISHED = "https://schema.org/datePublished"
_PAGE = "https://schema.org/pagination"
_SECTION = "https://schema.org/articleSection"
_PREFIXES = f"PREFIX kg: <{KG}> PREFIX nif: <{_NIF}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "

TYPES = ("Company", "Person", "Place", "Institution", "Product", "Event", "Policy")
STATUSES = ("asserted", "planned", "rumoured", "denied", "former")
_FORMER = frozenset({"heldPosition"})


class Queryable(Protocol):
    """What the page is drawn from: anything that answers a SPARQL SELECT with rows that are asked by name."""

    def query(self, query: str, /) -> Any:
        """Return the rows of a SELECT; ``row["name"]`` is a term, or None where it is not bound."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity as the page shows it; ``degree`` counts the other entities it has a statement with."""

    iri: str
    type: str  # one of TYPES, "" for anything else
    label: str
    aliases: tuple[str, ...] = ()
    subtype: str = ""  # a subclass: "University"
    degree: int = 0
    within: tuple[str, ...] = ()  # background: the places that hold it, nearest first
    maybe_same: tuple[str, ...] = ()  # IRIs of entities that it may be the same as
    articles: tuple[int, ...] = ()  # that name it: places in PageData.articles


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Where evidence stands: what one needs to cite the article and to find its file."""

    title: str = ""
    date: str = ""
    outlet: str = ""
    reporters: tuple[str, ...] = ()
    source: str = ""
    page: str = ""  # of the paper
    section: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A sentence that says so, and the place of its article in ``PageData.articles`` (-1: unknown)."""

    text: str
    article: int = -1
    place: str = ""  # in the raw file, in characters: "25–38"


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement between two entities, given by their places in ``PageData.entities``."""

    subject: int
    predicate: str
    object: int
    status: str = "asserted"  # one of STATUSES
    title: str = ""
    time: str = ""  # when it took place; ISO 8601 cut to its precision
    since: str = ""
    until: str = ""
    time_text: str = ""  # as the article has it
    share: str = ""
    amount: str = ""
    said_by: str = ""
    confidence: str = ""
    evidence: tuple[int, ...] = ()  # places in PageData.evidence
    rules: tuple[str, ...] = ()  # what read each of these sentences, "" where the graph does not say


@dataclass(frozen=True, slots=True)
class PageData:
    """All that the page shows. Entities come best connected first; everything is in a fixed order."""

    entities: tuple[EntityView, ...] = ()
    statements: tuple[StatementView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    articles: tuple[ArticleView, ...] = ()


Properties = Mapping[str, tuple[str, ...]]  # property IRI → its values, sorted


def page_data(store: Queryable) -> PageData:
    """Read from the graph what the page shows (contract of the graph: DESIGN §5)."""
    statements = _properties(store, "?x a kg:Statement ; ?p ?o .")
    readings = _properties(store, "?x a kg:Reading ; ?p ?o .")
    articles = _properties(store, "?x a kg:Article ; ?p ?o . FILTER(?p != nif:isString)")
    sentences = _in_order(_properties(store, "?x a kg:Sentence ; ?p ?o ."))
    claims = {iri: about for iri, about in statements.items() if all(_claim(about))}
    article_place = {iri: number for number, iri in enumerate(articles)}
    entities = _entities(store, [_claim(about) for about in claims.values()], article_place)
    reader = _Reader(
        {entity.iri: number for number, entity in enumerate(entities)},
        {iri: number for number, iri in enumerate(sentences)},
        readings,
        entities,
    )
    views = [reader.statement(about) for about in claims.values()]
    views.sort(
        key=lambda view: (
            view.subject,
            view.object,
            STATUSES.index(view.status),
            view.predicate,
            view.time,
            view.since,
            view.title,
        )
    )
    return PageData(
        entities,
        tuple(views),
        tuple(_evidence(about, article_place) for about in sentences.values()),
        tuple(_article(about) for about in articles.values()),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a statement is read with: where its ends, its sentences and their readings are."""

    entity_place: Mapping[str, int]
    sentence_place: Mapping[str, int]
    readings: Mapping[str, Properties]
    entities: tuple[EntityView, ...]

    def statement(self, about: Properties) -> StatementView:
        subject, predicate, object_ = _claim(about)
        said_by = self.entity_place.get(_first(about, KG + "attributedTo"))
        evidence = sorted(self.sentence_place[s] for s in about.get(KG + "evidence", ()) if s in self.sentence_place)
        rules = self.rules(about)
        return StatementView(
            self.entity_place[subject],
            predicate,
            self.entity_place[object_],
            _status(about, predicate),
            title="、".join(about.get(KG + "positionTitle", ())),
            time=_first(about, KG + "atTime"),
            since=_first(about, KG + "validFrom"),
            until=_first(about, KG + "validUntil"),
            time_text=_first(about, KG + "timeText"),
            share=_first(about, KG + "shareRatio"),
            amount=_first(about, KG + "amount"),
            said_by="" if said_by is None else self.entities[said_by].label,
            confidence=_first(about, KG + "confidence"),
            evidence=tuple(evidence),
            rules=tuple(rules.get(place, "") for place in evidence) if rules else (),
        )

    def rules(self, about: Properties) -> dict[int, str]:
        """Return what read each sentence of the statement."""
        found: dict[int, set[str]] = defaultdict(set)
        for iri in about.get(KG + "reading", ()):
            reading = self.readings.get(iri, {})
            for sentence in reading.get(KG + "sentence", ()):
                if sentence in self.sentence_place:
                    found[self.sentence_place[sentence]].update(reading.get(KG + "rule", ()))
        return {place: ", ".join(sorted(rules)) for place, rules in found.items()}


def _claim(about: Properties) -> tuple[str, str, str]:
    """Return subject, the local name of the property (the more specific one where there are two), and object."""
    predicate = _first(about, KG + "specificPredicate") or _first(about, _RDF + "predicate")
    return _first(about, _RDF + "subject"), predicate.removeprefix(KG), _first(about, _RDF + "object")


def _in_order(sentences: Mapping[str, Properties]) -> dict[str, Properties]:
    """Return the sentences as one reads them: article by article, from the first to the last."""

    def place(iri: str) -> tuple[str, int, str]:
        begin = _first(sentences[iri], _NIF + "beginIndex")
        return _first(sentences[iri], _NIF + "referenceContext"), int(begin) if begin.isdigit() else 0, iri

    return {iri: sentences[iri] for iri in sorted(sentences, key=place)}


def _status(about: Properties, predicate: str) -> str:
    status = _first(about, KG + "status").removeprefix(KG).lower() or "asserted"
    ended = status == "ended" or predicate in _FORMER or _first(about, KG + "isFormer") == "true"
    if ended and status in ("ended", "asserted"):
        return "former"
    return status if status in STATUSES else "rumoured"  # an unknown standing must not read as a fact


def _evidence(about: Properties, article_place: Mapping[str, int]) -> EvidenceView:
    article = article_place.get(_first(about, _NIF + "referenceContext"), -1)
    begin, end = (_first(about, KG + f"raw{k}") or _first(about, _NIF + f"{k.lower()}Index") for k in ("Begin", "End"))
    return EvidenceView(_first(about, _NIF + "anchorOf"), article, f"{begin}–{end}" if begin and end else "")


def _article(about: Properties) -> ArticleView:
    source, locator = _first(about, KG + "sourcePath"), _first(about, KG + "locator")
    return ArticleView(
        _first(about, _TITLE),
        _first(about, _PUBLISHED),
        _first(about, KG + "outletName"),
        about.get(KG + "reporterName", ()),
        f"{source} ({locator})" if locator else source,
        _first(about, _PAGE),
        _first(about, _SECTION),
    )


def _entities(
    store: Queryable, claims: Iterable[tuple[str, str, str]], article_place: Mapping[str, int]
) -> tuple[EntityView, ...]:
    """Return the entities, best connected first: those that carry one of the seven types, and both ends of claims."""
    types = _pairs(store, f"VALUES ?class {{ {' '.join('kg:' + t for t in TYPES)} }} ?x a ?class ; a ?o .")
    names = _labels(store)
    parents = _pairs(store, "?x kg:withinPlace ?o .")
    named_in = _pairs(store, "?x kg:mentionedIn ?o .")
    alike = _pairs(store, "{ ?x kg:maybeSameAs ?o } UNION { ?o kg:maybeSameAs ?x }")
    neighbours: dict[str, set[str]] = defaultdict(set)
    for subject, _, object_ in claims:
        neighbours[subject].add(object_)
        neighbours[object_].add(subject)
    found = []
    for iri in types.keys() | neighbours.keys():
        label, aliases = names.get(iri, ("", ()))
        classes = [c.removeprefix(KG) for c in types.get(iri, ()) if c.startswith(KG)]
        main = next((t for t in TYPES if t in classes), "")
        subtype = next((c for c in classes if c not in TYPES), "")
        degree = len(neighbours[iri] - {iri})
        within = tuple(names.get(place, (_tail(place), ()))[0] for place in _above(iri, parents))
        named = tuple(sorted(article_place[a] for a in named_in.get(iri, ()) if a in article_place))
        known = label or _tail(iri)
        found.append(EntityView(iri, main, known, aliases, subtype, degree, within, alike.get(iri, ()), named))
    return tuple(sorted(found, key=lambda entity: (-entity.degree, entity.label, entity.iri)))


def _above(iri: str, parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the places above, nearest first; a circle in the data ends the chain."""
    chain = [iri]
    while (parent := next(iter(parents.get(chain[-1], ())), "")) and parent not in chain:
        chain.append(parent)
    return chain[1:]


def _labels(store: Queryable) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each thing its label (Chinese before others) and its other names."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rank = {"zh": 0, "": 1}
    where = "{ ?x skos:prefLabel ?o . BIND(0 AS ?r) } UNION { ?x skos:altLabel ?o . BIND(9 AS ?r) }"
    for row in store.query(f"{_PREFIXES} SELECT ?x ?o ?r (LANG(?o) AS ?lang) WHERE {{ {where} }}"):
        language = text(row["lang"]).split("-")[0]
        found[text(row["x"])].append((int(text(row["r"])) + rank.get(language, 2), text(row["o"])))
    ordered = {iri: tuple(dict.fromkeys(name for _, name in sorted(names))) for iri, names in found.items()}
    return {iri: (names[0], names[1:]) for iri, names in ordered.items()}


def _properties(store: Queryable, where: str) -> dict[str, Properties]:
    """Return the properties of each ?x, things and values sorted."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.query(f"{_PREFIXES} SELECT ?x ?p ?o WHERE {{ {where} }}"):
        found[text(row["x"])][text(row["p"])].add(text(row["o"]))
    return {iri: {p: tuple(sorted(found[iri][p])) for p in sorted(found[iri])} for iri in sorted(found)}


def _pairs(store: Queryable, where: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.query(f"{_PREFIXES} SELECT DISTINCT ?x ?o WHERE {{ {where} }}"):
        found[text(row["x"])].add(text(row["o"]))
    return {iri: tuple(sorted(values)) for iri, values in found.items()}


def _first(about: Properties, property_: str) -> str:
    return next(iter(about.get(property_, ())), "")


def _tail(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def text(term: Any) -> str:
    """Return the text of a term, whichever RDF library made it; "" for none."""
    if term is None:
        return ""
    if isinstance(term, str):  # rdflib's terms are strings
        return str(term)
    return str(getattr(term, "value", term))
