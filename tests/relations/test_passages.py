from __future__ import annotations

from kg.relations.examples import example
from kg.relations.passages import leading


def test_passages_carry_what_the_text_before_was_about() -> None:
    first, second = example("@甲公司 董事长[林夏|Person]表示", "test").passages
    assert second.topic == "甲公司"
    assert second.previous == first


def test_leading_names_begin_a_clause_and_own_nothing() -> None:
    (passage,) = example("[甲公司|Company]的[林夏|Person]说，[乙公司|Company]将[丙公司|Company]买下", "test").passages
    assert [name.text for name in leading(passage)] == ["乙公司"]
