"""Text: spans, the way back to the raw source, documents, sentences, tokens, times and amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)``, counted in code points of ``Document.text``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters of the span: ``Span(0, 2).of("谦寻控股") == "谦寻"``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from a cleaned text back to the raw text, as runs of characters that stand in both.

    Run ``k`` says: the cleaned text from ``starts[k]`` on is the raw text from ``raw_starts[k]`` on, up to
    the next run. Cleaning only leaves characters out, so ``raw[to_raw(i)] == text[i]`` for every ``i``.

    One exception, in HTML only: a character may stand for a longer stretch of the raw text (``&`` for ``&amp;``,
    a line break for ``</p><p>``). ``stand_ins`` lists these as (offset in the text, end in the raw text).
    """

    starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    length: int
    stand_ins: tuple[tuple[int, int], ...] = ()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that is its own raw text."""
        return cls((0,), (0,), length)

    @classmethod
    def of_kept(cls, kept: Iterable[Span], *, as_one: Collection[Span] = ()) -> OffsetMap:
        """Return the map of the text made by joining these spans of the raw text, in order.

        A span that is also in ``as_one`` counts as one character of the text, whatever its length in the raw text.
        """
        starts: list[int] = []
        raw_starts: list[int] = []
        stand_ins: list[tuple[int, int]] = []
        length, raw_end = 0, -1
        for span in kept:
            if span.end <= span.start:
                continue
            stands = as_one and span in as_one
            if stands or span.start != raw_end:
                starts.append(length)
                raw_starts.append(span.start)
            if stands:
                stand_ins.append((length, span.end))
                length, raw_end = length + 1, -1
            else:
                length, raw_end = length + span.end - span.start, span.end
        return cls(tuple(starts) or (0,), tuple(raw_starts) or (0,), length, tuple(stand_ins))

    def to_raw(self, offset: int) -> int:
        """Return the offset in the raw text of the character at ``offset`` of the cleaned text."""
        run = bisect_right(self.starts, offset) - 1
        return self.raw_starts[run] + offset - self.starts[run]

    def raw_span(self, span: Span) -> Span:
        """Return the smallest span of the raw text that holds all characters of ``span``."""
        if not len(span):
            start = self.to_raw(span.start)
            return Span(start, start)
        return Span(self.to_raw(span.start), self._raw_end(span.end - 1))

    def _raw_end(self, offset: int) -> int:
        at = bisect_left(self.stand_ins, (offset, -1))
        if at < len(self.stand_ins) and self.stand_ins[at][0] == offset:
            return self.stand_ins[at][1]
        return self.to_raw(offset) + 1

    def then(self, outer: OffsetMap) -> OffsetMap:
        """Return the map that goes through this one first and through ``outer`` next (text → mid → raw)."""
        if outer.starts == outer.raw_starts == (0,) and not outer.stand_ins:
            return self  # the other map changes nothing
        kept: list[Span] = []
        as_one: set[Span] = set()
        own, outers = dict(self.stand_ins), dict(outer.stand_ins)
        for k, start in enumerate(self.starts):
            end = self.starts[k + 1] if k + 1 < len(self.starts) else self.length
            mid, mid_end = self.raw_starts[k], self.raw_starts[k] + end - start
            if start in own:
                kept.append(outer.raw_span(Span(mid, own[start])))
                as_one.add(kept[-1])
                continue
            while mid < mid_end:
                run = bisect_right(outer.starts, mid) - 1
                run_end = outer.starts[run + 1] if run + 1 < len(outer.starts) else outer.length
                raw = outer.raw_starts[run] + mid - outer.starts[run]
                if mid in outers:
                    stop = mid + 1
                    kept.append(Span(raw, outers[mid]))
                    as_one.add(kept[-1])
                else:
                    stop = min(mid_end, run_end)
                    kept.append(Span(raw, raw + stop - mid))
                mid = stop
        return OffsetMap.of_kept(kept, as_one=as_one)


class Zone(StrEnum):
    """What part of an article a block is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BOX = "box"  # a data box or a table
    NOTE = "note"  # editor's note, disclaimer, colophon
    ADVERT = "advert"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that belongs together: a title, a by-line, one paragraph."""

    span: Span
    zone: Zone


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: the file as the user named it, its hash, and the place inside it."""

    path: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    locator: str = ""  # "row 12", "member b.txt", "article 2"


@dataclass(frozen=True, slots=True)
class Byline:
    """A person who signs an article: ``Byline("聂英好", "记者", "证券时报", Span(…))``; outlet "" where none is named."""

    name: str
    role: str
    outlet: str
    span: Span  # of the name


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its cleaned text, the raw text it came from, and the way from one to the other."""

    id: str
    text: str
    raw: str
    offsets: OffsetMap
    source: Source
    title: str = ""
    subtitle: str = ""
    date: date | None = None
    outlet: str = ""
    bylines: tuple[Byline, ...] = ()
    blocks: tuple[Block, ...] = ()
    url: str = ""
    other_sources: tuple[Source, ...] = ()  # further places that hold the same article
    page: str = ""  # of the paper, as it is stated: "A06", "5"
    section: str = ""  # of the paper or site: "经济新闻"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, quotation marks and full stop included, and the zone it stands in."""

    span: Span
    zone: Zone = Zone.BODY


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence, with its part of speech (jieba's tags) where the tagger ran."""

    span: Span
    text: str
    tag: str = ""


class Precision(StrEnum):
    """How exact a time is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    INTERVAL = "interval"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text, anchored to the article's date: ``2025年5月`` → value "2025-05", precision month.

    ``value`` is ISO 8601 cut to its precision ("2025", "2025-05", "2025-05-07"; the first day's for an
    interval), "" where it cannot be known; ``until`` is the last point of an interval (自…至2026年12月31日).
    """

    span: Span
    text: str
    value: str
    precision: Precision
    until: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the text: ``47.2%股权`` → Amount(span, "47.2%", "47.2", "%")."""

    span: Span
    text: str
    value: str  # decimal digits
    unit: str  # "%", "元", "股" …
    upper: str = ""  # the other end of a range or of a change
