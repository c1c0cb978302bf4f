"""Metadata: the outlet and the day of an article, from its by-lines, its page, its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.text.bylines import HAN

_DATE = re.compile(r"((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_OUTLET_ENDS = "报|網|网|社|周刊|杂志|晚讯|商讯|乡讯|电视台|日报|晚报|新闻|财经|观察|内参|在线"
_OUTLET = re.compile(
    rf"《([^》]{{2,14}})》|(?<![{HAN}])([{HAN}A-Za-z]{{1,12}}?(?:{_OUTLET_ENDS}))(?=讯|[{HAN}]{{0,5}}\d|\s|[\u3000（(]|记者|記者|$)"
)
_SOURCED = re.compile(r"(?:来源|來源|稿源|出处|本文源自)[\s\u3000]*[:：][\s\u3000]*([^\s\u3000。，（(]{2,20})")
_OWN = re.compile(r"^本[报刊网台社]")


def day(year: str, month: str, day_: str) -> date | None:
    """Return the date, None where there is no such day."""
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        return None


def parsed_date(text: str) -> date | None:
    """Return the first full date of a text."""
    for pattern in (_DATE, _COMPACT):
        for match in pattern.finditer(text):
            if found := day(*match.groups()):
                return found
    return None


def date_in(bylines: Iterable[str], head: str, text: str, path: str) -> date | None:
    """Return the day of publication: of a by-line, of the page's head, of the file's name, of the dateline.

    A dateline has no year (新华社北京1月7日电): the year is the one that the text names most often in front.
    """
    signed = list(bylines)
    for place in (*signed, head, path):
        if found := parsed_date(place):
            return found
    years = _YEAR.findall(text[:1500])
    full = [found for m in _DATE.finditer(text[:1500]) if (found := day(*m.groups()))]
    for place in signed:
        if (match := _MONTH_DAY.search(place)) and years:
            return day(max(years), *match.groups())
    return max(full) if full and len(full) > 3 else None


def outlet_in(bylines: Iterable[str], head: str) -> str:
    """Return the name of the paper or site that an article comes from, "" where it is not named."""
    for text in bylines:
        if sourced := _SOURCED.search(text):
            return sourced[1]
        for match in _OUTLET.finditer(text):
            name = match[1] or match[2]
            if not _OWN.match(name) and name != "新闻":
                return name
    if sourced := _SOURCED.search(head):
        return sourced[1]
    for line in head.split("\n"):
        first = re.match(rf"《?([{HAN}A-Za-z]{{2,12}}(?:报|刊|讯|网|社|观察|参考))》?(?=[\s\u3000])", line)
        if first:
            return first[1]
    return ""
