"""Sentences as news and announcements word them: what all rows together read in each, no more and no less."""

from __future__ import annotations

import pytest

from kg.relations.clauses import relations
from kg.relations.examples import example
from kg.relations.schema import symmetric

SENTENCES = [
    (
        "[甲|Company]今日宣布完成对[乙|Company]的收购，交易金额为12亿元。",
        {"甲 acquired 乙"},
    ),
    (
        "[乙|Company]正式成为[甲|Company]的全资子公司。",
        {"乙 subsidiaryOf 甲"},
    ),
    (
        "天眼查App显示，[甲|Company]成立，法定代表人为[林夏|Person]，注册资本1000万元，由[乙|Company]全资持股。",
        {"乙 holdsSharesOf 甲", "林夏 holdsPosition 甲", "甲 subsidiaryOf 乙"},
    ),
    (
        "[林夏|Person]因个人原因辞去[甲|Company]董事、总经理职务，辞职后不再担任公司任何职务。",
        {"林夏 heldPosition 甲"},
    ),
    (
        "[甲|Company]董事会同意聘任[林夏|Person]女士为公司副总经理。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "[林夏|Person]，1975年出生，毕业于[青川大学|Institution]，现任[甲|Company]董事长、总裁。",
        {"林夏 graduatedFrom 青川大学", "林夏 holdsPosition 甲"},
    ),
    (
        "[甲|Company]与[乙|Company]在[青川市|Place]签署战略合作框架协议。",
        {"乙 cooperatesWith 甲"},
    ),
    (
        "近日，[青川证监局|Institution]对[甲|Company]及[林夏|Person]采取出具警示函的行政监管措施。",
        {"青川证监局 penalized 林夏", "青川证监局 penalized 甲"},
    ),
    (
        "[甲|Company]因信息披露违规被[青川证监局|Institution]立案调查。",
        {"青川证监局 penalized 甲"},
    ),
    (
        "[甲|Company]的控股股东为[乙|Company]，实际控制人为[林夏|Person]。",
        {"乙 holdsSharesOf 甲", "林夏 holdsSharesOf 甲"},
    ),
    (
        "[林夏|Person]直接持有[甲|Company]12.5%的股份，为公司第一大股东。",
        {"林夏 holdsSharesOf 甲"},
    ),
    (
        "[甲|Company]成立于2012年，总部位于[青川市|Place]，创始人为[林夏|Person]。",
        {"甲 foundedBy 林夏", "甲 locatedIn 青川市"},
    ),
    (
        "由[林夏|Person]和[苏禾|Person]于2015年创立的[甲|Company]，总部设在[青川市|Place][北桥区|Place]。",
        {"北桥区 locatedIn 青川市", "甲 foundedBy 林夏", "甲 foundedBy 苏禾", "甲 locatedIn 北桥区"},
    ),
    (
        "[甲|Company]创始人、董事长兼CEO[林夏|Person]表示，公司计划将总部由[青川市|Place]迁往[南屿市|Place]。",
        {"林夏 holdsPosition 甲", "甲 foundedBy 林夏", "甲 relocatedFrom 青川市", "甲 relocatedTo 南屿市"},
    ),
    (
        "[青川市人民政府|Institution]副市长[林夏|Person]，[甲|Company]董事长[苏禾|Person]等出席签约仪式。",
        {"林夏 holdsPosition 青川市人民政府", "苏禾 holdsPosition 甲"},
    ),
    (
        "[甲|Company]中标[乙|Company]年度采购项目，中标金额3.2亿元。",
        {"甲 suppliesTo 乙"},
    ),
    (
        "[甲|Company]是[乙|Company]的核心供应商之一。",
        {"甲 suppliesTo 乙"},
    ),
    (
        "[甲|Company]将[乙|Company]诉至[青川法院|Institution]，索赔500万元。",
        {"乙 disputesWith 甲"},
    ),
    (
        "[甲|Company]起诉[乙|Company]侵害商标权一案开庭。",
        {"乙 disputesWith 甲"},
    ),
    (
        "[青川省教育厅|Institution]印发《[青川方案|Policy]》。",
        {"青川省教育厅 issued 青川方案"},
    ),
    (
        "由[甲|Company]主办、[乙|Company]承办的[青川论坛|Event]在[青川市|Place]举行。",
        {"乙 organizes 青川论坛", "甲 organizes 青川论坛"},
    ),
    (
        "[甲|Company]发布新一代大模型[青芯|Product]。",
        {"甲 develops 青芯"},
    ),
    (
        "[林夏|Person]接替[苏禾|Person]出任[甲|Company]首席执行官。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "[苏禾|Person]卸任[甲|Company]CEO，由[林夏|Person]接任。",
        {"林夏 holdsPosition 甲", "苏禾 heldPosition 甲"},
    ),
    (
        "[甲|Company]对此回应称，从未与[乙|Company]有任何合作。",
        {"乙 cooperatesWith 甲"},
    ),
    (
        "[甲|Company]与[乙|Company]合资成立[丙|Company]，双方分别持股60%和40%。",
        {"丙 foundedBy 乙", "丙 foundedBy 甲", "乙 jointVentureWith 甲"},
    ),
    (
        "[甲|Company]全资子公司[乙|Company]与[丁|Company]共同出资设立合资公司[丙|Company]，[乙|Company]持股51%。",
        {"丁 jointVentureWith 乙", "丙 foundedBy 丁", "丙 foundedBy 乙", "乙 holdsSharesOf 丙", "乙 subsidiaryOf 甲"},
    ),
    (
        "[林夏|Person]系[甲|Company]实际控制人[苏禾|Person]之女。",
        {"林夏 relativeOf 苏禾", "苏禾 holdsSharesOf 甲"},
    ),
    (
        "[甲|Company]股东[乙|Company]计划减持不超过3%公司股份。",
        {"乙 holdsSharesOf 甲"},
    ),
    (
        "[青川大学|Institution]校长[林夏|Person]、[南屿大学|Institution]副校长[苏禾|Person]共同为[青川研究院|Institution]揭牌。",
        {"林夏 holdsPosition 青川大学", "苏禾 holdsPosition 南屿大学"},
    ),
    (
        "[甲|Company]华东区总经理[林夏|Person]告诉记者。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "[甲|Company]的竞争对手包括[乙|Company]和[丙|Company]。",
        {"丙 competesWith 甲", "乙 competesWith 甲"},
    ),
    (
        "[甲|Company]获得[乙|Company]战略投资。",
        {"乙 investedIn 甲"},
    ),
    (
        "[甲|Company]宣布入股[乙|Company]，持股比例为20%。",
        {"甲 holdsSharesOf 乙", "甲 investedIn 乙"},
    ),
    (
        "[甲|Company]加入[青川协会|Institution]，成为理事单位。",
        {"甲 memberOf 青川协会"},
    ),
    (
        "[林夏|Person]加盟[青川队|Institution]。",
        {"林夏 memberOf 青川队"},
    ),
    (
        "据悉，[林夏|Person]已从[甲|Company]离职，加入[乙|Company]担任首席技术官。",
        {"林夏 heldPosition 甲", "林夏 holdsPosition 乙"},
    ),
    (
        "[甲|Company]前副总裁[林夏|Person]创办的[乙|Company]完成天使轮融资。",
        {"乙 foundedBy 林夏", "林夏 heldPosition 甲"},
    ),
    (
        "[青川商会|Institution]会长、[甲|Company]董事长[林夏|Person]在会上致辞。",
        {"林夏 holdsPosition 甲", "林夏 holdsPosition 青川商会"},
    ),
    (
        "[甲|Company]总裁兼首席执行官[林夏|Person]，[乙|Company]总经理[苏禾|Person]，[青川大学|Institution]教授[白露|Person]出席活动。",
        {"林夏 holdsPosition 甲", "白露 holdsPosition 青川大学", "苏禾 holdsPosition 乙"},
    ),
    (
        "[甲|Company]由[林夏|Person]、[苏禾|Person]夫妇于1998年创立。",
        {"林夏 relativeOf 苏禾", "甲 foundedBy 林夏", "甲 foundedBy 苏禾"},
    ),
    (
        "[甲|Company]是一家总部位于[青川市|Place]的芯片设计企业。",
        {"甲 locatedIn 青川市"},
    ),
    (
        "[甲|Company]坐落于[青川市|Place]高新区。",
        {"甲 locatedIn 青川市"},
    ),
    (
        "位于[青川市|Place][北桥区|Place]的[甲|Company]工厂发生火灾。",
        {"北桥区 locatedIn 青川市", "甲 locatedIn 北桥区"},
    ),
    (
        "[甲|Company]将其持有的[乙|Company]30%股权转让给[丙|Company]。",
        {"丙 acquired 乙", "丙 holdsSharesOf 乙", "甲 holdsSharesOf 乙"},
    ),
    (
        "[甲|Company]发公告澄清，公司与[乙|Company]不存在任何业务往来。",
        {"乙 cooperatesWith 甲"},
    ),
    (
        "[甲|Company]否认将收购[乙|Company]。",
        {"甲 acquired 乙"},
    ),
    (
        "有媒体报道称[甲|Company]拟收购[乙|Company]，[甲|Company]回应：消息不实。",
        {"甲 acquired 乙"},
    ),
    (
        "[林夏|Person]不再担任[甲|Company]法定代表人，由[苏禾|Person]接任。",
        {"林夏 heldPosition 甲", "苏禾 holdsPosition 甲"},
    ),
    (
        "选举[林夏|Person]为[甲|Company]第五届董事会董事长。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "[林夏|Person]当选[青川商会|Institution]会长，[苏禾|Person]、[白露|Person]当选副会长。",
        {"林夏 holdsPosition 青川商会", "白露 holdsPosition 青川商会", "苏禾 holdsPosition 青川商会"},
    ),
    (
        "[林夏|Person]任[青川市教育局|Institution]局长，免去其[青川市文旅局|Institution]副局长职务。",
        {"林夏 heldPosition 青川市文旅局", "林夏 holdsPosition 青川市教育局"},
    ),
    (
        "[甲|Company]与[乙|Company]的合作始于2015年。",
        {"乙 cooperatesWith 甲"},
    ),
    (
        "[甲|Company]为[乙|Company]提供云计算服务。",
        {"甲 suppliesTo 乙"},
    ),
    (
        "[甲|Company]的主要客户包括[乙|Company]、[丙|Company]等。",
        {"甲 suppliesTo 丙", "甲 suppliesTo 乙"},
    ),
    (
        "[甲|Company]与[乙|Company]、[丙|Company]展开激烈竞争。",
        {"丙 competesWith 甲", "乙 competesWith 甲"},
    ),
    (
        "歌手[林夏|Person]与经纪公司[甲|Company]的合约到期。",
        {"甲 represents 林夏"},
    ),
    (
        "[甲|Company]从[青川市|Place]搬迁至[南屿市|Place]。",
        {"甲 relocatedFrom 青川市", "甲 relocatedTo 南屿市"},
    ),
    (
        "[甲|Company]在[青川市|Place]设立子公司[乙|Company]。",
        {"乙 foundedBy 甲", "乙 locatedIn 青川市", "乙 subsidiaryOf 甲"},
    ),
    (
        "[甲|Company]联合[青川大学|Institution]共建[青川实验室|Institution]。",
        {"甲 cooperatesWith 青川大学"},
    ),
    (
        "[甲|Company]发起设立[乙|Company]，出资比例为40%。",
        {"乙 foundedBy 甲", "甲 holdsSharesOf 乙"},
    ),
    (
        "[甲|Company]股东大会通过，[乙|Company]吸收合并[丙|Company]。",
        {"乙 acquired 丙"},
    ),
    (
        "[林夏|Person]的父亲[苏禾|Person]是[甲|Company]创始人。",
        {"林夏 relativeOf 苏禾", "甲 foundedBy 苏禾"},
    ),
    (
        "[甲|Company]隶属于[乙|Company]。",
        {"甲 subsidiaryOf 乙"},
    ),
    (
        "[甲|Company]背后的实控人是[林夏|Person]。",
        {"林夏 holdsSharesOf 甲"},
    ),
    (
        "[林夏|Person]为[甲|Company]联合创始人，持有公司8%股份。",
        {"林夏 holdsSharesOf 甲", "甲 foundedBy 林夏"},
    ),
    (
        "[甲|Company]CFO[林夏|Person]透露，公司已向[乙|Company]下单采购100台设备。",
        {"乙 suppliesTo 甲", "林夏 holdsPosition 甲"},
    ),
    (
        "[甲|Company]首席经济学家[林夏|Person]认为。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "[甲|Company]研究院院长[林夏|Person]指出。",
        {"林夏 holdsPosition 甲"},
    ),
    (
        "时任[甲|Company]总经理的[林夏|Person]被免职。",
        {"林夏 heldPosition 甲"},
    ),
    (
        "[青川银行|Company]行长[林夏|Person]因病去世。",
        {"林夏 holdsPosition 青川银行"},
    ),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_relations_read_common_news_sentences(text: str, claims: set[str]) -> None:
    read = set()
    for relation in relations(example(text, "test").passages):
        ends = [relation.subject, relation.object]
        subject, object_ = sorted(ends) if symmetric(relation.predicate) else ends
        read.add(f"{subject} {relation.predicate} {object_}")
    assert read == claims
