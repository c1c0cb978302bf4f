"""Laws: whatever the text and whatever the repair, every character leads back to its place in the raw text."""

from __future__ import annotations

import html
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.text import Document, OffsetMap, Source, Span
from kg.text import amounts, document_from_text, folded, sentences, times, tokens
from kg.text.articles import documents_of
from kg.text.html import html_page
from kg.text.markdown import markdown_page
from kg.text.sentences import cuts

PIECES = st.sampled_from(
    [
        "甲公司收购乙公司",
        "本报记者 白溪",
        "。",
        "，",
        "“",
        "”",
        "\n",
        "\n\n",
        " ",
        "　　",
        "**",
        "(",
        ")",
        "（下转A07版）",
        "— 6 —",
        "Skarvik Cells",
        "\r\n",
        "2025年11月6日",
        "500—1000元",
        "《行动计划》",
        "图为现场。 于飞 摄",
        "1 迁移还是迭代?",
        "据悉",
        "?",
        "…",
        "说",
        "原标题：",
        "来源：某某网",
        "(6.400,0.19,3.06%)",
        "\x0b",
        "\u200b",
        ".",
        "#",
        "- ",
    ]
)
ROUGH = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)
MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='ad'>",
        "</div>",
        "&nbsp;",
        "&amp;",
        "&#20013;",
        "<br>",
        "<script>var a='公司';</script>",
        "<!-- 公司 -->",
        "<h1>",
        "</h1>",
        "<a href='x'>",
        "</a>",
        "<",
        "&",
    ]
)


def checked(document: Document) -> None:
    stand_ins = dict(document.offsets.stand_ins)
    for k, char in enumerate(document.text):
        if k in stand_ins:
            raw = document.offsets.raw_span(Span(k, k + 1)).of(document.raw)
            assert char == "\n" or html.unescape(raw) == char
        else:
            assert document.raw[document.offsets.to_raw(k)] == char
    starts = [document.offsets.to_raw(k) for k in range(len(document.text))]
    assert starts == sorted(set(starts))


@settings(max_examples=200, deadline=None)
@given(ROUGH)
def test_text_leads_back_to_plain_text(text: str) -> None:
    document = document_from_text(text)
    checked(document)
    assert not document.offsets.stand_ins


@settings(max_examples=100, deadline=None)
@given(ROUGH)
def test_text_leads_back_to_markdown(text: str) -> None:
    for document in documents_of(markdown_page(text), Source("a.md", ""), "a"):
        checked(document)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | MARKUP | st.text(max_size=6), max_size=60).map("".join))
def test_text_leads_back_to_html(text: str) -> None:
    for document in documents_of(html_page(text), Source("a.html", ""), "a"):
        checked(document)


@settings(max_examples=100, deadline=None)
@given(ROUGH)
def test_blocks_and_sentences_lie_in_order_and_cover_the_text(text: str) -> None:
    document = document_from_text(text)
    for spans in ([b.span for b in document.blocks], [s.span for s in sentences(document)]):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        covered = {k for span in spans for k in range(span.start, span.end)}
        assert all(k in covered or char.isspace() for k, char in enumerate(document.text))


@settings(max_examples=100, deadline=None)
@given(ROUGH)
def test_what_is_found_stands_where_it_says(text: str) -> None:
    document = document_from_text(text)
    words = [(t.span, t.text) for t in tokens(document, sentences(document))]
    dated = [(t.span, t.text) for t in times(document)]
    counted = [(a.span, a.text) for a in amounts(document)]
    assert all(span.of(document.text) == said for span, said in (*words, *dated, *counted))
    for byline in document.bylines:
        assert byline.span.of(document.text) == byline.name


@settings(max_examples=100, deadline=None)
@given(ROUGH)
def test_cuts_lie_side_by_side(text: str) -> None:
    found = list(cuts(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in found) == text


@settings(max_examples=100, deadline=None)
@given(ROUGH)
def test_reading_is_repeatable(text: str) -> None:
    assert document_from_text(text) == document_from_text(text)


@given(st.text())
def test_folded_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


@st.composite
def kept_spans(draw: st.DrawFn, length: int) -> list[Span]:
    marks = sorted(draw(st.sets(st.integers(0, length), max_size=12)))
    return [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]


@given(st.data(), st.text(min_size=1, max_size=40))
def test_maps_one_after_the_other_are_one_map(data: st.DataObject, raw: str) -> None:
    outer_spans = data.draw(kept_spans(len(raw)))
    outer = OffsetMap.of_kept(outer_spans)
    middle = "".join(span.of(raw) for span in outer_spans)
    inner_spans = data.draw(kept_spans(len(middle)))
    inner = OffsetMap.of_kept(inner_spans)
    text = "".join(span.of(middle) for span in inner_spans)
    both = inner.then(outer)
    assert [both.to_raw(k) for k in range(len(text))] == [outer.to_raw(inner.to_raw(k)) for k in range(len(text))]
    assert "".join(raw[both.to_raw(k)] for k in range(len(text))) == text


@pytest.mark.parametrize("piece", ["青禾智能有限公司\n", "[公司", "<!-- 公司", "“公司", "（公司。", "公司——", "![公司"])
def test_the_time_per_character_does_not_grow(piece: str) -> None:
    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        for document in documents_of(markdown_page(text), Source("a.md", ""), "a"):
            sentences(document)
        return time.process_time() - began

    spent(1_000)  # tables loaded
    assert spent(200_000) < 12 * spent(50_000) + 1  # four times the text; what is quadratic takes several seconds more
