"""Markup: the stretches of visible text in an HTML source, block by block, with their places."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model.text import Span

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|iframe|select|textarea|object)\b.*?(?:</\1\s*>|\Z)|<[!?][^>]*>"
    r"|<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);",
    re.S | re.I,
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article main header footer nav aside ul ol li dl dt dd table tr td th h1 h2 h3 h4 h5 h6 br hr "
        "blockquote figure figcaption form title head body html address pre center fieldset",
    )
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "param", "track"]
)
_CLOSED_BY_NEXT = frozenset(["p", "li", "dt", "dd", "tr", "td", "th"])  # HTML lets their closing tags out
_UNFINISHED_TAG = re.compile(r"<[a-zA-Z/!?][^>]*\Z")
_SKIPPED_TAGS = frozenset(["nav", "aside", "footer", "form", "button", "head", "title"])
_SKIPPED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|top|topbar|ad|ads|advert\w*|ad-\w+|crumbs?|breadcrumbs?|share|side|sidebar|foot|footer|rel|related|"
    r"recommend\w*|hot\w*|comment\w*|cmt|copyright|login|tools?|pager|prev-next|tags?|rank\w*|banner|toolbar|links?|qr\w*|header-\w+|more)(?=$|[\s_-])",
    re.I,
)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


@dataclass(slots=True)
class Piece:
    """The visible text between two block tags: its places in the source, and how much of it stands in links."""

    tag: str
    kept: list[Span] = field(default_factory=list)
    linked: int = 0
    size: int = 0

    @property
    def is_links(self) -> bool:
        """Whether most of it is links: navigation, related articles."""
        return self.size > 0 and self.linked * 2 > self.size

    def text(self, raw: str, as_one: set[Span]) -> str:
        """Return what a reader sees; the spans in ``as_one`` are entities."""
        return "".join([html.unescape(s.of(raw)) if s in as_one else s.of(raw) for s in self.kept])


def pieces_of(raw: str, as_one: set[Span], *, by_name: bool = True) -> Iterator[Piece]:
    """Yield the stretches of text between block tags; navigation is skipped by its tags, adverts ``by_name`` of their class.

    The places of entities that stand for one character are added to ``as_one``.
    """
    stack: list[tuple[str, bool]] = []
    current = Piece("")
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
                if len(html.unescape(match[0])) == 1:
                    as_one.add(span)
                _keep(current, span, raw, stack)
            continue
        if not tag:
            continue
        if tag in _BLOCKS:
            yield current
            current = Piece(_block(stack, tag, closing=bool(match[2])))
        if match[2]:
            _close(stack, tag)
        elif tag not in _VOID and not match[0].endswith("/>"):
            if tag in _CLOSED_BY_NEXT and stack and stack[-1][0] == tag:
                stack.pop()
            stack.append((tag, tag in _SKIPPED_TAGS or (by_name and _named_skip(match[4], tag))))
    rest = _UNFINISHED_TAG.search(raw, at)
    end = rest.start() if rest else len(raw)
    if end > at and not any(skip for _, skip in stack):
        _keep(current, Span(at, end), raw, stack)  # nothing closes the last paragraph
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
        for name, double, single, bare in ATTRIBUTE.findall(attributes)
        if name.lower() in ("class", "id", "role")
    )


def _close(stack: list[tuple[str, bool]], tag: str) -> None:
    for k in range(len(stack) - 1, -1, -1):
        if stack[k][0] == tag:
            del stack[k:]
            return


def _keep(piece: Piece, span: Span, raw: str, stack: list[tuple[str, bool]]) -> None:
    text = raw[span.start : span.end]
    size = len(text.strip())
    piece.size += size
    if any(tag == "a" for tag, _ in stack):
        piece.linked += size
    piece.kept.append(span)
