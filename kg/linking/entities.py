"""Entities made of the clusters of one article: label, type, and what is known beforehand of a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.linking.clusters import Cluster
from kg.linking.names import fullness, label_of, legal, plain
from kg.linking.organizations import is_relative, level_of
from kg.linking.placenames import candidates, decided, without_holder
from kg.linking.places import KnownPlace, beginnings, known_places
from kg.linking.subtypes import subtype_of
from kg.model.names import ORGANIZATION_TYPES, Entity, Mention

_LEVELS = {"省": "province", "市": "city", "州": "city", "区": "county", "县": "county", "旗": "county"}


def entities_of(
    clusters: Sequence[Cluster], mentions: Sequence[Mention], *, meant: Mapping[str, str] | None = None
) -> tuple[list[Entity], dict[str, str]]:
    """Return one entity a cluster, in their order, and for each undecided place id the candidates in words.

    Args:
        clusters: the names that are one thing.
        mentions: of the article.
        meant: place → the same with what holds it in front, where a decision of the user says which one it is.
    """
    meant = meant or {}
    mentioned = frozenset(
        form
        for cluster in clusters
        if cluster.family == "Place"
        for name in cluster.names
        for form in (name.form, without_holder(name.form))
    )
    seats = mentioned | _seats(clusters)
    taken: set[str] = set()
    made: list[Entity] = []
    open_: dict[str, str] = {}
    places: Counter[KnownPlace] = Counter()
    for cluster in clusters:
        type_ = _type(cluster, mentions)
        mine = [mentions[i] for name in cluster.names for i in name.mentions]
        surfaces = list(dict.fromkeys(mention.text for mention in mine))
        labels = list(dict.fromkeys(map(label_of, surfaces)))
        label = _label(labels, type_)
        aliases = (
            tuple(form for form in dict.fromkeys((*labels, *surfaces)) if form != label) if surfaces != [label] else ()
        )
        id_ = _free(f"{type_}/{label}", taken)
        confidence = max(mention.confidence for mention in mine)
        place = None
        if type_ == "Place":
            forms = [name.form for name in cluster.names]
            known = candidates(forms)
            chained = [*forms, *_chained(cluster, mentions)] if len(known) > 1 else forms
            place = _told(known, [meant[form] for form in forms if form in meant])
            place = place or decided(known, chained, mentioned) or decided(known, chained, seats)
            if place:
                places[place] += len(mine)
            elif known:
                open_[id_] = "one of " + ", ".join(" ".join((*p.within[:1], p.name)) for p in known[:6])
        identifiers, within = (place.identifiers, place.within) if place else ((), ())
        maybe = () if place or type_ != "Place" else tuple(map(_held, known))
        subtype = subtype_of(type_, place.name if place else label)
        made.append(Entity(id_, type_, label, aliases, subtype, identifiers, within, confidence, maybe))
    return [_placed(entity, places) for entity in made], open_


def _held(place: KnownPlace) -> str:
    """Return a place with what holds it in front: 徐州市鼓楼区."""
    return "".join((*place.within[:1], place.name))


def _told(places: Sequence[KnownPlace], names: Sequence[str]) -> KnownPlace | None:
    """Return the one place that a decision calls so: 徐州市鼓楼区, or 长沙市 alone where that tells it from 长沙县."""
    found = [place for place in places if _held(place) in names or place.name in names]
    return found[0] if len(found) == 1 else None


def _chained(cluster: Cluster, mentions: Sequence[Mention]) -> list[str]:
    """Return the forms that a place right in front makes with the name: 徐州 and 鼓楼区 side by side."""
    return [
        plain(mentions[i - 1].text + mentions[i].text)
        for name in cluster.names
        for i in name.mentions
        if i and mentions[i - 1].type == "Place" and mentions[i - 1].span.end == mentions[i].span.start
    ]


def _seats(clusters: Sequence[Cluster]) -> frozenset[str]:
    """Return the known places that the organisations of an article begin with: 徐州市 of 徐州市中心医院."""
    firms = (name.form for cluster in clusters if cluster.family == "Organization" for name in cluster.names)
    begun = [form for form in firms if form[:2] in beginnings()]
    return frozenset(form[:n] for form in begun for n in range(2, min(7, len(form))) if form[:n] in known_places())


def _free(id_: str, taken: set[str]) -> str:
    """Return the id, or the first numbered one that is free, and take it."""
    found = (
        id_ if id_ not in taken else next(f"{id_} {n}" for n in range(2, len(taken) + 3) if f"{id_} {n}" not in taken)
    )
    taken.add(found)
    return found


def _label(labels: Sequence[str], type_: str) -> str:
    """Return the fullest form; of a place the fullest without the place that holds it (滨江区, not 杭州市滨江区)."""
    if len(labels) == 1:
        return labels[0]
    if type_ == "Place":
        own = [label for label in labels if without_holder(label) == label]
        return max(own or labels, key=fullness)
    return max(labels, key=fullness)


def _type(cluster: Cluster, mentions: Sequence[Mention]) -> str:
    """Return the type of the cluster: a legal form makes a company, else its mentions vote."""
    own = [name for name in cluster.names if name.family == cluster.family]  # strays have no say
    first = own[0].type
    if any(name.type in ORGANIZATION_TYPES and legal(name.form) for name in cluster.names):
        return "Company"
    if all(name.type == first for name in own):
        return first
    votes = Counter[str]()
    for name in own:
        votes[name.type] += len(name.mentions) * (2 if name is cluster.names[0] else 1)
    return min(votes, key=lambda type_: (-votes[type_], type_))


def _placed(entity: Entity, places: Counter[KnownPlace]) -> Entity:
    """Give 省国资委 the province that the article is about, where that is one only: it is within it."""
    if entity.type not in ORGANIZATION_TYPES or not is_relative(entity.label):
        return entity
    level = _LEVELS.get(level_of(entity.label), "")
    found = {holder for place in places for holder in _at_level(place, level)}
    if len(found) != 1:
        return entity
    holder = found.pop()
    known = known_places().get(holder, ())
    within = (holder, *known[0].within) if len(known) == 1 else (holder,)
    return replace(entity, within=within)


def _at_level(place: KnownPlace, level: str) -> list[str]:
    """Return the place, and what holds it, as far as it is of a level."""
    named = [place.name] if place.level == level else []
    return named + [name for name in place.within if any(p.level == level for p in known_places().get(name, ()))]
