from __future__ import annotations

from itertools import accumulate

import pytest

from kg.mentions.candidates import short_forms
from kg.mentions.characters import characters
from kg.mentions.definitions import definitions
from kg.mentions.structure import formed, marked
from kg.mentions.wording import wording
from kg.model.text import Document, OffsetMap, Source
from kg.model.tokens import Tokens


def _proposed(tokens: list[tuple[str, str]]) -> set[tuple[str, str]]:
    text = "".join(word for word, _ in tokens)
    document = Document("d", text, text, OffsetMap.identity(len(text)), Source("d.txt", "0"))
    starts = list(accumulate((len(word) for word, _ in tokens), initial=0))[:-1]
    words = wording(len(text), Tokens([word for word, _ in tokens], starts, [tag for _, tag in tokens]))
    return {
        (text[start:end], reason)
        for starts_, ends, reason in (*formed(characters(text), words), *marked(document, tuple(definitions(text))))
        for start, end in zip(starts_.tolist(), ends.tolist(), strict=True)
    }


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
        ([("瞿", "nr"), ("小满", "a"), ("说", "v")], "瞿小满", "surname"),
        (
            [
                ("由", "p"),
                ("青岚", "nz"),
                ("、", "x"),
                ("白鹿", "nz"),
                ("和", "c"),
                ("云杉", "nz"),
                ("办", "v"),
                ("，", "x"),
            ],
            "白鹿",
            "enumerated",
        ),
        ([("和", "c"), ("云杉", "nz"), ("（", "x")], "云杉", "enumerated"),
        ([("推出", "v"), ("“", "x"), ("青岚", "nz"), ("一号", "m"), ("”", "x")], "青岚一号", "product"),
        ([("（", "x"), ("下称", "v"), ("“", "x"), ("青岚", "nz"), ("”", "x"), ("）", "x")], "青岚", "definition"),
    ],
)
def test_proposals_see_names_by_their_form(tokens: list[tuple[str, str]], name: str, reason: str) -> None:
    assert (name, reason) in _proposed(tokens)


def test_formed_stops_a_run_where_words_do_not_touch_or_fit_in_no_name() -> None:
    apart = [("白鹿", "nz"), ("的", "uj"), ("云杉", "nz"), ("与", "c"), ("青岚", "nz"), ("集团", "n")]
    suffixed = {name for name, reason in _proposed(apart) if reason == "suffix"}
    assert suffixed == {"云杉与青岚集团", "青岚集团"}


def test_short_forms_take_a_legal_name_apart() -> None:
    assert {"杭州青岚文化传媒", "青岚文化传媒", "青岚文化", "青岚"} <= set(short_forms("杭州青岚文化传媒有限公司"))
