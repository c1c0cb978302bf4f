"""Metadata: the page and the section of an article, as its page states them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model.text import Document
from kg.text import read
from kg.text.metadata import page_in

BODY = "某公司昨日宣布，其新厂在江州投产，年产能达到五万台。\n"


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ("东方周报　2025年1月8日　A06 经济新闻", ("A06", "经济新闻")),
        ("东方周报　A06版　要闻", ("A06", "要闻")),
        ("第5版 法治天地 —— 2 ——", ("5", "法治天地")),
        ("第十二版", ("十二", "")),
        ("A06\n东方周报", ("A06", "")),
        ("A06 责编 白溪", ("A06", "")),
        ("东方周报　2025年1月8日", ("", "")),
        ("GA06 号列车", ("", "")),
    ],
)
def test_page_in_reads_the_head_of_a_page(head: str, stated: tuple[str, str]) -> None:
    assert page_in(head) == stated


def _first(path: Path, content: str) -> Document:
    path.write_text(content, encoding="utf-8")
    document = next(read(path))
    assert isinstance(document, Document)
    return document


def test_document_has_the_page_and_section_of_its_printed_page(tmp_path: Path) -> None:
    head = "东方周报　2025年1月8日　星期三　第5版 经济新闻\n\n江州新厂投产\n\n"
    document = _first(tmp_path / "a.txt", head + "本报记者 白溪\n\n" + BODY)
    assert (document.page, document.section) == ("5", "经济新闻")


def test_document_has_the_page_and_section_of_its_front_matter(tmp_path: Path) -> None:
    document = _first(tmp_path / "a.md", "---\ntitle: 江州新厂投产\npage: A06\nsection: 经济新闻\n---\n\n" + BODY)
    assert (document.page, document.section) == ("A06", "经济新闻")


def test_document_has_the_section_of_its_meta_tag(tmp_path: Path) -> None:
    meta = '<meta property="article:section" content="经济">'
    page = f"<html><head><title>江州新厂投产</title>{meta}</head><body><article><h1>江州新厂投产</h1><p>{BODY * 4}</p></article></body></html>"
    assert _first(tmp_path / "a.html", page).section == "经济"


def test_document_that_states_no_page_has_none(tmp_path: Path) -> None:
    document = _first(tmp_path / "a.txt", "江州新厂投产\n\n本报记者 白溪\n\n" + BODY)
    assert (document.page, document.section) == ("", "")
