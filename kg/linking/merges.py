"""Why each further name of an entity was taken for one: the surest reason that an article or the names themselves give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.linking.decisions import Decision
from kg.linking.names import label_of, plain
from kg.linking.organizations import Alias, short_for
from kg.linking.people import person_short_for
from kg.linking.placenames import place_short_for
from kg.linking.things_across import Key, family
from kg.model.claims import Analysis
from kg.model.names import Entity, Merge

_RULES = {"Organization": short_for, "Person": person_short_for, "Place": place_short_for}
_ACROSS = Alias(0.6, "another article, or a code, ties the two names")
_LIKE = 0.9  # of what the names alone say across articles: no article says so


def merges(
    analyses: Iterable[Analysis],
    entities: Iterable[Entity],
    owner: Mapping[Key, str],
    *,
    decisions: Iterable[Decision] = (),
) -> tuple[Merge, ...]:
    """Return a merge for each form of an entity that is not a spelling of its label, sorted by entity and form.

    Args:
        analyses: of all documents.
        entities: as they are across documents.
        owner: which local entity belongs to which.
        decisions: of a human: what they call the same is sure.
    """
    named = {entity.id: entity for entity in entities}
    best: dict[tuple[str, str], Merge] = {}
    for merge in _read(analyses, named, owner):
        key = (merge.entity, plain(merge.form))
        if key not in best or _rank(merge) < _rank(best[key]):
            best[key] = merge
    said = {frozenset(map(plain, pair)) for pair in _pairs(decisions)}
    return tuple(_confirmed(best[key], named[key[0]], said) for key in sorted(best))


def _rank(merge: Merge) -> tuple[float, str, str]:
    return -merge.confidence, merge.reason, merge.form


def _read(analyses: Iterable[Analysis], named: Mapping[str, Entity], owner: Mapping[Key, str]) -> Iterator[Merge]:
    """Yield each naming by a form other than the label, with its reason."""
    for analysis in analyses:
        local = {entity.id: entity for entity in analysis.entities}
        for link in analysis.links:
            if link.anaphor:
                continue
            entity = named[owner[analysis.document.id, link.entity]]
            form = label_of(link.span.of(analysis.document.text))
            if plain(form) == plain(entity.label):
                continue
            if plain(form) == plain(local[link.entity].label):
                alias = _across(form, entity)
            else:
                full = f" ({plain(local[link.entity].label)})"  # a reader sees it anyway
                alias = Alias(link.score, link.reason.removesuffix(full))
            yield Merge(entity.id, form, alias.reason, round(alias.score, 3))


def _across(form: str, entity: Entity) -> Alias:
    """Say why what is called so in one article is the entity that others call by its label."""
    rule = _RULES.get(family(entity))
    short, full = plain(form), plain(entity.label)
    alias = rule(short, full) or rule(full, short) if rule else None
    return Alias(alias.score * _LIKE, f"across articles: {alias.reason}") if alias else _ACROSS


def _pairs(decisions: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    for row in decisions:
        if row.verdict == "same" and row.other:
            yield row.entity.label, row.other.label


def _confirmed(merge: Merge, entity: Entity, said: AbstractSet[frozenset[str]]) -> Merge:
    """Return the merge, a sure one where a row of the user calls this form the same as another of the entity."""
    form = plain(merge.form)
    others = (plain(name) for name in (entity.label, *entity.aliases))
    if not said or not any(frozenset((form, other)) in said for other in others if other != form):
        return merge
    return replace(merge, reason="a decision says so", confidence=1.0)
