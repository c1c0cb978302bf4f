"""The names of one article linked: entities with every form, and a link with its reason for each mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.linking.clusters import Cluster, clusters
from kg.linking.discourse import referents
from kg.linking.names import Name, label_of, legal, names, plain
from kg.linking.placenames import candidates, decided, without_holder
from kg.linking.strays import gathered
from kg.linking.titles import titled, titled_links
from kg.model.names import ORGANIZATION_TYPES, Entity, Link, Mention
from kg.model.text import Document, Sentence


def link(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Say who the names of an article are.

    Args:
        document: the article.
        sentences: its sentences.
        mentions: its names, sorted by span, without overlaps.

    Returns:
        Entities with local ids ``Type/label``, and links for names and for the words that stand for them.
    """
    called = [mention for mention in mentions if mention.type == "Person" and titled(plain(mention.text))]
    mentions = [mention for mention in mentions if mention not in called] if called else mentions
    found = names(mentions)
    made = gathered(clusters(document.text, mentions, found))
    mentioned = frozenset(
        form for name in found if name.type == "Place" for form in (name.form, without_holder(name.form))
    )
    entities: list[Entity] = []
    links: list[Link] = []
    taken: set[str] = set()
    for cluster in made:
        entity = _entity(cluster, mentions, mentioned, taken)
        taken.add(entity.id)
        entities.append(entity)
        links += [
            Link(mentions[i].span, entity.id, _reason(cluster, name), _score(cluster, name))
            for name in cluster.names
            for i in name.mentions
        ]
    links += titled_links(document.text, entities, links)
    links += referents(document, sentences, entities, links)
    links.sort(key=lambda link: (link.span, link.entity))
    return tuple(entities), tuple(links)


def _reason(cluster: Cluster, name: Name) -> str:
    alias = cluster.reasons.get(name.form)
    if alias:
        return f"{alias.reason} ({cluster.names[0].form})"
    return "same name" if len(name.mentions) > 1 else "its only mention by this form"


def _score(cluster: Cluster, name: Name) -> float:
    alias = cluster.reasons.get(name.form)
    return alias.score if alias else 1.0


def _entity(cluster: Cluster, mentions: Sequence[Mention], mentioned: frozenset[str], taken: set[str]) -> Entity:
    type_ = _type(cluster, mentions)
    surfaces = [mentions[i].text for name in cluster.names for i in name.mentions]
    labels = list(dict.fromkeys(label_of(surface) for surface in surfaces))
    label = _label(labels, type_)
    aliases = tuple(form for form in dict.fromkeys((*labels, *surfaces)) if form != label)
    id_ = f"{type_}/{label}"
    if id_ in taken:
        id_ = next(f"{id_} {n}" for n in range(2, len(taken) + 3) if f"{id_} {n}" not in taken)
    confidence = max(mentions[i].confidence for name in cluster.names for i in name.mentions)
    if type_ != "Place":
        return Entity(id_, type_, label, aliases, confidence=confidence)
    forms = [name.form for name in cluster.names]
    place = decided(candidates(forms), forms, mentioned)
    if place is None:
        return Entity(id_, type_, label, aliases, confidence=confidence)
    return Entity(id_, type_, label, aliases, "", place.identifiers, place.within, confidence)


def _label(labels: Sequence[str], type_: str) -> str:
    """Return the fullest form; of a place the fullest without the place that holds it (滨江区, not 杭州市滨江区)."""
    if type_ == "Place":
        own = [label for label in labels if without_holder(label) == label]
        return max(own or labels, key=len)
    return max(labels, key=len)


def _type(cluster: Cluster, mentions: Sequence[Mention]) -> str:
    """Return the type of the cluster: a legal form makes a company, else its mentions vote."""
    if any(name.type in ORGANIZATION_TYPES and legal(name.form) for name in cluster.names):
        return "Company"
    votes = Counter[str]()
    for name in cluster.names:
        votes[name.type] += len(name.mentions) * (2 if name is cluster.names[0] else 1)
    return min(votes, key=lambda type_: (-votes[type_], type_))
