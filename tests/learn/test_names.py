from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.learn.gold import GoldArticle, GoldEntity
from kg.learn.names_articles import article_examples
from kg.learn.names_corpora import LONGEST, Example, cut, open_corpus
from kg.learn.names_invented import invented_company, invented_person, with_other_names
from kg.learn.names_judge import calibration, is_composite
from kg.learn.names_tags import ANY, OWN_TAGS, cluener_tags, own_masks
from kg.text import document_from_text


def _tags(mask: int) -> list[str]:
    return [tag for number, tag in enumerate(OWN_TAGS) if mask >> number & 1]


def test_own_masks_allows_each_of_the_types_that_may_be_right() -> None:
    masks = own_masks(4, [(0, 2, ("Company", "Institution")), (3, 4, ("Place",))], [1] * 4)
    assert [_tags(mask) for mask in masks] == [
        ["B-Company", "B-Institution"],
        ["E-Company", "E-Institution"],
        ["O"],
        ["S-Place"],
    ]


def test_own_masks_of_a_name_of_no_known_type_allow_anything() -> None:
    assert own_masks(2, [(0, 2, ())], [1, 1]) == [ANY, ANY]


def test_cluener_tags_are_begin_and_inside() -> None:
    assert cluener_tags(3, [(1, 3, "company")])[0] == 0
    assert cluener_tags(3, [(1, 3, "company")])[1] + 1 == cluener_tags(3, [(1, 3, "company")])[2]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(0, 99))
def test_cut_loses_no_character_and_keeps_names_whole(sizes: list[int], seed: int) -> None:
    rng = random.Random(seed)
    text, names = "", []
    for size in sizes:
        if size < 12 and rng.random() < 0.5:
            names.append((len(text), len(text) + size, ("Place",)))
        text += "青" * size + rng.choice("，。")
    parts = list(cut([Example(text, tuple(names), "O")]))
    assert "".join(part.text for part in parts) == text
    assert max(len(part.text) for part in parts) <= LONGEST
    assert sum(len(part.names) for part in parts) == len(names)


def test_open_corpus_names_a_file_with_unknown_labels(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "青岚", "entities": [[0, 2, "GENE"]]}), encoding="utf-8")
    with pytest.raises(SourceError, match="unknown labels GENE"):
        list(open_corpus(path))


def test_open_corpus_reads_our_own_types(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "青岚科技", "entities": [[0, 4, "Company"]]}), encoding="utf-8")
    assert [example.names for example in open_corpus(path)] == [((0, 4, ("Company",)),)]


def test_article_examples_reads_a_place_within_a_place_as_two_names(tmp_path: Path) -> None:
    gold = GoldArticle(
        "a1",
        tmp_path,
        (GoldEntity("贵阳市", ("Place",)), GoldEntity("观山湖区", ("Place",), ("贵阳市观山湖区",))),
        (),
    )
    [example] = article_examples(gold, [document_from_text("总部位于贵阳市观山湖区。")])
    assert [example.text[start:end] for start, end, _ in example.names] == ["贵阳市", "观山湖区"]
    assert is_composite("贵阳市观山湖区", {"贵阳市", "观山湖区"})


def test_invented_names_are_the_same_for_the_same_seed() -> None:
    first, second = random.Random(3), random.Random(3)
    assert [invented_person(first) for _ in range(50)] == [invented_person(second) for _ in range(50)]
    assert all(len(invented_company(first)) >= 2 for _ in range(200))


@given(st.integers(0, 200))
def test_with_other_names_keeps_the_spans_on_the_names(seed: int) -> None:
    example = Example(
        "王青说，王青任白鹿科技经理。", ((0, 2, ("Person",)), (4, 6, ("Person",)), (7, 11, ("Company",))), "O"
    )
    pools = {"Person": ["李白帆"], "Company": ["云杉资本"]}
    other = with_other_names(example, pools, random.Random(seed))
    first, again, firm = (other.text[start:end] for start, end, _ in other.names)
    assert first == again
    assert other.text == f"{first}说{other.text[len(first) + 1]}{first}任{firm}经理。"


def test_calibration_compares_confidence_with_what_is_right() -> None:
    bins = list(calibration(np.array([0.95, 0.95, 0.55]), np.array([True, False, True])))
    assert bins == [(0.55, 1.0, 1), (0.95, 0.5, 2)]
