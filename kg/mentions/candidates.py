"""Candidates: every stretch that might be a name, gathered for recall; who is right is judged later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.heads import HEADS, Head
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.organizations import suffix_of
from kg.mentions.structure import STOPS, Proposal
from kg.mentions.structure import proposals as of_structure
from kg.model.text import Document, Token

LONGEST_NAME = 40
_HOPELESS = 0.97  # no character of the stretch is a name with more than 3%: only form speaks for it
_FORMS = frozenset(("suffix", "surname", "part", "enumerated", "jieba", "quoted", "Latin", "joined"))
_VOTED = frozenset(("own", "cluener", "lac", "definition", "suffix"))
_LONG = 5  # characters from which on a name has a short form worth looking for
_NAME = re.compile(r"[一-鿿A-Za-z]")
_TRIM = " \t\n\u3000，。；：、！？,;:!?“”\"'‘’《》「」『』"
_LEGAL = re.compile(
    r"(?:集团)?(?:股份|控股|责任)?(?:有限)?(?:责任)?公司$|[（(](?:有限合伙|普通合伙)[）)]$|(?:合伙企业)$"
)
_BRACKETS = re.compile(r"[（(][^（）()]{1,8}[）)]")
# Function words that a tagger may have read as the first or last character of a name.
_BEFORE = frozenset("前原据由与和在对向为该被让及至从于给将是等其称时任现曾")
_AFTER = frozenset("所离的与和在将由对等说称亦也曾为是于及并又则向已还称从给把被让均")


def candidates(
    document: Document, heads: Sequence[Head], soft: NDArray[np.float32], tokens: Sequence[Token]
) -> dict[str, tuple[str, ...]]:
    """Return each candidate with what proposed it, in order of appearance."""
    text = document.text
    found: dict[str, list[str]] = {}
    lowest = soft[:, NO_NAME].min(initial=1.0)
    for start, end, reason in _proposals(document, heads, soft, tokens):
        if reason in _FORMS and lowest < 1 and soft[start:end, NO_NAME].min() > _HOPELESS:
            continue
        name = text[start:end].strip(_TRIM)
        reasons = found.get(name)
        if reasons is not None:
            if reason not in reasons:
                reasons.append(reason)
        elif _can_be_name(name):
            found[name] = [reason]
    for name in (document.outlet, *(byline.outlet for byline in document.bylines)):
        if _can_be_name(name) and name in text:
            found.setdefault(name, []).append("outlet")
    for name, reasons in list(found.items()):
        if len(name) < _LONG or _VOTED.isdisjoint(reasons):
            continue
        count = text.count(name)
        for short in short_forms(name):
            if short not in found and text.count(short) > count:
                found[short] = ["short form"]
    return {name: tuple(reasons) for name, reasons in found.items()}


def _can_be_name(name: str) -> bool:
    if not 2 <= len(name) <= LONGEST_NAME or not _NAME.search(name) or not STOPS.isdisjoint(name):
        return False
    return name.count("（") + name.count("(") == name.count("）") + name.count(")")


def _proposals(
    document: Document, heads: Sequence[Head], soft: NDArray[np.float32], tokens: Sequence[Token]
) -> Iterator[Proposal]:
    for label, head in zip(HEADS, heads, strict=True):
        for name in head.names:
            yield name.start, name.end, label
    yield from _joined(heads)
    yield from _parts(document.text, heads, tokens)
    yield from _soft(soft)
    yield from of_structure(document, tokens)


def _soft(soft: NDArray[np.float32]) -> Iterator[Proposal]:
    """Yield stretches that the own head half believes in: from a likely begin to a likely end."""
    open_ = soft[:, NO_NAME] < 0.9
    begins = np.flatnonzero(open_ & (soft[:, BEGINS] > 0.08))
    ends = np.flatnonzero(open_ & (soft[:, ENDS] > 0.08)) + 1
    closed = np.cumsum(~open_)
    for start, first in zip(begins.tolist(), np.searchsorted(ends, begins + 2).tolist(), strict=True):
        for end in ends[first : first + 4].tolist():
            if end - start > 24 or closed[end - 1] != closed[start]:
                break
            yield start, end, "soft"


def _joined(heads: Sequence[Head]) -> Iterator[Proposal]:
    """Yield what two names that touch make together: 广州市 + 天河区管委会."""
    for head in heads[:3]:
        for left, right in zip(head.names, head.names[1:], strict=False):
            if left.end == right.start:
                yield left.start, right.end, "joined"


def _parts(text: str, heads: Sequence[Head], tokens: Sequence[Token]) -> Iterator[Proposal]:
    """Yield names without the word that they begin or end with: a head may have read a word too many."""
    starts = {token.span.start: token.span.end for token in tokens}
    ends = {token.span.end: token.span.start for token in tokens}
    for head in heads[:3]:
        for name in head.names:
            first, last = starts.get(name.start), ends.get(name.end)
            if first and first < name.end - 1:
                yield first, name.end, "part"
            if last and last > name.start + 1:
                yield name.start, last, "part"
            if name.end - name.start > 2:
                if text[name.start] in _BEFORE:
                    yield name.start + 1, name.end, "part"
                if text[name.end - 1] in _AFTER:
                    yield name.start, name.end - 1, "part"


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
