"""Markdown: front matter, headings, lists and quotations; the marks are left out."""

from __future__ import annotations

import re

from kg.model.text import Span
from kg.text.metadata import parsed_date
from kg.text.page import Meta, Page, in_text, plain_page, without

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^([A-Za-z_\u4e00-\u9fff]+)\s*:\s*(.*?)\s*$", re.M)
_BROKEN = re.compile(r"\[[^\]]*$|\{[^}]*$|\"[^\"]*$")  # a list or a string that nothing closes: no value at all
_KEYS = {
    "title": ("title", "标题"),
    "date": ("date", "日期", "published", "pubdate"),
    "outlet": ("source", "outlet", "来源", "publisher"),
    "author": ("author", "authors", "作者", "记者"),
    "url": ("url", "link", "链接"),
    "page": ("page", "版次", "版面"),
    "section": ("section", "栏目", "版名"),
}
# what a mark looks ahead for is bounded, so that a page of open brackets takes no longer than another
_DROPPED = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?=\S)|```.*$)"
    r"|!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|\[(?=[^\]\n]{1,300}\]\()|(?<=\S)\]\([^)\n]{0,2000}\)|<!--.*?(?:-->|\Z)"
    r"|(?<![\w*])\*(?=\S)(?!\*)|(?<=\S)(?<!\*)\*(?![\w*])|`",
    re.M | re.S,
)


_MARKED = re.compile(r"^[ \t]*(#{1,6}|>|[-*+](?=[ \t]))[ \t]*", re.M)


def front_matter(raw: str) -> tuple[Meta, int]:
    """Return what the front matter of a file says, and where its text begins."""
    match = _FRONT.match(raw)
    if not match:
        return Meta(), 0
    given = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(match[1]) if not _BROKEN.match(value)}
    said = {name: next((given[k] for k in keys if given.get(k)), "") for name, keys in _KEYS.items()}
    authors = tuple(re.findall(r"[^\[\],，、\"']+", said["author"]))
    signed = tuple(author.strip() for author in authors)
    meta = Meta(
        said["title"], parsed_date(said["date"]), said["outlet"], signed, said["url"], said["page"], said["section"]
    )
    return meta, match.end()


def _outlet_line(raw: str, start: int, outlet: str) -> Span:
    """Return the place of the outlet's name in the front matter, its line end included: by-lines say 本报 for it."""
    at = raw.find(outlet, 0, start) if outlet else -1
    end = raw.find("\n", at)
    return Span(at, end + 1) if at >= 0 and not raw[at + len(outlet) : end].strip("\"' \t\r") else Span(0, 0)


def markdown_page(raw: str) -> Page:
    """Return the page of a Markdown file: its marks left out, each list item and heading a paragraph of its own."""
    meta, start = front_matter(raw)
    page = plain_page(raw, meta, start, _outlet_line(raw, start, meta.outlet))
    text, offsets = without(page.text, (Span(*m.span()) for m in _DROPPED.finditer(page.text)))
    marks = {in_text(offsets, start): kind for start, kind in page.marks.items()}
    if page.text.startswith(f"{meta.outlet}\n") and meta.outlet:
        marks[0] = "masthead"
    for match in _MARKED.finditer(page.text):
        kind = "title" if match[1] == "#" else "heading" if match[1] and match[1][0] == "#" else "item"
        marks[in_text(offsets, match.end())] = kind
    return Page(text, raw, offsets.then(page.offsets), meta, marks=marks)
