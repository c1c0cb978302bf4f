from __future__ import annotations

import pytest

from kg.mentions.candidates import short_forms
from kg.mentions.structure import proposals
from kg.model.text import Document, OffsetMap, Source, Span, Token


def _proposed(tokens: list[tuple[str, str]]) -> set[tuple[str, str]]:
    text = "".join(word for word, _ in tokens)
    document = Document("d", text, text, OffsetMap.identity(len(text)), Source("d.txt", "0"))
    spans, at = [], 0
    for word, tag in tokens:
        spans.append(Token(Span(at, at + len(word)), word, tag))
        at += len(word)
    return {(text[start:end], reason) for start, end, reason in proposals(document, spans)}


@pytest.mark.parametrize(
    ("tokens", "name", "reason"),
    [
        (
            [("青岚省", "ns"), ("脑", "n"), ("科学", "n"), ("与", "c"), ("智能", "n"), ("研究院", "n")],
            "青岚省脑科学与智能研究院",
            "suffix",
        ),
        ([("首届", "m"), ("白鹿", "nz"), ("博览会", "n")], "首届白鹿博览会", "event"),
        ([("印发", "v"), ("《", "x"), ("白鹿", "nz"), ("条例", "n"), ("》", "x")], "白鹿条例", "《…》"),
        ([("阿", "x"), ("·", "x"), ("卜杜", "x")], "阿·卜杜", "dotted"),
        ([("瞿", "nr"), ("小", "a"), ("满", "a")], "瞿小满", "surname"),
    ],
)
def test_proposals_see_names_by_their_form(tokens: list[tuple[str, str]], name: str, reason: str) -> None:
    assert (name, reason) in _proposed(tokens)


def test_short_forms_take_a_legal_name_apart() -> None:
    assert {"杭州青岚文化传媒", "青岚文化传媒", "青岚文化", "青岚"} <= set(short_forms("杭州青岚文化传媒有限公司"))
