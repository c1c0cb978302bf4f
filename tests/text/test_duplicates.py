"""Duplicates: reprints are one article with several places, different articles stay different."""

from __future__ import annotations

from dataclasses import replace

from kg.model.text import Document, Source
from kg.text import document_from_text
from kg.text.duplicates import reprints, with_places

BODY = (
    "11月6日，甲公司宣布以三亿元收购乙公司全部股权，交易完成后乙公司将成为其全资子公司。\n"
    "乙公司董事长白溪表示，公司总部将于明年由青屿市迁至滨湖新区，员工全部留任。\n"
    "丙基金是乙公司的大股东，持有四成股份，合伙人卢一帆说，退出的钱将投向新的公司。\n"
)
OTHER = (
    "11月6日，丁银行公布三季报，净利润同比增长一成，不良贷款率连续四个季度下降。\n"
    "行长助理段小满介绍，明年将在滨湖新区设立分行，并与当地三家园区签署合作协议。\n"
    "分析师苏合图认为，区域银行的息差压力仍未解除，资产质量是下一阶段的看点。\n"
)


def article(text: str, path: str) -> Document:
    return replace(document_from_text(text, name=path), source=Source(path, "", locator=""))


FIRST = article("甲公司收购乙公司\n\n东澜晚报记者 白小溪\n\n" + BODY, "b.txt")
AGAIN = article(
    "原标题：甲公司三亿拿下乙公司　来源：某某财经\n\n" + BODY.replace("，", ",") + "\n（责任编辑：辛夷）", "a.txt"
)
DIFFERENT = article("丁银行公布三季报\n\n" + OTHER, "c.txt")
LONGER = article(
    "一周要闻\n\n" + BODY + OTHER + OTHER.replace("丁", "戊").replace("三", "二").replace("明年", "后年"), "d.txt"
)


def test_reprints_puts_one_article_together_whatever_its_head_and_tail() -> None:
    assert reprints([FIRST, AGAIN, DIFFERENT]) == ((1, 0), (2,))


def test_reprints_keeps_a_digest_apart_from_what_it_quotes() -> None:
    assert reprints([FIRST, LONGER]) == ((0,), (1,))


def test_with_places_records_the_places_of_the_others() -> None:
    found = with_places(AGAIN, FIRST)
    assert (found.source.path, [s.path for s in found.other_sources]) == ("a.txt", ["b.txt"])
