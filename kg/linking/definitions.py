"""What the article itself says of its names: X（下称“Y”）, X，简称Y, X（Y）, X，本名Y."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.names import Mention

IN_BRACKETS = "in brackets behind the name"
NICKNAME = "a nickname in quotation marks in front of the name"

_FARTHEST = 40  # characters between a name and its other one
_OPEN, _CLOSE = r"[(（\[［]", r"[)）\]］]"
_QUOTE = r"[“”\"'‘’「」『』《》]"
_BEGINS = frozenset(
    "“”\"'‘’「」『』《》(（[［)）]］,，或、和 \t\n\r\u3000\xa0"
)  # what stands behind a name that is defined
_QUOTE_STARTS, _QUOTE_ENDS = ("“", '"', "「"), ("”", '"', "」")
_SAYS = r"(?:以下简称|下简称|以下称|下称|简称|又称|又名|亦称|也称|俗称|别名|原名|本名|真名|曾用名|旧称|原称|艺名|笔名|网名|昵称|英文名|外文名|下同|证券简称|股票简称|前身为|全称)"
_KIND = r"(?:(?:主题|专题|系列|公益)*(?:活动|特展|专场)|系统|平台|小程序|[Aa][Pp][Pp])"  # behind a quoted name
_MARKS = r"[:：为是叫作,，\s]*"
_BETWEEN = re.compile(
    rf"(?:{_QUOTE}{_KIND})?{_QUOTE}?(?:{_CLOSE}?{_OPEN}|[,，]\s*)(?:[^()（）。；;]{{0,20}}[,，;；])?\s*(?:公司|集团)?{_SAYS}{_MARKS}{_QUOTE}?"
)
_BRACKETED = re.compile(rf"{_QUOTE}?\s*{_OPEN}\s*{_QUOTE}?")
_OR = re.compile(rf"{_QUOTE}?(?:或|、|和){_QUOTE}?")
_END = re.compile(rf"{_QUOTE}?(?:\s*[,，;；][^()（）]*)?{_CLOSE}")


def definitions(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield (index of the defined mention, index of its other name, what says so) for mentions sorted by span."""
    base = -1
    for i in range(len(mentions) - 1):
        left, right = mentions[i], mentions[i + 1]
        start, end = left.span.end, right.span.start
        if end - start > _FARTHEST or (start < end and text[start] not in _BEGINS):
            base = -1
            continue
        between = text[start:end]
        if not between:
            base = -1
        elif _BETWEEN.fullmatch(between):
            base = i
            yield i, i + 1, "the article says so: " + re.sub(r"[^\w]", "", between)
        elif base >= 0 and _OR.fullmatch(between):
            yield base, i + 1, "the article says so"
        elif between in _QUOTE_ENDS and text[left.span.start - 1 : left.span.start] in _QUOTE_STARTS:
            base = -1
            yield i + 1, i, NICKNAME
        elif _BRACKETED.fullmatch(between) and _END.match(text, right.span.end):
            base = -1
            yield i, i + 1, IN_BRACKETS
        else:
            base = -1
