"""Words that stand for a name: which of them an article has, and of what kind their antecedent must be."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.model.text import Span

_GLUED = "应活理资版人基成根样文"  # before 该 or 本 they make another word: 应该, 基本


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that stands for something: its span, how to search, and what the antecedent can be."""

    span: Span
    word: str
    how: str  # "head", "word", "pair", "order"
    types: frozenset[str]
    ends: str = ""  # pattern that one of the antecedent's names ends with; "" where any will do
    place: int = 0  # of an order: 0 the former, 1 the latter


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("anaphors.toml").read_text(encoding="utf-8"))


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    """Compile one pattern over all words; the name of the group that matched says which row it was."""
    rows: dict[str, dict[str, Any]] = {}
    pieces = []
    for n, row in enumerate(_table()["pairs"]):
        rows[f"p{n}"] = row
        pieces.append(f"(?P<p{n}>(?<!其他)(?<!另外)(?<!其余)(?:{_either(row['words'])}))")
    for n, row in enumerate(_table()["orders"]):
        rows[f"o{n}"] = row
        pieces.append(f"(?P<o{n}>{row['word']})")
    heads = {word: row for row in _table()["heads"] for word in row["words"]}
    rows["h"] = {"heads": heads}
    demonstrative = _either(_table()["demonstratives"])
    pieces.append(
        f"(?P<h>(?<![{_GLUED}])(?:{_units(heads)}|(?:{demonstrative})[一-鿿]{{0,3}}?(?P<head>{_long(heads)})))"
    )
    pieces.append(
        r"(?P<d>这家(?=[^，。；,;！？\n]{1,24}(?:公司|企业|集团|机构|银行|[药车房企]企|老字号|厂|店|巨头|商|平台|院|所|资本|基金)))"
    )
    for n, row in enumerate(_table()["words"]):
        rows[f"w{n}"] = row
        pieces.append(f"(?P<w{n}>{_behind(row)}{row['word']}{_ahead(row)})")
    return re.compile("|".join(pieces)), rows


@cache
def _firsts() -> str:
    """Return the characters that a word can begin with: looking for them first is five times as fast."""
    table = _table()
    words = [*table["demonstratives"], "本", *(row["word"] for row in (*table["words"], *table["orders"]))]
    words += [word for row in table["pairs"] for word in row["words"]]
    return "".join(sorted({word[0] for word in words}))


def _either(words: Sequence[str] | dict[str, Any]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _behind(row: dict[str, Any]) -> str:
    guards = "".join(f"(?<!{piece})" for piece in row.get("not_before", "").split("|") if piece)
    return (f"(?:(?<={row['before']})|^)" if "before" in row else "") + guards


def _ahead(row: dict[str, Any]) -> str:
    return f"(?!{row['not_after']})" if row.get("not_after") else ""


def anaphors(text: str, taken: Sequence[Span]) -> Iterator[Anaphor]:
    """Yield the words of a text that may stand for a name, in order, outside the spans (sorted) that are taken."""
    pattern, rows = _pattern()
    starts = [span.start for span in taken]
    at = 0
    for trigger in re.compile(f"[{_firsts()}]").finditer(text):
        found = pattern.match(text, trigger.start()) if trigger.start() >= at else None
        if not found:
            continue
        at = found.end()
        span = Span(*found.span())
        k = bisect_right(starts, span.end - 1) - 1
        if k >= 0 and taken[k].overlaps(span):
            continue
        made = _anaphor(span, found, rows)
        if made:
            yield made


def _long(heads: Iterable[str]) -> str:
    return _either([word for word in heads if len(word) > 1])


def _units(heads: Iterable[str]) -> str:
    """Return the pattern of a demonstrative with a head of one character that begins no other word."""
    guards = _table()["units"]
    units = "|".join(f"{word}(?!长|{guards.get(word, '长')})" for word in sorted(heads) if len(word) == 1)
    return f"(?:{_either(_table()['demonstratives'])}|本)(?P<unit>{units})"


def _anaphor(span: Span, found: re.Match[str], rows: dict[str, dict[str, Any]]) -> Anaphor | None:
    group = "h" if found["h"] else str(found.lastgroup)
    if group == "d":
        return Anaphor(span, found[0], "head", frozenset({"Company", "Institution"}))
    if group == "h":
        head = found["head"] or found["unit"]
        row = rows["h"]["heads"][head]
        ends = re.escape(head[-1]) if row["ends"] == "@" else row["ends"]
        return Anaphor(span, found[0], "head", frozenset(row["types"]), ends)
    row = rows[group]
    if group[0] == "p":
        return Anaphor(span, found[0], "pair", frozenset(row["types"]))
    if group[0] == "o":
        return Anaphor(span, found[0], "order", frozenset({"Company", "Institution", "Person"}), place=row["place"])
    return Anaphor(span, found[0], "word", frozenset(row["types"]), row.get("ends", ""))
