from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.trimming import trimmed
from kg.model.names import ENTITY_TYPES


def _row(type_: str, sure: float) -> list[float]:
    return [1 - sure, *(sure * (name == type_) for name in ENTITY_TYPES)]


@pytest.mark.parametrize(
    ("long", "parts", "place"),
    [
        ("前白鹿科技", ["白鹿科技"], ""),
        ("德国Kessel", ["Kessel"], "德国"),
        ("青岚行业协会与白鹿市人民政府", ["青岚行业协会", "白鹿市人民政府"], ""),
        ("白鹿市第一人民医院骨科", ["白鹿市第一人民医院"], ""),
        ("白鹿控股下属青岚投资有限公司", ["白鹿控股", "青岚投资有限公司"], ""),
        ("白鹿视频母公司青岚科技", ["白鹿视频", "青岚科技"], ""),
        ("白鹿蓝电是青岚运营集团", ["白鹿蓝电", "青岚运营集团"], ""),
    ],
)
def test_trimmed_hands_the_probability_to_what_is_left(long: str, parts: list[str], place: str) -> None:
    names = [long, *parts, *([place] if place else [])]
    rows = [
        _row("Company", 0.9),
        *([0.9, 0.1, 0, 0, 0, 0, 0, 0] for _ in parts),
        *([_row("Place", 0.9)] if place else []),
    ]
    found = trimmed(names, np.array(rows))
    assert found[0, 0] == 1
    assert all(found[1 + k, 0] == pytest.approx(0.1) for k in range(len(parts)))
    assert np.allclose(found.sum(axis=1), 1)


@pytest.mark.parametrize(
    "name",
    [
        "前海人寿",
        "原创文化",
        "白鹿系统科技",
        "白鹿第一子公司",
        "白鹿科技与文化集团",
        "青岚市委宣传部",
        "工业和信息化部",
    ],
)
def test_trimmed_leaves_names_that_are_whole(name: str) -> None:
    names = [name, name[1:], name[:-3]]
    rows = np.array([_row("Company", 0.9), _row("Company", 0.1), _row("Company", 0.1)])
    assert np.array_equal(trimmed(names, rows), rows)


@pytest.mark.parametrize(
    ("long", "whole", "type_"), [("以白鹿科技", "白鹿科技", "Company"), ("瞿小离", "瞿小", "Person")]
)
def test_trimmed_gives_up_a_name_that_is_another_and_a_function_word(long: str, whole: str, type_: str) -> None:
    found = trimmed([long, whole], np.array([_row(type_, 0.9), _row(type_, 0.8)], dtype=np.float32))
    assert found[:, 0] == pytest.approx([1, 0.2])
    doubted = trimmed([long, whole], np.array([_row(type_, 0.9), _row(type_, 0.2)], dtype=np.float32))
    assert doubted[0, 0] == pytest.approx(0.1)
