"""Lines: what each line of a page is, by its form alone (``lines.toml``, ``bylines.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.text.bylines import is_byline

DROPPED = frozenset({"furniture", "advert", "note"})
ALONE = frozenset({"byline", "caption", "heading", "original"})
_TABLE = Path(__file__).with_name("lines.toml")
_LINE = re.compile(r"[^\n]+")
_TRIM = re.compile(r"[\s\u3000]*(.*?)[\s\u3000]*", re.S)
_LONGEST = 170  # no furniture is longer


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, trimmed: its place, what it is, and how it stands on the page."""

    start: int
    end: int
    text: str
    kind: str  # "" for text, else a kind of lines.toml or "byline"
    indent: int
    gap: bool  # whether an empty line stands before it
    width: int  # in columns; a Chinese character has two


@cache
def rows() -> tuple[dict[str, object], ...]:
    """Return the rows of the table of line kinds, in their order."""
    return tuple(tomllib.loads(_TABLE.read_text(encoding="utf-8"))["line"])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds: dict[str, list[str]] = {}
    for row in rows():
        kinds.setdefault(str(row["kind"]), []).append(f"(?:{row['pattern']})")
    return tuple((kind, re.compile("|".join(patterns), re.S)) for kind, patterns in kinds.items())


def kind_of(text: str) -> str:
    """Return what a trimmed line is: a kind of ``lines.toml``, "byline", or "" for running text."""
    if len(text) > _LONGEST:
        return ""
    for kind, pattern in _patterns():
        if pattern.fullmatch(text):
            signed = kind in ("furniture", "heading") and re.search("来源|作者|记者|^文", text)
            return "byline" if signed and is_byline(text) else kind
    return "byline" if len(text) <= 60 and is_byline(text) else ""


_NARROW = re.compile(r"[\x00-\u02ff\u2010-\u2027]+")


def width_of(text: str) -> int:
    """Return the columns that a text takes: two for a Chinese character or full-width mark, one for others."""
    return 2 * len(text) - sum(map(len, _NARROW.findall(text)))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a page that hold more than space."""
    found: list[Line] = []
    last_end = -1
    for match in _LINE.finditer(text):
        body = match[0].strip()
        if not body:
            continue
        start = match.start() + match[0].index(body[0])
        lead = text[match.start() : start]
        gap = text.count("\n", max(last_end, 0), start) > (1 if last_end >= 0 else 0)
        found.append(Line(start, start + len(body), body, kind_of(body), width_of(lead), gap, width_of(body)))
        last_end = start + len(body)
    return found
