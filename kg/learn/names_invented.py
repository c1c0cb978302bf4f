"""Invented names of people and firms, put in place of the written ones so that the network learns form, not names."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from kg.learn.names_corpora import Example, Typed

_SWAPPED = {"Person": 0.5, "Company": 0.4, "Institution": 0.15, "Place": 0.15}  # how often a name is replaced
_ASCII = str.maketrans({"“": '"', "”": '"', "（": "(", "）": ")", "，": ",", "；": ";", "：": ":"})


@cache
def _parts() -> Mapping[str, Sequence[str]]:
    table = tomllib.loads((resources.files("kg.learn") / "names_invented.toml").read_text(encoding="utf-8"))
    return {key: value.split() if " " in value else list(value) for key, value in table.items()}


def invented_person(rng: random.Random) -> str:
    """Return a name as people of China and abroad bear it."""
    parts, kind = _parts(), rng.random()

    def foreign(low: int, high: int) -> str:
        return "".join(rng.choice(parts["transliteration"]) for _ in range(rng.randint(low, high)))

    if kind < 0.55:
        surnames = (
            "double_surnames" if rng.random() < 0.12 else "rare_surnames" if rng.random() < 0.45 else "common_surnames"
        )
        size = 1 if rng.random() < 0.2 else 2
        return rng.choice(parts[surnames]) + "".join(rng.choice(parts["given"]) for _ in range(size))
    if kind < 0.65:
        return rng.choice(parts["tibetan"]) + (rng.choice(parts["tibetan"]) if rng.random() < 0.85 else "")
    if kind < 0.73:
        return f"{rng.choice(parts['uyghur'])}·{rng.choice(parts['uyghur'])}"
    if kind < 0.78:
        return rng.choice(parts["mongolian"]) + (rng.choice(parts["mongolian"]) if rng.random() < 0.7 else "")
    if kind < 0.81:
        return rng.choice(parts["southwest"]) + rng.choice(parts["southwest"])
    if kind < 0.95:
        middle = f"{foreign(1, 2)}·" if rng.random() < 0.1 else ""
        return f"{foreign(2, 4)}·{middle}{foreign(2, 5)}" + (f"-{foreign(2, 4)}" if rng.random() < 0.05 else "")
    return foreign(2, 5)


def invented_company(rng: random.Random) -> str:
    """Return a brand, a short name or a full legal name of a firm."""
    parts = _parts()
    brand = "".join(rng.choice(parts["brand"]) for _ in range(2 if rng.random() < 0.75 else 3))
    kind, trade, city = rng.random(), rng.choice(parts["trades"]), rng.choice(parts["cities"])
    if kind < 0.2:
        return brand
    if kind < 0.6:
        return brand + trade
    if kind < 0.75:
        return city + brand + trade
    form = rng.choices(("股份有限公司", "集团有限公司", "有限公司"), (25, 8, 67))[0]
    return (city if rng.random() < 0.85 else "") + brand + trade + form


def with_other_names(example: Example, pools: Mapping[str, Sequence[str]], rng: random.Random) -> Example:
    """Return the example with some of its names replaced, the same name everywhere by the same one.

    Args:
        example: a sentence whose names are all known.
        pools: names of each type from other articles.
        rng: where chance comes from.
    """
    if rng.random() < 0.4:
        return example
    text, at, names, other = "", 0, [], {}
    for start, end, types in example.names:
        name = example.text[start:end]
        if name not in other:
            other[name] = _replacement(name, types[0], pools, rng)
        text += example.text[at:start]
        names.append((len(text), len(text) + len(other[name]), types))
        text, at = text + other[name], end
    text += example.text[at:]
    spans: tuple[Typed, ...] = tuple(names)
    printed = text.translate(_ASCII) if rng.random() < 0.2 else text
    return replace(example, text=printed, names=spans)


def _replacement(name: str, type_: str, pools: Mapping[str, Sequence[str]], rng: random.Random) -> str:
    if rng.random() >= _SWAPPED.get(type_, 0):
        return name
    if type_ == "Person" and rng.random() < 0.85:
        return invented_person(rng)
    if type_ == "Company" and rng.random() < 0.6:
        return invented_company(rng)
    return rng.choice(pools[type_])
