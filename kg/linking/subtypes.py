"""The subclass that the end of a name tells: 临渡大学 is a University, 滨江区 an AdministrativeDivision."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _ends() -> dict[str, tuple[tuple[str, dict[str, str]], ...]]:
    """Return by the last character the ends, the longest first, each with main class → subclass ("" keeps a name out)."""
    table = tomllib.loads(Path(__file__).with_name("subtypes.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for row in table["subtypes"]:
        for end in (*row["ends"], *row.get("except", ())):
            found.setdefault(end, {})[row["of"]] = min(
                found.get(end, {}).get(row["of"], row["class"]), row["class"] if end in row["ends"] else ""
            )
    ordered: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for end in sorted(found, key=lambda end: (-len(end), end)):
        ordered.setdefault(end[-1], []).append((end, found[end]))
    return {last: tuple(ends) for last, ends in ordered.items()}


@cache
def _types() -> frozenset[str]:
    """Return the main classes of which an end tells more."""
    return frozenset(type_ for ends in _ends().values() for _, classes in ends for type_ in classes)


def subtype_of(type_: str, label: str) -> str:
    """Return the subclass of an entity's type that the label tells, "" for none.

    Example:
        >>> subtype_of("Institution", "临渡大学"), subtype_of("Company", "临渡大学")
        ('University', '')
    """
    for end, classes in _ends().get(label[-1:], ()) if type_ in _types() else ():
        if type_ in classes and label.endswith(end) and len(label) > len(end) - (len(end) > 2):
            return classes[type_]
    return ""
