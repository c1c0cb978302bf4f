"""Laws of the graph: whatever the names, texts and claims, what is written is read back, by us and by others."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import to_isomorphic

from kg.graph import KnowledgeStore, turtle
from kg.graph.iri import Mint
from kg.model.claims import Evidence, Knowledge, Qualifiers, Statement, Status
from kg.model.names import Entity
from kg.model.text import Document, OffsetMap, Source, Span
from kg.statements.fuse import statement_id

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
times = st.sampled_from(("", "2025", "2025-05", "2025-05-07"))


@st.composite
def bodies_of_knowledge(draw: st.DrawFn) -> Knowledge:
    text = draw(texts)
    kept = Span(3, 3 + len(text))
    document = Document(
        "doc 1", text, f"raw{text}", OffsetMap.of_kept([kept]), Source(draw(texts), "a" * 64), title=draw(texts)
    )
    companies = tuple(
        Entity(f"Company/{name}", "Company", name, aliases=tuple(sorted(draw(st.sets(texts, max_size=2)) - {name})))
        for name in sorted(draw(st.sets(texts, min_size=2, max_size=4)))
    )
    claims = {}
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.permutations(companies))[:2]
        qualifiers = Qualifiers(
            draw(st.sampled_from(Status)),
            title=draw(texts),
            at_time=draw(times),
            share_ratio=draw(st.sampled_from(("", "0.5"))),
        )
        begin = draw(st.integers(0, len(text) - 1))
        span = Span(begin, draw(st.integers(begin + 1, len(text))))
        confidence = draw(st.integers(0, 100)) / 100
        evidence = Evidence(document.id, span, span.of(text), draw(texts), confidence)
        id_ = statement_id(one.id, "acquired", other.id, qualifiers)
        claims[id_] = Statement(id_, one.id, "acquired", other.id, qualifiers, (evidence,), confidence)
    return Knowledge((document,), companies, tuple(claims.values()), tuple((c.id, document.id) for c in companies))


@settings(max_examples=60)
@given(bodies_of_knowledge())
def test_statements_are_read_back_as_they_were_written(known: Knowledge) -> None:
    mint = Mint()
    expected = [
        replace(
            statement,
            id=mint.statement(statement.id).value,
            subject=mint.entity(statement.subject).value,
            object=mint.entity(statement.object).value,
            evidence=tuple(replace(e, document=mint.article(e.document).value) for e in statement.evidence),
        )
        for statement in known.statements
    ]
    found = KnowledgeStore.from_turtle(turtle(known)).statements()
    assert list(found) == sorted(expected, key=lambda statement: statement.id)


@settings(max_examples=60)
@given(bodies_of_knowledge())
def test_entities_are_read_back_as_they_were_written(known: Knowledge) -> None:
    expected = {(Mint().entity(e.id).value, e.type, e.label, e.aliases) for e in known.entities}
    found = KnowledgeStore.from_turtle(turtle(known)).entities()
    assert {(e.id, e.type, e.label, e.aliases) for e in found} == expected


@settings(max_examples=40)
@given(bodies_of_knowledge())
def test_rdflib_and_oxigraph_read_the_same(known: Knowledge) -> None:
    data = turtle(known)
    in_oxigraph = ox.serialize(ox.parse(data, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert to_isomorphic(Graph().parse(data=in_oxigraph, format="nt")) == to_isomorphic(Graph().parse(data=data))


@settings(max_examples=60)
@given(bodies_of_knowledge())
def test_bytes_stay_the_same_through_the_store(known: Knowledge) -> None:
    data = turtle(known)
    assert KnowledgeStore.from_turtle(data).turtle() == data


@settings(max_examples=30)
@given(bodies_of_knowledge())
def test_what_fuse_may_give_passes_the_whole_graph_checks(known: Knowledge) -> None:
    report = KnowledgeStore.from_turtle(turtle(known)).validate(shapes=False)
    assert {finding.check for finding in report.findings} <= {"unsorted-pair"}
