"""Organisation names taken apart: (place) + own name + trade + form, and whether one name is short for another."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.linking.places import known_places

_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Alias:
    """How sure it is that a name is short for another (0 to 1), and why, in words."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A folded organisation name taken apart: ``格式塔(成都)科技有限公司`` → place 成都, core 格式塔科技."""

    whole: str  # without brackets
    place: str  # what stands in front, or in brackets
    core: str  # own name and trade, without place and legal form
    stem: str  # the whole without the legal form


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("organizations.toml")).read_text(encoding="utf-8"))


@cache
def _ending(key: str) -> re.Pattern[str]:
    """Compile the pattern of the words of a row at the end of a name, with at least two characters before them."""
    words = sorted(_table()[key], key=lambda word: (-len(word), word))
    return re.compile(r"(?<=..)\s*(?:" + "|".join(map(re.escape, words)) + r")$")


def _without(key: str, name: str) -> str:
    return _ending(key).sub("", name) or name


@lru_cache(maxsize=4096)
def parts(name: str) -> Parts:
    """Take a folded name apart."""
    place = ""
    for inside in _BRACKET.findall(name):
        if inside in known_places():
            place = inside
        elif inside not in _table()["bracket_forms"]:
            return Parts(name, "", _without("legal_forms", name), _without("legal_forms", name))
    whole = _BRACKET.sub("", name)
    stem = _without("legal_forms", whole)
    front = leading_places(stem)
    return Parts(whole, front or place, stem[len(front) :], stem)


@lru_cache(maxsize=4096)
def leading_places(name: str) -> str:
    """Return the known places a name opens with, as far as two characters are left: 河南省驻马店市中心医院 → 河南省驻马店市."""
    known, at = known_places(), 0
    while True:
        step = next((n for n in range(min(len(name) - at - 2, 12), 1, -1) if name[at : at + n] in known), 0)
        if not step:
            break
        at += step
    if at and name[at] in _table()["levels"] and len(name) - at > 2:
        at += 1
    return name[:at]


def short_for(short: str, full: str) -> Alias | None:
    """Say whether a folded name is short for a longer one, by the logic of organisation names."""
    a, b = parts(short), parts(full)
    if a.stem == b.stem:
        return Alias(0.97, "the same without the legal form")
    if a.core == b.core and (not a.place or not b.place or a.place == b.place):
        return Alias(0.95, "the same without place and legal form")
    if b.place and a.stem in (b.place + b.core, b.core + b.place):
        return Alias(0.95, "place and own name turned round")
    return _level_short(short, full) or _head(a, b) or _tail(short, b) or _letters(a, b)


def _level_short(short: str, full: str) -> Alias | None:
    """省国资委 for 广东省国资委; 市住建局 for 泸州市住房和城乡建设局."""
    if short[0] not in _table()["levels"]:
        return None
    at = full.rfind(short[0], 1, len(full) - len(short) + 2)
    if at < 2 or (full[: at + 1] not in known_places() and leading_places(full)[: at + 1] != full[: at + 1]):
        return None
    rest, own = short[1:], full[at + 1 :]
    if rest == own:
        return Alias(0.95, "the place is left to its level")
    if len(rest) > 1 and rest[-1] == own[-1] and _subsequence(rest, own):
        return Alias(0.85, "the place left to its level, the rest shortened")
    return None


def _head(a: Parts, b: Parts) -> Alias | None:
    """凌岳 for 凌岳制药: the own name opens the core; but what goes on with a part of a whole is another thing."""
    for head, said in (
        (a.stem, "opens the name"),
        (_without("tails", a.stem), "opens the name, but for its last word"),
    ):
        if len(head) < 2 or head in known_places():
            continue
        for own in (b.core, b.place + b.core if b.place else "", b.stem):
            if own.startswith(head) and own != head and not _is_part(own[len(head) :]):
                return Alias(0.85 if head == a.stem else 0.75, said)
    return None


def _is_part(rest: str) -> bool:
    return _ending("parts").search("……" + rest) is not None


def _tail(short: str, b: Parts) -> Alias | None:
    """清江浦支行 for 运东银行清江浦支行: the owner in front is left out."""
    if len(short) > 3 and b.whole.endswith(short) and len(b.whole) > len(short):
        return Alias(0.8, "the owner or place in front is left out")
    return None


def _letters(a: Parts, b: Parts) -> Alias | None:
    """运东银行 for 江苏运东商业银行: its characters stand in the full name in order, the first two side by side."""
    short = a.stem
    for name, own in ((short, b.core), (short, b.stem), (short, b.whole), (a.whole, b.whole), (a.core, b.core)):
        if len(name) < 3 or len(name) >= len(own) or name[0] != own[0] or own.startswith(name):
            continue
        if _is_part(own[-4:]) and name[-1] != own[-1]:
            continue
        if _subsequence(name, own) and (own.startswith(name[:2]) or name[-1] == own[-1]):
            return Alias(0.7 if own.startswith(name[:2]) else 0.6, "its characters stand in the full name in order")
    return None


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
