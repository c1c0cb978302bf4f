"""Names of people: given names, parts of foreign names, and the same name with spaces."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.linking.organizations import Alias

_HAN = re.compile(r"[一-鿿]{2,4}")
_SEPARATOR = re.compile(r"[·•・‧.\s]+|(?<=[一-鿿])[-－](?=[一-鿿])")


@cache
def surnames() -> frozenset[str]:
    """Return the Chinese surnames, compound ones included."""
    return frozenset(Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8").split())


def surname_of(name: str) -> str:
    """Return the surname of a Chinese name, "" for another name: 司马澜 → 司马, 阿迪力·艾山 → ""."""
    if not _HAN.fullmatch(name):
        return ""
    if len(name) > 2 and name[:2] in surnames():
        return name[:2]
    return name[0] if name[0] in surnames() else ""


def person_short_for(short: str, full: str) -> Alias | None:
    """Say whether a folded name is the given name, or a part, of a longer one."""
    pieces = _SEPARATOR.split(full)
    if len(pieces) > 1:
        if short == pieces[-1] or short == pieces[0]:
            return Alias(0.85, "a part of the foreign name")
        mine = _SEPARATOR.split(short)
        if len(mine) > 1 and mine[0] == pieces[0] and mine[-1] == pieces[-1]:
            return Alias(0.85, "the foreign name without its middle")
        return None
    surname = surname_of(full)
    if surname and len(full) - len(surname) == 2 and short == full[len(surname) :]:
        return Alias(0.8, "the given name alone")
    if len(full) == 4 and len(surname) < 2 and short == full[2:]:
        return Alias(0.7, "the second half of the name")
    if surname and len(surname) == 2 and short == surname:
        return Alias(0.6, "the compound surname alone")
    if surname and short[0] in "老小阿" and short[1:] == surname:
        return Alias(0.6, "surname with 老 or 小")
    return None
