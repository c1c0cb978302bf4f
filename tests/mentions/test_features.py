from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.characters import characters
from kg.mentions.contexts import Context, contexts
from kg.mentions.features import feature_names
from kg.mentions.gathering import gathered
from kg.mentions.lexicon import word_names, word_rows
from kg.mentions.organizations import suffix_of
from kg.model.text import Document, OffsetMap, Source, Span, Token


@pytest.mark.parametrize("row", contexts(), ids=lambda row: row.id)
def test_each_context_row_proves_itself(row: Context) -> None:
    assert all(any(word in sentence for word in row.words) for sentence in row.yes)
    assert not any(word in sentence for word in row.words for sentence in row.no)


def _row(text: str, name: str, tokens: list[tuple[str, str]]) -> dict[str, float]:
    document = Document("d", text, text, OffsetMap.identity(len(text)), Source("d.txt", "0"))
    spans, at = [], 0
    for word, tag in tokens:
        spans.append(Token(Span(at, at + len(word)), word, tag))
        at += len(word)
    article = gathered(document, None, spans)
    assert article is not None
    assert article.features.shape == (len(article.names), len(feature_names()))
    return dict(zip(feature_names(), article.features[article.names.index(name)].tolist(), strict=True))


def test_features_say_what_stands_beside_a_name() -> None:
    row = _row(
        "董事长王青说，王青离任",
        "王青",
        [("董事长", "n"), ("王青", "nr"), ("说", "v"), ("，", "x"), ("王青", "nr"), ("离任", "v")],
    )
    assert row["title before"] == 0.5
    assert row["once: title before"] == 1
    assert row["speech after"] == 1
    assert row["jieba Person"] == 1
    assert row["is the word nr"] == 1
    assert row["log of count"] == pytest.approx(np.log(2))


def test_features_know_events_policies_and_products_by_their_wording() -> None:
    tokens = [
        ("省", "n"),
        ("印发", "v"),
        ("《", "x"),
        ("白鹿", "ns"),
        ("条例", "n"),
        ("》", "x"),
        ("，", "x"),
        ("白鹿", "ns"),
    ]
    whole, part = _row("省印发《白鹿条例》，白鹿", "白鹿条例", tokens), _row("省印发《白鹿条例》，白鹿", "白鹿", tokens)
    assert (whole["is a thing"], whole["inside a thing"]) == (1, 0)
    assert (part["is a thing"], part["inside a thing"]) == (0, 0.5)


def _word(name: str) -> dict[str, float]:
    rows = word_rows(characters(f"在{name}的"), np.array([1]), np.array([1 + len(name)]))
    assert rows.shape == (1, len(word_names()))
    return dict(zip(word_names(), rows[0].tolist(), strict=True))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "欧阳青",
            {"compound surname": 1, "surname and 2 characters": 1, "surname and 1 characters": 0, "length 3": 1},
        ),
        ("王青", {"compound surname": 0, "surname and 1 characters": 1, "honorific": 0}),
        ("王总", {"surname and 1 characters": 1, "honorific": 1}),
        ("青岚有限公司", {"ends as legal": 1, "length of the ending": 4, "is an ending": 0, "ends generically": 1}),
        ("集团", {"ends as company": 1, "is an ending": 1, "generic": 1}),
        ("白鹿市", {"ends as a place": 1, "ends as company": 0, "digit": 0}),
        ("MCN", {"generic": 1, "all Latin": 1, "capitals": 1, "Latin": 1}),
        ("新MCN", {"generic": 0, "generic with an edge": 1, "all Latin": 0, "capitals": 0}),
        ("阿·卜3（一）", {"dot": 1, "digit": 1, "bracket": 1, "length 7-10": 1, "length of the ending": 0}),
    ],
)
def test_word_rows_say_what_a_name_is_made_of(name: str, told: dict[str, float]) -> None:
    row = _word(name)
    assert {key: row[key] for key in told} == told


@given(st.text(alphabet="王欧阳青岚科技集团公司市MCN总3·", min_size=2, max_size=10))
def test_word_rows_know_the_longest_ending(name: str) -> None:
    row, ending = _word(name), suffix_of(name)
    assert row["length of the ending"] == (len(ending[0]) if ending else 0)
    assert [key for key in row if key.startswith("ends as ") and key != "ends as a place" and row[key]] == (
        [f"ends as {ending[1]}"] if ending else []
    )
