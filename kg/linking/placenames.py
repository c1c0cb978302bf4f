"""Place names: short for long (杭州 = 杭州市), the place in front left out, and which of several places is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.linking.organizations import Alias, leading_places
from kg.linking.places import KnownPlace, known_places

_RANK = re.compile(
    r"(?<=..)(?:特别行政区|[\u4e00-\u9fff]{0,8}自治[州县区旗]|经济技术开发区|高新技术产业开发区|开发区|高新区|新区|街道办事处|街道|地区|工业园区|产业园区?|工业园|园区|小区|小镇|口岸|[\u4e00-\u9fff]{0,6}(?:产业园|创意园)|购物中心|广场|大厦|公园|古镇|景区|"
    r"省|市|区|县|镇|乡|村|旗|盟|州)$"
)
_ZONES = (
    ("综合保税区", "综保区"),
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("国家级新区", "新区"),
    ("自由贸易试验区", "自贸区"),
    ("自由贸易试验区", "自贸试验区"),
)
_PLAIN_RANKS = frozenset("省市区县镇乡村旗盟州") | {"街道", "地区", "特别行政区"}


def place_short_for(short: str, full: str) -> Alias | None:
    """Say whether a folded place name is short for another."""
    known = known_places()
    if any(place.name == full and place.short == short for place in known.get(full, ())):
        return Alias(0.97, "the short name of the place")
    rank = _RANK.search(full)
    if rank and full[: rank.start()] == short:
        if rank[0] in _PLAIN_RANKS:
            return Alias(0.95, "the place without what says its rank")
        return None if short in known else Alias(0.8, "the place without what says its kind")
    held = full.endswith(short) and full[: -len(short)]
    if held and (held in known or (len(short) > 2 and _are_places(held))):
        return Alias(0.95, "the place that holds it left out")
    if len(short) > 2 and full.startswith(short) and rank and rank[0] not in _PLAIN_RANKS and short not in known:
        return Alias(0.7, "opens the name of the place")
    for zone, name in _ZONES:
        if short.endswith(name) and full.endswith(zone) and full.removesuffix(zone).endswith(short.removesuffix(name)):
            return Alias(0.8, "the zone shortened")
    bare = full[: rank.start()] if rank else ""
    if len(short) > 1 and bare.endswith(short) and bare[: -len(short)] and _are_places(bare[: -len(short)]):
        return Alias(0.9, "the place that holds it and its rank left out")
    return None


def has_rank(form: str) -> bool:
    """Whether a folded name ends in what says a place's rank or kind: 滨江区, 潞江镇."""
    return _RANK.search(form) is not None


def _are_places(front: str) -> bool:
    """Whether a string is one known place after another, or ends like a place."""
    return front in known_places() or leading_places(front + "中心") == front or _RANK.search(front) is not None


def without_holder(form: str) -> str:
    """Return the last place of a chain: 杭州市滨江区 → 滨江区."""
    front = leading_places(form)
    while front and len(form) - len(front) < 2:
        front = leading_places(front)
    return form[len(front) :] if front and _RANK.search(form[len(front) :]) else form


def candidates(forms: Iterable[str]) -> tuple[KnownPlace, ...]:
    """Return the known places that one of the forms may mean; a full name counts before a short one."""
    known = known_places()
    hits = [(form, place) for form in forms for place in known.get(without_holder(form), ())]
    full = [place for form, place in hits if without_holder(form) == place.name]
    seen = dict.fromkeys(full or [place for _, place in hits])
    return tuple(seen)


def decided(places: tuple[KnownPlace, ...], forms: Iterable[str], mentioned: frozenset[str]) -> KnownPlace | None:
    """Return the one place meant: the only one, the one whose holder stands in front, or whose holder the article names."""
    forms = tuple(forms)
    if len(places) == 1:
        return places[0] if _trusted(places[0], forms, mentioned) else None
    in_front = [p for p in places if any(_holds(p, form) for form in forms)]
    if len(in_front) == 1:
        return in_front[0]
    mentioned -= frozenset(forms)
    best = {place: sum(_named(holder, mentioned) for holder in place.within) for place in places}
    top = max(best.values(), default=0)
    winners = [place for place, count in best.items() if count == top]
    if top and len(winners) == 1:
        return winners[0]
    ranked = [p for p in places if p.level == "province"]  # 吉林 without a word more is the province
    return ranked[0] if len(ranked) == 1 and not top else None


def _trusted(place: KnownPlace, forms: Sequence[str], mentioned: frozenset[str]) -> bool:
    """Whether a name means the one known place of that name: the bare name of a district (平安) may mean much else."""
    if not place.name.endswith("区") or place.level != "county" or place.name in map(without_holder, forms):
        return True
    return any(_named(holder, mentioned) or _holds(place, form) for holder in place.within for form in forms)


def _holds(place: KnownPlace, form: str) -> bool:
    return any(
        form.startswith((holder, _short(holder))) and form not in (place.name, place.short) for holder in place.within
    )


def _named(holder: str, mentioned: frozenset[str]) -> bool:
    return holder in mentioned or _short(holder) in mentioned


def _short(name: str) -> str:
    return next((place.short for place in known_places().get(name, ()) if place.name == name and place.short), name)
