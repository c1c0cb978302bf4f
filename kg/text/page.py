"""Pages: the visible text of a source with the way back, before it is cut into articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.model.text import Block, OffsetMap, Span


@dataclass(frozen=True, slots=True)
class Meta:
    """What the source itself says about an article, apart from its text."""

    title: str = ""
    date: date | None = None
    outlet: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    page: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a source; ``blocks`` where the source marks them (HTML, Markdown), else none."""

    text: str
    raw: str
    offsets: OffsetMap
    meta: Meta = field(default_factory=Meta)
    blocks: tuple[Block, ...] = ()
    marks: Mapping[int, str] = field(default_factory=dict)  # where lines start that the source marks, and as what


# share prices that portals put behind names: 某公司(6.400,0.19,3.06%)
_PRICE = r"[(（]-?\d[\d.]*, ?[-+]?\d[\d.]*, ?[-+]?\d[\d.]*%[)）]"
PRICE = re.compile(_PRICE)
# bold leftovers, zero-width characters, carriage returns, prices
_MARKS = re.compile(r"\*{2,}|[\u200b-\u200f\u2060\ufeff\u00ad\r]+|" + _PRICE)
_MARKED = ("**", "%)", "%）", *"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\r")


_BOLD_LINE = re.compile(r"^[\s\u3000]*\*\*[^*\n]+\*\*[\s\u3000]*$", re.M)


_NOTHING = Span(0, 0)


def plain_page(
    raw: str,
    meta: Meta | None = None,
    start: int = 0,
    kept: Span = _NOTHING,
    marks: Mapping[int, str] | None = None,
) -> Page:
    """Return the page of a plain text from ``start`` on (and ``kept`` before it): all but marks that no reader sees."""
    head = (Span(0, kept.start), Span(kept.end, start)) if start else ()
    marked = any(map(raw.__contains__, _MARKED))  # looked for first: most texts have none
    text, offsets = without(raw, (*head, *(Span(*m.span()) for m in (_MARKS.finditer(raw, start) if marked else ()))))
    bold = {}
    if "**" in raw:
        bold = {in_text(offsets, raw.index("**", m.start()) + 2): "heading" for m in _BOLD_LINE.finditer(raw, start)}
    given = {in_text(offsets, at): kind for at, kind in (marks or {}).items()}
    return Page(text, raw, offsets, meta or Meta(), marks={**bold, **given})


def in_text(offsets: OffsetMap, raw: int) -> int:
    """Return where a raw offset lies in the text; where it was left out, some place near it."""
    run = max(bisect_right(offsets.raw_starts, raw) - 1, 0)
    return offsets.starts[run] + raw - offsets.raw_starts[run]


def without(text: str, dropped: Iterable[Span]) -> tuple[str, OffsetMap]:
    """Return the text with these spans (in order) left out, and its map back."""
    kept: list[Span] = []
    at = 0
    for span in dropped:
        if span.start > at:
            kept.append(Span(at, span.start))
        at = max(at, span.end)
    if not kept and not at:
        return text, OffsetMap.identity(len(text))
    kept.append(Span(at, len(text)))
    return "".join([text[s.start : s.end] for s in kept]), OffsetMap.of_kept(kept)
