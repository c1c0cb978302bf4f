from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Span
from kg.relations.examples import example
from kg.relations.mask import MARK, MONEY, RATIO, brackets, masked, reduced

COMPANY, PERSON = MARK["Company"], MARK["Person"]


def test_masked_stands_a_mark_for_each_name() -> None:
    (passage,) = example("[甲公司|Company]由[林夏|Person]创办", "test").passages
    skeleton = masked(passage)
    assert skeleton.text == f"{COMPANY}由{PERSON}创办"
    assert skeleton.span(0, 3) == Span(0, 6)


def test_reduced_takes_out_adverbs_and_marks_shares_and_money() -> None:
    (passage,) = example("[甲公司|Company]近日拟以3.2亿元收购“[乙公司|Company]”51%股权", "test").passages
    assert reduced(masked(passage), []).text == f"{COMPANY}以{MONEY}收购{COMPANY}{RATIO}股权"


def test_brackets_come_back_as_texts_of_their_own() -> None:
    (passage,) = example("[甲公司|Company]（总部：[青川市|Place]）签约", "test").passages
    main, asides = brackets(masked(passage))
    assert main.text == f"{COMPANY}签约"
    assert [aside.text for aside in asides] == [f"{COMPANY}（总部：{MARK['Place']}）"]


@given(st.text(alphabet='甲乙（）,，。“”" 已将51%三成亿元在的', max_size=60))
def test_reduced_keeps_its_way_back(text: str) -> None:
    (passage,) = example(text or "甲", "test").passages
    skeleton = reduced(masked(passage), [])
    assert len(skeleton.text) == len(skeleton.cells)
    starts = [cell.start for cell in skeleton.cells]
    assert starts == sorted(starts)
