from __future__ import annotations

import pytest

from kg.model.claims import Status
from kg.relations.clauses import relations
from kg.relations.examples import example
from kg.relations.qualify import ratio


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("38.2%", "0.382"),
        ("100%", "1"),
        ("三成", "0.3"),
        ("三成半", "0.35"),
        ("两成五", "0.25"),
        ("四分之一", "0.25"),
        ("三分之二", "0.6667"),
        ("一半", "0.5"),
        ("百分之五十一", "0.51"),
        ("全部", "1"),
    ],
)
def test_ratio_is_a_decimal_fraction(text: str, fraction: str) -> None:
    assert ratio(text) == fraction


def test_relations_carry_sum_and_speaker() -> None:
    text = "[林夏|Person]表示，[甲公司|Company]以3亿元收购[乙公司|Company]。"
    (bought,) = relations(example(text, "test").passages)
    assert (bought.predicate, bought.qualifiers.attributed_to) == ("acquired", "林夏")


def test_relations_end_where_a_contract_ends() -> None:
    (ended,) = relations(example("[甲公司|Company]终止与[乙公司|Company]的战略合作。", "test").passages)
    assert (ended.predicate, ended.qualifiers.status) == ("cooperatesWith", Status.ENDED)
