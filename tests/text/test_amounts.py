"""Amounts: values, units, ranges and changes."""

from __future__ import annotations

import pytest

from kg.text import amounts, document_from_text
from kg.text.amounts import scaled

READS = [
    ("交易规模达5.33万亿元", [("5.33万亿元", "5330000000000", "元", "")]),
    ("月租金下降500—1000元不等", [("500—1000元", "500", "元", "1000")]),
    ("限额由房价的60%提高到房价的80%", [("由房价的60%提高到房价的80%", "60", "%", "80")]),
    ("持股比例由31.2%升至32.7%", [("由31.2%升至32.7%", "31.2", "%", "32.7")]),
    ("收购47.2%股权", [("47.2%股权", "47.2", "%", "")]),
    ("增加知识产权价值70%—80%", [("70%—80%", "70", "%", "80")]),
    ("现持有公司股票352,512,000股", [("352,512,000股", "352512000", "股", "")]),
    (
        "申请破产，盗走至少 85 万枚比特币，市值超过4.5亿美元",
        [("85 万枚", "850000", "枚", ""), ("4.5亿美元", "450000000", "美元", "")],
    ),
    ("罚款65万元，占三成股份", [("65万元", "650000", "元", ""), ("三成股份", "30", "%", "")]),
    ("净利降逾两成，公司成立", [("两成", "20", "%", "")]),
    ("撥款28.38億港元", [("28.38億港元", "2838000000", "港元", "")]),
    ("超过26万平方米的建筑", [("26万平方米", "260000", "平方米", "")]),
    ("8420万元获得60%的股权，2025年5月完成", [("8420万元", "84200000", "元", ""), ("60%", "60", "%", "")]),
    ("占29.38％", [("29.38％", "29.38", "%", "")]),
    ("降至1.3个百分点", [("1.3个百分点", "1.3", "个百分点", "")]),
    ("2026年1月7日，第3版，A07版", []),
]


@pytest.mark.parametrize(("text", "expected"), READS, ids=[text for text, _ in READS])
def test_amounts_reads(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    document = document_from_text(text)
    found = amounts(document)
    assert [(a.text, a.value, a.unit, a.upper) for a in found] == expected
    assert [a.span.of(document.text) for a in found] == [a.text for a in found]


def test_scaled_keeps_what_stays_behind_the_point() -> None:
    assert [scaled("1.2345", 2), scaled("0.62", 8), scaled("1,395.8", 4)] == ["123.45", "62000000", "13958000"]
