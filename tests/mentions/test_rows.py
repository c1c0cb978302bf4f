from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.rows import BATCH_CHARACTERS, LONGEST_PIECE, LONGEST_ROW, batches
from kg.model.text import Span

_SENTENCES = st.lists(st.tuples(st.integers(1, 500), st.integers(0, 12)), max_size=60)


def _laid_out(sizes: list[tuple[int, int]]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for size, gap in sizes:
        text += "\n" * gap
        spans.append(Span(len(text), len(text) + size))
        text += "青" * (size - 1) + "。"
    return text, spans


@given(_SENTENCES)
def test_every_character_of_every_sentence_is_in_one_row(sizes: list[tuple[int, int]]) -> None:
    text, spans = _laid_out(sizes)
    rows = [row for batch in batches(text, spans) for row in batch]
    assert all(left.end <= right.start for left, right in pairwise(rows))
    covered = {at for row in rows for at in range(row.start, row.end)}
    assert {at for span in spans for at in range(span.start, span.end)} <= covered


@given(_SENTENCES)
def test_rows_and_batches_are_bounded(sizes: list[tuple[int, int]]) -> None:
    for batch in batches(*_laid_out(sizes)):
        assert max(map(len, batch)) <= LONGEST_ROW
        assert sum(map(len, batch)) <= BATCH_CHARACTERS + 8 * 60  # the gaps inside rows


def test_sentences_of_an_article_share_rows_of_nearly_one_length() -> None:
    sizes = [31, 44, 18, 60, 25, 37, 52, 29, 40, 33, 47, 21, 38, 55, 30, 26, 41, 35]
    [rows] = batches(*_laid_out([(size, 1) for size in sizes]))
    lengths = [len(row) for row in rows]
    assert len(rows) == 3
    assert max(lengths) * len(rows) < 1.08 * sum(lengths)


def test_a_long_sentence_is_cut_behind_a_mark() -> None:
    text = ("青" * 99 + "，") * 3
    rows = [row for batch in batches(text, [Span(0, 300)]) for row in batch]
    assert [text[row.end - 1] for row in rows] == ["，"] * len(rows)


def test_a_sentence_without_marks_is_cut_all_the_same() -> None:
    text = "青" * (3 * LONGEST_PIECE + 1)
    rows = [row for batch in batches(text, [Span(0, len(text))]) for row in batch]
    assert sum(map(len, rows)) == len(text)


def test_what_is_no_sentence_is_not_read() -> None:
    text, spans = _laid_out([(20, 0), (20, 500)])
    assert [row for batch in batches(text, spans) for row in batch] == spans
