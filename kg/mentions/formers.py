"""前 and 原 in front of an organisation: a former post, no part of the name (``formers.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kg.mentions.contexts import beside, contexts
from kg.model.names import ORGANIZATION_TYPES, Mention
from kg.model.text import Span

_FORMER = ("前", "原")
_SHORTEST = 3  # 前 and a name of two characters


@dataclass(frozen=True, slots=True)
class Formers:
    """The words that begin a name with 前 or 原, and the examples that prove the rule."""

    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def formers() -> Formers:
    """Return the table."""
    table = tomllib.loads((resources.files("kg.mentions") / "formers.toml").read_text(encoding="utf-8"))
    return Formers(tuple(table["words"]), tuple(table["yes"]), tuple(table["no"]))


def without_former(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with 前 or 原 taken off where it speaks of a post: 前青禾智能总裁 names 青禾智能.

    A former post read as part of a name would stand in the graph as a present one.
    """
    suspects = [mention for mention in mentions if _may_hold_former(mention)]
    if not suspects:
        return tuple(mentions)
    title = 1 << next(number for number, row in enumerate(contexts()) if row.id == "title")
    _, starting = beside(text)
    untitled = {mention.text for mention in suspects if not starting[mention.span.end] & title}
    return tuple(
        _shortened(mention) if mention in suspects and mention.text not in untitled else mention for mention in mentions
    )


def _may_hold_former(mention: Mention) -> bool:
    name = mention.text
    return (
        mention.type in ORGANIZATION_TYPES
        and len(name) >= _SHORTEST
        and name.startswith(_FORMER)
        and not name.startswith(formers().words)
    )


def _shortened(mention: Mention) -> Mention:
    span = Span(mention.span.start + 1, mention.span.end)
    return replace(
        mention, span=span, text=mention.text[1:], found_by=(*mention.found_by, f"{mention.text[0]} = former")
    )
