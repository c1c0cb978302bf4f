from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.model.claims import Passage, Status
from kg.model.text import Precision, Span, TimeExpression
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


def test_a_time_belongs_to_its_own_clause() -> None:
    def begins(text: str, predicate: str) -> str:
        (found,) = (r for r in relations(timed_example(text)) if r.predicate == predicate)
        return found.qualifiers.valid_from

    assert begins("[甲公司|Company]由[林夏|Person]于2019年创立，总部位于[杭州市|Place]。", "locatedIn") == ""
    assert begins("2019年，[甲公司|Company]总部位于[杭州市|Place]。", "locatedIn") == "2019"
    assert (
        begins("[林夏|Person]2015年毕业于[清江大学|Institution]，现任[甲公司|Company]总经理。", "holdsPosition") == ""
    )
    assert begins("[林夏|Person]2015年加入[甲公司|Company]，任总经理。", "holdsPosition") == "2015"


def timed_example(text: str) -> tuple[Passage, ...]:
    """Return the passages of an example with the years of its sentence as times."""
    return tuple(
        replace(
            passage,
            times=tuple(
                TimeExpression(Span(*year.span()), year.group(), year.group()[:4], Precision.YEAR)
                for year in re.finditer(r"\d{4}年", passage.document.text)
            ),
        )
        for passage in example(text, "test").passages
    )
