"""Hedges: conditions, questions, proposals, boasts, and how far each reaches in its sentence (``hedges.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.errors import TableError
from kg.model.claims import Status

ASKED = "asked"  # the status of what is only asked: nothing is read
_REACHES = ("on", "rest", "clause", "sentence")
_CLAUSE_STARTS, _CLAUSE_ENDS = "，。！？；：“", re.compile("[，。！？；”]|$")
_REST_ENDS = re.compile("，(?:但|不过|然而|目前|截至|此前|而目前)|[。！？；]|$")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A row of the table: words, how far they reach, and how a claim there stands."""

    id: str
    status: str
    reach: str
    words: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """The characters of a masked sentence over which a hedge reaches."""

    start: int
    end: int
    status: str
    id: str


@cache
def hedges() -> tuple[Hedge, ...]:
    """Return the rows of ``hedges.toml``.

    Raises:
        TableError: a missing field, an unknown reach or status, or a word that is no regular expression.
    """
    with Path(__file__).with_name("hedges.toml").open("rb") as file:
        table = tomllib.load(file)
    found = []
    for number, raw in enumerate(table["hedge"], 1):
        where = f"hedges.toml: hedge {number} ({raw.get('id', 'no id')})"
        try:
            row = Hedge(
                raw["id"],
                raw["status"],
                raw["reach"],
                re.compile("|".join(raw["words"])),
                tuple(raw["yes"]),
                tuple(raw["no"]),
            )
        except (KeyError, re.error) as error:
            raise TableError(where, f"cannot be read ({error})", "see the head of hedges.toml") from error
        if row.reach not in _REACHES or row.status not in (*Status, ASKED):
            raise TableError(
                where, f"unknown reach or status '{row.reach}' '{row.status}'", f"a reach is one of {_REACHES}"
            )
        found.append(row)
    return tuple(found)


@lru_cache(maxsize=1024)
def regions(text: str) -> tuple[Region, ...]:
    """Return where hedges reach in a masked sentence."""
    return tuple(
        Region(*_reach(row.reach, text, match), row.status, row.id)
        for row in hedges()
        for match in row.words.finditer(text)
    )


def hedged(text: str, right: int) -> dict[str, str]:
    """Return the statuses that hedges give to a claim which ends at ``right``, each with the id of its row."""
    return {region.status: region.id for region in regions(text) if region.start < right <= region.end}


def supposes(sentence: str) -> bool:
    """Whether a sentence holds a condition: 如果甲收购乙，…."""
    return any(row.id == "condition" and row.words.search(sentence) for row in hedges())


def _reach(reach: str, text: str, match: re.Match[str]) -> tuple[int, int]:
    if reach == "sentence":
        return max(text.rfind(mark, 0, match.start()) for mark in "。！？；") + 1, len(text)
    start = match.start()
    if reach == "clause":
        start = max(text.rfind(mark, 0, match.start()) for mark in _CLAUSE_STARTS) + 1
    ends = _REST_ENDS if reach == "rest" else _CLAUSE_ENDS
    # A word that looks on to the comma after it (建议，由…) reaches on from there.
    end = ends.search(text, match.end())
    return start, end.start() if end else len(text)
