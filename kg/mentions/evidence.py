"""What speaks for and against a name at one place: the taggers, the own head's probabilities, what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.contexts import beside, contexts
from kg.mentions.heads import HEADS, KINDS, Head
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.wording import TAGS, Wording
from kg.model.names import CORE_TYPES, ENTITY_TYPES
from kg.model.text import Document, Zone

Floats = NDArray[np.float64]

_MARKS = {
    "、": "、,", "quote": "“”\"「」", "title mark": "《》", "open": "（(", "close": "）)", "stop": "，。；：！？,;:!?\n",
    "的": "的", "dot": "·•.", "space": " \u3000\t", "and": "和与及", "digit": "0123456789",
}  # fmt: skip
_LISTED = tuple(ord(mark) for mark in "、和与及")


@cache
def evidence_names() -> tuple[str, ...]:
    """Return what each column of ``evidence`` is."""
    return (
        *(f"{head} {kind}" for head in HEADS for kind in KINDS),
        *(f"{head} {way}" for head in HEADS for way in ("longer", "crossing", "shorter", "silent")),
        *(f"own probability of {type_}" for type_ in ENTITY_TYPES),
        *("begins", "ends", "begins and ends", "no name", "begins inside"),
        *(
            "word begins",
            "word ends",
            "outside longer",
            "in title",
            "in by-line",
            "verb inside",
            "function word inside",
            "common characters",
        ),
        *(f"{row.id} before" for row in contexts()),
        *(f"{row.id} after" for row in contexts()),
        "definition behind",
        *(f"{mark} before" for mark in _MARKS),
        *(f"{mark} after" for mark in _MARKS),
        *(f"enumerated with {type_}" for type_ in CORE_TYPES),
        *(f"word before is {tag}" for tag in TAGS),
        *(f"word after is {tag}" for tag in TAGS),
        *("inside a strong one", "holds a strong one", "holds a late strong one"),
    )


def evidence(
    document: Document, places: Occurrences, heads: Sequence[Head], soft: NDArray[np.float32], wording: Wording
) -> Floats:
    """Return a row for each place of each candidate, a column for each of ``evidence_names()``."""
    columns = [
        *_votes(places, heads),
        *_probabilities(places, soft),
        *_words(document, places, wording),
        *_neighbours(document.text, places, soft, wording),
        *_strong_ones(places, heads),
    ]
    table = np.empty((len(places), len(columns)))
    for number, column in enumerate(columns):
        table[:, number] = column
    return table


def _votes(places: Occurrences, heads: Sequence[Head]) -> list[NDArray[np.bool_]]:
    kinds: list[NDArray[np.bool_]] = []
    ways: list[NDArray[np.bool_]] = []
    for head in heads:
        start, end = head.start[places.start], head.end[places.start]
        last_start, last_end = head.start[places.end - 1], head.end[places.end - 1]
        exact = (start == places.start) & (end == places.end)
        kind = np.where(exact, head.kind[places.start], -1)
        kinds += list(kind == np.arange(len(KINDS))[:, None])
        longer = (start >= 0) & (start <= places.start) & (end >= places.end) & ~exact
        crossing = ((start >= 0) & (start < places.start) & (end < places.end)) | (
            (last_start > places.start) & (last_end > places.end)
        )
        silent = (start < 0) & (last_start < 0)
        ways += [longer, crossing, ~(exact | longer | crossing | silent), silent]
    return kinds + ways


def _probabilities(places: Occurrences, soft: NDArray[np.float32]) -> list[Floats]:
    sums = np.vstack([np.zeros((1, soft.shape[1])), np.cumsum(soft, axis=0, dtype=np.float64)])
    size = places.end - places.start
    mean = ((sums[places.end] - sums[places.start]) / size[:, None]).T
    begin, end = soft[places.start, BEGINS], soft[places.end - 1, ENDS]
    inner = (sums[places.end, BEGINS] - sums[places.start + 1, BEGINS]) / size
    return [*mean[1 : 1 + len(ENTITY_TYPES)], begin, end, np.minimum(begin, end), mean[NO_NAME], inner]


def _words(document: Document, places: Occurrences, wording: Wording) -> list[NDArray[np.bool_] | Floats]:
    length = len(document.text) + 1
    title, byline = np.zeros(length, dtype=bool), np.zeros(length, dtype=bool)
    for block in document.blocks:
        title[block.span.start : block.span.end] = block.zone in (Zone.TITLE, Zone.SUBTITLE, Zone.HEADING)
        byline[block.span.start : block.span.end] = block.zone in (Zone.BYLINE, Zone.CAPTION, Zone.NOTE)
    several = wording.words[places.end] - wording.words[places.start] > 1
    return [
        wording.tag_from[places.start] >= 0,
        wording.tag_to[places.end] >= 0,
        ~places.inside,
        title[places.start],
        byline[places.start],
        several & (wording.verbs[places.end] > wording.verbs[places.start]),
        several & (wording.functions[places.end] > wording.functions[places.start]),
        (wording.common[places.end] - wording.common[places.start]) / (places.end - places.start),
    ]


def _neighbours(
    text: str, places: Occurrences, soft: NDArray[np.float32], wording: Wording
) -> list[NDArray[np.bool_] | Floats]:
    ending, starting = beside(text)
    codes = np.frombuffer(f"\n{text}\n\n\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    before, after = codes[places.start], codes[places.end + 1]
    bits = 1 << np.arange(len(contexts()))[:, None]
    definition = 1 << [row.id for row in contexts()].index("definition")
    last = len(text)
    near = (starting[np.minimum(places.end + 1, last)] | starting[np.minimum(places.end + 2, last)]) & definition
    left = soft[np.maximum(places.start - 2, 0), 1:5] * np.isin(before, _LISTED)[:, None]
    right = soft[np.minimum(places.end + 1, last - 1), 1:5] * np.isin(after, _LISTED)[:, None]
    return [
        *((ending[places.start] & bits) != 0),
        *((starting[places.end] & bits) != 0),
        near != 0,
        *_is_mark()[:, np.minimum(before, 0xFFFF)],
        *_is_mark()[:, np.minimum(after, 0xFFFF)],
        *np.maximum(left, right).T,
        *(wording.tag_to[places.start] == np.arange(len(TAGS))[:, None]),
        *(wording.tag_from[places.end] == np.arange(len(TAGS))[:, None]),
    ]


@cache
def _is_mark() -> NDArray[np.bool_]:
    """Return for each kind of mark which code points are of it."""
    table = np.zeros((len(_MARKS), 0x10000), dtype=bool)
    for row, marks in enumerate(_MARKS.values()):
        table[row, [ord(mark) for mark in marks]] = True
    return table


def _strong_ones(places: Occurrences, heads: Sequence[Head]) -> list[NDArray[np.bool_]]:
    """Return which places stand inside a longer one, hold a shorter one, hold one that begins later: strong ones.

    Strong is a place that a head reads exactly as it stands (LAC's weak kinds do not count).
    """
    strong = np.zeros(len(places), dtype=bool)
    for head in heads[:3]:
        named = (head.start[places.start] == places.start) & (head.end[places.start] == places.end)
        strong |= named & (head.kind[places.start] < KINDS.index("Other"))
    length = int(places.end.max(initial=0)) + 2
    furthest, nearest = np.zeros(length, dtype=np.int64), np.full(length, length, dtype=np.int64)
    np.maximum.at(furthest, places.start[strong], places.end[strong])
    np.minimum.at(nearest, places.start[strong], places.end[strong])
    reach = np.concatenate([[0], np.maximum.accumulate(furthest)[:-1]])
    inside = (reach[places.start] >= places.end) | (furthest[places.start] > places.end)
    # the earliest end of a strong one that begins at or behind a character
    soonest = np.minimum.accumulate(nearest[::-1])[::-1]
    late = soonest[places.start + 1] <= places.end
    return [inside, late | (nearest[places.start] < places.end), late]
