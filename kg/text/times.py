"""Times: what the words for a time mean, seen from the article's day and from the times before (times.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from kg.model.text import Document, Precision, Span, TimeExpression
from kg.text.days import DIGITS, months_from, nearest, number

_TABLE = Path(__file__).with_name("times.toml")
_HAN = "〇零一二三四五六七八九十两兩"
_WEEKDAYS = {mark: k for k, mark in enumerate("一二三四五六日")} | {"天": 6}


@cache
def table() -> dict[str, Any]:
    """Return the words for times."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _any(words: Any) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: -len(word))))


@cache
def _pattern() -> re.Pattern[str]:
    t = table()
    year = rf"(?:(?P<y>(?:1[89]|20)\d\d|[一二][〇零一二三四五六七八九]{{3}})年(?!代)|(?P<ry>{_any(t['years'])}|同年|当年|當年|次年|翌年)|(?P<nothing>))"
    month = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!份?龄|亮|薪|饼)"
    day = r"(?P<d>[12]\d|3[01]|0?[1-9]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])(?:日(?!元|均|游)|号(?!线|楼))"
    parts = rf"(?P<part>第?(?:{_any(t['parts'])})|[初底末](?![始级])|(?<=年)度?“?(?P<feast>{_any(t['feasts'])})”?)"
    till = rf"(?P<until>{_any(t['until']['words'])})"
    range_ = r"[\s]?(?:至|到|—|－|–|-|~|～)[\s]?"
    return re.compile(
        rf"(?:{till}|(?P<since>自|从|從))?"
        rf"(?:(?P<iy>(?:19|20)\d\d)(?P<sep>[-./])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>[12]\d|3[01]|0?[1-9])(?![\d.%])"
        rf"|(?P<y0>(?:19|20)\d\d)年?{range_}(?P<y1>(?:19|20)\d\d)年"
        rf"|(?<![\d.第]){year}(?:(?<=年)的?)?(?:{month}(?:{day})?(?P<third>[上中下]旬|初|底|末)?|(?<=年)(?:年)?{parts})"
        rf"(?:{range_}(?:(?P<ty>(?:19|20)\d\d)年)?(?:(?P<tm>1[0-2]|0?[1-9])月)?(?P<td>[12]\d|3[01]|0?[1-9])日)?"
        rf"|(?<![\d.第])(?P<yo>(?:1[89]|20)\d\d|[一二][〇零一二三四五六七八九]{{3}})年(?!代|期)"
        rf"|(?P<ryo>{_any(t['years'])}|同年)(?P<sofar>以来|以來)?"
        rf"|(?<![\d.:：/月年第近每])(?<!\d,)(?P<do>[12]\d|3[01]|[1-9])日(?![元均游内之龄照报历後后]|以[内上下]|个)"
        rf"|(?P<rd>{_any(t['days'])})|(?P<same>当天|当日|当晚|同日|當天|當日|同一天)"
        rf"|(?P<rw>{_any(t['weeks'])})(?P<wd>[一二三四五六日天](?![季级]))?"
        rf"|(?P<rm>{_any(t['months'])})"
        rf"|(?P<ago>\d{{1,2}}|[{_HAN}]{{1,3}})(?P<unit>年|个月|個月|天)(?P<past>前|以前|之前)(?!夕)"
        rf"|(?:过去|過去|最近|近|未来|未來)(?P<last>\d{{1,2}}|[{_HAN}]{{1,3}})(?P<lunit>年|个月|個月|天)"
        rf"|(?P<vague>{_any(t['vague']['words'])}))(?P<onward>起|以来|以來|以后|以後)?"
    )


@cache
def _starts() -> re.Pattern[str]:
    """Return the pattern of the characters that a time can begin with: tried first, as most characters are none."""
    t = table()
    words = [
        w for part in ("days", "years", "months", "weeks", "vague", "until") for w in t[part].get("words", t[part])
    ]
    firsts = {word[0] for word in words} | set("0123456789一二三四五六七八九十〇零两兩同当當次翌自从從过過最近未")
    seconds = {word[1] for word in words} | set(
        "0123456789一二三四五六七八九十〇零两兩年月日天号個个去来來日晚时時一-./—至到期"
    )
    digits, others = "".join(sorted(firsts & set("0123456789"))), "".join(sorted(firsts - set("0123456789")))
    # most numbers are no time: of theirs the whole form is asked for
    dated = (
        r"(?<![\d.第].)(?=\d{0,3}[年月日])|(?=(?<=[12])[09]\d\d[-./年\s—－–~～至到])"
        r"|(?=\d?(?:[年天]|个月|個月)(?:前|以前|之前))|(?<=年.)"
    )
    return re.compile(f"[{others}](?=[{re.escape(''.join(sorted(seconds)))}])|[{digits}](?:{dated})")


@dataclass(slots=True)
class _Seen:
    """What the times before say: the last year and day, and whether they stand in the same sentence or paragraph."""

    anchor: date | None
    year: int | None = None
    year_at: int = -1
    year_leads: bool = False
    day: str = ""


def times(document: Document) -> tuple[TimeExpression, ...]:
    """Return the times of a document in order, anchored at its day of publication.

    A day without a year is put in the year that the sentence speaks of, else next to the article's day; where the
    article has no day, in the year that the paragraph names before; else its value stays "".
    """
    found: list[TimeExpression] = []
    text, starts, match_at = document.text, _starts(), _pattern().match
    seen = _Seen(document.date)
    for block in document.blocks:
        seen.year, seen.year_at, seen.year_leads = None, -1, False
        at, end = block.span.start, block.span.end
        for candidate in starts.finditer(text, at, end):
            start = candidate.start()
            match = match_at(text, start, end) if start >= at else None
            if match is None:
                continue
            at = max(match.end(), start + 1)
            if seen.year is None:
                seen.year_leads = start <= block.span.start + 4
            if read := _read(match, seen, text):
                found.append(read)
    return tuple(found)


def _read(match: re.Match[str], seen: _Seen, text: str) -> TimeExpression | None:
    value, precision, until = _value(match, seen, text)
    if precision is None:
        return None
    start, end = match.span()
    if match["since"] and not match["onward"]:
        start += 1  # 自 and 从 belong to the time only where 起 closes it
    if match["onward"] and not match["since"] and match["onward"] not in ("起", "以来", "以來"):
        end = match.start("onward")
    elif match["onward"] and precision is not Precision.VAGUE:
        precision, until = Precision.INTERVAL, ""
        if match["onward"] in ("以来", "以來") and seen.anchor:
            until = seen.anchor.isoformat()
            value = f"{value}-01-01" if len(value) == 4 else value
    if match["until"]:
        value, until, precision = "", until or value, Precision.INTERVAL
    if len(value) == 10:
        seen.day = value
    return TimeExpression(Span(start, end), text[start:end], value, precision, until)


_Value = tuple[str, Precision | None, str]


def _value(match: re.Match[str], seen: _Seen, text: str) -> _Value:
    """Return value, precision and end of one match; precision None where it is no time after all."""
    if match["iy"]:
        return _day(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["y0"]:
        return match["y0"], Precision.INTERVAL, match["y1"]
    if match["yo"]:
        return _named_year(match, "yo", seen)
    if match["ryo"]:
        return _relative_year(match, seen)
    if match["m"] or match["part"]:
        return _in_year(match, seen, text)
    if match["do"]:
        return _day_alone(int(match["do"]), seen)
    return _relative(match, seen)


def _named_year(match: re.Match[str], group: str, seen: _Seen) -> _Value:
    year = int(match[group].translate(DIGITS))
    seen.year, seen.year_at = year, match.end()
    return str(year), Precision.YEAR, ""


def _relative_year(match: re.Match[str], seen: _Seen) -> _Value:
    year = _year_of(match["ryo"], seen)
    if year is None:
        return "", Precision.INTERVAL if match["sofar"] else Precision.YEAR, ""
    seen.year, seen.year_at = year, match.end()
    if match["sofar"] and seen.anchor:
        return f"{year}-01-01", Precision.INTERVAL, seen.anchor.isoformat()
    return str(year), Precision.YEAR, ""


def _year_of(word: str, seen: _Seen) -> int | None:
    if word in ("同年", "当年", "當年"):
        return seen.year
    if word in ("次年", "翌年"):
        return seen.year + 1 if seen.year else None
    return seen.anchor.year + table()["years"][word] if seen.anchor else None


def _in_year(match: re.Match[str], seen: _Seen, text: str) -> _Value:
    """Return the value of a month, a day or a part of a year."""
    stated = True
    if match["y"]:
        year: int | None = int(match["y"].translate(DIGITS))
    elif match["ry"]:
        year = _year_of(match["ry"], seen)
    else:
        stated = False
        year = _year_before(match, seen, text)
    if match["part"]:
        return _part(match, year, seen) if stated else ("", None, "")
    month = number(match["m"])
    day = number(match["d"]) if match["d"] else 0
    if year is None and seen.anchor and not match["ry"]:
        year = nearest(seen.anchor, month, day or 1)
    if year is None:
        return "", Precision.DAY if day else Precision.MONTH, ""
    if stated:
        seen.year, seen.year_at = year, match.end()
    if not day:
        return f"{year}-{month:02}", Precision.MONTH, ""
    first = _day(year, month, day)
    if match["td"] and first[0]:
        last_month = int(match["tm"] or month)
        last_year = int(match["ty"] or (year if last_month >= month else year + 1))
        last = _day(last_year, last_month, int(match["td"]))
        return (first[0], Precision.INTERVAL, last[0]) if last[0] else first
    return first


def _part(match: re.Match[str], year: int | None, seen: _Seen) -> _Value:
    name = match["part"].removeprefix("第")
    if match["feast"]:
        month, day = table()["feasts"][match["feast"]]
        return _day(year, month, day) if year else ("", Precision.DAY, "")
    first, last = table()["parts"].get(name) or ((1, 1) if name == "初" else (12, 12))
    precision = Precision.MONTH if first == last else Precision.INTERVAL
    if name.endswith("季度") and last - first == 2:
        precision = Precision.QUARTER
    if year is None:
        return "", precision, ""
    seen.year, seen.year_at = year, match.end()
    return f"{year}-{first:02}", precision, "" if first == last else f"{year}-{last:02}"


def _year_before(match: re.Match[str], seen: _Seen, text: str) -> int | None:
    """Return the year that the sentence names before a month or day; without an anchor, that its paragraph opens with."""
    if seen.year is None:
        return None
    same_sentence = not re.search(r"[。！？]", text[seen.year_at : match.start()])
    return seen.year if same_sentence or (seen.anchor is None and seen.year_leads) else None


def _day(year: int, month: int, day: int) -> _Value:
    try:
        return date(year, month, day).isoformat(), Precision.DAY, ""
    except ValueError:
        return "", None, ""


def _day_alone(day: int, seen: _Seen) -> _Value:
    """Return a day without month: of the article's month, or of the one before where it is not yet that day."""
    if seen.anchor is None:
        return "", Precision.DAY, ""
    year, month = seen.anchor.year, seen.anchor.month
    if day > seen.anchor.day + 3:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _day(year, month, day)


def _relative(match: re.Match[str], seen: _Seen) -> _Value:
    """Return the value of what is counted from the article's day."""
    anchor = seen.anchor
    if match["vague"]:
        return "", Precision.VAGUE, ""
    if match["same"]:
        return seen.day, Precision.DAY, ""
    if match["rd"]:
        return ((anchor + timedelta(table()["days"][match["rd"]])).isoformat() if anchor else ""), Precision.DAY, ""
    if match["rm"]:
        return months_from(anchor, table()["months"][match["rm"]]), Precision.MONTH, ""
    if match["rw"]:
        return _week(match, anchor)
    if match["ago"]:
        return _ago(number(match["ago"]), match["unit"], anchor)
    return _span_of(match, anchor)


def _week(match: re.Match[str], anchor: date | None) -> _Value:
    weekday = _WEEKDAYS[match["wd"]] if match["wd"] else -1
    if anchor is None:
        return "", Precision.DAY if match["wd"] else Precision.INTERVAL, ""
    monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * table()["weeks"][match["rw"]])
    if match["wd"]:
        return (monday + timedelta(weekday)).isoformat(), Precision.DAY, ""
    return monday.isoformat(), Precision.INTERVAL, (monday + timedelta(6)).isoformat()


def _ago(count: int, unit: str, anchor: date | None) -> _Value:
    if unit == "年":
        return (str(anchor.year - count) if anchor else ""), Precision.YEAR, ""
    if unit == "天":
        return ((anchor - timedelta(count)).isoformat() if anchor else ""), Precision.DAY, ""
    return months_from(anchor, -count), Precision.MONTH, ""


def _span_of(match: re.Match[str], anchor: date | None) -> _Value:
    """Return the interval of 过去三年 and 未来五年."""
    if anchor is None:
        return "", Precision.INTERVAL, ""
    if len(match["last"]) > 1 and not match["last"].isdigit() and "十" not in match["last"]:
        return "", Precision.VAGUE, ""  # 两三年
    count = number(match["last"])
    days = {"年": 365.2425, "天": 1.0}.get(match["lunit"], 30.44) * count
    ahead = match[0].startswith("未")
    other = anchor + timedelta(round(days if ahead else -days))
    if match["lunit"] == "年":
        other = anchor.replace(year=anchor.year + (count if ahead else -count), day=min(anchor.day, 28))
        other = other.replace(day=anchor.day) if (anchor.month, anchor.day) != (2, 29) else other
    first, last = (anchor, other) if ahead else (other, anchor)
    return first.isoformat(), Precision.INTERVAL, last.isoformat()
