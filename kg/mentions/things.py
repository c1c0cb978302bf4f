"""Events, policies and products by how they are written: 第九届…论坛, “…”活动, 《…办法》, 自研的系统“…”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.mentions.definitions import Definition, definitions
from kg.mentions.thing_rows import Row, ending, generic, matches, some, table
from kg.model.names import Mention
from kg.model.text import Span

SURENESS = 0.8  # of a name that only its wording shows; measured on gold/train
_QUOTES, _CLOSERS = '“"「『', '”"」』'
_ACTIVITY = re.compile(r"[”\"」』](?:主题|专题|专项|系列|公益|大型|宣传)*(?:特展|活动|专场|主题展|大展)$")


@dataclass(frozen=True, slots=True)
class Thing:
    """A name of an event, a policy or a product at one place."""

    span: Span
    type: str
    reason: str
    first: bool


def things(text: str, defined: Sequence[Definition] | None = None) -> tuple[Thing, ...]:
    """Return the events, policies and products that the wording shows, at each of their places, sorted, none in another.

    Args:
        text: the article.
        defined: the short forms that it introduces; None: they are looked for here.

    >>> [thing.span.of("第九届云门论坛昨日开幕") for thing in things("第九届云门论坛昨日开幕")]
    ['第九届云门论坛']
    """
    found: dict[Span, Thing] = {}
    for thing in _worded(text):
        found.setdefault(thing.span, thing)
    if not found:
        return ()
    short = tuple(_defined(text, found.values(), tuple(definitions(text)) if defined is None else defined))
    for thing in (*short, *_again(text, (*found.values(), *short))):
        found.setdefault(thing.span, thing)
    return tuple(_outermost(found.values()))


def with_things(text: str, mentions: Sequence[Mention], known: Sequence[Thing] | None = None) -> tuple[Mention, ...]:
    """Return the names with the things of the text: a whole title wins over what stands in it, a longer name over a thing.

    Args:
        text: the article.
        mentions: its names, sorted by span.
        known: its things; None: they are looked for here.
    """
    kept = [m for m in mentions if m.type != "Policy" or _no_paper(m.text)]
    added = []
    for thing in things(text) if known is None else known:
        start, end = thing.span.start, thing.span.end
        over = [m for m in kept if m.span.start < end and start < m.span.end]
        if any(_stronger(mention, thing) for mention in over):
            continue
        kept = [mention for mention in kept if mention not in over] if over else kept
        added.append(
            Mention(thing.span, thing.span.of(text), thing.type, (f"{thing.type} for: {thing.reason}",), SURENESS)
        )
    return tuple(sorted((*kept, *added), key=lambda mention: mention.span.start) if added else kept)


def _stronger(mention: Mention, thing: Thing) -> bool:
    """Whether a name that was read stays, and the thing goes."""
    if mention.span != thing.span:
        return len(mention.span) > len(thing.span)
    if mention.type == thing.type:
        return True
    if thing.type == "Event":  # its ending speaks against a person and a firm, not always against a body or a place
        return not thing.first and mention.type in ("Institution", "Place")
    return not thing.first or (thing.reason.endswith(_ELSEWHERE) and mention.type in ("Place", "Person"))


def _worded(text: str) -> Iterator[Thing]:
    for row, match in matches(text):
        span = Span(*match.span("name"))
        if _CHECKS[row.type](span.of(text), row):
            yield Thing(span, row.type, row.id, row.first)


def _can_be_event(name: str, row: Row) -> bool:
    """Whether a stretch with the ending of an event is the name of one: not 发展, not 新闻发布会."""
    if row.id.startswith("activity"):
        return True
    if _ACTIVITY.search(name):
        return False  # the name is what stands in the quotation marks
    bare = name.strip(_QUOTES + _CLOSERS)
    return row.id == "session-numbered" or not (generic().fullmatch(bare) or some().search(bare))


def _can_be_policy(name: str, row: Row) -> bool:
    """Whether a title is the name of a policy."""
    return _no_paper(name)


def _no_paper(name: str) -> bool:
    """Whether a title is more than a paper of one deal or case, such as 股份转让协议."""
    return len(name) > _LONG_TITLE or not _ends(name, "papers")


def _can_be_product(name: str, row: Row) -> bool:
    """Whether a title or a quoted name is no policy and no event, and a quoted one no mere word: 经验型, 夕阳工业."""
    if not row.id.startswith("work") and _IDEAS.search(name):
        return False
    return not (_ends(name, "policies") or _ends(name, "papers") if row.id == "work" else ending().search(name))


_CHECKS = {"Event": _can_be_event, "Policy": _can_be_policy, "Product": _can_be_product}
_IDEAS = re.compile(r"的|(?:型|式|性|化|工业|地区|[日路队无])$")
_LONG_TITLE = 9  # characters


def _ends(name: str, list_: str) -> bool:
    return name.endswith(tuple(table()["lists"][list_]))


def _defined(text: str, found: Iterable[Thing], defined: Iterable[Definition]) -> Iterator[Thing]:
    """Yield the short forms that the text introduces for a thing: 马拉松（下称“湾马”）."""
    by_end = {thing.span.end: thing for thing in found}
    for definition in defined:
        kind = _KIND_BEHIND.search(text, max(0, definition.full_end - 10), definition.full_end)
        full = by_end.get(definition.full_end) or by_end.get(kind.start() if kind else definition.full_end - 1)
        if full:
            short = definition.short.of(text)
            left = len(short) - len(short.lstrip("《")) + definition.short.start
            yield Thing(
                Span(left, left + len(short.strip("《》"))), full.type, f"defined as short for a {full.type}", True
            )


def _again(text: str, found: Iterable[Thing]) -> Iterator[Thing]:
    """Yield the further places of each name, and of events their short forms: the ending alone, the name without number."""
    seen: dict[str, Thing] = {}
    for thing in found:
        seen.setdefault(thing.span.of(text), thing)
    for name, thing in seen.items():
        if len(name) > 2 or thing.reason.startswith(_DEFINED):
            for start in _places(text, name):
                yield Thing(Span(start, start + len(name)), thing.type, thing.reason + _ELSEWHERE, thing.first)
        if thing.type == "Event":
            for short in _short_events(name):
                for match in re.finditer(rf"{_EDGE}(?P<name>{re.escape(short)})", text):
                    yield Thing(Span(*match.span("name")), "Event", "short for an event named elsewhere", True)


_ELSEWHERE = ", elsewhere"
_DEFINED = "defined as short for"
_KIND_BEHIND = re.compile(r"[”\"」』](?:[^，。；“”\"（）()]{0,4}(?:活动|特展|专场|系统|平台|小程序|[Aa][Pp][Pp]))?$")
_EDGE = r"(?:(?:^|[，。；：！？、\s“\"”])|今年的|这次|本次|本届|这场|该|下届|为了这场|参加|出席)"
_NUMBER = re.compile(r"^(?:第[0-9〇零一二三四五六七八九十百]{1,4}届|首届|20\d\d(?:年度|年)?)")


def _short_events(name: str) -> list[str]:
    """Return what the rest of the article may call an event: without its number, and its last three to five characters."""
    bare = _NUMBER.sub("", name)
    shorts = [bare] if bare != name and len(bare) > 2 else []
    return shorts + [bare[-size:] for size in (5, 4, 3) if size < len(bare) and ending().search(bare[-size:])]


def _places(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


def _outermost(found: Iterable[Thing]) -> Iterator[Thing]:
    """Yield the things that stand in no longer one, in order; of two that cross, the first."""
    last = -1
    for thing in sorted(found, key=lambda thing: (thing.span.start, -thing.span.end)):
        if thing.span.start >= last:
            yield thing
            last = thing.span.end
