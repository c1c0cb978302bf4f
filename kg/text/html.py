"""HTML: the article of a page, with the way back into its source."""

from __future__ import annotations

import html as entities
import re

from kg.model.text import Block, OffsetMap, Span, Zone
from kg.text.lines import DROPPED, kind_of
from kg.text.markup import ATTRIBUTE, Piece, pieces_of
from kg.text.metadata import parsed_date
from kg.text.page import PRICE, Meta, Page
from kg.text.repair import Paragraph

_ZONES = {"h1": Zone.TITLE, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Zone.HEADING), "figcaption": Zone.CAPTION}
_SMALL = 4  # pieces: such a page has nothing around its article
_SPACE = re.compile(r"\s+")


def html_page(raw: str, given: Meta | None = None) -> Page:
    """Return the page of an HTML source: its blocks of text that belong to the article."""
    as_one: set[Span] = set()
    kept: list[Span] = []
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for piece, part in _article(raw, as_one):
        if kept:
            separator = Span(kept[-1].end, piece.kept[0].start)
            as_one.add(separator)
            kept.append(separator)
            text.append("\n")
            length += 1
        kept += piece.kept
        text.append(part)
        blocks.append(Block(Span(length, length + len(part)), _ZONES.get(piece.tag, Zone.BODY)))
        length += len(part)
    return Page("".join(text), raw, OffsetMap.of_kept(kept, as_one=as_one), _meta(raw, given or Meta()), tuple(blocks))


Read = list[tuple[Piece, str]]


def _article(raw: str, as_one: set[Span]) -> Read:
    """Return the pieces of a page that are its article.

    Two judges: tags and class names leave out navigation and adverts; trafilatura says where the article is. Where
    the names have thrown away most of what trafilatura keeps, they are not believed.
    """
    found = _visible(raw, as_one, by_name=True) or _visible(raw, as_one, by_name=False)
    if len(found) <= _SMALL and any(stop in part for _, part in found for stop in "。！？"):
        return found
    main = _main_text(raw)
    if main and _shared(found, main) * 2 < len(main):
        found = _visible(raw, as_one, by_name=False)
    return _within(found, main) if main else found


def _visible(raw: str, as_one: set[Span], *, by_name: bool) -> Read:
    read = ((piece, piece.text(raw, as_one)) for piece in pieces_of(raw, as_one, by_name=by_name) if piece.kept)
    return [(p, t) for p, t in read if t.strip() and (p.tag in ("h1", "h2") or not p.is_links)]


def _main_text(raw: str) -> str:
    """Return what trafilatura takes for the article, without space; "" where it finds none."""
    import trafilatura

    return _SPACE.sub("", trafilatura.extract(raw, include_comments=False, favor_recall=True) or "")


def _shared(found: Read, main: str) -> int:
    return sum(len(bare) for _, part in found if (bare := _SPACE.sub("", part)) in main)


def _within(found: Read, main: str) -> Read:
    """Return the pieces from the first to the last that trafilatura keeps, and the title and by-line above them."""
    inside = [k for k, (_, part) in enumerate(found) if len(bare := _SPACE.sub("", part)) > 8 and bare in main]
    if not inside:
        return found
    first, last = inside[0], inside[-1]
    return [
        (piece, part)
        for k, (piece, part) in enumerate(found)
        if first <= k <= last or (k < first and (piece.tag == "h1" or kind_of(part.strip()) == "byline"))
    ]


_META = re.compile(r"<meta\s+((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", re.I)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S | re.I)


def _meta(raw: str, known: Meta) -> Meta:
    head = raw[:20000]
    given: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = {n.lower(): entities.unescape(a or b or c) for n, a, b, c in ATTRIBUTE.findall(match[1])}
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if name and attributes.get("content"):
            given.setdefault(name, attributes["content"])
    title = given.get("og:title", "")
    if not title and (titled := _TITLE.search(head)):
        title = re.split(r"\s*[_|]\s*|\s+-\s+", entities.unescape(titled[1]).strip())[0]
    published = next(
        (given[k] for k in ("article:published_time", "pubdate", "publishdate", "date", "datepublished") if k in given),
        "",
    )
    outlet = next((given[k] for k in ("source", "mediaid", "og:site_name") if k in given), "")
    return Meta(
        known.title or title,
        known.date or parsed_date(published),
        known.outlet or outlet,
        known.authors,
        known.url or given.get("og:url", ""),
        known.page,
        known.section or given.get("article:section", "") or given.get("articlesection", ""),
    )


def block_paragraphs(page: Page) -> list[Paragraph]:
    """Return the paragraphs of a page of HTML: each of its blocks, trimmed, adverts and notes left out."""
    found: list[Paragraph] = []
    for block in page.blocks:
        pieces = _trimmed(page.text, block.span)
        text = "".join([page.text[p.start : p.end] for p in pieces])
        if not text:
            continue
        kind = kind_of(text)
        if kind in DROPPED:
            continue
        if block.zone is Zone.TITLE:
            kind = "title"
        elif block.zone is Zone.HEADING:
            kind = "heading"
        found.append(Paragraph(tuple(pieces), text, kind))
    return found


_BREAK = re.compile(r"[\s\u3000]*\n[\s\u3000]*")
_LATIN = re.compile(r"[A-Za-z0-9]")


def _trimmed(text: str, span: Span) -> list[Span]:
    """Return the block without the space around it and without the line breaks of the source inside it."""
    body = span.of(text)
    start = span.start + len(body) - len(body.lstrip())
    end = span.start + len(body.rstrip())
    dropped = [m.span() for m in PRICE.finditer(text, start, end)]
    for match in _BREAK.finditer(text, start, end):
        between_words = _LATIN.match(text[match.start() - 1]) and _LATIN.match(text[match.end()])
        dropped.append((match.start() + bool(between_words), match.end()))
    pieces: list[Span] = []
    for low, high in sorted(dropped):
        if start < low:
            pieces.append(Span(start, low))
        start = max(start, high)
    if start < end:
        pieces.append(Span(start, end))
    return pieces
