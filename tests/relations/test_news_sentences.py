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
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_relations_read_common_news_sentences(text: str, claims: set[str]) -> None:
    read = set()
    for relation in relations(example(text, "test").passages):
        ends = [relation.subject, relation.object]
        subject, object_ = sorted(ends) if symmetric(relation.predicate) else ends
        read.add(f"{subject} {relation.predicate} {object_}")
    assert read == claims
