"""PDF: the text of its pages, columns in reading order."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kg.errors import SourceError
from kg.text.radicals import ordinary

Word = dict[str, Any]
_GUTTER = 6.0  # points of white between two columns, at least


def pdf_text(data: bytes, where: str) -> str:
    """Return the text of a PDF, its pages one after the other.

    It is the text layer with ordinary characters for radicals (⻘ is a glyph of some fonts for 青), one for one.

    Raises:
        SourceError: it is broken, encrypted, or a picture without text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(where, "encrypted PDF", "give a copy that opens without a password")
        pages = [page.extract_text() for page in reader.pages]
    except SourceError:
        raise
    # what damaged files raise inside pypdf is no closed set
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise SourceError(where, f"broken PDF ({type(error).__name__})", "fetch it again or save it anew") from error
    if not any(page.strip() for page in pages):
        raise SourceError(where, "a PDF without text", "it is a picture: run it through OCR first")
    return ordinary("\n\n".join(_in_columns(data, pages))) + "\n"


def _in_columns(data: bytes, pages: list[str]) -> list[str]:
    """Return the pages with columns set one after the other, where a page has any."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every odd font, once a page
    with pdfplumber.open(io.BytesIO(data)) as file:
        found: list[str] = []
        for page, plain in zip(file.pages, pages, strict=False):
            words = page.extract_words(keep_blank_chars=True, x_tolerance=2, y_tolerance=2)
            blocks = columns(words)
            found.append("\n\n".join(map(_lines, blocks)) or plain)
        return found


def columns(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of a page as blocks in reading order: full-width rows part it, columns go left to right.

    One step of an X–Y cut: the gutter is the widest strip that (nearly) no word crosses and that has text on both sides.
    """
    gutter = _gutter(words)
    if gutter is None:
        return [list(words)] if words else []
    crossing = sorted((w for w in words if w["x0"] < gutter < w["x1"]), key=lambda w: w["top"])
    edges = [float("-inf"), *(w["top"] for w in crossing), float("inf")]
    blocks: list[list[Word]] = []
    for k, (low, high) in enumerate(pairwise(edges)):
        if k:
            blocks.append([crossing[k - 1]])
        inside = [w for w in words if low < w["top"] < high and not w["x0"] < gutter < w["x1"]]
        left = [w for w in inside if w["x1"] <= gutter]
        right = [w for w in inside if w["x0"] >= gutter]
        blocks += columns(left) if len(left) < len(words) else [left]
        blocks += columns(right) if len(right) < len(words) else [right]
    return [block for block in blocks if block]


def _gutter(words: Sequence[Word]) -> float | None:
    """Return the middle of the strip that parts two columns, None where there is one column."""
    if len(words) < 8:
        return None
    low, high = min(w["x0"] for w in words), max(w["x1"] for w in words)
    best: tuple[int, float] | None = None
    steps = 80
    for k in range(steps // 5, steps - steps // 5):
        x = low + (high - low) * k / steps
        near = [w for w in words if w["x0"] < x + _GUTTER / 2 and w["x1"] > x - _GUTTER / 2]
        left = sum(1 for w in words if w["x1"] <= x - _GUTTER / 2)
        right = sum(1 for w in words if w["x0"] >= x + _GUTTER / 2)
        if len(near) * 8 <= len(words) and min(left, right) * 4 >= len(words) - len(near) and min(left, right) >= 3:
            score = (len(near), abs(x - (low + high) / 2))
            if best is None or score < best[:2]:
                best = score
                chosen = x
    return None if best is None else chosen


def _lines(words: Sequence[Word]) -> str:
    """Return the words of one column as lines, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        if rows and abs(rows[-1][0]["top"] - word["top"]) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    steps = sorted(low[0]["top"] - high[0]["top"] for high, low in pairwise(rows))
    usual = steps[len(steps) // 2] if steps else 0.0
    found: list[str] = []
    for k, row in enumerate(rows):
        if k and row[0]["top"] - rows[k - 1][0]["top"] > 1.4 * usual:
            found.append("")
        found.append(_line(sorted(row, key=lambda w: w["x0"])))
    return "\n".join(found)


_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")


def _line(row: Sequence[Word]) -> str:
    """Return the words of a row, a space where a reader sees one: digits of another font stand close (1月7日)."""
    text = row[0]["text"]
    for left, right in pairwise(row):
        wide = _WIDE.match(left["text"][-1:]) or _WIDE.match(right["text"][:1])
        close = (0.25 if wide else 0.1) * (right["bottom"] - right["top"])
        text += ("" if right["x0"] - left["x1"] < close else " ") + right["text"]
    return str(text)
