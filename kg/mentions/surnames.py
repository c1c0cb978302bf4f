"""Surnames: which names of people can begin with which characters, and how common that is."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def surnames() -> dict[str, float]:
    """Return surname → how common it is, 0 to 1 (``surnames.tsv``)."""
    rows = (resources.files("kg.mentions") / "surnames.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {surname: float(rank) / 10_000 for surname, rank in pairs}


def surname_of(name: str) -> tuple[str, float] | None:
    """Return the surname that a name begins with and how common it is, None without one.

    >>> surname_of("欧阳青")
    ('欧阳', 0.0091)
    """
    known = surnames()
    for size in (2, 1):
        if len(name) > size and name[:size] in known:
            return name[:size], known[name[:size]]
    return None
