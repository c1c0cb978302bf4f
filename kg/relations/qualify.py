"""Qualifiers of a claim: shares as decimal fractions, and the time of its clause."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.model.claims import Passage, Qualifiers
from kg.model.text import Precision, Span, TimeExpression
from kg.relations.mask import ACTORS, NAMES, Skeleton

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_LEAVES = re.compile("卸任|离任|辞去|辞职|退任|卸下|免去|离职|退休")
_SAYS = re.compile(
    f"[{ACTORS}](?!的)[^，。；！？：“”{NAMES}]{{0,6}}(?:表示|透露|介绍|指出|认为|宣布|披露|公告称?|回应称?|证实|说|称)(?=[，：“])"
)
_NEAR = 8  # characters after a time or a claim that still speak of it
_ADVERBIAL = re.compile(
    "[起内初底末时间前后以来期之度份上下半年当中夏春秋冬]{0,4}(?:[（(][^（()）]*[)）])?"
)  # 2019年起，
_CHANGES_POST = re.compile("加入|加盟|入职|进入|调|转|选|聘|任命|委任|回|离|辞|卸|免|退|起")
_CLAUSE_END = re.compile("[，。；！？,;]")
_CURRENCIES = ("元", "镑", "法郎", "卢布", "卢比")
_PRICED = frozenset({"acquired", "investedIn", "suppliesTo", "penalized", "holdsSharesOf", "foundedBy"})
_SHARED = frozenset({"acquired", "investedIn", "holdsSharesOf"})
_TIMELESS = frozenset({"relativeOf"})
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


def timed(qualifiers: Qualifiers, predicate: str, passage: Passage, claim: Span, *, inside: bool = False) -> Qualifiers:
    """Return the qualifiers with the time that the claim's clause gives; a vague one (近日) is left out.

    With ``inside`` only a time within the claim's own words counts. A time at which someone leaves a post (7月离任) ends it; a time at which a state is told begins it.
    """
    time = _nearest(passage, claim)
    if time is None or predicate in _TIMELESS or (inside and not claim.covers(time.span)):
        return qualifiers
    if predicate in _STATES and _of_another_clause(passage.document.text, time.span, claim, predicate):
        return qualifiers
    if predicate == "heldPosition" and _LEAVES.search(passage.document.text, time.span.end, time.span.end + _NEAR):
        return replace(qualifiers, valid_until=time.value, time_text=time.text)
    if predicate in _STATES:
        return replace(qualifiers, valid_from=time.value, valid_until=time.until, time_text=time.text)
    return replace(qualifiers, at_time=time.value, valid_until=time.until, time_text=time.text)


def paid(qualifiers: Qualifiers, predicate: str, passage: Passage, claim: Span) -> Qualifiers:
    """Return the qualifiers with the sum of money and the share that stand inside the claim or right after it."""
    if predicate not in _PRICED:
        return qualifiers
    near = Span(claim.start, claim.end + _NEAR)
    inside = [
        a
        for a in passage.amounts
        if near.covers(a.span)
        and not _CLAUSE_END.search(passage.document.text, claim.end, max(claim.end, a.span.start))
    ]
    money = next((a for a in inside if a.unit.endswith(_CURRENCIES)), None)
    share = next((a for a in inside if a.unit == "%"), None)
    if money is not None:
        qualifiers = replace(qualifiers, amount=money.text)
    if share is not None and not qualifiers.share_ratio and predicate in _SHARED:
        qualifiers = replace(qualifiers, share_ratio=ratio(share.text))
    return qualifiers


def speaker(whole: Skeleton, claim: Span) -> str:
    """Return the entity that the sentence gives as the one who says the claim, "" where none is: 甲表示，…."""
    said = [m for m in _SAYS.finditer(whole.text) if whole.cells[m.end() - 1].end <= claim.start]
    return whole.cells[said[-1].start()].names[0].entity if said else ""


def _of_another_clause(text: str, time: Span, claim: Span, predicate: str) -> bool:
    """Whether a time tells when something else was done: 由乙于2019年创立，总部位于丙 gives the seat no year."""
    end = claim.end if claim.covers(time) else claim.start + 1
    told, comma, _ = text[time.end : end].replace(",", "，").partition("，")
    if not comma or _ADVERBIAL.fullmatch(told.strip()):
        return False
    return predicate != "holdsPosition" or not _CHANGES_POST.search(told)


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
