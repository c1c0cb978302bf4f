"""What the text is about: the name that fills a dropped slot (董事长张三: of which company?)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model.claims import LinkedName, Passage
from kg.model.names import ORGANIZATION_TYPES
from kg.model.text import Zone
from kg.relations.passages import leading

_BACK = 6  # how many sentences back a dropped name is looked for
# Weights of what speaks for a candidate, set on gold/train by writers left out (kg/learn/relation_scores.py).
_LEADS, _FREQUENT, _PER_SENTENCE, _PER_NAME, _HERE = 1.0, 1.5, 0.5, 0.05, 1.2
_TIED, _TIE_LASTS = 2.0, 2
_EMPLOYER = 1.0


@dataclass(frozen=True, slots=True)
class Seat:
    """What kind of organisation a title belongs to: 院长 sits in a 院, 校长 in a school, 审判长 nowhere."""

    title: re.Pattern[str]
    types: frozenset[str]
    name: re.Pattern[str]


@cache
def seats() -> tuple[Seat, ...]:
    """Return the rows of ``seats.tsv``: title, types of the organisation, what its name ends in."""
    lines = Path(__file__).with_name("seats.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return tuple(Seat(re.compile(f"(?:{t})$"), frozenset(k.split()), re.compile(n)) for t, k, n in rows)


_HEADS = frozenset({Zone.TITLE, Zone.SUBTITLE, Zone.HEADING})
_DATELINE = re.compile(r"(?:\s*\S{0,6}?\d{1,2}月\d{1,2}日)?\s*[讯电]|网讯|记者")


def outlets(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the entities that only tell the news: the outlet of the article, and who stands before 讯 or 电."""
    found = set()
    for passage in passages:
        text, outlet = passage.document.text, passage.document.outlet.strip("《》")
        for name in passage.names:
            if name.anaphor or name.type not in ORGANIZATION_TYPES:
                continue
            if (outlet and name.text.strip("《》") == outlet) or _DATELINE.match(text, name.span.end):
                found.add(name.entity)
    return frozenset(found)


class Discourse:
    """The names of an article in order, and how often each entity is spoken of."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        self._leads = [{n.span for n in leading(p)} for p in passages]
        self._outlets = outlets(passages)
        self._agents: dict[tuple[str, str], int] = {}
        self._employers: dict[str, int] = {}
        self._ties: dict[tuple[str, str], int] = {}
        self._counts: Counter[str] = Counter(n.entity for p in passages for n in p.names)
        self._forms: dict[str, str] = {}
        for passage in passages:
            for name in passage.names:
                if not name.anaphor and len(name.text) > len(self._forms.get(name.entity, "")):
                    self._forms[name.entity] = name.text

    def carried(
        self,
        index: int,
        at: int,
        types: frozenset[str],
        taken: set[str],
        *,
        title: str = "",
        last: bool = False,
        apart: bool = False,
        barred: Set[str] = frozenset(),
    ) -> LinkedName | None:
        """Return the name that fills a slot which the words at offset ``at`` of a sentence leave out."""
        seat = next((s for s in seats() if title and s.title.search(title)), None)
        if self._passages[index].sentence.zone in _HEADS:
            return self._most_named(types, taken | barred, seat)
        best: tuple[float, LinkedName] | None = None
        for back in range(min(index, _BACK) + 1):
            passage = self._passages[index - back]
            names = [
                n for n in passage.names if n.type in types and n.entity not in taken and (back or n.span.end <= at)
            ]
            for nth, name in enumerate(reversed(names)):
                if name.entity in barred or name.entity in self._outlets:
                    continue
                if (seat and not self._fits(name, seat)) or (apart and self._tie(name.entity, taken, index)):
                    continue
                if last:
                    return name
                score = self._score(name, index - back, back, nth) + self._tie(name.entity, taken, index)
                if best is None or score > best[0]:
                    best = (score, name)
        return best[1] if best else None

    def _most_named(self, types: frozenset[str], barred: Set[str], seat: Seat | None) -> LinkedName | None:
        """Return the name that the article speaks of most: what a headline without a subject is about."""
        names = [
            name
            for passage in self._passages
            for name in passage.names
            if name.type in types
            and name.entity not in barred | self._outlets
            and (seat is None or self._fits(name, seat))
        ]
        return max(names, key=lambda name: self._counts[name.entity], default=None)

    def _fits(self, name: LinkedName, seat: Seat) -> bool:
        return name.type in seat.types and bool(seat.name.search(self._forms.get(name.entity, name.text)))

    def tie(self, one: str, other: str, index: int) -> None:
        """Note that sentence ``index`` ties two entities: what follows is likely said of them."""
        self._ties[one, other] = self._ties[other, one] = index

    def act(self, subject: str, predicate: str, index: int) -> None:
        """Note that sentence ``index`` has a doer of something: it is not whom the next doer does it to."""
        self._agents[subject, predicate] = index

    def acts(self, predicates: Iterable[str], index: int) -> set[str]:
        """Return who does one of these things in sentence ``index``."""
        return {entity for (entity, predicate), at in self._agents.items() if at == index and predicate in predicates}

    def employ(self, organization: str, index: int) -> None:
        """Note that sentence ``index`` named a person's organisation: the next title is likely of the same."""
        self._employers[organization] = index

    def _tie(self, entity: str, others: set[str], index: int) -> float:
        ages = [index - self._ties[entity, other] for other in others if (entity, other) in self._ties]
        return _TIED if ages and min(ages) <= _TIE_LASTS else 0.0

    def _score(self, name: LinkedName, index: int, back: int, nth: int) -> float:
        leads = _LEADS if name.span in self._leads[index] else 0.0
        here = _HERE if not back else 0.0
        frequent = _FREQUENT * math.log(self._counts[name.entity])
        employer = _EMPLOYER if not back and self._employers.get(name.entity) == index else 0.0
        return employer + leads + here + frequent - _PER_SENTENCE * back - _PER_NAME * nth
