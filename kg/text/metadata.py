"""Metadata: the outlet and the day of an article, from its by-lines, its page, its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from kg.text.bylines import HAN, LETTER

_DATE = re.compile(r"((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_OUTLET_ENDS = "报|報|网|網|社|周刊|杂志|[财晚商乡快电资周]讯|电视台|日报|晚报|新闻|财经|观察|内参|在线|访谈|参考|评论"
_OUTLET = re.compile(
    rf"《([^》]{{2,14}})》|(?<!{HAN})据?({LETTER}{{1,12}}?(?:{_OUTLET_ENDS}))(?=[讯訊]|{HAN}{{0,5}}\d|\s|[\u3000（(]|{HAN}{{0,4}}记者|記者|$)"
    rf"|^({LETTER}{{2,6}})(?=\s?\d{{1,2}}月\d{{1,2}}日[讯訊电電])"
)
_SOURCED = re.compile(
    r"(?:来源|來源|稿源|出处|本文源自)[\s\u3000]*[:：/／][\s\u3000]*(?!综合|网络|本站)([^\s\u3000。，（(]{2,20}?)(?=第\d+版|[\s\u3000。，（(]|$)"
)
_OWN = re.compile(r"^本[报刊网台社]")


_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_CHINA = timedelta(hours=8)


def day(year: str, month: str, day_: str) -> date | None:
    """Return the date, None where there is no such day."""
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        return None


def parsed_date(text: str) -> date | None:
    """Return the first full date of a text; ten or thirteen digits alone are seconds or milliseconds since 1970."""
    if _EPOCH.fullmatch(text.strip()):
        return (datetime.fromtimestamp(int(text.strip()[:10]), UTC) + _CHINA).date()
    for pattern in (_DATE, _COMPACT):
        for match in pattern.finditer(text):
            if found := day(*match.groups()):
                return found
    return None


def date_in(bylines: Iterable[str], head: str, path: str) -> date | None:
    """Return the day of publication: of a by-line, of the page's head, of the file's name, of the dateline. A dateline (新华社北京1月7日电) has no year
    and so is no date.
    """
    signed = list(bylines)
    for place in (*signed, head, path):
        if found := parsed_date(place):
            return found
    return None


def outlet_in(bylines: Iterable[str], head: str) -> str:
    """Return the name of the paper or site that an article comes from, "" where it is not named."""
    for text in sorted(bylines, key=lambda t: t.startswith("据")):
        if text.startswith("据") and any(masthead(line)[1] for line in head.split("\n")):
            break  # that paper is only quoted
        if sourced := _SOURCED.search(text):
            return sourced[1].strip("《》（）()")
        for match in _OUTLET.finditer(text):
            name = match[1] or match[2] or match[3]
            if not _OWN.match(name) and name != "新闻":
                return name
    if sourced := _SOURCED.search(head):
        return sourced[1]
    return next((line[start:end] for line in head.split("\n") for start, end in [masthead(line)] if end), "")


_PAGE = re.compile(
    r"(?<![A-Za-z\d])(?:第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|([A-D]\d{1,2})(?![\dA-Za-z])版?)"
    rf"(?:[ \t\u3000：:]+({HAN}{{2,6}})(?=[\s\u3000]|$))?"
)
_NO_SECTION = re.compile("[报刊讯网社版]$|星期|编|校|责|热线|来源")


def page_in(head: str) -> tuple[str, str]:
    """Return the page of the paper and the name of its section, as the head of the page states them; "" where not.

    Example:
        >>> page_in("东方周报　2025年1月8日　A06 经济新闻")
        ('A06', '经济新闻')
    """
    match = _PAGE.search(head)
    if match is None:
        return "", ""
    section = match[3] or ""
    return match[1] or match[2], "" if _NO_SECTION.search(section) else section


_MASTHEAD = re.compile(rf"《?({LETTER}{{2,12}}(?:报|刊|讯|网|社|观察|参考|评论))》?(?=[\s\u3000])")
_PAGE_FIRST = re.compile(rf"(?:\d{{2}}|第\S{{1,3}}版)[\s\u3000]+({LETTER}{{2,12}}(?:报|刊|讯))(?=[\s\u3000]|$)")


def masthead(line: str) -> tuple[int, int]:
    """Return where the name of the paper stands in the head of a page, (0, 0) where it does not."""
    match = _MASTHEAD.match(line) or _PAGE_FIRST.match(line)
    return match.span(1) if match else (0, 0)
