"""Organisation names taken apart: (place) + own name + trade + form, and whether one name is short for another."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.linking.places import beginnings, known_places, large_places

_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Alias:
    """How sure it is that a name is short for another (0 to 1), and why, in words."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A folded organisation name taken apart: ``格式塔(成都)科技有限公司`` → place 成都, core 格式塔科技."""

    whole: str  # without brackets
    place: str  # what stands in front, or in brackets
    core: str  # own name and trade, without place and legal form
    stem: str  # the whole without the legal form


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("organizations.toml")).read_text(encoding="utf-8"))


@cache
def _endings(key: str) -> tuple[str, ...]:
    """Return the words of a row, the longest first."""
    return tuple(sorted(_table()[key], key=lambda word: (-len(word), word)))


def _ending(key: str, name: str) -> str:
    """Return the longest word of a row that a name ends with, two characters at least standing before it."""
    if not name.endswith(_endings(key)):
        return ""
    found = next((word for word in _endings(key) if name.endswith(word) and len(name) - len(word) > 1), "")
    return "" if found and name[-len(found) - 1] in "分子母总" else found


def _without(key: str, name: str) -> str:
    return name.removesuffix(_ending(key, name)).rstrip()


def may_be_legal(name: str) -> bool:
    """Whether a name can end in a legal form: the cheap question before ``parts``."""
    return name.endswith(_endings("legal_forms")) or "(" in name


def bare(name: str) -> str:
    """Return a name without legal form and last word: 石臼香公司 → 石臼香."""
    return _without("tails", _without("legal_forms", _BRACKET.sub("", name))) or name


@lru_cache(maxsize=4096)
def parts(name: str) -> Parts:
    """Take a folded name apart."""
    place = ""
    for inside in _BRACKET.findall(name):
        if inside in known_places():
            place = inside
        elif inside not in _table()["bracket_forms"]:
            return Parts(name, "", _without("legal_forms", name), _without("legal_forms", name))
    whole = _BRACKET.sub("", name)
    stem = _without("legal_forms", whole)
    front = leading_places(stem)
    return Parts(whole, front or place, stem[len(front) :], stem)


@lru_cache(maxsize=4096)
def leading_places(name: str) -> str:
    """Return the known places a name opens with, as far as two characters are left: 河南省驻马店市中心医院 → 河南省驻马店市."""
    known, begun, at = known_places(), beginnings(), 0
    while name[at : at + 2] in begun:
        step = next((n for n in range(min(len(name) - at - 2, 12), 1, -1) if name[at : at + n] in known), 0)
        if not step:
            break
        at += step
    if at and name[at] in _table()["levels"] and len(name) - at > 2:
        at += 1
    return name[:at]


def _foreign(short: str, full: str) -> Alias | None:
    """Kirihata for Kirihata Machinery: the first words, unless what follows is a country."""
    rest = full.removeprefix(short + " ")
    return None if rest == full or rest in _table()["abroad"]["words"] else Alias(0.8, "the first word of the name")


def level_of(label: str) -> str:
    """Return the administrative level that opens a name without its place (省国资委 → 省), "" for any other name."""
    return label[0] if label[:1] in _table()["levels"] and len(label) > 2 and label not in known_places() else ""


def is_relative(label: str) -> bool:
    """Whether a name says who it is only beside a place or owner: 省国资委, 人民医院, 联盟."""
    return bool(level_of(label)) or label in _table()["generic"]


def short_for(short: str, full: str) -> Alias | None:
    """Say whether a folded name is short for a longer one, by the logic of organisation names."""
    a, b = parts(short), parts(full)
    if a.stem == b.stem:
        return Alias(0.97, "the same without the legal form")
    if regional_short(full) == short:
        return Alias(0.97, "the usual short form of a regional office")
    if a.place and b.place and not same_place(a.place, b.place):
        return None
    if short.isascii() and full.isascii():
        return _foreign(short, b.stem)
    if a.core == b.core and (not a.place or not b.place or len(a.core) > 2):
        return Alias(0.95, "the same without place and legal form")
    if b.place and a.stem in (b.place + b.core, b.core + b.place):
        return Alias(0.95, "place and own name turned round")
    own = a.stem.removesuffix(b.place)
    if b.place and len(own) > 1 and own != a.stem and b.core.startswith(own):
        return Alias(0.9, "own name and place")
    return (
        _level_short(short, full) or _head(a, b) or _tail(short, b) or _placed(a, b) or _initial(a, b) or _letters(a, b)
    )


@lru_cache(maxsize=4096)
def regional_short(full: str) -> str:
    """Return the usual short form of a regional office, "" for another name: 中国证监会辽宁监管局 → 辽宁证监局."""
    for row in _table()["regional"]:
        if full.endswith(row["full"][-3:]) and re.fullmatch(row["full"], full):
            return re.sub(row["full"], row["short"], full)
    return ""


def same_place(short: str, full: str) -> bool:
    """Whether the last of the places in one string is the last in the other: 鼓楼 and 徐州市鼓楼区."""
    a, b = sorted((short, full), key=len)
    return b.endswith((a, a + "省", a + "市", a + "区", a + "县", a + "州"))


def _level_short(short: str, full: str) -> Alias | None:
    """省国资委 for 广东省国资委; 市住建局 for 泸州市住房和城乡建设局."""
    if short[0] not in _table()["levels"]:
        return None
    at = full.rfind(short[0], 1, len(full) - len(short) + 2)
    if at < 2 or (full[: at + 1] not in known_places() and not leading_places(full).startswith(full[: at + 1])):
        return None
    rest, own = short[1:], full[at + 1 :]
    if rest == own:
        return Alias(0.95, "the place is left to its level")
    return Alias(0.85, "the place left to its level, the rest shortened") if _shortened(rest, own) else None


def _head(a: Parts, b: Parts) -> Alias | None:
    """凌岳 for 凌岳制药: the own name opens the core; but what goes on with a part of a whole is another thing."""
    if a.whole.endswith(tuple(_table()["finished"]["ends"])):
        return (
            Alias(0.8, "a board of the exchange")
            if b.whole in {a.whole + board for board in _table()["finished"]["boards"]}
            else None
        )
    for head, said in ((a.stem, "opens the name"), (_tailless(a, b), "opens the name, but for its last word")):
        if len(head) < 2 or head in known_places():
            continue
        for own in (b.core, b.place + b.core if b.place else "", b.stem):
            if (
                own.startswith(head)
                and own != head
                and not _is_part(own[len(head) :])
                and not _is_house(own[len(head) :])
            ):
                return Alias(0.85 if head == a.stem else 0.75, said)
    return None


def _is_branch(rest: str) -> bool:
    """Whether a name goes on with the place of a branch: 武汉分公司, 制药天津武清厂."""
    large = large_places()
    if any(rest[:n] in large for n in range(2, min(5, len(rest)))):
        return True
    return rest.endswith(("厂", "店", "馆", "站")) and any(rest[k : k + 2] in large for k in range(1, len(rest) - 2))


def _is_house(rest: str) -> bool:
    """Whether a name goes on with a branch of finance, which a house of that own name holds apart: 人寿, 证券."""
    return rest.startswith(tuple(_table()["finished"]["houses"]))


def _tailless(a: Parts, b: Parts) -> str:
    """Return the short stem without its last word, where the full name allows it."""
    head = _without("tails", a.stem)
    needed = _table()["needs"].get(a.stem[len(head) :])
    return "" if needed and not any(word in b.whole for word in needed) else head


def _is_part(rest: str) -> bool:
    return _is_branch(rest) or (rest not in _table()["tails"] and bool(_ending("parts", "……" + rest)))


def _tail(short: str, b: Parts) -> Alias | None:
    """清江浦支行 for 运东银行清江浦支行: the owner in front is left out."""
    if short in _table()["finished"]["boards"] and not b.whole.endswith("所" + short):
        return None
    if len(short) > 2 and b.whole != short and (b.whole.endswith(short) or b.stem.endswith(short)):
        return Alias(0.8 if len(short) > 3 else 0.7, "the owner or place in front is left out")
    return None


def _placed(a: Parts, b: Parts) -> Alias | None:
    """鼓楼法院 for 徐州市鼓楼区人民法院: the same place, the rest shortened."""
    core = a.core.removeprefix("区").removeprefix("市")
    if a.place and b.place and _shortened(core, b.core) and _same_end(core, b.core):
        return Alias(0.85, "the same place, the rest shortened")
    return None


def _initial(a: Parts, b: Parts) -> Alias | None:
    """深交所 for 深圳证券交易所: the place left to one of its characters."""
    if not a.place and 2 < len(a.stem) < 5 and a.stem[0] in b.place and _shortened(a.stem[1:], b.core):
        return Alias(0.75, "the place left to one character, the rest shortened")
    return None


def _letters(a: Parts, b: Parts) -> Alias | None:
    """运东银行 for 江苏运东商业银行: its characters stand in the full name in order, the first two side by side."""
    if len(a.core) > 2 and a.core[0] == b.core[0] and _shortened(a.core, b.core):
        if b.core.startswith(a.core[:2]):
            return Alias(0.7, "its characters stand in the full name in order")
        if _same_end(a.core, b.core):
            return Alias(0.6, "its characters stand in the full name in order")
    if not a.place and len(a.stem) > 2 and a.stem[:2] == b.stem[:2] and _shortened(a.stem, b.stem):
        return Alias(0.7, "its characters stand in the full name in order")
    if len(a.stem) > 4 and a.stem[:2] in b.stem and _shortened(a.stem, b.stem) and _same_end(a.stem, b.stem):
        return Alias(0.55, "its characters stand in the full name in order")
    return None


def _shortened(short: str, full: str) -> bool:
    """Whether a name can be a shortened form of another: its characters in order, and the same kind of thing at the end."""
    if len(short) < 2 or len(short) >= len(full) or not _subsequence(short, full):
        return False
    if short in full:
        return full.endswith(short)
    return _same_end(short, full) or not _is_part(full[-4:])


def _same_end(short: str, full: str) -> bool:
    """Whether two names end in the same kind of thing: 足协 as 足球协会, 西工大 as 西北工业大学."""
    kind = next((kind for kind in _endings("kinds") if full.endswith(kind)), full[-1])
    return short[-1] in (kind[0], kind[-1])


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
