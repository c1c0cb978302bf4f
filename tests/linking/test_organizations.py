"""Organisation names taken apart, and which is short for which."""

from __future__ import annotations

import pytest

from kg.linking.organizations import is_relative, leading_places, level_of, parts, regional_short, short_for

SHORT = [
    ("格式塔", "格式塔(成都)科技有限公司"),
    ("格式塔科技", "格式塔(成都)科技有限公司"),
    ("谦寻", "谦寻控股"),
    ("四川经信厅", "四川省经济和信息化厅"),
    ("省国资委", "广东省国资委"),
    ("市住建局", "泸州市住房和城乡建设局"),
    ("丛台区住建局", "丛台区住房和城乡建设局"),
    ("鼓楼法院", "徐州市鼓楼区人民法院"),
    ("运东银行", "江苏运东商业银行股份有限公司"),
    ("沪甬医控", "上海沪甬医药控股"),
    ("南宁桂岳", "南宁桂岳底盘科技有限公司"),
    ("维斯洛中国", "维斯洛（中国）投资有限公司".replace("（", "(").replace("）", ")")),
    ("石臼香公司", "河南石臼香食品股份有限公司"),
    ("砻石队", "甘肃砻石篮球俱乐部有限公司"),
    ("清江浦支行", "运东银行清江浦支行"),
    ("辽宁证监局", "中国证监会辽宁监管局"),
    ("深交所", "深圳证券交易所"),
    ("中国足协", "中国足球协会"),
    ("西工大", "西北工业大学"),
    ("东磊饮品", "连云港东磊饮品"),
    ("春申六号", "苏州春申六号创业投资合伙企业(有限合伙)"),
]
OTHERS = [
    ("南浦银行", "南浦银行东澜分行"),
    ("长庚人寿", "长庚人寿武汉分公司"),
    ("岱海证券", "岱海证券资产管理有限公司"),
    ("瓯绣集团", "瓯绣食品"),
    ("玄圃股份", "北京玄圃市政工程集团有限公司"),
    ("临渡大学", "临渡大学附属第一医院"),
    ("营口市人民政府", "营口市老边区人民政府"),
    ("中国证监会", "中国证监会辽宁监管局"),
    ("台湾证券交易所", "上海证券交易所科创板"),
    ("南京恒石科技", "成都恒石科技有限公司"),
    ("恒大", "恒大人寿"),
    ("墨石", "临渡墨山科技有限公司"),
    ("第二研发中心", "墨石科技"),
]


@pytest.mark.parametrize(("short", "full"), SHORT)
def test_short_for_knows_short_forms(short: str, full: str) -> None:
    alias = short_for(short, full)
    assert alias is not None
    assert alias.reason


@pytest.mark.parametrize(("short", "full"), OTHERS)
def test_short_for_keeps_others_apart(short: str, full: str) -> None:
    assert short_for(short, full) is None


def test_parts_takes_a_name_apart() -> None:
    found = parts("格式塔(成都)科技有限公司")
    assert (found.place, found.core, found.stem) == ("成都", "格式塔科技", "格式塔科技")


@pytest.mark.parametrize(
    ("name", "front"),
    [("河南省驻马店市中心医院", "河南省驻马店市"), ("杭州听涧科技", "杭州"), ("墨石科技", ""), ("北京", "")],
)
def test_leading_places_reads_one_place_after_another(name: str, front: str) -> None:
    assert leading_places(name) == front


@pytest.mark.parametrize(
    ("name", "level", "relative"),
    [("省国资委", "省", True), ("人民医院", "", True), ("临渡市人民医院", "", False), ("市北区", "", False)],
)
def test_is_relative_says_what_needs_a_place(name: str, level: str, relative: bool) -> None:
    assert (level_of(name), is_relative(name)) == (level, relative)


def test_regional_short_gives_the_usual_short_form() -> None:
    assert regional_short("国家金融监督管理总局湖北监管局") == "湖北金融监管局"
    assert regional_short("墨石科技") == ""
