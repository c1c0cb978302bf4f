"""Which people of one name are one person: those who share a post, that is an organisation and a kind of role in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from kg.model.claims import Analysis, Relation, Status

Key = tuple[str, str]  # (document id, local entity id)
Post = tuple[str, str]  # (global id of the organisation, kind of role)

_KINDS_BY_PREDICATE = {"foundedBy": "leads", "represents": "stars", "memberOf": "plays", "holdsSharesOf": "leads"}
_LONGEST = 16  # characters that a title between two names may have
_TITLE = re.compile(r"[一-鿿、a-zA-Z兼]+")
_OBJECT_IS_PERSON = frozenset({"foundedBy", "represents"})
_POSTS = frozenset({"holdsPosition", "heldPosition"})


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """Return (title, kind), the longest titles first."""
    table = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
    pairs = [(title, kind) for kind, titles in table["kinds"].items() for title in titles]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def kinds_of(title: str) -> frozenset[str]:
    """Return the kinds of role that a title says, the title itself where none is known: 副总裁 → {"leads"}."""
    found = next((end for end, _ in _kinds() if title.endswith(end)), "")
    found = found or next((part for part, _ in _kinds() if part in title), "")
    return frozenset(kind for part, kind in _kinds() if part == found) or frozenset({title} if title else ())


def posts(analysis: Analysis, owner: Mapping[Key, str]) -> dict[str, frozenset[Post]]:
    """Return the posts of each person of an analysis, by local id: what relations state, and titles between names."""
    found: dict[str, set[Post]] = {}
    for said in (_titles_before(analysis), *(_post(relation) for relation in analysis.relations)):
        for person, organization, kind in said:
            where = owner.get((analysis.document.id, organization))
            if where and person.startswith("Person/"):
                found.setdefault(person, set()).add((where, kind))
    return {person: frozenset(mine) for person, mine in found.items()}


def _titles_before(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    """Yield (person, organisation or place, kind of role) where only a title stands between: 北桥市市长方正中."""
    text = analysis.document.text
    for left, right in pairwise(link for link in analysis.links if not link.anaphor):
        between = text[left.span.end : right.span.start]
        if len(between) < _LONGEST and right.entity.startswith("Person/") and _TITLE.fullmatch(between):
            end = next((title for title, _ in _kinds() if between.endswith(title)), "")
            for kind in sorted(kinds_of(end)):
                yield right.entity, left.entity, kind


def _post(relation: Relation) -> Iterator[tuple[str, str, str]]:
    """Yield (person, organisation, kind of role); what is denied or rumoured is no evidence."""
    if relation.qualifiers.status in (Status.DENIED, Status.RUMOURED):
        return
    if relation.predicate in _POSTS:
        for kind in kinds_of(relation.qualifiers.title):
            yield relation.subject, relation.object, kind
    elif relation.predicate in _KINDS_BY_PREDICATE:
        ends = (relation.subject, relation.object)
        person, organization = reversed(ends) if relation.predicate in _OBJECT_IS_PERSON else ends
        yield person, organization, _KINDS_BY_PREDICATE[relation.predicate]
