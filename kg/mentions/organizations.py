"""Company or institution: what the end of an organisation's name says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Suffixes:
    """One row of organizations.toml: endings of names and the type that they speak for."""

    id: str
    type: str
    suffixes: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def suffix_rows() -> tuple[Suffixes, ...]:
    """Return the rows of the suffix table."""
    table = tomllib.loads((resources.files("kg.mentions") / "organizations.toml").read_text(encoding="utf-8"))
    return tuple(
        Suffixes(key, row["type"], tuple(row["suffixes"]), tuple(row["yes"]), tuple(row["no"]))
        for key, row in table.items()
    )


@cache
def _by_ending() -> dict[str, tuple[str, str]]:
    """Return suffix → (row id, type)."""
    return {suffix: (row.id, row.type) for row in suffix_rows() for suffix in row.suffixes}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return for each character that an ending ends in how long those endings are, the longest first."""
    sizes: dict[str, set[int]] = {}
    for suffix in _by_ending():
        sizes.setdefault(suffix[-1], set()).add(len(suffix))
    return {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}


def suffix_of(name: str) -> tuple[str, str, str] | None:
    """Return (suffix, row id, type) of the longest known ending of a name, None without one.

    >>> suffix_of("青岚文化传媒有限公司")
    ('有限公司', 'legal', 'Company')
    """
    for size in _sizes().get(name[-1:], ()):
        found = _by_ending().get(name[-size:])
        if found and size <= len(name):
            return name[-size:], *found
    return None


def organization_type(name: str) -> str:
    """Return Company or Institution by the name's ending; a bare brand is a Company."""
    found = suffix_of(name)
    return found[2] if found else "Company"
