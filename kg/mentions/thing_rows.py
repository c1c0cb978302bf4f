"""The wordings that name events, policies and products (``things.toml``), and where in a text each can stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.mentions.word_forms import event_endings

_UNIT = r"(?:[“\"「『][^“”\"「」『』\n]{1,20}[”\"」』]|[（(][^（）()\n]{1,10}[）)]|[^\s，。；：、！？,;:!?的了在将被由等其是但未不并因“”\"「」『』《》（）()【】|●■▲◆□○※▶►→])"
_VERBS = r"(?:连夺|举办|举行|召开|参加|出席|亮相|获得|获评|成为|推出|启动|开幕|主办|承办|协办|宣布|表示|发布(?!会)|邀请|夺得|通过|入选|吸引|落幕|闭幕|收官|揭幕|拉开|投票|选举|列入|包括|本报讯|网讯|社讯)"
_REACH = 72  # characters of a match on either side of a sign, at most


@dataclass(frozen=True, slots=True)
class Row:
    """One row of things.toml: a wording that names an event, a policy or a product."""

    id: str
    type: str
    pattern: re.Pattern[str]
    first: bool  # whether it beats a company or a person read at the same place
    yes: tuple[str, ...]
    no: tuple[str, ...]
    signs: tuple[
        str, ...
    ] = ()  # one of these words stands in every match: a row with rare ones is tried near them only


@cache
def thing_rows() -> tuple[Row, ...]:
    """Return the rows of the table with their patterns compiled."""
    parts = _parts(table()["lists"])
    return tuple(
        Row(
            row["id"],
            row["type"],
            re.compile(_filled(row["pattern"], parts), re.MULTILINE),
            row.get("first", False),
            tuple(row["yes"]),
            tuple(row["no"]),
            tuple(row.get("signs", ())),
        )
        for row in table()["row"]
    )


def matches(text: str) -> Iterator[tuple[Row, re.Match[str]]]:
    """Yield what the wording of each row matches, row by row."""
    near = _near_signs(text)
    for row in thing_rows():
        for start, end in near.get(row.id, ()) if row.signs else ((0, len(text)),):
            for match in row.pattern.finditer(text, start, end):
                yield row, match


@cache
def _signs() -> tuple[Any, list[tuple[str, ...]]]:
    """Return the automaton over the signs of all rows, and for each sign the ids of its rows."""
    import ahocorasick_rs

    of: dict[str, list[str]] = {}
    for row in thing_rows():
        for sign in row.signs:
            of.setdefault(sign, []).append(row.id)
    return ahocorasick_rs.AhoCorasick(list(of)), [tuple(ids) for ids in of.values()]


def _near_signs(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return for each row with signs the stretches of the text around them, in order, none touching another."""
    automaton, ids = _signs()
    near: dict[str, list[tuple[int, int]]] = {}
    for sign, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for id_ in ids[sign]:
            stretches = near.setdefault(id_, [])
            first = max(0, start - _REACH)
            if stretches and first <= stretches[-1][1]:
                first = stretches.pop()[0]
            stretches.append((first, min(len(text), end + _REACH)))
    return near


@cache
def table() -> Any:
    """Return the table as it is written."""
    return tomllib.loads((resources.files("kg.mentions") / "things.toml").read_text(encoding="utf-8"))


@cache
def ending() -> re.Pattern[str]:
    """Return the pattern of what the name of an event ends in."""
    lists = table()["lists"]
    return re.compile(f"(?:{_any((*_long_endings(lists), *lists['one_character']))})$")


@cache
def generic() -> re.Pattern[str]:
    """Return the pattern of what names no event by itself: 新闻发布会, 首届大会."""
    lists = table()["lists"]
    long = _any((*_long_endings(lists), *lists["no_endings"]))
    return re.compile(
        rf"(?:首届|20\d\d年?)?(?:{_any(lists['plain_words'])})*(?:{long}|{_any(lists['one_character'])})|第.{{1,4}}届(?:大会|论坛|年会|会议|活动|比赛|节|赛|周|展)"
    )


@cache
def some() -> re.Pattern[str]:
    """Return the pattern of one event among many: 另一场推介会, 南方某论坛, 进一步…发布会."""
    long = _any(_long_endings(table()["lists"]))
    return re.compile(rf"[一某另](?:场|个|届|次)?(?:{long})$|^(?:进一步|关于|加强|这|该|最后|随着|先于)|[本此][次届]")


def _parts(lists: dict[str, list[str]]) -> dict[str, str]:
    """Return what stands for each {…} of the patterns."""
    long = _any(_long_endings(lists))
    things = _any(lists["things"])
    no_event = _behind(lists["no_events"])
    goes_on = "[员长资议计商场馆中厅费权奖示演品位台览销望点期道程制化性边年末一发外季区事手室]"
    return {
        "E": f"(?:{long}){no_event}",
        "W": f"(?:{long}|(?:{_any(lists['one_character'])})(?!{goes_on})){no_event}",
        "H": f"(?:{long}|(?:{_any((*lists['one_character'], '会'))})(?!{goes_on})){no_event}",
        "RUN": rf"(?:(?!{_VERBS}){_UNIT})",
        "Q": r"[“\"「『]",
        "Z": r"[”\"」』]",
        "QZ": r"“”\"「」『』",
        "POLICY": _any(lists["policies"]),
        "OUTLET": _behind(lists["outlets"]),
        "THING": things,
        "MAKE": _any(lists["makes"]),
        "GAP": r"(?:(?!声明|公告|消息|微博|文章|海报|视频|计划|指南|报告|称|说|已|是|达|属)[^，。；：、,;:“”\"「」《》（）()\n])",
        "IDEA": r"(?:[一-鿿]{0,2}(?:服务|模式|活动|政策|机制|举措|行动|工程|战略|措施|计划|套餐|理念|概念|业务|时代|之|的|等|标准|节|赛|效应|玩法|榜单|丛书|项目))",
    }


def _behind(words: Iterable[str]) -> str:
    """Return what holds where none of the words ends."""
    return "".join(f"(?<!{re.escape(word)})" for word in sorted(words))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda match: parts[match[1]], pattern)


def _long_endings(lists: dict[str, list[str]]) -> list[str]:
    return sorted({word for word in (*event_endings(), *lists["endings"]) if len(word) > 1} - set(lists["no_endings"]))


def _any(words: Iterable[str]) -> str:
    """Return an alternation, the longer words first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
