"""Words that are no names by themselves: 公司, MCN, 研发中心."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def generic_words() -> frozenset[str]:
    """Return the words, in lower case (``generic.txt``)."""
    lines = (resources.files("kg.mentions") / "generic.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
