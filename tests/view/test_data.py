from pathlib import Path

from kg.view.data import ArticleView, EntityView, EvidenceView, PageData, StatementView, page_data
from tests.view.factory import PREFIXES, Store

SMALL = Path(__file__).with_name("small.ttl").read_text(encoding="utf-8")
BASE = "https://example.org/kg/"


def test_page_data_reads_entities_best_connected_first() -> None:
    entities = page_data(Store(SMALL)).entities
    assert [(e.label, e.degree) for e in entities] == [
        ("星河科技", 3),
        ("李望", 2),
        ("成都市", 1),
        ("西川大学", 1),
        ("远帆机器人", 1),
        ("西部商会", 0),
    ]
    assert entities[0] == EntityView(BASE + "Company-星河", "Company", "星河科技", ("星河", "Xinghe"), "", 3)
    assert entities[3] == EntityView(BASE + "University-西川", "Institution", "西川大学", (), "University", 1)


def test_page_data_reads_statements_with_qualifiers_and_standing() -> None:
    assert page_data(Store(SMALL)).statements == (
        StatementView(
            0, "foundedBy", 1, time="2019", time_text="2019年", confidence="0.95", evidence=(0,), rules=("founded-by",)
        ),
        StatementView(0, "locatedIn", 2, confidence="0.8", evidence=(0,)),
        StatementView(0, "acquired", 4, "planned", share="0.3", said_by="星河科技", evidence=(1,)),
        StatementView(1, "holdsPosition", 3, "rumoured", title="顾问", evidence=(2,)),
        StatementView(1, "heldPosition", 3, "former", title="教授", evidence=(2,)),
        StatementView(4, "suppliesTo", 0, "denied", evidence=(1,)),
    )


def test_page_data_reads_sentences_in_the_order_of_the_article() -> None:
    data = page_data(Store(SMALL))
    assert data.evidence[0] == EvidenceView("星河由李望2019年在成都创办。", 0, "0–15")
    assert [e.text[:2] for e in data.evidence] == ["星河", "星河", "他曾"]
    assert data.articles == (
        ArticleView("星河科技落户成都", "2026-01-07", "示例日报", ("周明",), "news/a.txt", "A06", "经济新闻"),
    )


def test_page_data_of_an_empty_graph_is_empty() -> None:
    assert page_data(Store("")) == PageData()


def test_page_data_never_reads_an_unknown_standing_as_a_fact() -> None:
    claim = ":x a kg:Statement ; rdf:subject :a ; rdf:predicate kg:acquired ; rdf:object :b ; kg:status kg:Doubted ."
    (statement,) = page_data(Store(PREFIXES + claim)).statements
    assert statement.status == "rumoured"


def test_page_data_keeps_the_ends_of_a_statement_that_nothing_else_describes() -> None:
    claim = ":x a kg:Statement ; rdf:subject :a ; rdf:predicate kg:acquired ; rdf:object :b ."
    assert [(e.label, e.type) for e in page_data(Store(PREFIXES + claim)).entities] == [("a", ""), ("b", "")]


def test_page_data_prefers_the_more_specific_relation() -> None:
    claim = (
        ":x a kg:Statement ; rdf:subject :a ; rdf:predicate kg:organizes ; kg:specificPredicate kg:hosts ;"
        " rdf:object :b ; kg:status kg:Ended ; kg:validFrom '2019' ; kg:validUntil '2021' ."
    )
    (statement,) = page_data(Store(PREFIXES + claim)).statements
    assert (statement.predicate, statement.status, statement.since, statement.until) == (
        "hosts",
        "former",
        "2019",
        "2021",
    )


def test_page_data_reads_the_places_above_and_ends_at_a_circle() -> None:
    places = ":a a kg:Place ; skos:prefLabel '甲区' ; kg:withinPlace :b . :b a kg:Place ; skos:prefLabel '乙市' ; kg:withinPlace :a ."
    assert [(e.label, e.within) for e in page_data(Store(PREFIXES + places)).entities] == [
        ("乙市", ("甲区",)),
        ("甲区", ("乙市",)),
    ]


def test_page_data_reads_who_may_be_the_same_from_both_sides() -> None:
    people = ":a a kg:Person ; kg:maybeSameAs :b . :b a kg:Person ."
    base = "https://example.org/kg/"
    assert [e.maybe_same for e in page_data(Store(PREFIXES + people)).entities] == [(base + "b",), (base + "a",)]


def test_page_data_reads_which_articles_name_an_entity() -> None:
    graph = ":a a kg:Person ; kg:mentionedIn :n2, :n1 . :n1 a kg:Article . :n2 a kg:Article ."
    (entity,) = page_data(Store(PREFIXES + graph)).entities
    assert entity.articles == (0, 1)
