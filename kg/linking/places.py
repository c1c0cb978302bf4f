"""The places that are known beforehand: divisions of China with code and parents, and the countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.resources import folder

_LARGE = ("country", "province", "city", "abroad")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the table: ``KnownPlace("330108", "滨江区", "滨江", "county", ("杭州市", "浙江省"))``."""

    code: str  # six-digit division code or ISO 3166-1 alpha-2; "" where the source gives none
    name: str
    short: str
    level: str  # "country", "province", "city", "county", "abroad" (a city or state abroad), "region"
    within: tuple[str, ...]  # full names of what holds it, nearest first

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """The identifiers an entity carries."""
        if not self.code:
            return ()
        return (("isoCode" if self.level == "country" else "adcode", self.code),)


@cache
def known_places() -> dict[str, tuple[KnownPlace, ...]]:
    """Return every known place by its full and by its short name; one name may have several."""
    found: dict[str, list[KnownPlace]] = {}
    for place in (*_countries(), *_divisions(), *_regions()):
        found.setdefault(place.name, []).append(place)
        if len(place.short) > 1 and place.short != place.name:
            found.setdefault(place.short, []).append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def beginnings() -> frozenset[str]:
    """Return the first two characters of all known places: the cheap question before the others."""
    return frozenset(name[:2] for name in known_places())


@cache
def large_places() -> frozenset[str]:
    """Return the names of countries, provinces, cities and cities abroad: those after which a branch is called."""
    return frozenset(name for name, places in known_places().items() if any(place.level in _LARGE for place in places))


def _divisions() -> list[KnownPlace]:
    rows = [line.split("\t") for line in _lines("places.tsv")]
    parents = {code: (name, parent) for code, name, _, _, parent in rows if code}
    holders: dict[str, tuple[str, ...]] = {"": ()}

    def within(parent: str) -> tuple[str, ...]:
        if parent not in holders:
            name, above = parents.get(parent, ("", ""))
            holders[parent] = (name, *within(above)) if name else tuple(parent.split(" < "))
        return holders[parent]

    return [KnownPlace(code, name, short, level, within(parent)) for code, name, short, level, parent in rows]


def _countries() -> list[KnownPlace]:
    return [
        KnownPlace(iso, name, short, "country", ())
        for iso, name, short in (line.split("\t") for line in _lines("countries.tsv"))
    ]


def _regions() -> list[KnownPlace]:
    rows = [line.split("\t") for line in _lines("regions.tsv")]
    return [
        KnownPlace("", name, "", "abroad" if country else "region", (country,) if country else ())
        for name, country in rows
    ]


def _lines(file: str) -> list[str]:
    return (folder("seeds") / "entities" / file).read_text(encoding="utf-8").splitlines()[1:]
