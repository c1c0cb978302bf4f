"""What speaks for and against a name at one place: the taggers, the own head's probabilities, what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import Characters, table
from kg.mentions.contexts import contexts, rows_of_bits
from kg.mentions.heads import HEADS, KINDS, NO_KIND, Heads
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.things import Thing
from kg.mentions.wording import NOTHING, TAGS, Wording
from kg.model.names import CORE_TYPES, ENTITY_TYPES
from kg.model.text import Document, Zone

Floats = NDArray[np.float32]

_MARKS = {
    "、": "、,", "quote": "“”\"「」", "title mark": "《》", "open": "（(", "close": "）)", "stop": "，。；：！？,;:!?\n",
    "的": "的", "dot": "·•.", "space": " \u3000\t", "and": "和与及", "digit": "0123456789",
}  # fmt: skip
_WAYS = ("longer", "crossing", "shorter", "silent")
_GAPS = np.array([[1], [2]])  # characters between a name and a word that defines it
_LISTED = table("、和与及")
_KIND_ROWS = np.eye(NO_KIND + 1, NO_KIND, dtype=np.float32)  # NO_KIND: a row of zeros
_WAY_ROWS = np.eye(len(_WAYS) + 1, len(_WAYS), dtype=np.float32)
TAG_ROWS = np.eye(NOTHING + 1, NOTHING, dtype=np.float32)
_ZONES = {Zone.TITLE: 1, Zone.SUBTITLE: 1, Zone.HEADING: 1, Zone.BYLINE: 2, Zone.CAPTION: 2, Zone.NOTE: 2}


@cache
def evidence_names() -> tuple[str, ...]:
    """Return what each column of ``evidence`` is."""
    return (
        *(f"{head} {kind}" for head in HEADS for kind in KINDS),
        *(f"{head} {way}" for head in HEADS for way in _WAYS),
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
        "is a thing",
        "inside a thing",
    )


def evidence(
    document: Document,
    page: Characters,
    places: Occurrences,
    heads: Heads,
    soft: NDArray[np.float32],
    words: Wording,
    known: Sequence[Thing],
) -> Floats:
    """Return a row for each place of each candidate, a column for each of ``evidence_names()``."""
    at = heads.at[:, [places.start, places.end - 1]]  # the names that cover the first and the last character
    exact = (heads.start[at[:, 0]] == places.start) & (heads.end[at[:, 0]] == places.end)
    kind = np.where(exact, heads.kind[at[:, 0]], NO_KIND)
    blocks = [
        _KIND_ROWS[kind.T].reshape(len(places), -1),
        _WAY_ROWS[_ways(places, heads, at, exact).T].reshape(len(places), -1),
        _probabilities(places, soft),
        _words(document, places, words),
        *_neighbours(page, places, soft, words),
        _in_things(places, known),
    ]
    return np.concatenate(blocks, axis=1, dtype=np.float32)


def _ways(places: Occurrences, heads: Heads, at: NDArray[np.int32], exact: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each head and place the number in ``_WAYS`` of how the head differs, ``len(_WAYS)`` where it agrees."""
    start, last = heads.start[at[:, 0]], heads.start[at[:, 1]]
    end, last_end = heads.end[at[:, 0]], heads.end[at[:, 1]]
    begun = (start >= 0) & (start <= places.start)
    crossing = (begun & (start < places.start) & (end < places.end)) | ((last > places.start) & (last_end > places.end))
    ways = np.where((start < 0) & (last < 0), 3, 2)
    ways[crossing] = 1
    ways[begun & (end >= places.end)] = 0
    ways[exact] = len(_WAYS)
    return ways


def _probabilities(places: Occurrences, soft: NDArray[np.float32]) -> Floats:
    start, end = places.start, places.end
    size, types = end - start, len(ENTITY_TYPES)
    first = np.cumsum(size) - size
    inside = soft[np.arange(int(size.sum())) + np.repeat(start - first, size)]  # the characters of all places
    table = np.zeros((len(places), types + 5), dtype=np.float32)
    sums = np.add.reduceat(inside, first, axis=0)
    begin, finish = soft[start, BEGINS], soft[end - 1, ENDS]
    table[:, :types] = sums[:, 1 : 1 + types]
    table[:, types + 3], table[:, types + 4] = sums[:, NO_NAME], sums[:, BEGINS] - begin
    table /= size[:, None]
    table[:, types], table[:, types + 1], table[:, types + 2] = begin, finish, np.minimum(begin, finish)
    return table


def _words(document: Document, places: Occurrences, words: Wording) -> Floats:
    blocks = document.blocks
    table = np.empty((len(places), 8), dtype=np.float32)
    table[:, 0] = words.begins[places.start] >= 0
    table[:, 1] = words.finishes[places.end] >= 0
    table[:, 2] = ~places.inside
    if blocks:
        bounds = np.array([(block.span.start, block.span.end, _ZONES.get(block.zone, 0)) for block in blocks])
        block = np.searchsorted(bounds[:, 0], places.start, side="right") - 1
        zone = bounds[block, 2] * (places.start < bounds[block, 1]) * (block >= 0)
        table[:, 3], table[:, 4] = zone == 1, zone == 2
    else:
        table[:, 3:5] = 0
    several, verbs, small, common = words.inner(places.start, places.end)
    table[:, 5], table[:, 6] = (several > 1) & (verbs > 0), (several > 1) & (small > 0)
    table[:, 7] = np.minimum(common / (places.end - places.start), 1)
    return table


def _neighbours(page: Characters, places: Occurrences, soft: NDArray[np.float32], words: Wording) -> list[NDArray[Any]]:
    start, end, last = places.start, places.end, len(page.text)
    before, after = page.codes[start], page.codes[end + 1]
    left = soft[np.maximum(start - 2, 0), 1:5] * _LISTED[before][:, None]
    right = soft[np.minimum(end + 1, last - 1), 1:5] * _LISTED[after][:, None]
    bits = np.stack([words.ends_as[words.finishes[start]], words.begins_as[words.begins[end]]])
    near = words.begins_as[words.begins[np.minimum(end + _GAPS, last)]]
    rows, marks = rows_of_bits(), _is_mark()
    return [
        *rows[bits],
        rows[near[0] | near[1]][:, [_definition()]],
        marks[before],
        marks[after],
        np.maximum(left, right),
        TAG_ROWS[words.tag_to(start)],
        TAG_ROWS[words.tag_from(end)],
    ]


@cache
def _definition() -> int:
    return [row.id for row in contexts()].index("definition")


@cache
def _is_mark() -> NDArray[np.bool_]:
    """Return for each code point of which kinds of mark it is."""
    return np.stack([table(marks) for marks in _MARKS.values()], axis=1)


def _in_things(places: Occurrences, known: Sequence[Thing]) -> NDArray[np.bool_]:
    """Return which places are an event, a policy or a product by its wording, and which stand in one."""
    found = np.zeros((len(places), 2), dtype=bool)
    if known:
        start, end = np.array([(thing.span.start, thing.span.end) for thing in known]).T
        at = np.searchsorted(start, places.start, side="right") - 1
        inside = (at >= 0) & (places.end <= end[at])
        found[:, 0] = inside & (places.start == start[at]) & (places.end == end[at])
        found[:, 1] = inside & ~found[:, 0]
    return found
