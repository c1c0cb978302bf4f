"""What the form of the text proposes as names: suffixes, surnames, enumerations, brackets, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from kg.mentions.definitions import definitions
from kg.mentions.organizations import suffix_of
from kg.mentions.surnames import surnames
from kg.model.text import Document, Token

Proposal = tuple[int, int, str]  # start, end, what proposes it

_WORK = re.compile(r"《([^《》\n]{2,40})》")
_QUOTED = re.compile(r"[“\"「]([^“”\"「」\n，。；！？、]{2,16})[”\"」]")
_ACTIVITY = re.compile(
    r"[“\"「]([^“”\"「」\n]{2,40})[”\"」](?=活动|特展|专场|主题|系列|大会|论坛|峰会|演唱会|音乐会|赛)"
)
_PRODUCT = re.compile(
    r"(?:自研|自主研发|研发|推出|发布|上线|开发|生产|品牌|产品|系统|平台)的?(?:了|出)?[“\"「]([^“”\"「」\n]{2,16})[”\"」]"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+\-']*(?: [A-Z][A-Za-z0-9.&+\-']*){0,4}")
_DOTTED = re.compile(r"([一-鿿]{1,8})((?:[·•・\-—][一-鿿]{1,8})*[·•・][一-鿿]{1,8}(?:[·•・\-—][一-鿿]{1,8})*)")
_ITEM = re.compile(
    r"(?<=[、和及与])[^，。；：、！？（）()“”\"《》\s和及与等]{2,12}(?=[、和及与等，。（(])|[^，。；：、！？（）()“”\"《》\s]{2,12}(?=、)"
)
STOPS = frozenset('，。；：、！？,;!?“”"《》「」『』\n\t')
_LINKS = frozenset("与和及（）()")  # may stand inside the name of an organisation
_RUN_TAGS = frozenset("njlvamxeisfbq")
_FIRST_TAGS = frozenset(("ns", "nr", "nz", "nt", "x", "nrt", "n", "j", "f", "s", "b"))
_LONGEST_RUN = 9


def proposals(document: Document, tokens: Sequence[Token]) -> Iterator[Proposal]:
    """Yield stretches that look like names by their form alone."""
    text = document.text
    yield from _suffixed(tokens)
    yield from _people(tokens)
    for match in _DOTTED.finditer(text):
        for size in range(1, len(match[1]) + 1):
            yield match.end(1) - size, match.end(), "dotted"
            for cut in range(1, 5):
                yield match.end(1) - size, match.end() - cut, "dotted"
    for definition in definitions(text):
        yield definition.short.start, definition.short.end, "definition"
    for byline in document.bylines:
        yield byline.span.start, byline.span.end, "by-line"
    for pattern, reason in ((_WORK, "《…》"), (_QUOTED, "quoted"), (_PRODUCT, "product"), (_ACTIVITY, "event")):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(1), reason
    for match in _LATIN.finditer(text):
        yield match.start(), match.end(), "Latin"
    for match in _ITEM.finditer(text):
        yield match.start(), match.end(), "enumerated"


@cache
def event_endings() -> frozenset[str]:
    """Return the words that events end in (``events.txt``)."""
    lines = (resources.files("kg.mentions") / "events.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _suffixed(tokens: Sequence[Token]) -> Iterator[Proposal]:
    """Yield runs of words that end as organisations or events do, from each word that can begin a name."""
    run: list[Token] = []
    events = event_endings()
    for token in tokens:
        if run and run[-1].span.end != token.span.start:
            run = []
        text = token.text
        if run and text in _LINKS:
            run.append(token)
            continue
        if token.tag[:1] not in _RUN_TAGS or not STOPS.isdisjoint(text):
            run = []
            continue
        run.append(token)
        if len(run) < 2:
            continue
        event = text in events or text[-2:] in events
        found = suffix_of(text) if len(text) >= 2 else None
        if event or (found and found[0] == text):
            for number, first in enumerate(run[-_LONGEST_RUN:-1]):
                if first.text not in _LINKS and (
                    number == 0 or first.tag in _FIRST_TAGS or (event and first.tag == "m")
                ):
                    yield first.span.start, token.span.end, "event" if event else "suffix"


def _people(tokens: Sequence[Token]) -> Iterator[Proposal]:
    """Yield a surname with the one or two characters behind it where the dictionary knows no word for them."""
    known = surnames()
    for number, token in enumerate(tokens):
        if token.text not in known:
            continue
        start, end = token.span.start, token.span.end
        for follower in tokens[number + 1 : number + 3]:
            if follower.span.start != end or not STOPS.isdisjoint(follower.text) or len(follower.text) > 2:
                break
            end = follower.span.end
            if end - start <= len(token.text) + 2:
                yield start, end, "surname"
