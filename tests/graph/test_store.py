"""Reading a graph back: what went in comes out, and what is broken is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import GraphError
from kg.graph import KnowledgeStore, turtle
from kg.model.claims import Evidence, Knowledge, Qualifiers, Status
from kg.model.names import Entity, Merge
from kg.model.text import Span

from .factory import knowledge

BASE = "https://w3id.org/zhnews-kg/"


@pytest.fixture(scope="module")
def store() -> KnowledgeStore:
    return KnowledgeStore.from_turtle(turtle(knowledge()))


def test_turtle_is_the_same_bytes_after_reading(store: KnowledgeStore) -> None:
    assert store.turtle() == turtle(knowledge())


def test_turtle_keeps_the_base_after_reading() -> None:
    data = turtle(knowledge(), base="https://example.org/n/")
    assert KnowledgeStore.from_turtle(data).turtle() == data


def test_entities_are_those_of_the_articles(store: KnowledgeStore) -> None:
    found = {entity.label: entity for entity in store.entities()}
    assert sorted(found) == ["周砚", "杭州市", "海岚科技", "许青", "青禾资本"]
    assert found["杭州市"] == Entity(
        f"{BASE}place/杭州市",
        "Place",
        "杭州市",
        subtype="AdministrativeDivision",
        identifiers=(("adcode", "330100"),),
        within=("浙江省", "中国"),
    )
    assert (found["海岚科技"].aliases, found["海岚科技"].confidence) == (("Hailan Tech", "海岚"), 0.987)


def test_statements_keep_qualifiers_and_evidence(store: KnowledgeStore) -> None:
    found = {statement.id.rpartition("/")[2]: statement for statement in store.statements()}
    assert sorted(found) == ["s1", "s2", "s3", "s4", "s5"]
    assert found["s3"].qualifiers == Qualifiers(title="首席运营官", valid_until="2024-03")
    assert found["s4"].qualifiers == Qualifiers(status=Status.RUMOURED, share_ratio="0.472", amount="5亿元")
    assert found["s2"].predicate == "headquarteredIn"
    assert found["s1"].evidence == (
        Evidence(f"{BASE}article/d1", Span(0, 10), "海岚科技由周砚创办。", "test/rule", 0.8),
    )


def test_statements_of_an_unknown_status_are_no_facts() -> None:
    data = turtle(knowledge()).replace(b"kg:Rumoured", b"kg:Guessed")
    statuses = [s.qualifiers.status for s in KnowledgeStore.from_turtle(data).statements()]
    assert statuses.count(Status.RUMOURED) == 1


def test_articles(store: KnowledgeStore) -> None:
    article = store.articles()[1]
    assert (article.title, article.date, article.outlet, article.reporters, article.source) == (
        "Deal talk",
        "2025-05-07",
        "江城晚报",
        ("聂英",),
        "news/d2.txt",
    )


def test_articles_say_their_page_and_section() -> None:
    stated = replace(knowledge().documents[0], page="A06", section="经济新闻")
    (article,) = KnowledgeStore.from_turtle(turtle(Knowledge((stated,), (), ()))).articles()
    assert (article.page, article.section) == ("A06", "经济新闻")


def test_entities_say_how_sure_they_are_and_which_place_they_may_be() -> None:
    place = Entity("Place/鼓楼区", "Place", "鼓楼区", confidence=0.61, candidates=("南京市鼓楼区", "徐州市鼓楼区"))
    (read,) = KnowledgeStore.from_turtle(turtle(Knowledge((), (place,), ()))).entities()
    assert (read.confidence, read.candidates) == (0.61, ("南京市鼓楼区", "徐州市鼓楼区"))


def test_merges_come_back_by_entity_and_form(store: KnowledgeStore) -> None:
    assert store.merges() == (
        Merge(f"{BASE}company/海岚科技", "Hailan Tech", "in brackets behind the name", 1.0),
        Merge(f"{BASE}company/海岚科技", "海岚", "opens the name", 0.85),
    )


@pytest.mark.parametrize(
    ("form", "name"), [("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml"), ("turtle", "turtle")]
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's JSON-LD parser
def test_serialize_says_the_same_in_every_format(store: KnowledgeStore, form: str, name: str) -> None:
    assert isomorphic(Graph().parse(data=store.serialize(form), format=name), Graph().parse(data=store.turtle()))


def test_serialize_refuses_a_format_with_the_nearest_one(store: KnowledgeStore) -> None:
    with pytest.raises(GraphError, match="did you mean 'turtle'"):
        store.serialize("turtel")


def test_from_turtle_reads_other_formats_by_their_ending(store: KnowledgeStore, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_bytes(store.serialize("ntriples"))
    assert KnowledgeStore.from_turtle(path).turtle() == store.turtle()


def test_from_turtle_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no\.ttl: no such file; build it: kg build"):
        KnowledgeStore.from_turtle(tmp_path / "no.ttl")


def test_from_turtle_names_a_folder(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be read"):
        KnowledgeStore.from_turtle(tmp_path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@prefix a: <http://a/> .\na:x a:y\n a:z .\na:x a:y .", 4),
        ("a:x a:y a:z .", 1),
        ('<http://a> <http://b> <http://c> .\n<http://a> <http://b> "open .', 2),
    ],
)
def test_from_turtle_names_the_line_that_is_broken(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=rf"broken\.ttl: line {line}: no Turtle") as caught:
        KnowledgeStore.from_turtle(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00", "海岚".encode("gb18030"), b"<html><body>x</body></html>"]
)
def test_from_turtle_refuses_what_is_no_turtle(data: bytes) -> None:
    with pytest.raises(GraphError, match="no Turtle"):
        KnowledgeStore.from_turtle(data)


def test_from_turtle_reads_what_an_editor_saved_with_a_byte_order_mark(store: KnowledgeStore) -> None:
    assert KnowledgeStore.from_turtle(b"\xef\xbb\xbf" + store.turtle()).turtle() == store.turtle()


def test_from_turtle_takes_an_empty_graph() -> None:
    empty = KnowledgeStore.from_turtle(b"")
    assert (len(empty), empty.entities(), empty.statements()) == (0, (), ())
    assert empty.validate().conforms
