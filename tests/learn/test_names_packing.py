from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.learn.names_articles import article_examples
from kg.learn.names_corpora import Example, cut
from kg.learn.names_packing import Encoded, at_random, encode, in_order
from kg.learn.names_tags import ANY, UNTAGGED
from kg.mentions.words import word_features


class _Teacher:
    """Sees a name in every 青."""

    def emissions(self, text: str) -> NDArray[np.float32]:
        return np.array([[float(character == "青"), 0.5] for character in text], dtype=np.float32)

    def outside(self, emissions: NDArray[np.float32]) -> list[int]:
        return [ANY if name else 1 for name in emissions[:, 0] > 0.5]


def _ids(text: str) -> NDArray[Any]:
    return np.array([ord(character) for character in text], dtype=np.int64)


def _encoded(examples: list[Example]) -> list[Encoded]:
    return encode(examples, _ids, _Teacher())  # type: ignore[arg-type]


def _text(row: Encoded) -> str:
    return "".join(map(chr, row.ids))


_NAMES = (Example("青岚很好。", ((0, 2, ("Company",)),), "O"), Example("李舟说好。", before="\n"))


def test_encode_says_what_is_known_of_each_character() -> None:
    known, unknown = _encoded([_NAMES[0], Example("青山", outside="lac", cluener=((0, 2, "address"),), weight=0.5)])
    assert known.own[2:].tolist() == [1, 1, 1]
    assert known.cluener.tolist() == [UNTAGGED] * 5
    assert unknown.own.tolist() == [ANY, 1]
    assert unknown.cluener.tolist() == [1, 2]
    assert unknown.weight.tolist() == [0.5, 0.5]


def test_rows_of_an_article_hold_what_stands_between_its_sentences() -> None:
    [row] = in_order(_encoded(list(_NAMES)), random.Random(1))
    assert _text(row) == "青岚很好。\n李舟说好。"
    assert np.array_equal(row.words[:, :5], word_features("青岚很好。"))
    assert row.own[5] == 1
    assert np.isnan(row.lac[5]).all()
    assert not np.isnan(row.lac[[4, 6]]).any()


def test_a_row_never_holds_two_texts() -> None:
    rows = list(in_order(_encoded([_NAMES[0], _NAMES[0]]), random.Random(1)))
    assert [_text(row) for row in rows] == ["青岚很好。"] * 2


@given(st.lists(st.integers(2, 120), max_size=20), st.integers(0, 99))
def test_in_order_loses_no_character(sizes: list[int], seed: int) -> None:
    examples = [Example("青" * size, before="\n" if number else None) for number, size in enumerate(sizes)]
    rows = list(in_order(_encoded(examples), random.Random(seed)))
    assert "".join(map(_text, rows)).replace("\n", "") == "青" * sum(sizes)


@given(st.lists(st.integers(2, 120), max_size=20), st.integers(0, 99))
def test_at_random_reads_every_sentence_once(sizes: list[int], seed: int) -> None:
    sentences = _encoded([Example("青" * (size - 1) + "。") for size in sizes])
    rows = list(at_random(sentences, random.Random(seed), _ids))
    assert sorted(len(part) for row in rows for part in _text(row).split("\n")) == sorted(sizes)
    again = list(at_random(sentences, random.Random(seed), _ids))
    assert [_text(row) for row in again] == [_text(row) for row in rows]


def test_parts_of_a_long_sentence_follow_each_other_without_a_break() -> None:
    first, *others = cut([Example("青，" * 120, before="\n")])
    assert first.before == "\n"
    assert [part.before for part in others] == [""] * len(others)


def test_sentences_of_an_article_know_what_stands_before_them(tmp_path: Any) -> None:
    from kg.learn.gold import GoldArticle, GoldEntity
    from kg.text import document_from_text

    gold = GoldArticle("a1", tmp_path, (GoldEntity("青岚科技", ("Company",)),), ())
    document = document_from_text("青岚科技很好。李舟说好。\n\n他走了。")
    assert [example.before for example in article_examples(gold, [document])] == [None, "", "\n"]


def test_path_loss_is_that_of_all_legal_paths() -> None:
    torch = pytest.importorskip("torch", reason="kg[train] is not installed: no torch")
    from itertools import product

    from kg.learn.names_losses import path_loss

    torch.manual_seed(1)
    scores = torch.randn(2, 4, 5)
    tags = np.array([[0, 1, 2, UNTAGGED], [UNTAGGED, 3, 4, 0]])
    expected = 0.0
    for row, place in ((0, slice(0, 3)), (1, slice(1, 4))):
        odds = {
            path: float(sum(scores[row, place][at, tag] for at, tag in enumerate(path)))
            for path in product(range(5), repeat=3)
            if all(t % 2 or t == 0 or b in (t, t - 1) for b, t in zip((0, *path), path, strict=False))
        }
        expected += np.log(sum(map(np.exp, odds.values()))) - odds[tuple(tags[row, place].tolist())]
    assert float(path_loss(scores, tags)) == pytest.approx(expected / 6, rel=1e-4)
