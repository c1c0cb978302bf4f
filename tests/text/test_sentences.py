"""Sentences: quotations, brackets, lists, headings, decimals, English inside Chinese."""

from __future__ import annotations

import pytest

from kg.text import document_from_text, sentences

CASES = {
    "quotation with its speaker behind": (
        "“纯属谣言。”山月餐饮发布声明。他说。",
        ["“纯属谣言。”", "山月餐饮发布声明。", "他说。"],
    ),
    "quotation of several sentences": (
        "“第一是货品充裕。杭州品牌丰富。第二是人才。”谦寻对记者表示，“行业氛围浓厚。”多位人士同意。",
        ["“第一是货品充裕。杭州品牌丰富。第二是人才。”谦寻对记者表示，“行业氛围浓厚。”", "多位人士同意。"],
    ),
    "quotation and said": ("“我们没有计划。”宋听澜说。次日开庭。", ["“我们没有计划。”宋听澜说。", "次日开庭。"]),
    "stop before the closing mark": ("他说：“连面都没见过。”随后离开。", ["他说：“连面都没见过。”", "随后离开。"]),
    "straight quotation marks": ('她说:"没影的事。"记者离开。', ['她说:"没影的事。"', "记者离开。"]),
    "bracket with a stop inside": (
        "公司（注册地在上海。）宣布停牌。收盘。",
        ["公司（注册地在上海。）宣布停牌。", "收盘。"],
    ),
    "list with semicolons": (
        "甲任董事长；乙任总经理；丙任监事。会议结束。",
        ["甲任董事长；乙任总经理；丙任监事。", "会议结束。"],
    ),
    "decimals and latin": (
        "规模达5.33万亿元。Mt.Gox申请破产。Pharma.AI上线!真的?是。",
        ["规模达5.33万亿元。", "Mt.Gox申请破产。", "Pharma.AI上线!", "真的?", "是。"],
    ),
    "latin full stop between Chinese": (
        "公示期满.按协议施工. 2024年完工.",
        ["公示期满.", "按协议施工.", "2024年完工."],
    ),
    "ellipsis": ("他想了想……没有回答。她走了。", ["他想了想……", "没有回答。", "她走了。"]),
    "several stops": ("真的吗？！当然。", ["真的吗？！", "当然。"]),
    "unclosed quotation": ("他说：“没有。公司宣布停牌。收盘。", ["他说：“没有。公司宣布停牌。收盘。"]),
    "corner brackets": ("他認為，「光」是解方。「會來。」他說。", ["他認為，「光」是解方。", "「會來。」他說。"]),
}


@pytest.mark.parametrize("name", CASES)
def test_sentences_end_where_a_reader_ends_them(name: str) -> None:
    text, expected = CASES[name]
    document = document_from_text(text)
    assert [s.span.of(document.text) for s in sentences(document)] == expected
