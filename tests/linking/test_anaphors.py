"""Words that stand for names: every row proves itself, and what cannot be known is not linked."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from kg.linking import link

from .factory import article

TABLE = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "kg" / "linking" / "anaphors.toml").read_text(encoding="utf-8")
)
ROWS = list(chain(TABLE["heads"], TABLE["words"], TABLE["pairs"], TABLE["orders"]))
PEOPLE = re.compile("石守拙|柳成荫")
FIRMS = re.compile("墨石科技|墨石集团|墨石股份|墨石基金|墨石网|临渡置业|临渡造纸厂|临渡银行")
PLACES = re.compile("临渡镇|临渡村")
OFFICES = re.compile(
    "临渡大学|临渡市人民医院|临渡海洋研究所|临渡市财政局|临渡省财政厅|临渡市财政厅|临渡市国资委|临渡茶叶协会|"
    "临渡市体育中心|临渡市体育馆|临渡市审计局|临渡江鸥队"
)


def anaphors(sentence: str) -> list[str]:
    """Return the words of an example that were linked as anaphors."""
    for pattern, letter in ((PEOPLE, "P"), (FIRMS, "C"), (PLACES, "L"), (OFFICES, "I")):
        sentence = pattern.sub(rf"{{{letter}:\g<0>}}", sentence)
    document, sentences, mentions = article(sentence)
    return [one.span.of(document.text) for one in link(document, sentences, mentions)[1] if one.anaphor]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.get("word") or row["words"][0]))
def test_every_row_links_its_yes(row: dict[str, str]) -> None:
    assert anaphors(row["yes"])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "no" in row], ids=lambda row: str(row.get("word") or row["words"][0])
)
def test_every_row_leaves_its_no_alone(row: dict[str, str]) -> None:
    assert anaphors(row["no"]) == []


def meant(text: str) -> dict[str, list[str]]:
    """Return anaphor → what it is linked to, for a marked text."""
    document, sentences, mentions = article(text)
    found: dict[str, list[str]] = {}
    for one in link(document, sentences, mentions)[1]:
        if one.anaphor:
            found.setdefault(one.span.of(document.text), []).append(one.entity.split("/", 1)[1])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{C:墨石科技}与{I:临渡大学}签约，双方将合办学院。", {"双方": ["墨石科技", "临渡大学"]}),
        ("{C:墨石科技}买下{C:临渡置业}，后者从事开发。", {"后者": ["临渡置业"]}),
        ("{C:墨石科技}买下{C:临渡置业}，前者做软件。", {"前者": ["墨石科技"]}),
        ("{P:柳成荫}任副主任。会上，柳副主任表示支持。", {"柳副主任": ["柳成荫"]}),
        ("{P:柳成荫}是董事长，{P:柳听雨}是司机。柳董事长讲了话。", {"柳董事长": ["柳成荫"]}),
        ("{P:柳成荫}和{P:柳听雨}来了。柳先生讲了话。", {}),
        ("{C:墨石科技}和{I:临渡银行}开会。该行负责人发言。", {"该行": ["临渡银行"]}),
    ],
)
def test_link_knows_what_a_word_stands_for(text: str, expected: dict[str, list[str]]) -> None:
    assert meant(text) == expected


def test_link_says_why_a_word_stands_for_a_name() -> None:
    document, sentences, mentions = article("{C:墨石科技}去年扩产，该公司今年盈利。")
    found = [one for one in link(document, sentences, mentions)[1] if one.anaphor]
    assert [one.reason for one in found] == ["该公司: what stands out most here (墨石科技)"]


def test_link_bears_words_outside_of_every_sentence() -> None:
    document, _, mentions = article("后者说，{C:墨石科技}买下{C:临渡置业}，前者做软件。")
    assert [one.span.of(document.text) for one in link(document, (), mentions)[1] if one.anaphor] == ["前者"]
