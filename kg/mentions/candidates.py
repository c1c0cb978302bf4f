"""Candidates: every stretch that might be a name, gathered for recall; who is right is judged later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.definitions import definitions
from kg.mentions.heads import HEADS, Head
from kg.mentions.network import BEGINS, ENDS, NO_NAME
from kg.mentions.organizations import suffix_of
from kg.mentions.surnames import surnames
from kg.model.text import Document, Token

LONGEST_NAME = 40
_WORK = re.compile(r"《([^《》\n]{2,40})》")
_QUOTED = re.compile(r"[“\"「]([^“”\"「」\n，。；！？、]{2,16})[”\"」]")
_EVENT = re.compile(
    r"(?:\d{4}年?|首届|第[一二三四五六七八九十百\d]+届|[一-鿿]{2,6}(?=国际|全国|中国))[^，。；、：（）()“”\"\s]{0,24}?"
    r"(?:博览会|展览会|交易会|大会|论坛|峰会|锦标赛|联赛|公开赛|大奖赛|邀请赛|杯赛|杯|艺术节|文化节|电影节|音乐节|节|马拉松|大赛|年会|展会|展销会|洽谈会|推介会|对接会|研讨会)"
)
_PRODUCT = re.compile(r"(?:自研|自主研发|研发|推出|发布|上线|开发|生产)的?(?:了|出)?[“\"]([^“”\"\n]{2,16})[”\"]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+\-']*(?: [A-Z][A-Za-z0-9.&+\-']*){0,4}")
_DOTTED = re.compile(r"([一-鿿]{1,5})((?:[·•・][一-鿿]{1,6})+)")
_ITEM = re.compile(
    r"(?<=[、和及与])[^，。；：、！？（）()“”\"《》\s和及与等]{2,12}(?=[、和及与等，。（(])|[^，。；：、！？（）()“”\"《》\s]{2,12}(?=、)"
)
_NAME = re.compile(r"[一-鿿A-Za-z]")
_TRIM = " \t\n\u3000，。；：、！？,;:!?“”\"'‘’《》「」『』"
_STOPS = frozenset('，。；：、！？,;!?“”"《》「」『』\n\t')
_LEGAL = re.compile(
    r"(?:集团)?(?:股份|控股|责任)?(?:有限)?(?:责任)?公司$|[（(](?:有限合伙|普通合伙)[）)]$|(?:合伙企业)$"
)
_BRACKETS = re.compile(r"[（(][^（）()]{1,8}[）)]")


def candidates(
    document: Document, heads: Sequence[Head], soft: NDArray[np.float32], tokens: Sequence[Token]
) -> dict[str, tuple[str, ...]]:
    """Return each candidate with what proposed it, in order of appearance."""
    text = document.text
    found: dict[str, list[str]] = {}
    for name, reason in _proposals(document, heads, soft, tokens):
        stripped = name.strip(_TRIM)
        if _can_be_name(stripped):
            reasons = found.setdefault(stripped, [])
            if reason not in reasons:
                reasons.append(reason)
    for name in list(found):
        for short in short_forms(name, tokens_of(name)):
            if short not in found and text.count(short) > text.count(name):
                found.setdefault(short, []).append("short form")
    return {name: tuple(reasons) for name, reasons in found.items()}


def _can_be_name(name: str) -> bool:
    if not 2 <= len(name) <= LONGEST_NAME or not _NAME.search(name) or not _STOPS.isdisjoint(name):
        return False
    return name.count("（") + name.count("(") == name.count("）") + name.count(")")


def _proposals(
    document: Document, heads: Sequence[Head], soft: NDArray[np.float32], tokens: Sequence[Token]
) -> Iterator[tuple[str, str]]:
    text = document.text
    for label, head in zip(HEADS, heads, strict=True):
        for name in head.names:
            yield text[name.start : name.end], label
    yield from _joined(text, heads)
    yield from _parts(text, heads, tokens)
    yield from _suffixed(text, tokens)
    yield from _people(text, tokens)
    yield from _soft(text, soft)
    yield from _enumerated(text, soft)
    for match in _DOTTED.finditer(text):
        left, right = match[1], match[2]
        for size in range(1, len(left) + 1):
            yield left[-size:] + right, "dotted"
    for definition in definitions(text):
        yield definition.short.of(text), "definition"
    for byline in document.bylines:
        yield byline.name, "by-line"
        yield byline.outlet, "outlet"
    if document.outlet:
        yield document.outlet, "outlet"
    for pattern, reason in ((_WORK, "《…》"), (_QUOTED, "quoted"), (_PRODUCT, "product")):
        for match in pattern.finditer(text):
            yield match[1], reason
    for match in _EVENT.finditer(text):
        yield match[0], "event"
    for match in _LATIN.finditer(text):
        yield match[0], "Latin"


def _soft(text: str, soft: NDArray[np.float32]) -> Iterator[tuple[str, str]]:
    """Yield stretches that the own head half believes in: from a likely begin to a likely end."""
    open_ = soft[:, NO_NAME] < 0.85
    begins = np.flatnonzero(open_ & (soft[:, BEGINS] > 0.12))
    ends = np.flatnonzero(open_ & (soft[:, ENDS] > 0.12)) + 1
    closed = np.cumsum(~open_)
    for start, first in zip(begins.tolist(), np.searchsorted(ends, begins + 2).tolist(), strict=True):
        for end in ends[first : first + 4].tolist():
            if end - start > 24 or closed[end - 1] != closed[start]:
                break
            yield text[start:end], "soft"


def _enumerated(text: str, soft: NDArray[np.float32]) -> Iterator[tuple[str, str]]:
    """Yield the items of enumerations with 、 where some character may belong to a name."""
    for match in _ITEM.finditer(text):
        if soft[match.start() : match.end(), NO_NAME].min() < 0.7:
            yield match[0], "enumerated"


def _joined(text: str, heads: Sequence[Head]) -> Iterator[tuple[str, str]]:
    """Yield what two names that touch make together: 广州市 + 天河区管委会."""
    for head in heads[:3]:
        for left, right in zip(head.names, head.names[1:], strict=False):
            if left.end == right.start:
                yield text[left.start : right.end], "joined"


def _parts(text: str, heads: Sequence[Head], tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield names without the word that they begin or end with: a head may have read a word too many."""
    starts = {token.span.start: token for token in tokens}
    ends = {token.span.end: token for token in tokens}
    for head in heads[:3]:
        for name in head.names:
            first, last = starts.get(name.start), ends.get(name.end)
            if first and first.span.end < name.end - 1:
                yield text[first.span.end : name.end], "part"
            if last and last.span.start > name.start + 1:
                yield text[name.start : last.span.start], "part"


def _suffixed(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield runs of words that end as organisations do: the name tokens and nouns before a suffix."""
    run: list[Token] = []
    for token in tokens:
        if run and run[-1].span.end != token.span.start:
            run = []
        if token.tag[:1] in ("n", "j", "l", "v", "a", "m", "x", "e", "i", "s", "f", "b", "q") and _STOPS.isdisjoint(
            token.text
        ):
            run.append(token)
            if len(token.text) >= 2 and (found := suffix_of(token.text)) and found[0] == token.text and len(run) > 1:
                for first in run[-6:-1]:
                    if first.tag in ("ns", "nr", "nz", "nt", "x", "nrt", "n", "j"):
                        yield text[first.span.start : token.span.end], "suffix"
        else:
            run = []


def _people(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield a surname with the one or two characters behind it where the dictionary knows no word for them."""
    known = surnames()
    for number, token in enumerate(tokens):
        if token.text not in known:
            continue
        end = token.span.end
        for follower in tokens[number + 1 : number + 3]:
            if follower.span.start != end or not _STOPS.isdisjoint(follower.text) or len(follower.text) > 2:
                break
            end = follower.span.end
            if end - token.span.start <= len(token.text) + 2:
                yield text[token.span.start : end], "surname"


def tokens_of(name: str) -> int:
    """Return how many characters of place name a legal name may begin with."""
    return 2 if len(name) > 8 else 0


def short_forms(name: str, place: int) -> Iterator[str]:
    """Yield what an article may call a company after its full name: without place, legal form and industry."""
    core = _BRACKETS.sub("", _LEGAL.sub("", name))
    if core == name and not (found := suffix_of(name)):
        return
    bases = {core, core[place:]} if place else {core}
    for base in sorted(bases):
        if len(base) >= 2 and base != name:
            yield base
        if (found := suffix_of(base)) and len(base) - len(found[0]) >= 2:
            yield base[: -len(found[0])]
        for size in (2, 3, 4):
            if len(base) > size + 1:
                yield base[:size]
