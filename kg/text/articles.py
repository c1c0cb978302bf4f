"""Articles: where one article ends and the next begins, and what zone each paragraph is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.text import Zone
from kg.text.bylines import dateline_end
from kg.text.repair import Paragraph

_ENDED = re.compile(r"[。；;，,：:][”’\"'」』）)]*$")


def split(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs of each article of a page.

    An article begins at a line that stands like a title, after running text, where a by-line or a dateline
    follows before the next running text does.
    """
    starts = [0, *(k for k in range(1, len(paragraphs)) if _opens(paragraphs, k))]
    ends = [*starts[1:], len(paragraphs)]
    return [list(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]


def _opens(paragraphs: Sequence[Paragraph], k: int) -> bool:
    here, before = paragraphs[k], paragraphs[k - 1]
    if not _could_be_title(here) or not _is_body(before):
        return False
    for following in paragraphs[k + 1 : k + 12]:
        if following.kind == "byline" and here.kind == "head":
            return True
        if dateline_end(following.text) and not following.kind:
            return True
        if _is_body(following):
            return False
    return False


def _is_body(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, or what closes an article (a by-line at its end, a note)."""
    return paragraph.kind in ("byline", "caption") or (not paragraph.kind and not _could_be_title(paragraph))


def _could_be_title(paragraph: Paragraph) -> bool:
    if paragraph.kind == "head":
        return True
    return paragraph.kind == "" and len(paragraph.text) <= 45 and not _ENDED.search(paragraph.text)


def zones(paragraphs: Sequence[Paragraph]) -> list[Zone]:
    """Return the zone of each paragraph of one article."""
    found: list[Zone] = []
    body_seen = titled = False
    for paragraph in paragraphs:
        zone = _zone(paragraph, titled=titled, body_seen=body_seen)
        titled = titled or zone is Zone.TITLE
        body_seen = body_seen or zone is Zone.BODY
        found.append(zone)
    return found


_FIXED = {"byline": Zone.BYLINE, "caption": Zone.CAPTION, "note": Zone.NOTE, "box": Zone.BOX}


def _zone(paragraph: Paragraph, *, titled: bool, body_seen: bool) -> Zone:
    if paragraph.kind in _FIXED:
        return _FIXED[paragraph.kind]
    short = len(paragraph.text) <= 60 and not paragraph.text.endswith(("。", "；", ";", "，", ","))
    if not titled and not body_seen and (paragraph.kind in ("head", "heading") or short):
        return Zone.TITLE
    if paragraph.kind == "head" and not body_seen:
        if re.search(r"\d[\d.]*\s*[%万亿元]|数据显示$", paragraph.text) and len(paragraph.text) < 30:
            return Zone.BOX
        return Zone.CAPTION if paragraph.text.endswith("。") else Zone.SUBTITLE
    if paragraph.kind in ("heading", "head"):
        return Zone.HEADING
    if short and len(paragraph.text) <= 30 and not re.search(r"[。！？…”」][）)]?$|[:：]", paragraph.text):
        return Zone.HEADING
    return Zone.BODY
