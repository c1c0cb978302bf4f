"""The names of one article linked: entities with every form, and a link with its reason for each mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking.clusters import Cluster, clusters
from kg.linking.discourse import referents
from kg.linking.entities import entities_of
from kg.linking.entity_list import EntityList, KnownEntity, known_entities
from kg.linking.names import Name, names, plain
from kg.linking.speakers import speaker_links
from kg.linking.strays import gathered
from kg.linking.titles import titled, titled_links
from kg.model.names import Entity, Link, Mention
from kg.model.text import Document, Sentence


def link(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    known: EntityList | None = None,
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Say who the names of an article are.

    Args:
        document: the article.
        sentences: its sentences.
        mentions: its names, sorted by span, without overlaps.
        known: a user's list of entities: names of one row are one thing, and its codes are carried.

    Returns:
        Entities with local ids ``Type/label``, and links for names and for the words that stand for them.
    """
    mentions = [m for m in mentions if m.type != "Person" or not titled(plain(m.text))]  # 李总 is no name of anybody
    found = names(mentions)
    made = gathered(clusters(document.text, mentions, found, told=_told(found, known) if known else {}))
    entities, undecided = entities_of(made, mentions)
    if known:
        entities = list(known_entities(entities, known))
    links = [
        Link(mentions[i].span, entity.id, _reason(cluster, name, undecided.get(entity.id, "")), _score(cluster, name))
        for cluster, entity in zip(made, entities, strict=True)
        for name in cluster.names
        for i in name.mentions
    ]
    links += titled_links(document.text, entities, links)
    links += speaker_links(document.text, sentences, entities, links)
    links += referents(document, sentences, entities, links)
    links.sort(key=lambda link: (link.span, link.entity))
    return tuple(entities), tuple(links)


def _told(found: Sequence[Name], known: EntityList) -> dict[str, str]:
    """Return short form → fullest form of the article, for the names that one row of the user's list holds."""
    told: dict[str, str] = {}
    fullest: dict[KnownEntity, str] = {}
    for name in sorted(found, key=lambda name: (-len(name.form), name.form)):
        entity = known.by_form.get((name.type, name.form))
        if entity:
            full = fullest.setdefault(entity, name.form)
            if full != name.form:
                told[name.form] = full
    return told


def _reason(cluster: Cluster, name: Name, undecided: str) -> str:
    alias = cluster.reasons.get(name.form)
    said = f"{alias.reason} ({cluster.names[0].form})" if alias else "same name"
    if not alias and len(name.mentions) == 1:
        said = "its only mention by this form"
    return f"{said}; {undecided}" if undecided else said


def _score(cluster: Cluster, name: Name) -> float:
    alias = cluster.reasons.get(name.form)
    return alias.score if alias else 1.0
