"""Tokens: a sequence of values that is held as columns."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest

from kg.model.text import Span, Token
from kg.model.tokens import Tokens
from kg.text import document_from_text, sentences, tokens

TOKENS = Tokens(["谦寻", "迁至", "杭州"], [0, 2, 4], ["nz", "v", "ns"])
VALUES = (
    Token(Span(0, 2), "谦寻", "nz"),
    Token(Span(2, 4), "迁至", "v"),
    Token(Span(4, 6), "杭州", "ns"),
)


def test_tokens_are_a_sequence_of_token_values() -> None:
    assert isinstance(TOKENS, Sequence)
    assert len(TOKENS) == 3
    assert TOKENS[1] == VALUES[1]
    assert TOKENS[-1] == VALUES[2]
    assert TOKENS[1:] == VALUES[1:]
    assert tuple(TOKENS) == VALUES
    assert list(reversed(TOKENS)) == [VALUES[2], VALUES[1], VALUES[0]]
    assert VALUES[0] in TOKENS


def test_tokens_equal_the_tuple_of_their_values_and_hash_like_it() -> None:
    assert TOKENS == VALUES
    assert Tokens(["谦寻", "迁至", "杭州"], [0, 2, 4], ["nz", "v", "ns"]) == TOKENS
    assert Tokens(["谦寻", "迁至", "杭州"], [0, 2, 4], ["nz", "v", "n"]) != TOKENS
    assert hash(TOKENS) == hash(VALUES)
    assert repr(TOKENS) == repr(VALUES)


def test_tokens_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(TOKENS)) == VALUES


def test_tokens_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        TOKENS.words = ()


def test_tokens_far_into_a_document_and_long_ones_have_their_own_spans() -> None:
    far = Tokens(["Pharma.AI", "发布"], [4090, 4099], ["eng", "v"])
    assert [token.span for token in far] == [Span(4090, 4099), Span(4099, 4101)]


def test_tokens_of_a_document_stand_where_their_text_stands() -> None:
    document = document_from_text("谦寻落户杭州\n\n甲公司 说：“好。”乙公司（下称乙）称，不好。丙公司没有说。")
    found = tokens(document, sentences(document))
    assert [token.span.of(document.text) for token in found] == [token.text for token in found]
    assert "".join(token.text for token in found) == "".join(document.text.split())
