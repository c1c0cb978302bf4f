"""Names whose type the finder got wrong: a short form of a firm read as a person or place goes home to the firm."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from collections.abc import Set as AbstractSet

from kg.linking.clusters import Cluster
from kg.linking.organizations import Alias, short_for
from kg.linking.people import person_short_for, surname_of
from kg.linking.placenames import has_rank, place_short_for
from kg.linking.places import known_places

Rule = Callable[[str, str], Alias | None]

_SURE = 0.7
_LAST_WORDS = ("集团", "俱乐部", "公司", "控股", "资本", "队")


def gathered(clusters: Sequence[Cluster], *, parted: frozenset[frozenset[str]] = frozenset()) -> list[Cluster]:
    """Return the clusters with the strays in the cluster they belong to, where that is one only.

    Args:
        clusters: of one article.
        parted: pairs of forms that a decision of the user tells apart.
    """
    forms = {name.form for cluster in clusters if cluster.family == "Organization" for name in cluster.names}
    foreign = any("·" in name.form for cluster in clusters if cluster.family == "Person" for name in cluster.names)
    kept: list[Cluster] = []
    rules = [_rule(cluster, forms, foreign=foreign) for cluster in clusters]
    holding = _holding(clusters, {c.names[0].form[0] for c, rule in zip(clusters, rules, strict=True) if rule})
    gone: set[int] = set()
    for cluster, rule in zip(clusters, rules, strict=True):
        homes = [
            (other, alias)
            for other in (holding[cluster.names[0].form[0]] if rule else ())
            if rule and other.family == _family(rule) and other is not cluster and other.number not in gone
            if (alias := _fit(cluster, other, rule)) and not _told_apart(cluster, other, parted)
        ]
        if len(homes) != 1:
            kept.append(cluster)
            continue
        gone.add(cluster.number)
        home, alias = homes[0]
        reason = f"{alias.reason}, although read as {cluster.names[0].type}"
        home.names += cluster.names
        home.reasons |= {name.form: Alias(alias.score - 0.1, reason) for name in cluster.names}
    return kept


def _holding(clusters: Sequence[Cluster], characters: AbstractSet[str]) -> dict[str, list[Cluster]]:
    """Return for each of the characters the clusters with a name that holds it."""
    holding: dict[str, list[Cluster]] = {character: [] for character in characters}
    for cluster in clusters if characters else ():
        for character in {c for name in cluster.names for c in characters & name.characters}:
            holding[character].append(cluster)
    return holding


def _told_apart(one: Cluster, other: Cluster, parted: frozenset[frozenset[str]]) -> bool:
    return any(frozenset((a.form, b.form)) in parted for a in one.names for b in other.names) if parted else False


def _family(rule: Rule) -> str:
    return "Place" if rule is place_short_for else "Person" if rule is _part_of_a_name else "Organization"


def _rule(cluster: Cluster, firms: Container[str], *, foreign: bool) -> Rule | None:
    """Return by which logic a cluster may belong elsewhere: None where its type is believed, or nothing fits.

    Args:
        cluster: the names that may be strays.
        firms: the forms of the article's organisations.
        foreign: whether a person of the article has a name with a dot.
    """
    forms = [name.form for name in cluster.names]
    if cluster.family == "Organization":
        if all(form in known_places() for form in forms):
            return place_short_for
        return _part_of_a_name if foreign else None
    if cluster.family == "Person":
        if not any(_is_person(form) for form in forms):
            return short_for
        return _own_name if any(forms[0] + word in firms for word in _LAST_WORDS) else None
    if cluster.family == "Place":
        return None if any(form in known_places() or has_rank(form) for form in forms) else short_for
    return None


def _own_name(short: str, full: str) -> Alias | None:
    """What looks like a person is a firm only where the firm's name is that and a last word: 米纳 for 米纳俱乐部."""
    return Alias(0.8, "the name without its last word") if full.removeprefix(short) in _LAST_WORDS else None


def _part_of_a_name(short: str, full: str) -> Alias | None:
    """What was read as a firm is a person only as a part of a foreign name: 切普图拉 for 梅茜·切普图拉."""
    return person_short_for(short, full) if "·" in full else None


def _is_person(form: str) -> bool:
    surname = surname_of(form)
    return "·" in form or (bool(surname) and len(form) - len(surname) <= 2) or form.isascii()


def _fit(stray: Cluster, home: Cluster, rule: Rule) -> Alias | None:
    """Return the alias by which every name of the stray is a form of a name of the home."""
    found = []
    for name in stray.names:
        fits = [
            alias
            for other in home.names
            if (alias := rule(name.form, other.form)) and len(name.form) <= len(other.form)
        ]
        if not fits:
            return None
        found.append(max(fits, key=lambda alias: alias.score))
    worst = min(found, key=lambda alias: alias.score)
    return worst if worst.score >= _SURE else None
