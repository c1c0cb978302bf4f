from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.contexts import Context, contexts
from kg.mentions.features import feature_names, features
from kg.mentions.heads import heads, soft
from kg.mentions.lexicon import word_names, word_row
from kg.mentions.occurrences import occurrences
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
    table = features(
        document,
        {name: ("jieba",)},
        occurrences(text, (name,)),
        heads(len(text), None, spans),
        soft(len(text), None),
        spans,
    )
    assert table.shape == (1, len(feature_names()))
    return dict(zip(feature_names(), table[0].tolist(), strict=True))


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


def test_word_row_knows_surnames_and_endings() -> None:
    row = dict(zip(word_names(), word_row("欧阳青"), strict=True))
    assert row["compound surname"] == 1
    assert dict(zip(word_names(), word_row("青岚有限公司"), strict=True))["ends as legal"] == 1
    assert dict(zip(word_names(), word_row("MCN"), strict=True))["generic"] == 1
