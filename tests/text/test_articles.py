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


_PAGES = [  # head of the page, title, story
    (
        "东澜晚报　2026年1月8日　星期四　A02 综合",
        "谷川电器迁入江阳\n本报记者 白溪",
        "1月7日，谷川电器有限公司把总部迁到江阳市，公司董事长林若水在仪式上致辞，今年计划扩大产能。",
    ),
    (
        "越州日报　2025年10月29日　星期三　A03 民生",
        "小河镇修好老桥\n本报记者 厍青",
        "昨日，小河镇的老桥重新通行，镇长王满仓到场剪彩，修缮历时八个月，由当地建筑公司承建。",
    ),
]


def stated(text: str) -> list[tuple[str, str, str]]:
    found = documents_of(plain_page(text), Source("a.txt", ""), "a")
    return [(str(d.date), d.outlet, d.page) for d in found]


def test_each_article_of_a_file_has_the_head_of_its_own_page() -> None:
    text = "\n\n".join(f"{head}\n\n{title}\n\n{story}" for head, title, story in _PAGES)
    assert stated(text) == [("2026-01-08", "东澜晚报", "A02"), ("2025-10-29", "越州日报", "A03")]


def test_no_article_takes_paper_or_day_from_the_head_of_another() -> None:
    (_, first, told), (head, second, also_told) = _PAGES
    assert stated(f"{head}\n\n{second}\n\n{also_told}\n\n{first}\n\n{told}") == [
        ("2025-10-29", "越州日报", "A03"),
        ("None", "", ""),
    ]


def test_a_short_story_stays_with_its_own_title() -> None:
    text = "\n\n".join(f"{title}\n\n{story.split('，')[0]}。" for _, title, story in _PAGES)
    assert titles(text) == ["谷川电器迁入江阳", "小河镇修好老桥"]
