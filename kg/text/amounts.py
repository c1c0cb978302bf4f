"""Amounts: quantities with their unit, ranges and changes."""

from __future__ import annotations

import re

from kg.model.text import Amount, Document, Span

_NUMBER = r"[-+]?\d+(?:[,，]\d{3})*(?:\.\d+)?"
_UNIT = (
    r"%|％|‰|个百分点|(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?"
    r"(?:人民币|美|欧|港|日|英)?(?:元|镑|股|人|家|台套|台|套|辆|个|名|吨|平方米|公里|件|亩|户|人次|标箱|千瓦时|千瓦|艘|架|米|只|部|项|条|座|倍|位|款)"
)
_AMOUNT = re.compile(
    rf"(?:(?P<from>由|从)\D{{0,8}}?(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})\D{{0,10}}?(?:提高|增加|增长|上升|升|降|下降|降低|下调|上调|增|扩大|涨|减)(?:至|到|为)\D{{0,8}}?(?P<high>{_NUMBER})(?P<unit0>{_UNIT}))"
    rf"|(?P<value>{_NUMBER})(?:\s*(?P<mid>{_UNIT})?\s*(?:—|－|–|-|~|～|至|到)\s*(?P<upper>{_NUMBER}))?\s*(?P<unit>{_UNIT})(?:股权|股份|股本)?"
)
_SCALE = re.compile(r"^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)(?=.)")
_POWER = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
}


def amounts(document: Document) -> tuple[Amount, ...]:
    """Return the amounts of a document in order: ``5.33万亿元`` has the value "5330000000000" and the unit "元"."""
    found: list[Amount] = []
    for match in _AMOUNT.finditer(document.text):
        unit = match["unit"] or match["unit0"]
        value, upper = match["value"] or match["low"], match["upper"] or match["high"] or ""
        scale = _SCALE.match(unit)
        power = _POWER[scale[1]] if scale else 0
        bare = unit[scale.end() :] if scale else unit
        found.append(
            Amount(
                Span(*match.span()),
                match[0],
                _scaled(value, power),
                "%" if bare == "％" else bare,
                _scaled(upper, power) if upper else "",
            )
        )
    return tuple(found)


def _scaled(number: str, power: int) -> str:
    """Return the decimal digits of a number times ten to a power."""
    plain = number.replace(",", "").replace("，", "").lstrip("+")
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, part = plain.partition(".")
    part = part.ljust(power, "0")
    digits = (whole + part[:power]).lstrip("0") or "0"
    rest = part[power:].rstrip("0")
    return sign + digits + (f".{rest}" if rest else "")
