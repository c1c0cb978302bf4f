"""Days: the arithmetic of dates that the words for times need."""

from __future__ import annotations

from datetime import date

DIGITS = str.maketrans("〇零一二三四五六七八九两兩", "0012345678922")


def nearest(anchor: date, month: int, day: int) -> int:
    """Return the year that puts a day next to the anchor; news looks back, so what is ahead counts double."""
    best, year = 10**6, anchor.year
    for candidate in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            distance = (date(candidate, month, day) - anchor).days
        except ValueError:
            continue
        cost = -distance if distance <= 0 else 2 * distance
        if cost < best:
            best, year = cost, candidate
    return year


def months_from(anchor: date | None, months: int) -> str:
    """Return the month that lies so many months from the anchor's, "" without an anchor."""
    if anchor is None:
        return ""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"


def number(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 99 write."""
    if "十" not in text:
        return int(text.translate(DIGITS))
    tens, _, ones = text.partition("十")
    return 10 * (int(tens.translate(DIGITS)) if tens else 1) + (int(ones.translate(DIGITS)) if ones else 0)
