"""How a text is laid into rows for the network: sentences that follow each other, in rows of nearly equal length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.text import Span

LONGEST_PIECE = 160  # characters; longer sentences are cut
LONGEST_ROW = 320  # characters; so memory stays bounded
BATCH_CHARACTERS = 1280  # read in one run of the network
_USUAL_ROW = 240  # three to six rows fill a run: more is no faster on one core, and longer rows are evener
_WIDEST_GAP = 8  # characters between two sentences of one row; what is no sentence is not read
_BREAK = re.compile(r"[。！？；，、;,!?\s]")

Pieces = Sequence[tuple[int, int]]


def batches(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the rows of a text, some at a time: each begins and ends with a sentence and is read in one go.

    Every sentence is in one row, with what stands between it and its neighbours there: they are its context. Rows of
    one batch are of nearly one length, for what is padded is computed for nothing.
    """
    batch: list[tuple[int, int]] = []
    size = 0
    for piece in _pieces(text, spans):
        length = piece[1] - piece[0]
        if size + length > BATCH_CHARACTERS:
            yield _rows(batch, size)
            batch, size = [], 0
        batch.append(piece)
        size += length
    if batch:
        yield _rows(batch, size)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those too long for a row cut behind punctuation where there is some."""
    for span in spans:
        start, end = span.start, span.end
        while end - start > LONGEST_PIECE:
            cut = start + LONGEST_PIECE
            for mark in _BREAK.finditer(text, start + LONGEST_PIECE // 2, cut):
                cut = mark.end()
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _rows(pieces: Pieces, size: int) -> list[Span]:
    """Return the pieces joined into about as many rows as are usual, as even as they come."""
    longest = max(end - start for start, end in pieces)
    usual = max(2, round(size / _USUAL_ROW)) if size > LONGEST_PIECE else 1
    best: list[Span] = []
    least = 0
    for most in range(usual, usual + 3):
        rows = _even(pieces, max(longest, -(-size // most)), most)
        area = len(rows) * max(map(len, rows))
        if not best or area < least:
            best, least = rows, area
    return best


def _even(pieces: Pieces, bound: int, most: int) -> list[Span]:
    """Return the pieces in as many rows as asked for, under the least bound of length that allows it."""
    while True:
        found = _joined(pieces, bound)
        if len(found) <= most or bound >= LONGEST_ROW:
            return found
        bound = min(LONGEST_ROW, bound + 1 + bound // 64)


def _joined(pieces: Pieces, bound: int) -> list[Span]:
    """Return the pieces in order, joined as long as a row is no longer than the bound."""
    found = []
    start = last = pieces[0][0]
    for first, end in pieces:
        if last > start and (end - start > bound or first - last > _WIDEST_GAP):
            found.append(Span(start, last))
            start = first
        last = end
    found.append(Span(start, last))
    return found
