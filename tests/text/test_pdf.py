"""PDF: radicals, words side by side, and what a browser prints around an article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model.text import Document
from kg.text import pdf, read

PRINTED = """11/24/26, 7:14 PM 融资

每⽇商报 2025年1⽉8⽇ 星期三 第A03版
⻘⽲智能完成融资

本报记者 李明 北京报道

1⽉7⽇,⻘⽲智能科技有限公司宣布完成A轮融资,由红枫资本领投。公司称将继续投⼊研发,不急

file:///D:/pdf/a.html 1/2

11/24/26, 7:14 PM 融资

于扩张。红枫资本合伙⼈杨柳表⽰看好。

https://news.example.com/a/1.html?id=3 2/2
"""


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(60, 700, "any text")
    page.save()
    monkeypatch.setattr(pdf, "_in_columns", lambda data, pages: [PRINTED])
    (document,) = read(tmp_path / "a.pdf")
    assert isinstance(document, Document)
    return document


def test_a_printed_page_gives_its_article_alone(printed: Document) -> None:
    assert printed.text == (
        "每日商报\n青禾智能完成融资\n本报记者 李明 北京报道\n"
        "1月7日,青禾智能科技有限公司宣布完成A轮融资,由红枫资本领投。公司称将继续投入研发,不急于扩张。"
        "红枫资本合伙人杨柳表示看好。"
    )
    assert (printed.title, printed.date, printed.outlet) == ("青禾智能完成融资", date(2025, 1, 8), "每日商报")


def test_the_raw_text_of_a_pdf_is_its_text_layer_with_ordinary_characters(printed: Document) -> None:
    assert len(printed.raw) == len(PRINTED) + 1
    assert "".join(printed.raw[printed.offsets.to_raw(k)] for k in range(len(printed.text))) == printed.text


def test_words_that_stand_close_are_joined() -> None:
    def word(text: str, x0: float, x1: float) -> pdf.Word:
        return {"text": text, "x0": x0, "x1": x1, "top": 100.0, "bottom": 110.5}

    row = [word("1", 60, 66), word("月", 68.1, 78.6), word("7", 81, 87), word("A", 110, 117), word("B", 120, 127)]
    assert pdf._lines(row) == "1月7 A B"
