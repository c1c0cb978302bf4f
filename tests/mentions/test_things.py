from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.thing_rows import Row, thing_rows
from kg.mentions.things import things, with_things
from kg.model.names import Mention
from kg.model.text import Span


def _named(text: str) -> list[tuple[str, str]]:
    return [(thing.span.of(text), thing.type) for thing in things(text)]


def _yes() -> list[tuple[str, str, str]]:
    return [(row.type, *example.split(" => ")) for row in thing_rows() for example in row.yes]  # type: ignore[misc]


@pytest.mark.parametrize(("type_", "text", "names"), _yes())
def test_each_row_names_what_its_examples_say(type_: str, text: str, names: str) -> None:
    assert _named(text) == [(name, type_) for name in names.split("、")]


@pytest.mark.parametrize("row", thing_rows(), ids=lambda row: row.id)
def test_each_row_is_silent_where_its_counterexamples_say(row: Row) -> None:
    for text in row.no:
        assert [name for name, type_ in _named(text) if type_ == row.type] == [], text


@pytest.mark.parametrize("row", [row for row in thing_rows() if row.signs], ids=lambda row: row.id)
def test_a_row_that_is_tried_near_its_signs_needs_one_of_them(row: Row) -> None:
    for text in row.yes:
        sentence = text.split(" => ")[0]
        assert row.pattern.search(sentence)
        for sign in sorted(row.signs, key=len):
            sentence = sentence.replace(sign, "")
        assert not row.pattern.search(sentence)


def test_things_gives_a_short_form_the_type_of_what_it_stands_for() -> None:
    text = "2025湖湾马拉松（下称“湖马”）开跑，“蜜桃出山”活动（以下简称“桃会”）开幕。湖马很热，桃会很甜。"
    assert _named(text) == [
        ("2025湖湾马拉松", "Event"),
        ("湖马", "Event"),
        ("蜜桃出山", "Event"),
        ("桃会", "Event"),
        ("湖马", "Event"),
        ("桃会", "Event"),
    ]


def test_things_finds_a_name_again_and_an_event_without_its_number() -> None:
    text = "第四届云门咖啡周开幕。\n云门咖啡周由县里主办。自研系统“梧选选”上线，梧选选免费。"
    assert _named(text) == [
        ("第四届云门咖啡周", "Event"),
        ("云门咖啡周", "Event"),
        ("梧选选", "Product"),
        ("梧选选", "Product"),
    ]


def test_with_things_lets_a_title_win_over_what_stands_in_it() -> None:
    text = "省里印发《东川省数据条例》。东川省很大。"
    place = [Mention(Span(start, start + 3), "东川省", "Place", ("x",)) for start in (5, 14)]
    assert [(m.text, m.type) for m in with_things(text, place)] == [("东川省数据条例", "Policy"), ("东川省", "Place")]


def test_with_things_lets_a_longer_name_stay() -> None:
    text = "第九届云门论坛组委会说。"
    committee = Mention(Span(0, 10), "第九届云门论坛组委会", "Institution", ("x",))
    assert with_things(text, [committee]) == (committee,)


def test_with_things_corrects_the_type_of_a_quoted_product() -> None:
    text = "公司研制的竹缠绕管“竹通通”涨价。"
    company = Mention(Span(10, 13), "竹通通", "Company", ("x",))
    assert [(m.text, m.type) for m in with_things(text, [company])] == [("竹通通", "Product")]


def test_with_things_gives_the_title_of_a_contest_back_to_it() -> None:
    text = "铜钟赛创办于1978年。"
    person = Mention(Span(0, 3), "铜钟赛", "Person", ("x",))
    assert [(m.text, m.type) for m in with_things(text, [person])] == [("铜钟赛", "Event")]


@pytest.mark.parametrize(
    ("text", "type_"),
    [("签了《股份转让协议》。", "Policy"), ("参加新闻发布会。", "Event"), ("《云门周报》记者说。", "Product")],
)
def test_things_leaves_papers_of_one_deal_nameless_meetings_and_outlets_alone(text: str, type_: str) -> None:
    assert (type_ in {found for _, found in _named(text)}) is False


@given(st.text(alphabet="第九届云门论坛“”《》活动条例（）下称研发系统ABC12 ，。\n", max_size=80))
def test_things_do_not_overlap_and_are_sorted(text: str) -> None:
    found = things(text)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
    assert all(0 <= thing.span.start < thing.span.end <= len(text) for thing in found)


def test_things_of_a_text_without_punctuation_grow_as_its_length_does() -> None:
    def found(times: int) -> list[int]:
        return [len(thing.span) for thing in things("参加第九届云门论坛在东川省举行推出系统上线的活动" * times)]

    few, many = found(400), found(800)
    assert 0 < len(few) <= 400
    assert len(many) == 2 * len(few)
    assert max(many) == max(few) < 40  # no window reaches further; how long it takes: benchmarks/growth.py
