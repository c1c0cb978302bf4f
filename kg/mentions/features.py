"""What speaks for and against each candidate, counted over the whole article: one row of numbers a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.candidates import REASONS, Candidates
from kg.mentions.characters import Characters
from kg.mentions.evidence import TAG_ROWS, evidence, evidence_names
from kg.mentions.heads import HEADS, KINDS, Heads
from kg.mentions.lexicon import word_names, word_rows
from kg.mentions.network import NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.things import Thing
from kg.mentions.wording import NOTHING, TAGS, Wording
from kg.model.names import ENTITY_TYPES
from kg.model.text import Document

Floats = NDArray[np.float32]
_PROPOSERS = REASONS[: REASONS.index(HEADS[0])]  # the heads speak for themselves
_LONGEST = (
    1500  # characters; what the judge learned from were articles: a longer text or a denser list is judged as the
)
_DENSEST = 0.5  # share of characters in names;    longest and densest of them, not by a line drawn beyond what was seen
_PEAKS = (*(f"own probability of {type_}" for type_ in ENTITY_TYPES), "begins and ends", "outside longer", "title before", "title after", "speech after")  # fmt: skip


@cache
def feature_names() -> tuple[str, ...]:
    """Return what each column of ``features`` is."""
    return (
        *evidence_names(),
        *(f"once: {name}" for name in _PEAKS),
        *(f"once: {head}" for head in HEADS),
        *(f"by {reason}" for reason in _PROPOSERS),
        *word_names(),
        *(f"is the word {tag}" for tag in TAGS),
        *(f"first word is {tag}" for tag in TAGS),
        *(f"last word is {tag}" for tag in TAGS),
        *("log of count", "single", "log of text", "density of names", "in longer candidates"),
        *("same before", "same after"),
    )


def features(
    document: Document,
    page: Characters,
    candidates: Candidates,
    places: Occurrences,
    heads: Heads,
    soft: NDArray[np.float32],
    words: Wording,
    known: Sequence[Thing],
) -> Floats:
    """Return a row for each candidate, a column for each of ``feature_names()``; each has a place in the text."""
    table = evidence(document, page, places, heads, soft, words, known)
    first = np.cumsum(places.count) - places.count
    mean = np.add.reduceat(table, first, axis=0) / places.count[:, None]
    votes = mean[:, : len(HEADS) * len(KINDS)].reshape(len(mean), len(HEADS), len(KINDS)).any(axis=2)
    start, end = places.start[first], places.end[first]
    return np.concatenate(
        [
            mean,
            np.maximum.reduceat(table[:, _peak_columns()], first, axis=0),
            votes,
            candidates.reasons[:, None] >> np.arange(len(_PROPOSERS)) & 1,
            word_rows(page, start, end),
            _as_words(start, end, words),
            _counts(page, places, first, soft),
        ],
        axis=1,
        dtype=np.float32,
    )


@cache
def _peak_columns() -> list[int]:
    return [evidence_names().index(name) for name in _PEAKS]


def _as_words(start: NDArray[np.int64], end: NDArray[np.int64], words: Wording) -> Floats:
    """Return the tag of the word that a candidate is, of its first and of its last word, at its first place."""
    first, last = words.tag_from(start), words.tag_to(end)
    whole = words.begins[start] == words.finishes[end]
    tags = np.stack([np.where(whole, first, NOTHING), first, last], axis=1)
    return np.asarray(TAG_ROWS[tags].reshape(len(start), -1))


def _counts(page: Characters, places: Occurrences, first: NDArray[np.int64], soft: NDArray[np.float32]) -> Floats:
    count = places.count
    sides = page.codes[np.stack([places.start, places.end + 1], axis=1)]
    same = np.maximum.reduceat(sides, first, axis=0) == np.minimum.reduceat(sides, first, axis=0)
    length = len(page.text)
    table = np.empty((len(count), 7), dtype=np.float32)
    table[:, 0], table[:, 1] = np.log(count), count == 1
    table[:, 2] = np.log(min(length, _LONGEST) + 1) / 10
    table[:, 3] = min(_DENSEST, float(1 - soft[:, NO_NAME].mean())) if length else 0.0
    table[:, 4] = np.maximum.reduceat(places.inside, first)
    table[:, 5:7] = same & (count > 1)[:, None]
    return table
