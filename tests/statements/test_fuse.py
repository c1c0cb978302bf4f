"""Fusing relations into statements: one claim, all its evidence, the same whatever the order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.claims import Analysis, Qualifiers, Relation, Status
from kg.model.text import Document, OffsetMap, Source, Span
from kg.statements import fuse
from kg.statements.fuse import CAP, confidence, statement_id

TEXT = "第一句话在这里。第二句话在这里。第三句话在这里。"
FIRST, SECOND, THIRD = Span(0, 8), Span(8, 16), Span(16, 24)
NAMES = ("Company/甲", "Company/乙", "Person/丙", "Company/甲公司")
OWNER = {(d, name): name.removesuffix("公司") for d in ("d1", "d2") for name in NAMES}


def analysis(*relations: Relation, id_: str = "d1") -> Analysis:
    return Analysis(
        Document(id_, TEXT, TEXT, OffsetMap.identity(len(TEXT)), Source(f"{id_}.txt", "0" * 64)), relations=relations
    )


def relation(
    subject: str = "Company/甲",
    predicate: str = "acquired",
    object_: str = "Company/乙",
    *,
    sentence: Span = FIRST,
    rule: str = "r",
    confidence: float = 0.8,
    status: Status = Status.ASSERTED,
    title: str = "",
    at_time: str = "",
    attributed_to: str = "",
    amount: str = "",
) -> Relation:
    qualifiers = Qualifiers(status, title, at_time, attributed_to=attributed_to, amount=amount)
    return Relation(subject, predicate, object_, qualifiers, sentence, rule, confidence)


def post(title: str, **more: Span) -> Relation:
    return relation("Person/丙", "holdsPosition", "Company/甲", title=title, **more)  # type: ignore[arg-type]


def test_fuse_makes_one_statement_of_the_same_claim_in_two_documents() -> None:
    (statement,) = fuse([analysis(relation()), analysis(relation(sentence=SECOND), id_="d2")], OWNER)
    assert (statement.subject, statement.predicate, statement.object) == ("Company/甲", "acquired", "Company/乙")
    assert [(e.document, e.text) for e in statement.evidence] == [
        ("d1", "第一句话在这里。"),
        ("d2", "第二句话在这里。"),
    ]
    assert statement.confidence == 0.96


def test_fuse_uses_the_ids_that_hold_across_documents() -> None:
    (statement,) = fuse([analysis(relation("Company/甲公司"))], OWNER)
    assert statement.subject == "Company/甲"


def test_fuse_drops_a_relation_of_an_entity_with_itself() -> None:
    assert fuse([analysis(relation("Company/甲公司", "subsidiaryOf", "Company/甲"))], OWNER) == ()


def test_fuse_writes_a_symmetric_relation_in_one_direction() -> None:
    there = relation("Company/甲", "cooperatesWith", "Company/乙")
    back = relation("Company/乙", "cooperatesWith", "Company/甲", sentence=SECOND)
    (statement,) = fuse([analysis(there, back)], OWNER)
    assert (statement.subject, statement.object) == ("Company/乙", "Company/甲")
    assert len(statement.evidence) == 2


def test_fuse_keeps_what_is_asserted_here_and_denied_there_apart() -> None:
    statements = fuse([analysis(relation(), relation(status=Status.DENIED, sentence=SECOND))], OWNER)
    assert sorted(s.qualifiers.status.value for s in statements) == ["asserted", "denied"]


def test_fuse_keeps_a_joint_venture_and_a_cooperation_of_the_same_pair() -> None:
    statements = fuse([analysis(relation(predicate="jointVentureWith"), relation(predicate="cooperatesWith"))], OWNER)
    assert sorted(s.predicate for s in statements) == ["cooperatesWith", "jointVentureWith"]


def test_fuse_takes_the_fuller_title() -> None:
    (statement,) = fuse([analysis(post("董事长"), post("董事长兼总经理", sentence=SECOND))], OWNER)
    assert statement.qualifiers.title == "董事长兼总经理"


@pytest.mark.parametrize(("one", "other"), [("董事长", "总经理"), ("局长", "副局长"), ("董事长", "董事长助理")])
def test_fuse_keeps_different_titles_apart(one: str, other: str) -> None:
    assert len(fuse([analysis(post(one), post(other, sentence=SECOND))], OWNER)) == 2


def test_fuse_lets_one_time_refine_the_other() -> None:
    readings = (relation(at_time="2025"), relation(at_time="2025-05", sentence=SECOND), relation(sentence=THIRD))
    (statement,) = fuse([analysis(*readings)], OWNER)
    assert statement.qualifiers.at_time == "2025-05"


def test_fuse_keeps_different_times_apart() -> None:
    assert len(fuse([analysis(relation(at_time="2024"), relation(at_time="2025-05"))], OWNER)) == 2


def test_fuse_takes_an_ended_post_as_a_former_one() -> None:
    ended = relation("Person/丙", "holdsPosition", "Company/甲", status=Status.ENDED, title="总经理")
    (statement,) = fuse([analysis(ended)], OWNER)
    assert (statement.predicate, statement.qualifiers.status) == ("heldPosition", Status.ASSERTED)


def test_fuse_names_who_says_so_only_where_all_evidence_agrees() -> None:
    said = relation(attributed_to="Person/丙")
    assert fuse([analysis(said)], OWNER)[0].qualifiers.attributed_to == "Person/丙"
    (statement,) = fuse([analysis(said, relation(sentence=SECOND))], OWNER)
    assert statement.qualifiers.attributed_to == ""


def test_fuse_counts_two_rules_in_one_sentence_as_one_witness() -> None:
    (statement,) = fuse([analysis(relation(rule="a", confidence=0.7), relation(rule="b"))], OWNER)
    assert (statement.confidence, [e.rule for e in statement.evidence]) == (0.8, ["a", "b"])


def test_confidence_never_reaches_certainty() -> None:
    (statement,) = fuse([analysis(*(relation(sentence=s, confidence=0.95) for s in (FIRST, SECOND, THIRD)))], OWNER)
    assert statement.confidence == CAP == confidence(statement.evidence)


def test_statement_id_depends_on_the_claim_alone() -> None:
    said = Qualifiers(attributed_to="Person/丙", time_text="去年")
    assert statement_id("a", "p", "b", said) == statement_id("a", "p", "b", Qualifiers())
    assert statement_id("a", "p", "b", Qualifiers(Status.DENIED)) != statement_id("a", "p", "b", Qualifiers())


def test_fuse_does_not_depend_on_the_order_of_documents() -> None:
    one = analysis(relation(at_time="2025"), post("董事长"), relation(status=Status.PLANNED))
    two = analysis(relation(at_time="2025-05"), relation(at_time="2025-06"), post("总裁"), id_="d2")
    assert len({fuse(order, OWNER) for order in permutations((one, two))}) == 1


relations = st.builds(
    relation,
    subject=st.sampled_from(NAMES),
    predicate=st.sampled_from(("acquired", "cooperatesWith", "holdsPosition")),
    object_=st.sampled_from(NAMES),
    sentence=st.sampled_from((FIRST, SECOND)),
    rule=st.sampled_from("ab"),
    confidence=st.sampled_from((0.5, 0.9)),
    status=st.sampled_from(Status),
    title=st.sampled_from(("", "董事长", "董事长兼总裁", "总裁")),
    at_time=st.sampled_from(("", "2025", "2025-05", "2025-06")),
    amount=st.sampled_from(("", "5亿元")),
)


@given(st.lists(relations, max_size=8).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_fuse_is_a_function_of_the_set_of_relations(orders: tuple[list[Relation], list[Relation]]) -> None:
    one, other = (fuse([analysis(*order)], OWNER) for order in orders)
    assert one == other
    assert len({s.id for s in one}) == len(one)
    assert all(s.evidence and s.subject != s.object for s in one)
