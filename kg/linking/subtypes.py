"""The subclass that the end of a name tells: 临渡大学 is a University, 滨江区 an AdministrativeDivision."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _ends() -> tuple[tuple[str, str, str], ...]:
    """Return (end, main class, subclass), the longest ends first; "" as subclass keeps a name out."""
    table = tomllib.loads(Path(__file__).with_name("subtypes.toml").read_text(encoding="utf-8"))
    found = []
    for row in table["subtypes"]:
        found += [(end, row["of"], row["class"]) for end in row["ends"]]
        found += [(end, row["of"], "") for end in row.get("except", ())]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


@cache
def _any() -> tuple[str, ...]:
    return tuple(sorted({end for end, _, _ in _ends()}))


def subtype_of(type_: str, label: str) -> str:
    """Return the subclass of an entity's type that the label tells, "" for none.

    Example:
        >>> subtype_of("Institution", "临渡大学"), subtype_of("Company", "临渡大学")
        ('University', '')
    """
    if not label.endswith(_any()):
        return ""
    for end, main, class_ in _ends():
        if main == type_ and label.endswith(end) and len(label) > len(end) - (len(end) > 2):
            return class_
    return ""
