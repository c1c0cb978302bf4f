"""When two sets of qualifiers are one claim, and what they say together."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from kg.model.claims import Qualifiers

# A title inside a longer one is the same post, unless these stand beside it: 副局长 is no 局长, 董事长助理 no 董事长
_LOWERS_BEFORE = ("副", "代", "助理", "候任", "名誉", "荣誉", "常务副")
_LOWERS_AFTER = ("助理", "秘书", "候选人", "特助")


def agree(one: Qualifiers, other: Qualifiers) -> bool:
    """Whether both can be said of one and the same tie: nothing that both state differs.

    Who says so does not count: a claim is the same in two mouths.
    """
    return (
        same_title(one.title, other.title)
        and same_time(one.at_time, other.at_time)
        and same_time(one.valid_from, other.valid_from)
        and same_time(one.valid_until, other.valid_until)
        and _same_number(one.share_ratio, other.share_ratio)
        and _same_text(one.amount, other.amount)
    )


def merged(one: Qualifiers, other: Qualifiers) -> Qualifiers:
    """Return what two agreeing sets say together: the fullest title, the most exact times."""
    timed = max(
        (one, other), key=lambda q: (len(q.at_time + q.valid_from + q.valid_until), len(q.time_text), q.time_text)
    )
    return Qualifiers(
        status=one.status,
        title=_fuller(one.title, other.title),
        at_time=_fuller(one.at_time, other.at_time),
        valid_from=_fuller(one.valid_from, other.valid_from),
        valid_until=_fuller(one.valid_until, other.valid_until),
        time_text=timed.time_text or one.time_text or other.time_text,
        share_ratio=_fuller(one.share_ratio, other.share_ratio),
        amount=_fuller(one.amount, other.amount),
        attributed_to=one.attributed_to if one.attributed_to == other.attributed_to else "",
    )


def weight(qualifiers: Qualifiers) -> tuple[object, ...]:
    """Return a sort key: the set that says most comes first; ties go by what it says."""
    values = (
        qualifiers.title,
        qualifiers.at_time,
        qualifiers.valid_from,
        qualifiers.valid_until,
        qualifiers.share_ratio,
        qualifiers.amount,
        qualifiers.time_text,
        qualifiers.attributed_to,
    )
    return (-sum(map(bool, values)), -sum(map(len, values)), values)


def same_title(one: str, other: str) -> bool:
    """Whether two titles may name one post: ``same_title("董事长", "公司董事长兼总裁")``, but not 局长 and 副局长."""
    short, long = sorted((_folded(one), _folded(other)), key=len)
    if not short or short == long:
        return True
    return any(
        not long[: match.start()].endswith(_LOWERS_BEFORE) and not long[match.end() :].startswith(_LOWERS_AFTER)
        for match in re.finditer(re.escape(short), long)
    )


def same_time(one: str, other: str) -> bool:
    """Whether one time is the other or refines it: "2025" and "2025-05"."""
    short, long = sorted((one, other), key=len)
    return not short or short == long or long.startswith(f"{short}-")


def _same_number(one: str, other: str) -> bool:
    if not one or not other:
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other


def _same_text(one: str, other: str) -> bool:
    return not one or not other or _folded(one) == _folded(other)


def _fuller(one: str, other: str) -> str:
    return max(one, other, key=lambda value: (len(value), value))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
