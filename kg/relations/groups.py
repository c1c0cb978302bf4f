"""Noun groups: titles become marks, and 甲公司董事长张三 is read and becomes 张三, so that clause patterns see one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from kg.relations.mask import FOUNDER, MARK, NAMES, STOPS, TITLE, Edit, Skeleton
from kg.relations.rows import Row

_ROUNDS = 3  # how often the noun groups are gone through: 杭州的甲公司的子公司乙的董事长张三 needs three


@cache
def title_words() -> re.Pattern[str]:
    """Return the pattern of one title, from ``positions.txt``; group 1 is set where it is a founder word."""
    modifiers: list[str] = []
    heads: list[str] = []
    founders: list[str] = []
    lists = {"modifiers": modifiers, "heads": heads, "founders": founders}
    current = heads
    for line in Path(__file__).with_name("positions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = lists[line.strip("[] ")]
        elif line and not line.startswith("#"):
            current.extend(line.split())
    mods, head, founder = (
        "|".join(sorted(words, key=lambda w: (-len(w), w))) for words in (modifiers, heads, founders)
    )
    return re.compile(f"(?:{mods})?((?:{founder})(?:之一)?)|(?:{mods})*(?:首席[一-龥]{{1,6}}?[官师家]|(?:{head}))")


_JOINED = re.compile(
    f"([{TITLE}{FOUNDER}])(?:兼任?[^{NAMES}{STOPS}{TITLE}{FOUNDER}]{{0,8}}|(?:、|和|及|暨|/|与|以及)(?:该?公司|集团|本行)?)(?=[{TITLE}{FOUNDER}])"
)
_JOINS = "、，和与及跟同暨"  # what may stand between two names of one title
_NO_DEPARTMENT = "、的由与和及同是为任对将把被在从向说让请派至到称做当过了去选聘免卸辞换出给获推举提兼告诉要因原前现新"
_WITHIN = f"[^{NAMES}{STOPS}{TITLE}{FOUNDER}{_NO_DEPARTMENT}]"
_DEPARTMENT = re.compile(
    f"(?:(?<=[{MARK['Company']}{MARK['Institution']}])|(?<=[{MARK['Company']}{MARK['Institution']}][前原])){_WITHIN}{{1,9}}[{TITLE}]"
    f"|(?<=[{MARK['Company']}{MARK['Institution']}]的){_WITHIN}{{1,6}}[{TITLE}]"
)


def titled(skeleton: Skeleton) -> Skeleton:
    """Replace titles by marks; a chain of titles (董事长兼总经理) is a run of marks."""
    skeleton = skeleton.rewrite(title_words(), _title)
    skeleton = skeleton.rewrite(_JOINED, lambda m: (m.start(1),))
    return _with_departments(skeleton)


def _title(match: re.Match[str]) -> Edit:
    return (FOUNDER if match.group(1) else TITLE,)


def _with_departments(skeleton: Skeleton) -> Skeleton:
    """Let a title swallow the department between it and the name before: ``<I>个人贷款部<T>``."""
    return skeleton.rewrite(_DEPARTMENT, lambda _: (TITLE,))


def grouped(skeleton: Skeleton, rows: tuple[Row, ...]) -> Iterator[tuple[Row, re.Match[str], Skeleton, Skeleton]]:
    """Yield each noun group found, as (row, match, skeleton it matched in, skeleton after that row)."""
    for _ in range(_ROUNDS):
        before = skeleton.text
        for row in rows:
            matches = list(row.pattern.finditer(skeleton.text))
            if not matches:
                continue
            after = skeleton.rewrite(row.pattern, partial(_kept, row)) if row.reduce else skeleton
            for match in matches:
                yield row, match, skeleton, after
            skeleton = after
        if skeleton.text == before:
            return


def _kept(row: Row, match: re.Match[str]) -> Edit:
    if row.reduce == "-":
        return ()
    if row.reduce not in match.re.groupindex or match.group(row.reduce) is None:
        return None
    start, end = match.span(row.reduce)
    return tuple(range(start, end))


def leader(skeleton: Skeleton, before: int, types: frozenset[str]) -> tuple[int, int]:
    """Return where the subject before a place in its sentence stands, an empty stretch where none does.

    It is the last name of one of the types that begins a clause.
    """
    for at in range(before - 1, -1, -1):
        if skeleton.text[at] in "。；！？":
            break
        begins = at == 0 or skeleton.text[at - 1] in STOPS
        if begins and any(name.type in types for name in skeleton.cells[at].names):
            return at, at + 1
    return before, before


def joined(skeleton: Skeleton, start: int, end: int) -> int:
    """Return where the names end that share one title: 教授甲、乙 both, 教授甲与其学生乙 and 局长甲、市长乙 only 甲."""
    for at in range(start + 1, end):
        if skeleton.cells[at].names and skeleton.text[at - 1] not in _JOINS:
            return at
    return end
