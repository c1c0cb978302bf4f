from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.learn.gold import GoldArticle, read_gold
from kg.learn.oracle import oracle_analysis
from kg.learn.relation_scores import confidence_table, key, report, score

TEXT = "远山科技总部位于青川市北桥区。远山科技由林夏创办。网传远山科技收购云溪贸易，林夏回应称没有的事。\n"
GOLD = {
    "id": "t1",
    "entities": [
        {"name": "远山科技", "types": ["Company"]},
        {"name": "云溪贸易", "types": ["Company"]},
        {"name": "林夏", "types": ["Person"]},
        {"name": "青川市", "types": ["Place"]},
        {"name": "北桥区", "types": ["Place"], "aliases": ["青川市北桥区"]},
    ],
    "relations": [
        {"s": "远山科技", "p": "foundedBy", "o": "林夏"},
        {"s": "远山科技", "p": "acquired", "o": "云溪贸易", "status": "denied"},
        {"s": "北桥区", "p": "locatedIn", "o": "青川市"},
        {"s": "远山科技", "p": "locatedIn", "o": "北桥区", "optional": True},
        {"s": "远山科技", "p": "suppliesTo", "o": "云溪贸易"},
    ],
}


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    (tmp_path / "t1_demo.txt").write_text(TEXT, encoding="utf-8")
    gold = tmp_path / "t1_demo.gold.json"
    gold.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return read_gold(gold)


def test_oracle_analysis_takes_a_place_out_of_a_longer_name(article: GoldArticle) -> None:
    analysis = oracle_analysis(article)
    names = [(link.span.of(analysis.document.text), link.entity) for link in analysis.links if not link.anaphor]
    assert ("青川市", "Place/青川市") in names
    assert ("北桥区", "Place/北桥区") in names


def test_score_counts_as_the_scorer_does(article: GoldArticle) -> None:
    scores = score([article])
    assert (scores.total.right, scores.total.wrong, scores.total.missed) == (3, 0, 1)
    assert [error[:4] for error in scores.errors] == [("missed", "", "远山科技", "suppliesTo")]
    assert scores.status["status right"] == 3
    assert next(line for line in report(scores) if line.startswith("all")).endswith("right 3 wrong 0 missed 1")


def test_key_leaves_out_the_direction_of_symmetric_relations() -> None:
    assert key("乙", "competesWith", "甲") == key("甲", "competesWith", "乙")
    assert key("乙", "acquired", "甲") != key("甲", "acquired", "乙")


def test_confidence_table_draws_rare_rows_to_the_prior(article: GoldArticle) -> None:
    lines = confidence_table(score([article])).splitlines()
    assert lines[0] == "row\tprecision\tright\twrong"
    assert "founded-by-passive\t0.867\t1\t0" in lines
