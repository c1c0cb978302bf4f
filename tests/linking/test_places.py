"""Known places, their short forms, and which of several is meant."""

from __future__ import annotations

import pytest

from kg.linking import link
from kg.linking.placenames import place_short_for
from kg.linking.places import known_places

from .factory import article


def test_known_places_have_code_and_parents() -> None:
    (place,) = known_places()["滨江区"]
    assert (place.code, place.short, place.level, place.within) == ("330108", "滨江", "county", ("杭州市", "浙江省"))


@pytest.mark.parametrize(
    ("name", "full", "level"),
    [
        ("内蒙古", "内蒙古自治区", "province"),
        ("香港", "香港特别行政区", "province"),
        ("台北", "台北市", "city"),
        ("伊犁", "伊犁哈萨克自治州", "city"),
        ("日本", "日本", "country"),
        ("东莞", "东莞市", "city"),
        ("东京", "东京", "abroad"),
    ],
)
def test_known_places_are_found_by_their_short_name(name: str, full: str, level: str) -> None:
    assert [(place.name, place.level) for place in known_places()[name]] == [(full, level)]


def test_known_places_are_read_once_a_process() -> None:
    assert known_places() is known_places()  # how long one reading takes: benchmarks/growth.py


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("杭州", "杭州市"),
        ("滨江区", "杭州市滨江区"),
        ("滨江", "杭州市滨江区"),
        ("雨花台", "南京市雨花台区"),
        ("蛟洋", "上杭县蛟洋镇"),
        ("亦庄", "北京亦庄"),
        ("潞江镇", "保山市隆阳区潞江镇"),
        ("好日头", "好日头广场"),
    ],
)
def test_place_short_for_knows_short_forms(short: str, full: str) -> None:
    assert place_short_for(short, full) is not None


@pytest.mark.parametrize(
    ("short", "full"),
    [("御河湾", "御河湾三期"), ("苏州", "苏州工业园区"), ("杭州市", "杭州市滨江区"), ("江西", "广西")],
)
def test_place_short_for_keeps_others_apart(short: str, full: str) -> None:
    assert place_short_for(short, full) is None


def within(text: str) -> dict[str, tuple[str, ...]]:
    return {entity.label: entity.within for entity in link(*article(text))[0]}


def test_link_decides_a_district_by_the_city_in_front() -> None:
    assert within("{L:徐州市鼓楼区}开会。")["徐州市鼓楼区"] == ("徐州市", "江苏省")


def test_link_decides_a_district_by_the_city_the_article_names() -> None:
    assert within("{L:福州}举行会议，{L:鼓楼区}承办。")["鼓楼区"] == ("福州市", "福建省")


def test_link_leaves_an_ambiguous_district_open_and_names_the_candidates() -> None:
    document, sentences, mentions = article("{L:鼓楼区}开会。")
    entities, links = link(document, sentences, mentions)
    assert (entities[0].within, entities[0].identifiers) == ((), ())
    assert links[0].reason == (
        "its only mention by this form; one of 南京市 鼓楼区, 徐州市 鼓楼区, 福州市 鼓楼区, 开封市 鼓楼区"
    )


def test_link_takes_a_bare_name_of_province_and_city_for_the_province() -> None:
    assert within("{L:吉林}下雪。") == {"吉林": ()}


def test_link_decides_a_district_by_the_place_right_in_front() -> None:
    assert within("{L:福州}来客参观了{L:徐州}{L:鼓楼区}。")["鼓楼区"] == ("徐州市", "江苏省")


def test_link_decides_a_district_by_the_organisations_of_the_article() -> None:
    assert within("{I:徐州市中心医院}在{L:鼓楼区}扩建。")["鼓楼区"] == ("徐州市", "江苏省")


def test_link_does_not_take_a_bare_name_for_a_district_without_its_city() -> None:
    assert within("{L:滨江}起雾。") == {"滨江": ()}
    assert within("{L:杭州}起雾，{L:滨江}也是。")["滨江"] == ("杭州市", "浙江省")
