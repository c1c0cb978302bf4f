"""Qualifiers of a claim: shares as decimal fractions, and the time of its clause."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.model.claims import Passage, Qualifiers
from kg.model.text import Precision, Span, TimeExpression

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_STATES = frozenset({"holdsPosition", "locatedIn", "subsidiaryOf", "memberOf", "supervises", "represents"})


def ratio(text: str) -> str:
    """Return a share of the whole as a decimal fraction: ``38.2%`` → "0.382", 三成半 → "0.35", 四分之一 → "0.25"."""
    if match := re.search(r"\d+(?:\.\d+)?", text):
        return _plain(Decimal(match.group()) / 100)
    if match := re.fullmatch(r"百分之([零一二三四五六七八九十百]+)", text):
        return _plain(Decimal(_number(match.group(1))) / 100)
    if match := re.fullmatch(r"(.)成(半|.)?", text):
        more = match.group(2) or ""
        return _plain(
            Decimal(_DIGITS[match.group(1)]) / 10 + (Decimal(5 if more == "半" else _DIGITS.get(more, 0)) / 100)
        )
    if match := re.fullmatch(r"(.)分之(.)", text):
        return _plain((Decimal(_DIGITS[match.group(2)]) / _DIGITS[match.group(1)]).quantize(Decimal("0.0001")))
    if text.startswith("一半"):
        return "0.5"
    return "1" if text.startswith("全") else ""


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _number(text: str) -> int:
    if text == "百":
        return 100
    head, ten, tail = text.partition("十")
    if not ten:
        return _DIGITS[head[0]]
    return (_DIGITS[head] if head else 1) * 10 + (_DIGITS[tail] if tail else 0)


def timed(qualifiers: Qualifiers, predicate: str, passage: Passage, claim: Span) -> Qualifiers:
    """Return the qualifiers with the time that the claim's clause gives; a vague one (近日) is left out."""
    time = _nearest(passage, claim)
    if time is None:
        return qualifiers
    if predicate in _STATES:
        return replace(qualifiers, valid_from=time.value, valid_until=time.until, time_text=time.text)
    return replace(qualifiers, at_time=time.value, valid_until=time.until, time_text=time.text)


def _nearest(passage: Passage, claim: Span) -> TimeExpression | None:
    """Return the last time inside the claim, else the last before it in the same clause, else the sentence's first."""
    known = [t for t in passage.times if t.precision is not Precision.VAGUE and t.value]
    inside = [t for t in known if claim.covers(t.span)]
    if inside:
        return inside[-1]
    text = passage.document.text
    before = [
        t for t in known if t.span.end <= claim.start and not re.search(r"[。；;！？]", text[t.span.end : claim.start])
    ]
    near = [t for t in before if claim.start - t.span.end <= 20]
    return near[-1] if near else None
