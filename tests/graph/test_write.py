"""Writing knowledge as Turtle: the contract of the graph, triple by triple, and the same bytes every time."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace
from rdflib.compare import isomorphic

from kg.errors import GraphError
from kg.graph import turtle
from kg.model.claims import Knowledge, Qualifiers
from kg.model.names import Entity

from .factory import RUMOUR, TEXT, document, knowledge, statement

KG = Namespace("https://w3id.org/zhnews-kg/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
SCHEMA = Namespace("https://schema.org/")
DATA = Namespace("https://w3id.org/zhnews-kg/")
HAILAN, QINGHE, XU = DATA["company/海岚科技"], DATA["company/青禾资本"], DATA["person/许青"]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=turtle(knowledge()))


def test_turtle_states_main_class_and_subclass(graph: Graph) -> None:
    assert set(graph.objects(DATA["place/杭州市"], RDF.type)) == {KG.Place, KG.AdministrativeDivision}


def test_turtle_gives_names_their_language(graph: Graph) -> None:
    assert set(graph.objects(HAILAN, SKOS.prefLabel)) == {Literal("海岚科技", lang="zh")}
    assert set(graph.objects(HAILAN, SKOS.altLabel)) == {Literal("海岚", lang="zh"), Literal("Hailan Tech", lang="en")}


def test_turtle_reifies_a_relation_with_its_evidence(graph: Graph) -> None:
    node = DATA["statement/s1"]
    assert [graph.value(node, p) for p in (RDF.subject, RDF.predicate, RDF.object, KG.status)] == [
        HAILAN,
        KG.foundedBy,
        DATA["person/周砚"],
        KG.Asserted,
    ]
    sentence = graph.value(node, KG.evidence)
    assert graph.value(sentence, NIF.anchorOf) == Literal("海岚科技由周砚创办。")
    assert graph.value(sentence, NIF.beginIndex) == Literal("0", datatype=XSD.integer)
    assert graph.value(sentence, KG.rawBegin) == Literal("2", datatype=XSD.integer)
    assert graph.value(sentence, NIF.referenceContext) == DATA["article/d1"]
    reading = graph.value(node, KG.reading)
    assert (graph.value(reading, KG.rule), graph.value(reading, KG.sentence)) == (Literal("test/rule"), sentence)


def test_turtle_writes_a_fact_as_a_plain_triple_too(graph: Graph) -> None:
    assert (HAILAN, KG.foundedBy, DATA["person/周砚"]) in graph


def test_turtle_writes_no_plain_triple_of_a_rumour_or_a_denial(graph: Graph) -> None:
    assert (QINGHE, KG.acquired, HAILAN) not in graph
    assert {graph.value(DATA[f"statement/{s}"], KG.status) for s in ("s4", "s5")} == {KG.Rumoured, KG.Denied}


def test_turtle_writes_a_former_post_never_as_a_present_one(graph: Graph) -> None:
    assert (XU, KG.heldPosition, HAILAN) in graph
    assert (XU, KG.holdsPosition, HAILAN) not in graph


def test_turtle_writes_a_special_relation_under_the_listed_one(graph: Graph) -> None:
    node = DATA["statement/s2"]
    assert graph.value(node, RDF.predicate) == KG.locatedIn
    assert graph.value(node, KG.specificPredicate) == KG.headquarteredIn
    assert (HAILAN, KG.locatedIn, DATA["place/杭州市"]) in graph
    assert (HAILAN, KG.headquarteredIn, DATA["place/杭州市"]) in graph


def test_turtle_writes_qualifiers(graph: Graph) -> None:
    post, deal, denial = DATA["statement/s3"], DATA["statement/s4"], DATA["statement/s5"]
    assert graph.value(post, KG.positionTitle) == Literal("首席运营官")
    assert graph.value(post, KG.validUntil) == Literal("2024-03", datatype=XSD.gYearMonth)
    assert graph.value(deal, KG.amount) == Literal("5亿元")
    assert graph.value(deal, KG.shareRatio) == Literal("0.472", datatype=XSD.decimal)
    assert graph.value(denial, KG.attributedTo) == QINGHE


def test_turtle_writes_the_places_above_as_background(graph: Graph) -> None:
    city, province = DATA["place/杭州市"], DATA["place/浙江省"]
    assert (city, KG.withinPlace, province) in graph
    assert set(graph.objects(province, RDF.type)) == {SCHEMA.AdministrativeArea}
    assert graph.value(province, KG.backgroundSource)
    assert list(graph.subjects(RDF.object, province)) == []


def test_turtle_says_how_sure_a_name_is(graph: Graph) -> None:
    found = {str(s): str(o) for s, o in graph.subject_objects(KG.confidence) if "/person/" in str(s)}
    assert found == {str(DATA["person/周砚"]): "1", str(XU): "0.61"}


def test_turtle_says_of_each_further_name_why_it_is_one(graph: Graph) -> None:
    label = DATA["label/company:海岚科技:海岚"]
    assert (HAILAN, SKOSXL.altLabel, label) in graph
    assert set(graph.predicate_objects(label)) == {
        (RDF.type, SKOSXL.Label),
        (SKOSXL.literalForm, Literal("海岚", lang="zh")),
        (KG.confidence, Literal(Decimal("0.85"))),
        (SKOS.note, Literal("opens the name")),
    }


def test_turtle_names_the_places_that_an_undecided_one_may_be() -> None:
    place = Entity("Place/鼓楼区", "Place", "鼓楼区", candidates=("徐州市鼓楼区", "南京市鼓楼区"))
    graph = Graph().parse(data=turtle(Knowledge((), (place,), ())))
    assert {str(o) for o in graph.objects(None, KG.placeCandidate)} == {"徐州市鼓楼区", "南京市鼓楼区"}


def test_turtle_says_page_and_section_where_the_source_states_them() -> None:
    stated = replace(document("d1", TEXT), page="A06", section="经济新闻")
    graph = Graph().parse(data=turtle(Knowledge((stated, document("d2", RUMOUR)), (), ())))
    article = DATA["article/d1"]
    assert set(graph.subject_objects(SCHEMA.pagination)) == {(article, Literal("A06"))}
    assert set(graph.subject_objects(SCHEMA.articleSection)) == {(article, Literal("经济新闻"))}


def test_turtle_says_the_source_of_every_place_within_another() -> None:
    bureau = Entity("Institution/县水利局", "Institution", "县水利局", within=("杭州市", "浙江省"))
    bare = Entity("Place/杭州市", "Place", "杭州市")  # an article names it, so that it stands between the two
    found = Graph().parse(data=turtle(Knowledge((), (bureau, bare), (), (), ())))
    below = set(found.subjects(KG.withinPlace))
    assert below == {DATA["institution/县水利局"], DATA["place/杭州市"]}
    assert all((node, KG.backgroundSource, None) in found for node in below)


def test_turtle_says_the_source_of_no_code_that_is_no_places() -> None:
    firm = Entity("Company/甲", "Company", "甲", identifiers=(("unifiedSocialCreditCode", "91330100MA27XXXX1A"),))
    found = Graph().parse(data=turtle(Knowledge((), (firm,), (), (), ())))
    assert list(found.subjects(KG.backgroundSource)) == []


def test_turtle_writes_where_an_article_came_from(graph: Graph) -> None:
    article = DATA["article/d1"]
    assert graph.value(article, KG.sourcePath) == Literal("news/d1.txt")
    assert graph.value(article, KG.sha256) == Literal("0" * 64)
    assert graph.value(article, SCHEMA.datePublished) == Literal("2025-05-07", datatype=XSD.date)
    assert (graph.value(article, KG.outletName), graph.value(article, KG.reporterName)) == (
        Literal("江城晚报"),
        Literal("聂英"),
    )


def test_turtle_is_the_same_bytes_whatever_the_order() -> None:
    known = knowledge()
    shuffle = random.Random(7).sample
    other = Knowledge(
        documents=tuple(shuffle(known.documents, len(known.documents))),
        entities=tuple(shuffle(known.entities, len(known.entities))),
        statements=tuple(shuffle(known.statements, len(known.statements))),
        mentioned_in=tuple(reversed(known.mentioned_in)),
        maybe_same=tuple((b, a, why) for a, b, why in known.maybe_same),
        merges=tuple(reversed(known.merges)),
    )
    assert turtle(other) == turtle(known)


def test_turtle_reads_the_same_in_rdflib_and_oxigraph() -> None:
    data = turtle(knowledge())
    in_oxigraph = ox.serialize(ox.parse(data, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(data=in_oxigraph, format="nt"), Graph().parse(data=data, format="turtle"))


def test_turtle_keeps_the_base_of_the_user() -> None:
    data = turtle(knowledge(), base="https://example.org/news/").decode()
    assert "@prefix company: <https://example.org/news/company/> ." in data
    assert "company:海岚科技 a kg:Company" in data


@pytest.mark.parametrize(
    ("base", "words"), [("news/", "not an absolute IRI"), ("https://example.org/n", "end it with '/'")]
)
def test_turtle_refuses_a_base_that_makes_no_iris(base: str, words: str) -> None:
    with pytest.raises(GraphError, match=words):
        turtle(knowledge(), base=base)


def test_turtle_keeps_a_time_that_is_none_as_text() -> None:
    odd = statement(
        "s9", "Company/海岚科技", "foundedBy", "Person/周砚", "海岚科技由", qualifiers=Qualifiers(at_time="2025-02-30")
    )
    graph = Graph().parse(data=turtle(replace(knowledge(), statements=(odd,))))
    assert graph.value(DATA["statement/s9"], KG.atTime) == Literal("2025-02-30")


def test_turtle_can_hold_text_with_every_kind_of_character() -> None:
    odd = Entity("Product/“A”\n\\.", "Product", '“A”\n\\"\t\ud800.', aliases=("x .", "@prefix a: <b> ."))
    data = turtle(Knowledge((), (odd,), ()))
    labels = {str(o) for o in Graph().parse(data=data).objects(None, SKOS.altLabel)}
    assert labels == {"x .", "@prefix a: <b> ."}


def test_turtle_is_the_golden_graph() -> None:
    """After a wanted change, write the golden file anew and let its diff tell the story in the commit."""
    golden = (Path(__file__).parent / "golden" / "two_articles.ttl").read_bytes()
    written = turtle(knowledge())
    assert isomorphic(Graph().parse(data=written), Graph().parse(data=golden))
    assert written == golden
