"""Markdown: front matter that is broken gives no half values."""

from __future__ import annotations

import pytest

from kg.model.text import Source
from kg.text.articles import documents_of
from kg.text.markdown import markdown_page


@pytest.mark.parametrize(
    ("given", "title"),
    [("[a\n  b: : c", ""), ('"a', ""), ("{a", ""), ("青禾智能完成融资", "青禾智能完成融资"), ('"融资"', "融资")],
)
def test_a_title_that_nothing_closes_is_none(given: str, title: str) -> None:
    raw = f"---\ntitle: {given}\n---\n青禾智能由李思远于2019年创立。\n"
    (document,) = documents_of(markdown_page(raw), Source("a.md", ""), "a")
    assert (document.title, document.text) == (title, "青禾智能由李思远于2019年创立。")
