"""What speaks for and against each candidate, counted over the whole article: one row of numbers a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.contexts import beside, contexts
from kg.mentions.generic import generic_words
from kg.mentions.heads import HEADS, KINDS, Head
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.occurrences import Occurrences
from kg.mentions.organizations import suffix_of, suffix_rows
from kg.mentions.surnames import surname_of
from kg.model.names import ENTITY_TYPES
from kg.model.text import Document, Token, Zone

Floats = NDArray[np.float64]

_MARKS = {
    "、": "、,", "quote": "“”\"「」", "title mark": "《》", "open": "（(", "close": "）)", "stop": "，。；：！？,;:!?\n", "的": "的", "dot": "·•.",
    "space": " \u3000\t", "and": "和与及", "digit": "0123456789",
}  # fmt: skip
_REASONS = ("definition", "by-line", "outlet", "《…》", "quoted", "product", "event", "Latin", "joined", "part", "suffix", "surname", "soft", "enumerated", "dotted", "short form")  # fmt: skip
_TAGS = ("nr", "ns", "nt", "nz", "n", "v", "x", "eng", "m", "t", "j", "a", "other")
_PLACE_ENDS = ("省", "市", "区", "县", "镇", "乡", "村", "路", "街", "道", "州", "岛", "湾", "山", "湖", "江", "河", "港", "园", "城", "国", "洲", "大厦", "广场", "街道", "新区", "园区", "高新区", "开发区", "小区", "码头", "机场", "车站", "大桥", "中心", "里", "巷", "旗", "盟", "海", "峡", "谷", "岭", "寨", "屯", "堡", "大道", "保税区", "自贸区", "商圈", "楼")  # fmt: skip


@cache
def feature_names() -> tuple[str, ...]:
    """Return what each column of ``features`` is."""
    names = [f"{head} {kind}" for head in HEADS for kind in KINDS]
    names += [f"{head} any" for head in HEADS]
    names += [f"{head} {way}" for head in HEADS for way in ("longer", "crossing", "shorter", "silent")]
    names += [f"soft mean {t}" for t in ENTITY_TYPES] + [f"soft max {t}" for t in ENTITY_TYPES]
    names += ["soft begin", "soft end", "soft both", "soft none", "soft best both", "soft inner begin"]
    names += ["token start", "token end", "outside", "any outside", "title zone", "byline zone"]
    names += [f"{row.id} before" for row in contexts()] + [f"{row.id} after" for row in contexts()]
    names += ["definition near"]
    names += [f"mark {mark} before" for mark in _MARKS] + [f"mark {mark} after" for mark in _MARKS]
    names += [f"enumerated with {t}" for t in ENTITY_TYPES[:4]]
    names += [f"by {reason}" for reason in _REASONS]
    names += [f"ends {row.id}" for row in suffix_rows()] + ["suffix length", "suffix is all"]
    names += [
        "surname 2",
        "surname 3",
        "surname 4",
        "compound surname",
        "surname rank",
        "place end",
        "begins with place",
    ]
    names += ["latin", "digit", "dot", "bracket"] + [f"length {size}" for size in ("2", "3", "4", "5-6", "7-10", "11+")]
    names += (
        [f"one word {tag}" for tag in _TAGS]
        + [f"first word {tag}" for tag in _TAGS]
        + [f"last word {tag}" for tag in _TAGS]
    )
    names += ["words", "log count", "once", "log text", "density", "short of longer", "same left", "same right"]
    names += [
        "inner verb",
        "inner function word",
        "generic",
        "generic end",
        "prefix more",
        "rest more",
        "longer strong",
        "inner strong",
        "inner late strong",
    ]
    return tuple(names)


def features(
    document: Document,
    candidates: Mapping[str, tuple[str, ...]],
    places: Occurrences,
    heads: Sequence[Head],
    soft: NDArray[np.float32],
    tokens: Sequence[Token],
) -> Floats:
    """Return a row for each candidate, a column for each of ``feature_names()``."""
    names = tuple(candidates)
    by_place = [*_votes(places, heads), *_soft(places, soft), *_around(document, places, soft, tokens)]
    columns = np.column_stack(by_place) if len(places) else np.zeros((0, _SPLIT))
    mean = _grouped(columns, places.candidate, len(names)) / np.maximum(1, places.count)[:, None]
    peak = np.zeros((len(names), columns.shape[1]))
    np.maximum.at(peak, places.candidate, columns)
    return np.hstack(
        [_arranged(mean, peak), _lexical(document, candidates, places, soft, tokens, _strong(places, heads))]
    )


_VOTES = len(HEADS) * len(KINDS)
_SPLIT = _VOTES + 4 * len(HEADS) + len(ENTITY_TYPES) + 5 + 5 + 2 * 8 + 1 + 2 * len(_MARKS) + 4


def _arranged(mean: Floats, peak: Floats) -> Floats:
    """Return means and peaks in the order of ``feature_names``."""
    ways = _VOTES + 4 * len(HEADS)
    types = ways + len(ENTITY_TYPES)
    any_vote = mean[:, :_VOTES].reshape(len(mean), len(HEADS), len(KINDS)).sum(axis=2) > 0
    return np.hstack(
        [
            mean[:, :_VOTES], any_vote, mean[:, _VOTES:ways], mean[:, ways:types], peak[:, ways:types],
            mean[:, types : types + 4], peak[:, types + 2 : types + 3], mean[:, types + 4 : types + 5],
            mean[:, types + 5 : types + 8], peak[:, types + 7 : types + 8], mean[:, types + 8 :],
        ]
    )  # fmt: skip


def _grouped(columns: Floats, group: NDArray[np.int64], groups: int) -> Floats:
    """Return the sum of the rows of each group; the rows are sorted by group."""
    sums = np.vstack([np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0)])
    edges = np.searchsorted(group, np.arange(groups + 1))
    return np.asarray(sums[edges[1:]] - sums[edges[:-1]])


def _strong(places: Occurrences, heads: Sequence[Head]) -> NDArray[np.bool_]:
    """Return which places a head reads exactly as they stand (LAC's weak kinds do not count)."""
    strong = np.zeros(len(places), dtype=bool)
    for head in heads[:3]:
        named = (head.start[places.start] == places.start) & (head.end[places.start] == places.end)
        strong |= named & (head.kind[places.start] < KINDS.index("Other"))
    return strong


def _votes(places: Occurrences, heads: Sequence[Head]) -> list[Floats]:
    kinds, ways = [], []
    for head in heads:
        start, end = head.start[places.start], head.end[places.start]
        last_start, last_end = head.start[places.end - 1], head.end[places.end - 1]
        exact = (start == places.start) & (end == places.end)
        kind = np.where(exact, head.kind[places.start], -1)
        kinds += [kind == number for number in range(len(KINDS))]
        longer = (start >= 0) & (start <= places.start) & (end >= places.end) & ~exact
        crossing = ((start >= 0) & (start < places.start) & (end < places.end)) | (
            (last_start > places.start) & (last_end > places.end)
        )
        silent = (start < 0) & (last_start < 0)
        ways += [longer, crossing, ~exact & ~longer & ~crossing & ~silent, silent]
    return [column.astype(np.float64) for column in (*kinds, *ways)]


def _soft(places: Occurrences, soft: NDArray[np.float32]) -> list[Floats]:
    sums = np.vstack([np.zeros((1, soft.shape[1])), np.cumsum(soft, axis=0, dtype=np.float64)])
    size = places.end - places.start
    mean = (sums[places.end] - sums[places.start]) / size[:, None]
    begin, end = soft[places.start, BEGINS].astype(np.float64), soft[places.end - 1, ENDS].astype(np.float64)
    inner = (sums[places.end, BEGINS] - sums[places.start + 1, BEGINS]) / size
    types = [mean[:, column] for column in range(1, 1 + len(ENTITY_TYPES))]
    return [*types, begin, end, np.minimum(begin, end), mean[:, NO_NAME], inner]


def _around(
    document: Document, places: Occurrences, soft: NDArray[np.float32], tokens: Sequence[Token]
) -> list[Floats]:
    text = document.text
    starts, ends = np.zeros(len(text) + 1, dtype=bool), np.zeros(len(text) + 1, dtype=bool)
    starts[[token.span.start for token in tokens]] = True
    ends[[token.span.end for token in tokens]] = True
    zones = np.zeros((2, len(text) + 1))
    for block in document.blocks:
        zones[0, block.span.start : block.span.end] = block.zone in (Zone.TITLE, Zone.SUBTITLE, Zone.HEADING)
        zones[1, block.span.start : block.span.end] = block.zone in (Zone.BYLINE, Zone.CAPTION, Zone.NOTE)
    ending, starting = beside(text)
    codes = np.frombuffer(f"\n{text}\n\n\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    before, after = codes[places.start], codes[places.end + 1]
    rows = range(len(contexts()))
    definition = [row.id for row in contexts()].index("definition")
    near = (
        starting[np.minimum(places.end + 1, len(text))] | starting[np.minimum(places.end + 2, len(text))]
    ) >> definition & 1
    marks = [np.isin(side, [ord(c) for c in chars]) for side in (before, after) for chars in _MARKS.values()]
    listed = [np.isin(side, [ord("、"), ord("和"), ord("与"), ord("及")]) for side in (before, after)]
    left = soft[np.maximum(places.start - 2, 0)] * listed[0][:, None]
    right = soft[np.minimum(places.end + 1, len(text) - 1)] * listed[1][:, None]
    columns = [
        starts[places.start], ends[places.end], ~places.inside, zones[0, places.start], zones[1, places.start],
        *((ending[places.start] >> row) & 1 for row in rows), *((starting[places.end] >> row) & 1 for row in rows),
        near, *marks, *(np.maximum(left, right)[:, column] for column in range(1, 5)),
    ]  # fmt: skip
    return [np.asarray(column, dtype=np.float64) for column in columns]


def _lexical(
    document: Document,
    candidates: Mapping[str, tuple[str, ...]],
    places: Occurrences,
    soft: NDArray[np.float32],
    tokens: Sequence[Token],
    strong: NDArray[np.bool_],
) -> Floats:
    words = generic_words()
    token_at = {token.span.start: number for number, token in enumerate(tokens)}
    of_start = {token.span.start: token for token in tokens}
    of_end = {token.span.end: token for token in tokens}
    firsts = np.searchsorted(places.candidate, np.arange(len(candidates)))
    text, density = document.text, float(1 - soft[:, NO_NAME].mean()) if len(soft) else 0.0
    joined = "\n".join(candidates)
    rows = []
    for number, (name, reasons) in enumerate(candidates.items()):
        count = int(places.count[number])
        spots = range(firsts[number], firsts[number] + count)
        start = int(places.start[firsts[number]]) if count else -1
        first, last = of_start.get(start), of_end.get(start + len(name))
        lefts = {text[places.start[k] - 1 : places.start[k]] for k in spots}
        rights = {text[places.end[k] : places.end[k] + 1] for k in spots}
        rows.append(
            [
                *(reason in reasons for reason in _REASONS), *_ending(name), *_beginning(name, first), *_form(name),
                *_tags(first, last, len(name)), np.log(max(1, count)), count == 1, np.log(len(text) + 1) / 10, density,
                joined.count(name) > 1, count > 1 and len(lefts) == 1, count > 1 and len(rights) == 1,
                *_inner(tokens, token_at, start, start + len(name)), name.lower() in words, bool(last and last.text in words and len(last.text) < len(name)),
                np.log(max(1, text.count(name[:-1])) / max(1, count)), np.log(max(1, text.count(name[1:])) / max(1, count)),
            ]
        )  # fmt: skip
    table = np.array(rows, dtype=np.float64).reshape(len(candidates), -1)
    return np.hstack([table, _around_strong(candidates, places, strong)])


def _inner(tokens: Sequence[Token], token_at: Mapping[int, int], start: int, end: int) -> tuple[bool, bool]:
    """Return whether a verb, and whether a function word stands inside a candidate of several words."""
    number = token_at.get(start)
    if number is None:
        return False, False
    tags = []
    while number < len(tokens) and tokens[number].span.end <= end:
        tags.append(tokens[number].tag)
        number += 1
    return len(tags) > 1 and "v" in tags, len(tags) > 1 and any(tag[:1] in ("d", "p", "u", "c", "r") for tag in tags)


def _around_strong(candidates: Mapping[str, tuple[str, ...]], places: Occurrences, strong: NDArray[np.bool_]) -> Floats:
    """Return how often a candidate stands inside a strong longer one, and how often it holds a strong shorter one."""
    count = len(candidates)
    reach = np.zeros(int(places.end.max(initial=0)) + 2, dtype=np.int64)
    np.maximum.at(reach, places.start[strong], places.end[strong])
    before = np.concatenate([[0], np.maximum.accumulate(reach)[:-1]])
    longer = (before[places.start] >= places.end) | (reach[places.start] > places.end)
    holds, late = np.zeros(len(places)), np.zeros(len(places))
    starts = places.start[strong]
    ends = places.end[strong]
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], ends[order]
    low = np.searchsorted(starts, places.start)
    high = np.searchsorted(starts, places.end)
    for k in np.flatnonzero(high > low):
        within = ends[low[k] : high[k]] <= places.end[k]
        same = (starts[low[k] : high[k]] == places.start[k]) & (ends[low[k] : high[k]] == places.end[k])
        inner = within & ~same
        holds[k] = inner.any()
        late[k] = (inner & (starts[low[k] : high[k]] > places.start[k])).any()
    sums = [np.bincount(places.candidate, weights=column, minlength=count) for column in (longer, holds, late)]
    return np.column_stack(sums) / np.maximum(1, places.count)[:, None]


def _ending(name: str) -> list[float]:
    found = suffix_of(name)
    of_row = [float(bool(found) and found is not None and found[1] == row.id) for row in suffix_rows()]
    return [*of_row, float(len(found[0])) if found else 0.0, float(bool(found and found[0] == name))]


def _beginning(name: str, first: Token | None) -> list[float]:
    found = surname_of(name) if len(name) <= 4 else None
    return [
        *(float(bool(found) and len(name) == size) for size in (2, 3, 4)),
        float(bool(found and len(found[0]) == 2)),
        found[1] if found else 0.0,
        float(name.endswith(_PLACE_ENDS)),
        float(bool(first and first.tag == "ns" and len(first.text) < len(name))),
    ]


def _form(name: str) -> list[float]:
    size = len(name)
    return [
        float(any("a" <= c.lower() <= "z" for c in name)),
        float(any(c.isdigit() for c in name)),
        float("·" in name),
        float("（" in name or "(" in name),
        float(size == 2), float(size == 3), float(size == 4), float(5 <= size <= 6), float(7 <= size <= 10), float(size > 10),
    ]  # fmt: skip


def _tags(first: Token | None, last: Token | None, size: int) -> list[float]:
    one = first is not None and first is last and len(first.text) == size
    columns = []
    for token in (first if one else None, first, last):
        tag = _tag(token) if token else ""
        columns += [float(tag == known) for known in _TAGS]
    return [*columns, 1.0 if one else 2.0 if first and last else 3.0]


def _tag(token: Token) -> str:
    return token.tag if token.tag in _TAGS else token.tag[:1] if token.tag[:1] in _TAGS else "other"
