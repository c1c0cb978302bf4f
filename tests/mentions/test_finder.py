from __future__ import annotations

import itertools
import re

from kg.mentions import mentions
from kg.mentions.gathering import gathered
from kg.mentions.network import read
from kg.model.text import Document, OffsetMap, Sentence, Source, Span


def _document(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = Document("d", text, text, OffsetMap.identity(len(text)), Source("d.txt", "0"))
    return document, tuple(Sentence(Span(*m.span())) for m in re.finditer(r"[^。\n]+。?", text))


def _names(text: str) -> list[tuple[str, str]]:
    document, sentences = _document(text)
    return [(m.text, m.type) for m in mentions(document, sentences, ())]


def test_mentions_finds_people_companies_and_places() -> None:
    text = "李建国出任杭州青岚科技有限公司董事长。"
    assert _names(text) == [("李建国", "Person"), ("杭州青岚科技有限公司", "Company")]


def test_mentions_finds_a_defined_short_form_at_each_place() -> None:
    text = "杭州青岚文化传媒有限公司（下称“青岚传媒”）今日公告。青岚传媒表示，将迁往上海市。"
    assert [name for name, _ in _names(text)].count("青岚传媒") == 2


def test_mentions_do_not_overlap_and_quote_the_text() -> None:
    text = "浙江省杭州市滨江区的青岚科技由张伟创立，《杭州市数据条例》昨日印发。"
    document, sentences = _document(text)
    found = mentions(document, sentences, ())
    assert all(m.span.of(text) == m.text for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_candidates_of_a_text_without_punctuation_do_not_grow_with_its_repetitions() -> None:
    def count(times: int) -> int:
        text = "杭州青岚科技有限公司董事长李建国表示将在上海市设立研发中心" * times
        reading = read(text, [Span(0, len(text))])
        article = gathered(_document(text)[0], reading, ())
        return len(article.names) if article else 0

    assert 0 < count(800) <= count(400)  # how long that takes: benchmarks/growth.py


def test_mentions_of_an_empty_document_is_empty() -> None:
    assert _names("") == []
