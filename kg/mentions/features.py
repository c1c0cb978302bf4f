"""What speaks for and against each candidate, counted over the whole article: one row of numbers a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.evidence import evidence, evidence_names
from kg.mentions.heads import HEADS, KINDS, Head
from kg.mentions.lexicon import word_names, word_row
from kg.mentions.network import NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.wording import TAGS, Wording, wording
from kg.model.names import ENTITY_TYPES
from kg.model.text import Document, Token

Floats = NDArray[np.float64]
REASONS = (
    "definition", "by-line", "outlet", "《…》", "quoted", "product", "event", "Latin", "joined", "part", "suffix", "surname",
    "soft", "enumerated", "dotted", "short form",
)  # fmt: skip
_LONGEST = (
    1500  # characters; what the judge learned from were articles: a longer text or a denser list is judged as the
)
_DENSEST = 0.5  # share of characters in names;    longest and densest of them, not by a line drawn beyond what was seen
_MOST = 1.1  # log of how often a name cut by a character stands for each time it stands whole: in a list, endings recur
_REASON = {reason: number for number, reason in enumerate(REASONS)}
_PEAKS = (*(f"own probability of {type_}" for type_ in ENTITY_TYPES), "begins and ends", "outside longer", "title before", "title after", "speech after")  # fmt: skip


@cache
def feature_names() -> tuple[str, ...]:
    """Return what each column of ``features`` is."""
    return (
        *evidence_names(),
        *(f"once: {name}" for name in _PEAKS),
        *(f"once: {head}" for head in HEADS),
        *(f"by {reason}" for reason in REASONS),
        *word_names(),
        *(f"is the word {tag}" for tag in TAGS),
        *(f"first word is {tag}" for tag in TAGS),
        *(f"last word is {tag}" for tag in TAGS),
        *("log of count", "single", "log of text", "density of names", "in longer candidates"),
        *("same before", "same after", "more without last", "more without first"),
    )


def features(
    document: Document,
    candidates: Mapping[str, tuple[str, ...]],
    places: Occurrences,
    heads: Sequence[Head],
    soft: NDArray[np.float32],
    tokens: Sequence[Token],
) -> Floats:
    """Return a row for each candidate, a column for each of ``feature_names()``."""
    words = wording(len(document.text), tokens)
    table = evidence(document, places, heads, soft, words)
    edges = np.searchsorted(places.candidate, np.arange(len(candidates) + 1))
    mean = _means(table, edges)
    votes = mean[:, : len(HEADS) * len(KINDS)].reshape(len(mean), len(HEADS), len(KINDS)).sum(axis=2) > 0
    return np.hstack(
        [
            mean,
            _peaks(table[:, _peak_columns()], edges),
            votes,
            _reasons(candidates),
            np.array([word_row(name) for name in candidates]).reshape(len(candidates), -1),
            _as_words(places, edges, words),
            _counts(document.text, tuple(candidates), places, edges, soft),
        ]
    )


@cache
def _peak_columns() -> list[int]:
    return [evidence_names().index(name) for name in _PEAKS]


def _means(table: Floats, edges: NDArray[np.int64]) -> Floats:
    """Return the mean of the rows of each group; a group without rows has zeros."""
    sums = np.vstack([np.zeros((1, table.shape[1])), np.cumsum(table, axis=0)])
    return np.asarray((sums[edges[1:]] - sums[edges[:-1]]) / np.maximum(1, edges[1:] - edges[:-1])[:, None])


def _peaks(table: Floats, edges: NDArray[np.int64]) -> Floats:
    """Return the maximum of the rows of each group."""
    peaks = np.zeros((len(edges) - 1, table.shape[1]))
    filled = np.flatnonzero(edges[1:] > edges[:-1])
    if len(filled):
        peaks[filled] = np.maximum.reduceat(table, edges[filled], axis=0)
    return peaks


def _reasons(candidates: Mapping[str, tuple[str, ...]]) -> Floats:
    table = np.zeros((len(candidates), len(REASONS)))
    for row, reasons in enumerate(candidates.values()):
        for reason in reasons:
            if reason in _REASON:
                table[row, _REASON[reason]] = 1
    return table


def _as_words(places: Occurrences, edges: NDArray[np.int64], words: Wording) -> Floats:
    """Return the tag of the word that a candidate is, of its first and of its last word, at its first place."""
    firsts = np.minimum(edges[:-1], max(0, len(places) - 1))
    if not len(places):
        return np.zeros((len(edges) - 1, 3 * len(TAGS)))
    start, end = places.start[firsts], places.end[firsts]
    first, last = words.tag_from[start], words.tag_to[end]
    one = np.where(words.end_from[start] == end, first, -1)
    return np.hstack([codes[:, None] == np.arange(len(TAGS)) for codes in (one, first, last)]).astype(np.float64)


def _counts(
    text: str, names: Sequence[str], places: Occurrences, edges: NDArray[np.int64], soft: NDArray[np.float32]
) -> Floats:
    count = np.maximum(1, places.count)
    codes = np.frombuffer(f"\n{text}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.float64)
    sides = np.column_stack([codes[places.start], codes[places.end + 1]])
    same = (_peaks(sides, edges) == -_peaks(-sides, edges)) & (places.count > 1)[:, None]
    joined = "\n".join(names)
    size = np.log(min(len(text), _LONGEST) + 1) / 10
    density = min(_DENSEST, float(1 - soft[:, NO_NAME].mean())) if len(soft) else 0.0
    shorter = np.array([(joined.count(n) > 1, text.count(n[:-1]), text.count(n[1:])) for n in names], dtype=np.float64)
    more = np.minimum(_MOST, np.log(np.maximum(1, shorter[:, 1:]) / count[:, None]))
    wide = np.full((len(names), 1), 1.0)
    return np.hstack(
        [np.log(count)[:, None], (count == 1)[:, None], wide * size, wide * density, shorter[:, :1], same, more]
    )
