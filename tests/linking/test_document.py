"""One article: which names are one thing, and why."""

from __future__ import annotations

import pytest

from kg.linking import link

from .factory import article, linked

ONE = [
    ("{C:格式塔(成都)科技有限公司}在成都。{C:格式塔科技}又说。{C:格式塔}成立。", 1),
    ("{C:谦寻控股}成立，{C:谦寻}回应。", 1),
    ("{I:四川省经济和信息化厅}印发文件，{I:四川经信厅}解读。", 1),
    ("{I:广东省国资委}开会，{I:省国资委}要求。", 1),
    ("{L:杭州市}很大，{L:杭州}很美。", 1),
    ("{L:杭州市滨江区}很小，{L:滨江区}很新。", 1),
    ("{C:南浦银行}开业，{C:南浦银行东澜分行}也开业。", 2),
    ("{L:御河湾}停工，{L:御河湾三期}没有。", 2),
    ("{C:凌岳控股}持有{C:凌岳}三成股份。", 2),
    ("{C:拓岚}旗下{C:深圳拓岚智控}亏损。", 2),
    ("{P:石　磊}来了，{P:石磊}走了。", 1),
    ("{P:阎守拙}创业，{P:守拙}说。", 1),
    ("{P:阎守拙}创业，{P:赵守拙}也说，{P:守拙}说。", 3),
    ("{C:台灣積體}擴產，{C:台湾积体}扩产。", 1),
    ("{C:凌岳制药(12.35,0.10,0.82%)股份有限公司}上涨，{C:凌岳制药}说。", 1),
    ("{C:柏川集团}（下称“{C:旧称名号}”）成立。", 1),
    ("{P:覃露露}（艺名“{P:糖水阿妹}”）开播。", 1),
    ("印发《{R:古树名木养护方案(2021—2024年)}》(下称《{R:养护方案}》)，《{R:养护方案}》说。", 1),
    ("“{E:蜜桃出山}”活动（下称“{E:桃会}”）开幕，{E:桃会}很热闹。", 1),
    ("{E:2025年云门铜钟田径赛}收官，{E:铜钟赛}创办很早。", 1),
    ("{E:第四届云门咖啡周}开幕，{E:云门咖啡周}收官，{E:云门戏曲周}没有。", 2),
]


@pytest.mark.parametrize(("text", "count"), ONE)
def test_link_merges_by_the_logic_of_names(text: str, count: int) -> None:
    assert len(linked(text)) == count


def test_link_takes_the_fullest_form_as_label() -> None:
    assert linked("{C:谦寻}回应，{C:谦寻控股}成立。") == {"谦寻控股": {"谦寻控股", "谦寻"}}


def test_link_gives_each_mention_one_link_with_a_reason() -> None:
    document, sentences, mentions = article("{C:谦寻控股}成立，{C:谦寻}回应。")
    _, links = link(document, sentences, mentions)
    named = [link for link in links if not link.anaphor]
    assert [link.span for link in named] == [mention.span for mention in mentions]
    assert all(link.reason for link in named)


def test_link_takes_the_chinese_form_before_its_spelling_abroad() -> None:
    found = linked("{C:库列塔}（{C:Kuljeta Oyj}）扩产。")
    assert found == {"库列塔": {"库列塔", "Kuljeta Oyj"}}


def test_a_stray_that_comes_home_has_no_say_in_the_type() -> None:
    entities, _ = link(*article("{C:王墨控股}扩产。{P:王墨}盈利。{P:王墨}招人。{P:王墨}搬家。"))
    assert [(entity.type, entity.label, entity.aliases) for entity in entities] == [("Company", "王墨控股", ("王墨",))]
