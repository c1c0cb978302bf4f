"""Parts: a paragraph that holds more than one thing (title and source, dateline and story) is cut in its parts."""

from __future__ import annotations

import re

from kg.model.text import Zone
from kg.text.bylines import HAN, dateline_end, is_byline
from kg.text.lines import kind_of

_ORIGINAL = re.compile(r"(?:原标题|标题|原题)[\s\u3000]*[:：][\s\u3000]*")
_SOURCE = re.compile(r"[\s\u3000]+(?=(?:来源|來源|作者|稿源)[\s\u3000]*[:：])")
_GAP = re.compile(r"[\s\u3000]+")
_CREDIT = re.compile(r"[（(](?=[^（）()]{1,60}[）)][\s\u3000]*$)")

_SIGNED = re.compile(
    rf"{HAN}{{2,8}}(?:[日晚时商]?报|周刊|财经|网)[\s\u3000]+{HAN}{{2,4}}"
)  # a paper and a name: 某基金报  安某
_TOOLS = re.compile(r"[\s\u3000]*(?:[\[【]?字[号体]|(?:评论|阅读|浏览)[\s\u3000]*[（(:：]|未经授权).*$")

Part = tuple[int, int, Zone]


def parts_of(text: str, zone: Zone) -> list[Part]:
    """Return the parts of a paragraph as (start, end, zone), in order; what is left between them is dropped."""
    if zone in (Zone.TITLE, Zone.SUBTITLE, Zone.CAPTION):
        return _head_parts(text, zone)
    if zone is Zone.BODY:
        plain = text[-1] not in "）)" and not text[-1].isspace() and not _GAP.search(text, 0, 60)
        return [(0, len(text), zone)] if plain and not dateline_end(text) else _body_parts(text)
    if zone is Zone.BYLINE and (tail := _TOOLS.search(text)):
        return [(0, tail.start(), zone)] if tail.start() else []
    return [(0, len(text), zone)]


def _head_parts(text: str, zone: Zone) -> list[Part]:
    start = match.end() if (match := _ORIGINAL.match(text)) else 0
    if source := _SOURCE.search(text, start):
        return [(start, source.start(), zone), (source.end(), len(text), Zone.BYLINE)]
    for gap in _GAP.finditer(text, start):
        if is_byline(text[gap.end() :]) or _SIGNED.fullmatch(text, gap.end()):
            return [(start, gap.start(), zone), (gap.end(), len(text), Zone.BYLINE)]
    return [(start, len(text), zone)]


def _body_parts(text: str) -> list[Part]:
    found: list[Part] = []
    start, end = 0, len(text)
    for gap in _GAP.finditer(text, 0, 60):
        if dateline_end(text):
            break
        if dateline_end(text[gap.end() :]) and not re.search(r"[。，,！？]", text[: gap.start()]):
            found.append((0, gap.start(), Zone.TITLE))
            start = gap.end()
            break
    if ends := dateline_end(text[start:]):
        found.append((start, start + len(text[start : start + ends].rstrip()), Zone.BYLINE))
        start += ends
    credit: list[Part] = []
    if text.rstrip()[-1:] in ("）", ")") and (match := _CREDIT.search(text, start)):
        last = text[match.start() :].strip()
        if is_byline(last):
            credit = [(match.start(), end, Zone.BYLINE)]
        if credit or kind_of(last) in ("furniture", "note", "caption"):
            end = match.start()
    if start < end:
        found.append((start, end, Zone.BODY))
    return found + credit
