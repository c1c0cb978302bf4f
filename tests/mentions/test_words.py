from __future__ import annotations

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg import text
from kg.mentions.words import ENTRIES, WORD_FEATURES, features_of_tokens, word_features
from kg.model.text import Span, Token
from kg.model.tokens import Tokens


def test_word_features_gives_two_numbers_a_character() -> None:
    features, entries = word_features("董事长李建国说")
    assert features.shape == entries.shape == (7,)
    assert features.max() < WORD_FEATURES
    assert features[:3].tolist() == [features[0], features[0] + 1, features[0] + 2]  # begin, inside, end
    assert features[6] % 4 == 3  # single
    assert entries[0] == entries[1] == entries[2] > 0
    assert entries[6] == 0


def test_entries_are_the_same_in_every_process() -> None:
    assert word_features("董事长")[1].tolist() == [8043] * 3
    assert word_features("董事长")[1].max() < ENTRIES


def test_what_stands_in_no_word_is_space() -> None:
    words = [Token(Span(1, 3), "杭州", "ns"), Token(Span(5, 6), "的", "uj")]
    features, entries = features_of_tokens(7, words)
    space = word_features("\n")[0, 0]
    assert features[[0, 3, 4, 6]].tolist() == [space] * 4
    assert (entries > 0).tolist() == [False, True, True, False, False, False, False]
    assert features_of_tokens(2, []).tolist() == [[space] * 2, [0, 0]]


@given(st.text("杭州青岚科技有限公司的在，。 \n12ab", max_size=40))
def test_tokens_give_the_same_features_as_their_text(content: str) -> None:
    document = text.document_from_text(content)
    sentences = text.sentences(document)
    tokens = text.tokens(document, sentences)
    columns = features_of_tokens(len(document.text), tokens)
    assert np.array_equal(columns, features_of_tokens(len(document.text), tuple(tokens)))
    starts = list(accumulate(map(len, tokens.words), initial=0))[:-1]
    alone = features_of_tokens(sum(map(len, tokens.words)), Tokens(tokens.words, starts, tokens.tags))
    standing = [at for token in tokens for at in range(token.span.start, token.span.end)]
    assert np.array_equal(columns[:, standing], alone)
