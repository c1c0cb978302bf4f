from __future__ import annotations

import pytest

from kg.model.claims import Relation
from kg.relations.clauses import relations
from kg.relations.examples import example


def read(text: str) -> tuple[Relation, ...]:
    return relations(example(text, "test").passages)


def claims(text: str) -> set[tuple[str, str, str]]:
    return {(r.subject, r.predicate, r.object) for r in read(text)}


def test_relations_read_through_noun_groups() -> None:
    text = (
        "[格云科技|Company]由前[脑河科技|Company]联合创始人兼CEO[林夏|Person]与[远山集团|Company]创始人、"
        "[青川研究院|Institution]创始人[苏禾|Person]联合创立。"
    )
    assert claims(text) == {
        ("格云科技", "foundedBy", "林夏"),
        ("格云科技", "foundedBy", "苏禾"),
        ("脑河科技", "foundedBy", "林夏"),
        ("林夏", "heldPosition", "脑河科技"),
        ("远山集团", "foundedBy", "苏禾"),
        ("青川研究院", "foundedBy", "苏禾"),
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("[甲公司|Company]创办了[乙公司|Company]。", "asserted"),
        ("[甲公司|Company]计划出资创办[乙公司|Company]。", "planned"),
        ("据传[甲公司|Company]创办了[乙公司|Company]。", "rumoured"),
        ("[甲公司|Company]从未创办[乙公司|Company]。", "denied"),
        ("网传[甲公司|Company]创办了[乙公司|Company]，[林夏|Person]回应称没有的事。", "denied"),
    ],
)
def test_relations_carry_the_status_of_their_clause(text: str, status: str) -> None:
    assert [(r.predicate, str(r.qualifiers.status)) for r in read(text)] == [("foundedBy", status)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("[林夏|Person]现任[甲公司|Company]董事长。", "holdsPosition"),
        ("[林夏|Person]此前是[甲公司|Company]董事长。", "heldPosition"),
        ("[甲公司|Company]董事长[林夏|Person]已于7月离任。", "heldPosition"),
        ("[林夏|Person]不再担任[甲公司|Company]董事长。", "heldPosition"),
    ],
)
def test_relations_tell_a_former_post_from_a_present_one(text: str, predicate: str) -> None:
    assert {r.predicate for r in read(text)} == {predicate}


def test_relations_give_title_and_share() -> None:
    (post,) = read("[甲公司|Company]首席战略官[林夏|Person]发言。")
    assert post.qualifiers.title == "首席战略官"
    shares = [r for r in read("[甲公司|Company]持有[乙公司|Company]三成半股权。") if r.predicate == "holdsSharesOf"]
    assert [r.qualifiers.share_ratio for r in shares] == ["0.35"]
