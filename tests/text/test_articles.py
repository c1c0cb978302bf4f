"""Articles: a rule between two of them parts them, a rule inside one does not."""

from __future__ import annotations

import pytest

from kg.model.text import Source
from kg.text.articles import documents_of
from kg.text.page import plain_page

FIRST = "青禾智能完成融资\n\n青禾智能科技有限公司宣布完成A轮融资,由红枫资本领投。公司总部位于杭州市。"
SECOND = "宁江软件迁往南京\n\n宁江软件总部从苏州市迁往南京市，由周大海创办。"


def titles(text: str) -> list[str]:
    return [document.title for document in documents_of(plain_page(text), Source("a.txt", ""), "a")]


@pytest.mark.parametrize("rule", ["----------", "======", "* * *", "———", "＊＊＊", "——————————"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_rule_parts_two_articles(rule: str, gap: str) -> None:
    assert titles(f"{FIRST}{gap}{rule}{gap}{SECOND}\n") == ["青禾智能完成融资", "宁江软件迁往南京"]


def test_a_rule_parts_articles_without_empty_lines() -> None:
    text = f"{FIRST}\n-----\n{SECOND}\n-----\n{FIRST}\n".replace("\n\n", "\n")
    assert titles(text) == ["青禾智能完成融资", "宁江软件迁往南京", "青禾智能完成融资"]


@pytest.mark.parametrize("inside", ["这笔钱将投向研发，公司说。", "作者按：数据截至2025年。", "（完）"])
def test_a_rule_inside_an_article_leaves_it_whole(inside: str) -> None:
    assert titles(f"{FIRST}\n\n* * *\n\n{inside}\n") == ["青禾智能完成融资"]


def test_a_rule_below_the_title_leaves_the_article_whole() -> None:
    assert titles(FIRST.replace("\n\n", "\n=======\n")) == ["青禾智能完成融资"]
