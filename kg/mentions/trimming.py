"""What is taken off names that a tagger reads too long: 前X科技, 德国Kessel, 甲公司与乙局, 白鹿医院骨科."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.candidates import AFTER, BEFORE
from kg.mentions.organizations import suffix_of
from kg.model.names import ENTITY_TYPES

Floats = NDArray[np.float32]
_ACCEPTED = 0.5  # share of no name below which one is accepted
_LIKELY = 0.3  # a name less likely than this takes nothing along
# 前 and 原 also begin words and places of their own: 前海, 前进, 原州, 原创
_FORMER = re.compile(
    r"^(?:前(?![海门进程锋沿郭埔瞻景卫线方])|原(?![州平阳野创油料生野本点动])|时任|现任|曾任)(?=.{3,})"
)
_PLACE_AND_LATIN = re.compile(r"^([一-鿿]{2,4})(?=[A-Za-z][A-Za-z0-9 .&+\-]+$)")
_LINK = re.compile(r"(?:与|和|及|以及|或|联合|、)")
# what tells whose a firm is, or what it is, and stands in no name: 甲公司下属乙公司, 甲母公司乙, 甲是乙集团
_OWNED = re.compile("下属|旗下|属下|所属|下辖|母公司|全资子公司|控股子公司|子公司|是|系(?!统)")
_UNIT = re.compile(r"(?:党支部|党总支|编辑部|部|科)$")
# what a name shows that has any other reading
_TELLING = re.compile(r"^[前原时现曾]|[与和及或联、属旗辖是系]|.[母子]公司.|[A-Za-z.&+\- ]$|[部科]$")
_LONGEST_UNIT = 5
# rows of organizations.toml; an office of a ministry is one of its own
_WITH_UNITS = ("legal", "company", "knowledge", "media")
_PLACE = 1 + ENTITY_TYPES.index("Place")
_ORGANIZATIONS = [1 + ENTITY_TYPES.index("Company"), 1 + ENTITY_TYPES.index("Institution")]


def trimmed(names: Sequence[str], probabilities: Floats) -> Floats:
    """Return the probabilities with those of a name that was read too long handed to what is left of it."""
    firms = probabilities[:, _ORGANIZATIONS].sum(axis=1) >= probabilities[:, 1:].max(axis=1)
    result, number_of = probabilities, None
    for number in np.flatnonzero(firms & (probabilities[:, 0] < 1 - _LIKELY)).tolist():
        if not _TELLING.search(names[number]):
            continue
        if number_of is None:
            result, number_of = probabilities.copy(), {name: number for number, name in enumerate(names)}
        for parts in _readings(names[number], number_of, probabilities):
            heirs = [number_of[part] for part in parts if part in number_of]
            if len(heirs) < len(parts):
                continue
            for heir in heirs:
                if result[heir, 0] > probabilities[number, 0]:
                    result[heir] = _inherited(result[heir], probabilities[number], names[heir])
            result[number] = 0
            result[number, 0] = 1
            break
    return _cut(names, result)


def _cut(names: Sequence[str], probabilities: Floats) -> Floats:
    """Return the probabilities, those of names that are another likely name and a function word (以谦寻, 王石离) gone."""
    likely = [names[number] for number in np.flatnonzero(probabilities[:, 0] < _ACCEPTED).tolist()]
    known = set(likely)
    gone = [
        name
        for name in likely
        if len(name) > 2 and ((name[0] in BEFORE and name[1:] in known) or (name[-1] in AFTER and name[:-1] in known))
    ]
    if not gone:
        return probabilities
    result = probabilities.copy()
    rows = [names.index(name) for name in gone]
    result[rows] = 0
    result[rows, 0] = 1
    return result


def _readings(name: str, number_of: dict[str, int], probabilities: Floats) -> Iterator[tuple[str, ...]]:
    """Yield what a name may be instead, as the parts that are names."""
    if match := _FORMER.match(name):
        yield (name[match.end() :],)
    match = _PLACE_AND_LATIN.match(name)
    if match and match[1] in number_of and probabilities[number_of[match[1]], _PLACE] > 0.5:
        yield (name[match.end() :],)
    for link in _LINK.finditer(name):
        left, right = name[: link.start()], name[link.end() :]
        endings = suffix_of(left), suffix_of(right)
        if all(ending is not None and len(ending[0]) >= 2 for ending in endings) and min(len(left), len(right)) > 3:
            yield left, right
    for link in _OWNED.finditer(name):
        left, right = name[: link.start()], name[link.end() :]
        if left in number_of and right in number_of and suffix_of(right):
            yield left, right
    if _UNIT.search(name):
        for size in range(2, _LONGEST_UNIT + 1):
            whole = suffix_of(name[:-size])
            if whole and whole[1] in _WITH_UNITS and 2 <= len(whole[0]) <= len(name) - size - 2:
                yield (name[:-size],)


def _inherited(own: Floats, given: Floats, name: str) -> Floats:
    """Return the share of no name that is given, divided over the heir's own types, or its ending's where it has none."""
    types = own[1:] if own[1:].sum() > 0.05 else given[1:]
    ending = suffix_of(name)
    if ending is not None and own[1:].sum() <= 0.05:
        types = np.array([float(type_ == ending[2]) for type_ in ENTITY_TYPES])
    return np.concatenate([given[:1], types / types.sum() * (1 - given[0])])
