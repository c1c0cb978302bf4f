"""What in a graph is doubtful: which doubts, in which order, by which rows they are settled, and what is settled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import KnowledgeStore, turtle
from kg.graph.doubts import Choice, Doubt, doubts, lines
from kg.linking.decisions import Decision, Reference
from kg.model.claims import Knowledge
from kg.model.names import Entity, Merge

from .factory import document, statement

ONE = "墨石科技董事长何允之在鼓楼区说，墨石要扩产。墨石科技位于鼓楼区。"
TWO = "临渡银行行长何允之辞职。新华路很长。"


def knowledge() -> Knowledge:
    return Knowledge(
        documents=(document("a1", ONE), document("b2", TWO)),
        entities=(
            Entity("Company/墨石科技", "Company", "墨石科技", ("墨石",), confidence=0.99),
            Entity("Person/何允之 (墨石科技)", "Person", "何允之", confidence=0.98),
            Entity("Person/何允之 (临渡银行)", "Person", "何允之", confidence=0.97),
            Entity("Person/新华路", "Person", "新华路", confidence=0.55),
            Entity("Company/临渡银行", "Company", "临渡银行", confidence=0.7),
            Entity("Place/鼓楼区", "Place", "鼓楼区", candidates=("徐州市鼓楼区", "南京市鼓楼区")),
        ),
        statements=(statement("s1", "Company/墨石科技", "locatedIn", "Place/鼓楼区", "墨石科技位于", text=ONE, in_document="a1"),),
        mentioned_in=(
            ("Company/墨石科技", "a1"),
            ("Person/何允之 (墨石科技)", "a1"),
            ("Place/鼓楼区", "a1"),
            ("Person/何允之 (临渡银行)", "b2"),
            ("Person/新华路", "b2"),
            ("Company/临渡银行", "b2"),
        ),
        maybe_same=(("Person/何允之 (墨石科技)", "Person/何允之 (临渡银行)", "no post that both hold"),),
        merges=(Merge("Company/墨石科技", "墨石", "opens the name", 0.6),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def store() -> KnowledgeStore:
    return KnowledgeStore.from_turtle(turtle(knowledge()))


def decision(verdict: str, entity: str, other: str = "") -> Decision:
    first, second = (_reference(text) for text in (entity, other or entity))
    return Decision(verdict, first, second if other else None)


def _reference(text: str) -> Reference:
    name, _, document_ = text.partition(" @ ")
    type_, _, label = name.partition("/")
    return Reference(type_, label, document_)


def test_doubts_come_the_most_doubtful_first(store: KnowledgeStore) -> None:
    assert [(doubt.kind, doubt.doubt) for doubt in doubts(store)] == [
        ("place", 0.667),
        ("same", 0.5),
        ("name", 0.45),
        ("merge", 0.4),
        ("name", 0.3),
    ]


def test_doubts_of_two_people_of_one_name_speak_of_them_by_their_articles(store: KnowledgeStore) -> None:
    (doubt,) = doubts(store, kinds=["same"])
    pair = ("Person/何允之 @ b2", "Person/何允之 @ a1")
    assert doubt == Doubt(
        "same",
        "何允之 (临渡银行) = 何允之 (墨石科技) 是同一个吗 · the same?",
        0.5,
        "no post that both hold",
        ("临渡银行行长何允之辞职。 (news/b2.txt)", "墨石科技董事长何允之在鼓楼区说，墨石要扩产。 (news/a1.txt)"),
        (Choice("y", (("same", *pair),)), Choice("n", (("different", *pair),))),
    )


def test_doubts_of_a_short_name_show_where_it_stands_alone(store: KnowledgeStore) -> None:
    (doubt,) = doubts(store, kinds=["merge"])
    assert (doubt.why, doubt.doubt) == ("opens the name", 0.4)
    assert doubt.sentences == ("墨石科技董事长何允之在鼓楼区说，墨石要扩产。 (news/a1.txt)",)
    assert [row for choice in doubt.choices for row in choice.rows] == [
        ("same", "Company/墨石", "Company/墨石科技"),
        ("different", "Company/墨石", "Company/墨石科技"),
    ]


def test_doubts_of_a_name_offer_to_keep_reject_and_retype_it(store: KnowledgeStore) -> None:
    doubt = doubts(store, kinds=["name"])[0]
    assert doubt.question == "新华路 是 Person 吗 · is it one?"
    assert {choice.answer: choice.rows for choice in doubt.choices} == {
        "y": (("add", "Person/新华路", ""),),
        "n": (("reject", "Person/新华路", ""),),
        "t": (("retype", "Person/新华路", "Company"),),
    }


def test_doubts_of_a_name_reject_every_form_of_it() -> None:
    unsure = tuple(replace(e, confidence=0.5) if e.label == "墨石科技" else e for e in knowledge().entities)
    store = KnowledgeStore.from_turtle(turtle(replace(knowledge(), entities=unsure)))
    rows = next(d.choices[1].rows for d in doubts(store, kinds=["name"]) if "墨石" in d.question)
    assert rows == (("reject", "Company/墨石科技", ""), ("reject", "Company/墨石", ""))


def test_doubts_of_a_place_offer_each_known_one(store: KnowledgeStore) -> None:
    (doubt,) = doubts(store, kinds=["place"])
    assert doubt.question == "鼓楼区 是哪里 · which place?"
    assert {choice.answer: choice.rows for choice in doubt.choices} == {
        "1": (("same", "Place/鼓楼区", "Place/南京市鼓楼区"),),
        "2": (("same", "Place/鼓楼区", "Place/徐州市鼓楼区"),),
        "n": (
            ("different", "Place/鼓楼区", "Place/南京市鼓楼区"),
            ("different", "Place/鼓楼区", "Place/徐州市鼓楼区"),
        ),
    }


def test_doubts_are_what_is_below_the_bound(store: KnowledgeStore) -> None:
    assert [doubt.kind for doubt in doubts(store, below=0.58)] == ["place", "same", "name"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("same", "Person/何允之 @ a1", "Person/何允之 @ b2"), "same"),
        (("different", "Person/何允之 (临渡银行)", "Person/何允之 (墨石科技)"), "same"),
        (("same", "Company/墨石科技", "Company/墨石"), "merge"),
        (("different", "Company/墨石", "Company/墨石科技 @ a1"), "merge"),
        (("different", "Place/鼓楼区", "Place/徐州市鼓楼区"), "place"),
        (("same", "Place/南京市鼓楼区", "Place/鼓楼区"), "place"),
    ],
)
def test_doubts_leave_out_what_a_decision_settles(store: KnowledgeStore, row: tuple[str, ...], kind: str) -> None:
    before, after = doubts(store), doubts(store, decisions=[decision(*row)])
    assert [doubt for doubt in before if doubt.kind != kind] == list(after)


@pytest.mark.parametrize("verdict", ["reject", "retype", "add"])
def test_doubts_leave_out_a_name_that_a_decision_keeps_or_drops(store: KnowledgeStore, verdict: str) -> None:
    after = doubts(store, kinds=["name"], decisions=[decision(verdict, "Person/新华路")])
    assert [doubt.question[:4] for doubt in after] == ["临渡银行"]


@pytest.mark.parametrize(
    "row",
    [
        ("same", "Person/何允之 @ c3", "Person/何允之 @ b2"),
        ("same", "Company/墨石", "Company/墨岩科技"),
        ("reject", "Company/新华路"),
        ("same", "Place/鼓楼区", "Place/福州市鼓楼区"),
        ("reject", "Person/新华路 @ a1"),
    ],
)
def test_doubts_stay_where_a_decision_speaks_of_something_else(store: KnowledgeStore, row: tuple[str, ...]) -> None:
    assert doubts(store, decisions=[decision(*row)]) == doubts(store)


def test_doubts_of_a_graph_without_them_are_none() -> None:
    assert doubts(KnowledgeStore.from_turtle(b"")) == ()


def test_doubts_pass_over_what_no_decision_can_name() -> None:
    odd = (
        "@prefix : <https://x.example/> . @prefix kg: <https://w3id.org/zhnews-kg/ontology#> ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> ."
        ':a a kg:Organization ; skos:prefLabel "甲" ; kg:confidence 0.1 ; kg:maybeSameAs :b ; skosxl:altLabel :l .'
        ':b a kg:Company ; kg:confidence 0.1 . :l kg:confidence 0.2 . :c skosxl:altLabel :m, "丙" .'
        ':d a kg:Company ; skos:prefLabel "丁" ; kg:confidence "unsure" . :e a kg:Place ; skos:prefLabel "戊"; kg:confidence 0.3 .'
    )
    (doubt,) = doubts(KnowledgeStore.from_turtle(odd.encode()))
    assert (doubt.question, doubt.sentences) == ("戊 是 Place 吗 · is it one?", ())


def test_lines_decide_nothing_until_a_mark_is_taken_away(store: KnowledgeStore) -> None:
    head, *rows = lines(doubts(store, kinds=["merge"]))
    assert head == "decision\tentity\tother\tnote"
    assert rows == [
        "# 0.40 merge: 墨石 = 墨石科技 是同一个吗 · the same? (opens the name)",
        "#   墨石科技董事长何允之在鼓楼区说，墨石要扩产。 (news/a1.txt)",
        "#same\tCompany/墨石\tCompany/墨石科技\topens the name",
        "#different\tCompany/墨石\tCompany/墨石科技\topens the name",
    ]


def test_doubts_read_a_graph_of_another_base(tmp_path: Path) -> None:
    store = KnowledgeStore.from_turtle(turtle(knowledge(), base="https://news.example/id/"))
    assert [doubt.kind for doubt in doubts(store)] == ["place", "same", "name", "merge", "name"]
    assert doubts(store, kinds=["same"])[0].choices[0].rows[0][1] == "Person/何允之 @ b2"
