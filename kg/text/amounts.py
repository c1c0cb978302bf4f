"""Amounts: quantities with their unit, ranges and changes (amounts.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.model.text import Amount, Document, Span

_TABLE = Path(__file__).with_name("amounts.toml")
_TENTHS = {mark: k for k, mark in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2}


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _any(words: object) -> str:
    assert isinstance(words, list | dict)
    return "|".join(map(re.escape, sorted(words, key=lambda word: -len(word))))


@cache
def _pattern() -> re.Pattern[str]:
    table = _table()
    units = table["units"]
    number = r"\d+(?:,\d{3})*(?:\.\d+)?"
    plain = _any([*units["money"], *units["counted"]])
    unit = rf"(?:{_any(units['ratio'])}|(?:{_any(table['scales'])})?(?:{plain})|(?:{_any(table['scales'])})(?![一-鿿]*[年月日]))"
    verbs, range_ = _any(table["change"]["verbs"]), r"\s?(?:—|－|–|-|~|～|至|到)\s?"
    return re.compile(
        rf"(?:由|从|從)[^\d。，,；;]{{0,8}}(?P<low>{number})\s?(?P<low_unit>{unit})[^\d。，,；;]{{0,10}}?(?:{verbs})(?:至|到|为|為)"
        rf"[^\d。，,；;]{{0,8}}(?P<high>{number})\s?(?P<high_unit>{unit})"
        rf"|(?<![\d.])(?P<value>{number})(?:\s?(?P<mid>{unit})?{range_}(?P<upper>{number}))?\s?(?P<unit>{unit})(?:股权|股份|股本)?"
        rf"|(?<![\d.])(?P<alone>{number})\s?(?P<alone_unit>{unit})(?:股权|股份|股本)?"
        rf"|(?P<tenths>[一二三四五六七八九两兩])成(?P<half>半)?(?![立为為员員功果长長本交品就熟都人分])(?:股权|股份)?"
    )


def amounts(document: Document) -> tuple[Amount, ...]:
    """Return the amounts of a document in order.

    ``5.33万亿元`` has the value "5330000000000" and the unit "元"; a range or a change also its other end:
    ``由60%提高到80%`` has the value "60" and the upper "80".
    """
    text, match_at = document.text, _pattern().match
    found: list[Amount] = []
    at = 0
    for start in _start().finditer(text):
        if start.start() >= at and (match := match_at(text, start.start())):
            found.append(_read(match))
            at = match.end()
    return tuple(found)


@cache
def _start() -> re.Pattern[str]:
    """Return the pattern of where an amount can begin: tried first, as most characters and most numbers begin none."""
    table = _table()
    units: list[str] = [*table["scales"], *(word for words in table["units"].values() for word in words)]
    firsts = re.escape("".join(sorted({unit[0] for unit in units} | set("—－–-~～至到"))))
    return re.compile(
        rf"[0-9由从從一二三四五六七八九两兩](?:(?<=[0-9])(?<![0-9.][0-9])(?=[\d,.]*\s?[{firsts}])"
        rf"|(?<=[由从從])(?=[^\d。，,；;]{{0,8}}\d)|(?=成))"
    )


def _read(match: re.Match[str]) -> Amount:
    span, text = Span(*match.span()), match[0]
    tenths, alone, low_end, number = match.group("tenths", "alone", "low", "value")
    if number and not match["upper"]:
        return _of(span, text, number, match["unit"])
    if tenths:
        return Amount(span, text, str(10 * _TENTHS[tenths] + (5 if match["half"] else 0)), "%")
    if alone:
        return _of(span, text, alone, match["alone_unit"])
    if low_end:
        amount = _of(span, text, match["low"], match["low_unit"])
        other = _of(span, text, match["high"], match["high_unit"])
        return Amount(span, text, amount.value, amount.unit or other.unit, other.value)
    high = _of(span, text, match["upper"], match["unit"])
    low = _of(span, text, number, match["mid"] or match["unit"])
    return Amount(span, text, low.value, high.unit, high.value)


@cache
def _scales() -> tuple[tuple[str, int], ...]:
    """Return the scales and their powers of ten, the longest first."""
    scales: dict[str, int] = _table()["scales"]
    return tuple(sorted(scales.items(), key=lambda row: -len(row[0])))


def _of(span: Span, text: str, number: str, unit: str) -> Amount:
    power, bare = _unit(unit)
    return Amount(span, text, scaled(number, power), bare)


@lru_cache(maxsize=1024)
def _unit(unit: str) -> tuple[int, str]:
    """Return the power of ten that a unit begins with, and what it counts (万亿元: 12, 元)."""
    scale, power = next((row for row in _scales() if unit.startswith(row[0])), ("", 0))
    bare = unit[len(scale) :]
    return power, "%" if bare == "％" else bare


def scaled(number: str, power: int) -> str:
    """Return the decimal digits of a number times ten to a power.

    Example:
        >>> scaled("5.33", 12)
        '5330000000000'
    """
    whole, _, part = number.replace(",", "").partition(".")
    if not power and not part and whole[:1] not in ("", "0"):
        return whole
    part = part.ljust(power, "0")
    digits = (whole + part[:power]).lstrip("0") or "0"
    rest = part[power:].rstrip("0")
    return digits + (f".{rest}" if rest else "")
