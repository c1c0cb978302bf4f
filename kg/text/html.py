"""HTML: what a reader sees of a page, with the way back into its source."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model.text import Block, OffsetMap, Span, Zone
from kg.text.lines import kind_of
from kg.text.metadata import parsed_date
from kg.text.page import Meta, Page
from kg.text.repair import Paragraph

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|iframe|select|textarea|object)\b.*?(?:</\1\s*>|\Z)|<[!?][^>]*>"
    r"|<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);",
    re.S | re.I,
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "blockquote",
        "figure",
        "figcaption",
        "form",
        "title",
        "head",
        "body",
        "html",
        "address",
        "pre",
        "center",
        "fieldset",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "param", "track"]
)
_SKIPPED_TAGS = frozenset(["nav", "aside", "footer", "form", "button", "head", "title"])
_SKIPPED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|top|topbar|ad|ads|advert\w*|ad-\w+|crumbs?|breadcrumbs?|share|side|sidebar|foot|footer|rel|related|"
    r"recommend\w*|hot\w*|comment\w*|cmt|copyright|login|tools?|pager|prev-next|tags?|rank\w*|banner|toolbar|links?|qr\w*|header-\w+|more)(?=$|[\s_-])",
    re.I,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PRICE = re.compile(r"[(（]-?\d[\d.]*, ?[-+]?\d[\d.]*, ?[-+]?\d[\d.]*%[)）]")


@dataclass(slots=True)
class _Piece:
    tag: str
    kept: list[Span] = field(default_factory=list)
    linked: int = 0
    size: int = 0


def html_page(raw: str, given: Meta | None = None) -> Page:
    """Return the page of an HTML source: its blocks of text that belong to the article."""
    as_one: set[Span] = set()
    pieces = [p for p in _pieces(raw, as_one) if p.kept]
    kept: list[Span] = []
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for piece in pieces:
        part = "".join(
            [entities.unescape(raw[s.start : s.end]) if s in as_one else raw[s.start : s.end] for s in piece.kept]
        )
        if not part.strip() or (piece.tag not in ("h1", "h2") and _is_links(piece)):
            continue
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


_ZONES = {"h1": Zone.TITLE, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Zone.HEADING), "figcaption": Zone.CAPTION}


def _is_links(piece: _Piece) -> bool:
    return piece.size > 0 and piece.linked * 2 > piece.size


def _pieces(raw: str, as_one: set[Span]) -> Iterable[_Piece]:
    """Yield the stretches of text between block tags, navigation and adverts (by tag and class) skipped."""
    stack: list[tuple[str, bool]] = []
    current = _Piece("")
    at = 0
    for match in _TOKEN.finditer(raw):
        skipping = any(skip for _, skip in stack)
        if match.start() > at and not skipping:
            _keep(current, Span(at, match.start()), raw, stack)
        at = match.end()
        tag = (match[3] or "").lower()
        if match[0][0] == "&":
            if not skipping:
                span = Span(*match.span())
                as_one.add(span)
                _keep(current, span, raw, stack)
            continue
        if not tag:
            continue
        if tag in _BLOCKS:
            yield current
            current = _Piece(_block(stack, tag, closing=bool(match[2])))
        if match[2]:
            _close(stack, tag)
        elif tag not in _VOID and not match[0].endswith("/>"):
            stack.append((tag, tag in _SKIPPED_TAGS or _named_skip(match[4], tag)))
    yield current


def _block(stack: list[tuple[str, bool]], tag: str, *, closing: bool) -> str:
    if not closing and tag not in _VOID:
        return tag
    open_tags = [name for name, _ in stack if name in _BLOCKS]
    if closing and open_tags:
        open_tags.pop()
    return open_tags[-1] if open_tags else ""


def _named_skip(attributes: str, tag: str) -> bool:
    if tag in ("body", "html", "article", "main"):
        return False
    return any(
        _SKIPPED_NAMES.search(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(attributes)
        if name.lower() in ("class", "id", "role")
    )


def _close(stack: list[tuple[str, bool]], tag: str) -> None:
    for k in range(len(stack) - 1, -1, -1):
        if stack[k][0] == tag:
            del stack[k:]
            return


def _keep(piece: _Piece, span: Span, raw: str, stack: list[tuple[str, bool]]) -> None:
    text = raw[span.start : span.end]
    size = len(text.strip())
    piece.size += size
    if any(tag == "a" for tag, _ in stack):
        piece.linked += size
    piece.kept.append(span)


_META = re.compile(r"<meta\s+((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", re.I)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S | re.I)


def _meta(raw: str, known: Meta) -> Meta:
    head = raw[:20000]
    given: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = {n.lower(): entities.unescape(a or b or c) for n, a, b, c in _ATTRIBUTE.findall(match[1])}
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
        if kind in ("furniture", "advert", "note"):
            continue
        if block.zone is Zone.TITLE:
            kind = "title"
        elif block.zone is Zone.HEADING:
            kind = "heading"
        found.append(Paragraph(tuple(pieces), text, kind))
    return found


_BREAK = re.compile(r"[\s\u3000]*\n[\s\u3000]*")


def _trimmed(text: str, span: Span) -> list[Span]:
    """Return the block without the space around it and without the line breaks of the source inside it."""
    body = text[span.start : span.end]
    start = span.start + len(body) - len(body.lstrip())
    end = span.start + len(body.rstrip())
    dropped = [m.span() for m in _BREAK.finditer(text, start, end)] + [
        m.span() for m in _PRICE.finditer(text, start, end)
    ]
    pieces: list[Span] = []
    for low, high in sorted(dropped):
        if start < low:
            pieces.append(Span(start, low))
        start = max(start, high)
    if start < end:
        pieces.append(Span(start, end))
    return pieces
