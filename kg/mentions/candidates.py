"""Candidates: every stretch that might be a name, gathered for recall; who is right is judged later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import MOST, STOPS, TRIM, Characters, table
from kg.mentions.definitions import Definition
from kg.mentions.heads import HEADS, READERS, Heads
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.occurrences import counts
from kg.mentions.organizations import suffix_of
from kg.mentions.structure import Integers, Proposals, formed, marked
from kg.mentions.wording import Wording
from kg.model.text import Document

LONGEST_NAME = 40
REASONS = (
    "definition", "by-line", "outlet", "《…》", "quoted", "product", "event", "Latin", "joined", "part", "suffix", "surname",
    "soft", "enumerated", "dotted", "short form", *HEADS, "cut",
)  # fmt: skip
_BIT = {reason: 1 << number for number, reason in enumerate(REASONS)}
_SEEN = ("own", "cut", "definition", "by-line", "outlet")  # need no support by the own head's probabilities
_VOTED = sum(_BIT[reason] for reason in ("own", "cluener", "lac", "definition", "suffix"))
# Least probability that a name begins and ends where only form proposes one: on articles that no network had seen, .02
# lost four names of a thousand, and nothing below this found more.
_SUPPORT = 0.004
_LONG = 5  # characters from which on a name has a short form worth looking for
_LINKS = table("与和及（）()")
_TRIMMED = table(TRIM)
_LEGAL = re.compile(
    r"(?:集团)?(?:股份|控股|责任)?(?:有限)?(?:责任)?公司$|[（(](?:有限合伙|普通合伙)[）)]$|(?:合伙企业)$"
)
_BRACKETS = re.compile(r"[（(][^（）()]{1,8}[）)]")
# Function words that a tagger may have read as the first or last character of a name.
BEFORE, AFTER = (
    "前原据由与和在对向为该被让及至从于给将是等其称时任现曾以",
    "所离的与和在将由对等说称亦也曾为是于及并又则向已还从给把被让均",
)
_BEFORE, _AFTER = table(BEFORE), table(AFTER)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Different names, and for each the bits of ``REASONS`` that proposed it."""

    names: tuple[str, ...]
    reasons: Integers

    def __len__(self) -> int:
        return len(self.names)


def candidates(
    document: Document,
    page: Characters,
    heads: Heads,
    soft: NDArray[np.float32],
    words: Wording,
    defined: Sequence[Definition],
    *,
    read: bool,
) -> Candidates:
    """Return the candidates of a document, in order of appearance.

    Args:
        document: the article.
        page: its characters.
        heads: what the taggers say.
        soft: the own head's probabilities.
        words: its words.
        defined: the short forms that it introduces.
        read: whether the network has read it: then what only form proposes needs its support.
    """
    text = document.text
    proposed = [*_of_heads(page, heads, soft, words), *marked(document, defined), *formed(page, words)]
    start, end, reasons = _stretches(page, proposed, soft if read else None)
    found: dict[str, int] = {}
    for first, last, why in zip(start.tolist(), end.tolist(), reasons.tolist(), strict=True):
        name = text[first:last]
        found[name] = found.get(name, 0) | why
    for name in (document.outlet, *(byline.outlet for byline in document.bylines)):
        if 2 <= len(name) <= LONGEST_NAME and STOPS.isdisjoint(name) and name in text:
            found[name] = found.get(name, 0) | _BIT["outlet"]
    if not read:
        for name in _recurring_short_forms(text, found):
            found[name] = _BIT["short form"]
    return Candidates(tuple(found), np.fromiter(found.values(), dtype=np.int64, count=len(found)))


def _stretches(
    page: Characters, proposed: Sequence[Proposals], soft: NDArray[np.float32] | None
) -> tuple[Integers, Integers, Integers]:
    """Return start, end and reasons of the proposals that can be names, marks around them taken off, each once."""
    sizes = [len(start) for start, _, _ in proposed]
    start = np.concatenate([start for start, _, _ in proposed])
    end = np.concatenate([end for _, end, _ in proposed])
    bits = np.repeat([_BIT[reason] for _, _, reason in proposed], sizes)
    if soft is not None:
        seen = np.repeat([reason in _SEEN for _, _, reason in proposed], sizes)
        kept = seen | ((soft[start, BEGINS] >= _SUPPORT) & (soft[end - 1, ENDS] >= _SUPPORT))
        start, end, bits = start[kept], end[kept], bits[kept]
    solid = np.flatnonzero(~_TRIMMED[page.codes[1:-3]])
    first, last = np.searchsorted(solid, start), np.searchsorted(solid, end) - 1
    kept = first < last  # two characters at least
    start, end = solid[first[kept]], solid[last[kept]] + 1
    held = page.counts(start, end)
    kept2 = (
        (end - start <= LONGEST_NAME) & ~held.has("stop") & held.has("letter") & (held.of("open") == held.of("close"))
    )
    key = (start << 6 | (end - start))[kept2]
    bits = bits[kept][kept2]
    order = np.argsort(key, kind="stable")
    key, bits = key[order], bits[order]
    edges = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.zeros(0, dtype=np.int64)
    key, bits = key[edges], np.bitwise_or.reduceat(bits, edges) if len(key) else bits
    return key >> 6, (key >> 6) + (key & MOST), bits


def _of_heads(page: Characters, heads: Heads, soft: NDArray[np.float32], words: Wording) -> Iterator[Proposals]:
    edges = np.searchsorted(heads.head[:-1], np.arange(len(HEADS) + 1))
    for number, label in enumerate(HEADS):
        yield heads.start[edges[number] : edges[number + 1]], heads.end[edges[number] : edges[number + 1]], label
    start, end = heads.start[: edges[READERS]], heads.end[: edges[READERS]]
    if not len(start):
        return
    yield from _parts(page, start, end, words)
    yield *_soft(soft, _LINKS[page.codes[1:-3]]), "soft"


def _soft(soft: NDArray[np.float32], link: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Return stretches that the own head half believes in: from a likely begin to one of the next four likely ends.

    A link (脑科学与类脑智能研究院) may stand inside although it is no name itself.
    """
    open_ = (soft[:, NO_NAME] < 0.9) | link
    begins = np.flatnonzero(open_ & (soft[:, BEGINS] > 0.08))
    ends = np.flatnonzero(open_ & (soft[:, ENDS] > 0.08)) + 1
    if not len(begins) or not len(ends):
        return begins, begins
    closed = np.cumsum(~open_)
    which = np.searchsorted(ends, begins + 2)[:, None] + np.arange(4)
    end = ends[np.minimum(which, len(ends) - 1)]
    fits = (which < len(ends)) & (end - begins[:, None] <= 24) & (closed[end - 1] == closed[begins][:, None])
    return np.broadcast_to(begins[:, None], fits.shape)[fits], end[fits]


def _parts(page: Characters, start: Integers, end: Integers, words: Wording) -> Iterator[Proposals]:
    """Yield names without the word that they begin or end with: a head may have read a word too many."""
    first = np.append(words.ends, 0)[words.begins[start]]
    inside = (first > 0) & (first < end - 1)
    yield first[inside], end[inside], "part"
    last = np.append(words.starts, 0)[words.finishes[end]]
    inside = last > start + 1
    yield start[inside], last[inside], "part"
    long = end - start > 2
    before = long & _BEFORE[page.codes[start + 1]]
    yield start[before] + 1, end[before], "cut"
    after = long & _AFTER[page.codes[end]]
    yield start[after], end[after] - 1, "cut"


def _recurring_short_forms(text: str, found: dict[str, int]) -> list[str]:
    """Return the short forms of the long names that stand in the text more often than the names they are short for."""
    shorts: list[str] = []
    longs: list[str] = []
    for name, reasons in found.items():
        if len(name) >= _LONG and reasons & _VOTED:
            for short in short_forms(name):
                if short not in found:
                    shorts.append(short)
                    longs.append(name)
    if not shorts:
        return []
    often = zip(shorts, counts(text, shorts), counts(text, longs), strict=True)
    return [short for short, alone, inside in often if alone > inside]


def short_forms(name: str) -> Iterator[str]:
    """Yield what an article may call a company after its full name: without place, legal form and industry.

    >>> sorted(set(short_forms("杭州青岚文化传媒有限公司")))[:3]
    ['杭州', '杭州青', '杭州青岚']
    """
    core = _BRACKETS.sub("", _LEGAL.sub("", name))
    if core == name and not suffix_of(name):
        return
    for base in (core, core[2:]) if len(name) > 8 else (core,):
        if len(base) >= 2 and base != name:
            yield base
        if (found := suffix_of(base)) and len(base) - len(found[0]) >= 2:
            yield base[: -len(found[0])]
        for size in (2, 3, 4):
            if len(base) > size + 1:
                yield base[:size]
