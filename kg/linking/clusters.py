"""Which names of one article are one thing: definitions first, then short forms, never two that the text sets apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.linking.definitions import IN_BRACKETS, NICKNAME, definitions
from kg.linking.names import Name, legal, telling_characters
from kg.linking.organizations import Alias, short_for
from kg.linking.people import person_short_for
from kg.linking.placenames import place_short_for
from kg.linking.places import known_places
from kg.model.names import Mention

_APART = re.compile(
    r"(?:、|和|与|及|以及|同|跟|或|是|系|为|诉|起诉|控告|旗下.{0,6}|.{0,6}子公司|.{0,4}控股|.{0,4}参股|持有|持股|.{0,3}收购|.{0,3}入股|.{0,3}投资)"
)
_MARGIN = 0.08  # how much better the best candidate must be than the next
_SURE = 0.9  # confidence of a name below which it is no rival of a surer one
_CLAUSE = 7  # characters that two names and a verb have at least
_TELLING = 4  # characters of a short form that hold own name and trade


@dataclass(slots=True)
class Cluster:
    """Names that are one thing, the fullest first, with the reason for each further one."""

    names: list[Name]
    family: str
    number: int  # in the order they were made
    clause: bool = False  # a stretch that begins and ends with other names: no name that another can be short for
    reasons: dict[str, Alias] = field(default_factory=dict)


def clusters(
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[Name],
    *,
    told: Mapping[str, str] | None = None,
    parted: frozenset[frozenset[str]] = frozenset(),
) -> list[Cluster]:
    """Return the clusters in order of first appearance.

    Args:
        text: the article.
        mentions: its names.
        names: their different forms.
        told: short form → full form, where a list of the user says so.
        parted: pairs of forms that a decision of the user tells apart.
    """
    owner = {i: name.form for name in names for i in name.mentions}
    by_form = {name.form: name for name in names}
    apart = _apart(text, mentions, owner) | parted
    defined = {short: (full, "the entity list says so") for short, full in (told or {}).items()}
    for i, j, reason in definitions(text, mentions):
        full, short = owner.get(i), owner.get(j)
        if frozenset((full, short)) in parted:
            continue
        if full and short and full != short and _may_define(by_form[full], by_form[short], reason):
            if by_form[full].family == by_form[short].family == "Organization" and full in short:
                full, short = short, full  # 晴翁（全称…有限公司）: the fuller one leads, whichever stands first
            defined.setdefault(short, (full, reason))
    made: list[Cluster] = []
    home: dict[str, Cluster] = {}
    index: dict[str, dict[str, list[int]]] = {}  # family → character → the clusters with a name that holds it
    for name in sorted(names, key=lambda n: (n.form in defined, -len(n.form), n.first)):
        found = _home(name, made, home, defined, apart, index)
        if found is None:
            home[name.form] = Cluster([name], name.family, len(made), _is_clause(name, by_form))
            made.append(home[name.form])
        else:
            cluster, alias = found
            cluster.names.append(name)
            cluster.reasons[name.form] = alias
            home[name.form] = cluster
        number, holding = home[name.form].number, index.setdefault(name.family, {})
        for character in name.characters:
            if character in holding:
                holding[character].append(number)
            else:
                holding[character] = [number]
    return sorted(made, key=lambda cluster: min(name.first for name in cluster.names))


def _is_clause(name: Name, by_form: Mapping[str, Name]) -> bool:
    """Whether the finder took a clause for a name: 临渡银行要收购墨石科技 begins and ends with a firm."""
    form, firms = name.form, "Organization"
    if name.family != firms or len(form) < _CLAUSE:
        return False
    heads = [n for n in range(2, len(form) - 3) if form[:n] in by_form and by_form[form[:n]].family == firms]
    tails = [n for n in range(3, len(form)) if form[n:] in by_form and by_form[form[n:]].family == firms]
    return any(head < tail for head in heads for tail in tails)


def _home(
    name: Name,
    made: Sequence[Cluster],
    home: dict[str, Cluster],
    defined: dict[str, tuple[str, str]],
    apart: frozenset[frozenset[str]],
    index: Mapping[str, Mapping[str, Sequence[int]]],
) -> tuple[Cluster, Alias] | None:
    if name.form in defined:
        full, reason = defined[name.form]
        if full in home:
            return home[full], Alias(1.0, reason)
    rule = _RULES.get(name.family)
    if rule is None:
        return None
    found: list[tuple[float, int, Alias]] = []
    telling = telling_characters(name)
    for at in _sharing(telling, index.get(name.family, {})):
        cluster = made[at]
        if cluster.clause or cluster.family != name.family:
            continue
        fits = [
            alias for other in cluster.names if telling <= other.characters and (alias := rule(name.form, other.form))
        ]
        if fits and not any(frozenset((name.form, other.form)) in apart for other in cluster.names):
            best = max(fits, key=lambda alias: alias.score)
            found.append((best.score, -at, best))
    if not found:
        return None
    found.sort(reverse=True, key=lambda one: one[:2])
    if len(found) > 1 and found[0][0] - found[1][0] < _MARGIN:
        return _among_rivals(name, [(made[-at], alias) for score, at, alias in found if found[0][0] - score < _MARGIN])
    return made[-found[0][1]], found[0][2]


def _sharing(telling: frozenset[str], index: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return the clusters that may hold a fuller form: those with the rarest of the characters that it must have."""
    rarest: Sequence[int] = ()
    for character in telling:
        holding = index.get(character)
        if holding is None:
            return ()
        if not rarest or len(holding) < len(rarest):
            rarest = holding
    return sorted(set(rarest))


def _among_rivals(name: Name, rivals: Sequence[tuple[Cluster, Alias]]) -> tuple[Cluster, Alias] | None:
    """Of several that fit, the only sure one; the one named first and far most often; the one that is a group."""
    sure = [one for one in rivals if max(other.confidence for other in one[0].names) >= _SURE]
    if len(sure) == 1:
        return sure[0]
    rivals = sure or rivals
    if name.family != "Organization":
        return None
    first = min(rivals, key=lambda one: min(name.first for name in one[0].names))
    counts = [sum(len(name.mentions) for name in cluster.names) for cluster, _ in rivals if cluster is not first[0]]
    if sum(len(name.mentions) for name in first[0].names) >= 2 * max(counts):
        return first[0], Alias(first[1].score - 0.2, f"{first[1].reason}, and the article is about it")
    firms = [one for one in rivals if any(legal(other.form) for other in one[0].names)]
    if len(firms) == 1 and len(name.form) >= _TELLING:
        return firms[0][0], Alias(0.6, "the one of that name with a legal form")
    groups = [one for one in rivals if any(other.form == name.form + "集团" for other in one[0].names)]
    return (groups[0][0], Alias(0.6, "the group of that name")) if len(groups) == 1 else None


def _may_define(full: Name, short: Name, reason: str) -> bool:
    """What the article says in words holds; a bracket alone defines what is of one kind, or how a name is spelt abroad."""
    if reason == NICKNAME:
        return full.family == "Person" and short.family in ("Person", "Place", "Product")
    if reason != IN_BRACKETS:
        return True
    if full.family == short.family:
        return not (full.form in known_places() and short.form in known_places())
    return short.form.isascii() and not full.form.isascii() and full.family == "Person" and len(short.form) > _TELLING


def _apart(text: str, mentions: Sequence[Mention], owner: dict[int, str]) -> frozenset[frozenset[str]]:
    """Return the pairs of forms that the text sets apart: joined by 、 or 和, or one the daughter of the other."""
    pairs = set()
    for i in range(len(mentions) - 1):
        between = text[mentions[i].span.end : mentions[i + 1].span.start]
        if len(between) < 12 and _APART.fullmatch(between) and i in owner and i + 1 in owner:
            pairs.add(frozenset((owner[i], owner[i + 1])))
    return frozenset(pairs)


def _titled(short: str, full: str) -> Alias | None:
    """Policies and events: the short form stands in the full one."""
    if len(short) > 2 and (full.endswith(short) or full.startswith(short)):
        return Alias(0.8, "a part of the full title")
    return None


def _event_short_for(short: str, full: str) -> Alias | None:
    """Events: a part of the title, or the title with words left out (云门田径赛 for 2025年云门国际田径赛)."""
    if alias := _titled(short, full):
        return alias
    rest = iter(full)
    if len(short) > 2 and short[:2] in full and short[-1] == full[-1] and all(mark in rest for mark in short):
        return Alias(0.7, "the title with words left out")
    return None


_RULES: dict[str, Callable[[str, str], Alias | None]] = {
    "Organization": short_for,
    "Person": person_short_for,
    "Place": place_short_for,
    "Event": _event_short_for,
    "Policy": _titled,
    "Product": _titled,
}
