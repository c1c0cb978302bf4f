"""Folding: one form for what differs only in width, case or script, of the same length character by character."""

from __future__ import annotations

import unicodedata
from functools import cache

from kg.text.radicals import TABLE


@cache
def _table() -> dict[int, str]:
    """Build full width → half width, upper → lower and Traditional → Simplified, one character for one."""
    from opencc import OpenCC

    table: dict[int, str] = {}
    for code in (
        *range(0xFF01, 0xFF5F),
        *range(0xFFE0, 0xFFE7),
        0x3000,
        *range(0x2460, 0x2474),
        *range(0xF900, 0xFB00),
    ):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain.lower()
    for code in range(0x41, 0x250):
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    han = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    table |= {ord(old): new for old, new in zip(han, simplified, strict=True) if old != new and len(new) == 1}
    table |= {code: table.get(ord(plain), plain) for code, plain in TABLE.items()}  # ⻘ is 青, ⾧ is 长
    return table


def folded(text: str) -> str:
    """Return the text in half width, lower case and Simplified characters; the length stays the same.

    Example:
        >>> folded("台積電ＣＥＯ　Pharma.AI")
        '台积电ceo pharma.ai'
    """
    return text.translate(_table())
