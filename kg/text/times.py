"""Times: what the words for a time mean, seen from the article's date."""

from __future__ import annotations

import re
from datetime import date

from kg.model.text import Document, Precision, Span, TimeExpression

_TIME = re.compile(
    r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日|(?P<y2>\d{4})年(?P<m2>\d{1,2})月|(?P<y3>(?:19|20)\d{2})年"
    r"|(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日"
)


def times(document: Document) -> tuple[TimeExpression, ...]:
    """Return the times of a document in order, anchored at its date."""
    return tuple(_read(match, document.date) for match in _TIME.finditer(document.text))


def _read(match: re.Match[str], anchor: date | None) -> TimeExpression:
    span = Span(*match.span())
    if match["y"]:
        value = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        return TimeExpression(span, match[0], value, Precision.DAY)
    if match["y2"]:
        return TimeExpression(span, match[0], f"{match['y2']}-{int(match['m2']):02}", Precision.MONTH)
    if match["y3"]:
        return TimeExpression(span, match[0], match["y3"], Precision.YEAR)
    value = f"{anchor.year}-{int(match['m4']):02}-{int(match['d4']):02}" if anchor else ""
    return TimeExpression(span, match[0], value, Precision.DAY)
