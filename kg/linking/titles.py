"""Surname and title (李总, 周副主任, 张院士): whom the article means, where one person bears surname and title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.linking.people import surname_of, surnames
from kg.model.names import Entity, Link
from kg.model.text import Span

_NAMELESS = ("某", "某某")  # 覃某 is all the name there is
_SHORT = {"总": ("总经理", "总裁", "董事长", "总监", "创始人", "CEO", "首席执行官"), "董": ("董事长", "董事")}
_ANYONE = frozenset({"先生", "女士", "小姐", "太太", "师傅", "老师", "某", "某某"})  # no title tells who it is
_ALSO_WORDS = frozenset("任于和向从时原现前因同自")  # 任主任 is a post, 和局长 two people
_CLAUSE = re.compile(r"[，。；！？、,;!?\n]")
_BEFORE = "的是对向由和与及被让请把跟同给说找据在"


@dataclass(frozen=True, slots=True)
class Titled:
    """A surname with a title: ``Titled(Span(3, 7), "周", "副主任")``."""

    span: Span
    surname: str
    title: str


@cache
def _titles() -> str:
    words = Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").split()
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(.{{1,2}}?)({_titles()})")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:{_titles()})(?![部处室办局])")


def titled(text: str) -> tuple[str, str] | None:
    """Return surname and title where a name is nothing else: 李总 → ("李", "总"), 李总理 → None."""
    found = _whole().fullmatch(text)
    return (found[1], found[2]) if found and found[1] in surnames() and found[2] not in _NAMELESS else None


def called(text: str, taken: Sequence[Span], borne: Iterable[str]) -> Iterator[Titled]:
    """Yield the places where a surname that a person of the article bears stands with a title, outside the names."""
    mine = {name for name in borne if name and name not in _ALSO_WORDS}
    if not mine:
        return
    starts = [span.start for span in taken]
    for found in _title().finditer(text):
        at = found.start()
        surname = next((text[at - n : at] for n in (2, 1) if text[at - n : at] in mine), "")
        span = Span(at - len(surname), found.end())
        k = bisect_right(starts, span.end - 1) - 1
        if (
            not surname
            or (k >= 0 and taken[k].overlaps(span))
            or _inside_word(text[max(0, span.start - 1) : span.start])
        ):
            continue
        yield Titled(span, surname, found[0])


def _inside_word(before: str) -> bool:
    return before.isalpha() and before not in _BEFORE


def bearer(text: str, one: Titled, same: Mapping[str, Sequence[Span]]) -> str | None:
    """Return whom surname and title mean.

    Args:
        text: the article.
        one: surname and title.
        same: the people with that surname, and where they are named.

    Returns:
        The only one; among several the only one whom the article gives that title.
    """
    if len(same) == 1:
        return next(iter(same))
    if one.title in _ANYONE:
        return None
    wanted = _SHORT.get(one.title, (one.title,))
    bearing = [id_ for id_, spans in same.items() if any(w in _around(text, span) for span in spans for w in wanted)]
    return bearing[0] if len(bearing) == 1 else None


def _around(text: str, span: Span) -> str:
    """Return what stands next to a name in its clause, before and behind."""
    before = _CLAUSE.split(text[max(0, span.start - 12) : span.start])[-1]
    return before + _CLAUSE.split(text[span.end : span.end + 8])[0]


def titled_links(text: str, entities: Sequence[Entity], links: Sequence[Link]) -> list[Link]:
    """Return links for 李总 and 周副主任 to the people they mean."""
    people = {entity.id: entity for entity in entities if entity.type == "Person"}
    spans: dict[str, list[Span]] = {}
    for link in links:
        if link.entity in people:
            spans.setdefault(link.entity, []).append(link.span)
    by_surname: dict[str, dict[str, list[Span]]] = {}
    for id_, entity in people.items():
        by_surname.setdefault(surname_of(entity.label), {})[id_] = spans.get(id_, [])
    found = []
    for one in called(text, [link.span for link in links], by_surname):
        bearing = bearer(text, one, by_surname[one.surname])
        if bearing:
            reason = f"{one.span.of(text)}: the person with that surname ({people[bearing].label})"
            found.append(Link(one.span, bearing, reason, 0.85, anaphor=True))
    return found
