"""Composing: the paragraphs of one article become a document, with its blocks, title, date, outlet and by-lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model.text import Block, Byline, Document, OffsetMap, Source, Span, Zone
from kg.text.bylines import bylines_of
from kg.text.metadata import date_in, outlet_in, page_in
from kg.text.page import Page
from kg.text.parts import parts_of
from kg.text.repair import Paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its source, the name its id is made from, and what its page says of outlet and date."""

    source: Source
    stem: str
    original: bool = False  # whether the first title is one that another paper gave it (原标题)
    head: str = ""  # the furniture of the page: its headers name the paper and the day


def compose(page: Page, paragraphs: Sequence[Paragraph], zones: Sequence[Zone], place: Place) -> Document:
    """Return the document of one article of a page."""
    kept: list[Span] = []
    texts: list[str] = []
    blocks: list[Block] = []
    zoned: dict[Zone, list[Block]] = {}
    length = last = 0
    for paragraph, of_paragraph in zip(paragraphs, zones, strict=True):
        for start, end, zone in parts_of(paragraph.text, of_paragraph):
            pieces = _cut(paragraph.pieces, start, end) if end - start < len(paragraph.text) else paragraph.pieces
            if not pieces:
                continue
            if kept and (separator := _separator(page.text, last, pieces[0].start)):
                kept.append(separator)
                texts.append(page.text[separator.start])
                length += 1
            kept += pieces
            last = pieces[-1].end
            texts.append(paragraph.text[start:end])
            block = Block(Span(length, length + end - start), zone)
            length += end - start
            blocks.append(block)
            zoned.setdefault(zone, []).append(block)
    offsets = OffsetMap.of_kept(kept).then(page.offsets)
    return _document("".join(texts), page, offsets, tuple(blocks), zoned, place)


def _cut(pieces: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return the stretch [start, end) of the joined pieces, as pieces."""
    found: list[Span] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece))
        if low < high:
            found.append(Span(piece.start + low, piece.start + high))
        at += len(piece)
    return found


def _separator(text: str, start: int, end: int) -> Span | None:
    """Return the one line break (or else the one space) between two blocks that the text keeps."""
    at = text.find("\n", start, end)
    if at < 0:
        at = next((k for k in range(start, end) if text[k].isspace()), -1)
    return Span(at, at + 1) if at >= 0 else None


def _document(
    text: str,
    page: Page,
    offsets: OffsetMap,
    blocks: tuple[Block, ...],
    zoned: Mapping[Zone, Sequence[Block]],
    place: Place,
) -> Document:
    meta = page.meta
    signed = _texts(text, zoned, Zone.BYLINE)
    outlet = meta.outlet or outlet_in(signed, place.head)
    bylines: list[Byline] = []
    for block, words in zip(zoned.get(Zone.BYLINE, ()), signed, strict=True):
        own = outlet if outlet and not meta.outlet and len(signed) == 1 else outlet_in([words], "") or outlet
        bylines += bylines_of(words, block.span.start, own)
    titles = _texts(text, zoned, Zone.TITLE) or [meta.title]
    page_name, section = page_in(place.head) if place.head else ("", "")
    return Document(
        id=f"{slug(place.stem)}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}",
        text=text,
        raw=page.raw,
        offsets=offsets,
        source=place.source,
        title=titles[-1] if place.original else titles[0],
        subtitle=next(iter(_texts(text, zoned, Zone.SUBTITLE)), ""),
        date=meta.date or date_in(signed, place.head, place.source.path),
        outlet=outlet or next((b.outlet for b in bylines if b.outlet), ""),
        bylines=tuple(bylines),
        blocks=blocks,
        url=meta.url,
        page=meta.page or page_name,
        section=meta.section or section,
    )


def _texts(text: str, zoned: Mapping[Zone, Sequence[Block]], zone: Zone) -> list[str]:
    return [block.span.of(text) for block in zoned.get(zone, ())]


_NOT_SLUG = re.compile(r"[^\w\-#.]+")


def slug(stem: str) -> str:
    """Return a name that an IRI can hold: letters, digits, ``-``, ``_``, ``#``.

    Example:
        >>> slug("东澜 晚报 (A2)")
        '东澜-晚报-A2'
    """
    return _NOT_SLUG.sub("-", stem).strip("-.") or "text"
