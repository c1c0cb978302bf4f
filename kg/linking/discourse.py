"""What the words that stand for names mean: the antecedent by how much each name stands out where the word falls."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.linking.anaphors import Anaphor, anaphors
from kg.model.names import ORGANIZATION_TYPES, Entity, Link
from kg.model.text import Document, Sentence, Span, Zone

_DECAY = (1.0, 0.8, 0.55, 0.4, 0.3, 0.2)  # by sentences between the name and the word
_MARGIN = 0.12  # how much the best antecedent must stand out from the next
_CLAUSE = re.compile(r"[，。；！？：,;!?:\n]")
_OBJECT = re.compile(
    r"(?:与|和|同|跟|向|对|给|被|从|把|将|于|在|、|及|让|请|为|找|到|旗下|收购|入股|投资|参股|控股|起诉|子公司)$"
)
_OWNED = re.compile(r"的|旗下")
_ADVERB = re.compile(
    r"^[^一-鿿]*(?:[\d年月日今去昨前近上下个季度末初底]*|据[^，]{0,12}|其中|此前|目前|随后|同时|不过|但|而|如今)[^一-鿿]*$"
)
_BYLINES = frozenset({Zone.BYLINE, Zone.CAPTION, Zone.ADVERT, Zone.NOTE})


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where an entity stands in the text, and how prominently (1 as the subject of a sentence)."""

    start: int
    end: int
    entity: str
    weight: float
    sentence: int


@dataclass(slots=True)
class Discourse:
    """What has been named so far."""

    text: str
    entities: Mapping[str, Entity]
    starts: Sequence[int]  # of the sentences
    counts: Counter[str]
    standings: list[Standing] = field(default_factory=list)

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def fits(self, entity: str, anaphor: Anaphor) -> bool:
        """Whether an entity is of the kind the word asks for."""
        thing = self.entities[entity]
        if thing.type not in anaphor.types:
            return False
        return not anaphor.ends or any(
            re.search(f"(?:{anaphor.ends})$", form) for form in (thing.label, *thing.aliases)
        )


def referents(
    document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity], links: Sequence[Link]
) -> Iterator[Link]:
    """Yield a link for each word whose antecedent can be known; where it cannot, none."""
    named = sorted(links, key=lambda link: link.span)
    left_out = [sentence.span for sentence in sentences if sentence.zone in _BYLINES]
    discourse = Discourse(
        document.text,
        {entity.id: entity for entity in entities},
        [sentence.span.start for sentence in sentences],
        Counter(link.entity for link in named),
    )
    events: list[Link | Anaphor] = [*named, *anaphors(document.text, [link.span for link in named])]
    events.sort(key=lambda event: event.span)
    for event in events:
        if any(span.covers(event.span) for span in left_out):
            continue
        if isinstance(event, Link):
            discourse.standings.append(_standing(discourse, event.span, event.entity))
            continue
        found = _SEARCH[event.how](discourse, event)
        for entity, reason, score in found:
            yield Link(
                event.span, entity, f"{event.word}: {reason} ({discourse.entities[entity].label})", score, anaphor=True
            )
        for entity, _, _ in found:
            discourse.standings.append(_standing(discourse, event.span, entity))


def _standing(discourse: Discourse, span: Span, entity: str) -> Standing:
    """Weigh a place by its role: subject, owner of the subject, object, in brackets."""
    text, sentence = discourse.text, discourse.sentence(span.start)
    start = discourse.starts[sentence] if sentence >= 0 else 0
    before, after = text[start : span.start], text[span.end : span.end + 2]
    clause = _CLAUSE.split(before)[-1]
    if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        weight = 0.25
    elif _OBJECT.search(clause):
        weight = 0.5
    elif not clause.strip() or _ADVERB.match(clause):
        weight = 0.85 if _OWNED.match(after) else 1.0
        weight -= 0.1 * (clause is not before and len(before) > len(clause))
    else:
        weight = 0.6
    return Standing(span.start, span.end, entity, weight, sentence)


Found = list[tuple[str, str, float]]


def _salient(discourse: Discourse, anaphor: Anaphor) -> list[tuple[float, str]]:
    """Return the fitting entities by how much they stand out at the word, the best first."""
    here = discourse.sentence(anaphor.span.start)
    best: dict[str, float] = {}
    for standing in reversed(discourse.standings):
        distance = here - standing.sentence
        if distance >= len(_DECAY):
            break
        if not discourse.fits(standing.entity, anaphor):
            continue
        weight = standing.weight * _DECAY[distance]
        best[standing.entity] = max(best.get(standing.entity, 0.0), weight)
    most = max((discourse.counts[entity] for entity in best), default=1)
    scored = [(weight + 0.25 * discourse.counts[entity] / max(most, 1), entity) for entity, weight in best.items()]
    return sorted(scored, key=lambda one: (-one[0], one[1]))


def _head(discourse: Discourse, anaphor: Anaphor) -> Found:
    """该X: the one that fits in reach; among several the last that stands out."""
    found = _salient(discourse, anaphor)
    return _best(found, anaphor, "the last thing of its kind", margin=0.05)


def _word(discourse: Discourse, anaphor: Anaphor) -> Found:
    found = _salient(discourse, anaphor)
    return _best(found, anaphor, "what the sentences before are about", margin=_MARGIN)


def _best(found: list[tuple[float, str]], anaphor: Anaphor, reason: str, *, margin: float) -> Found:
    if not found or found[0][0] < 0.35:
        return []
    if len(found) > 1 and found[0][0] - found[1][0] < margin:
        return []
    return [(found[0][1], reason, round(min(1.0, 0.5 + found[0][0] - (found[1][0] if len(found) > 1 else 0.0)), 3))]


def _recent(discourse: Discourse, anaphor: Anaphor, *, sentences: int) -> list[str]:
    """Return the fitting entities of the last sentences, in order of their last standing."""
    here = discourse.sentence(anaphor.span.start)
    seen: dict[str, int] = {}
    for standing in discourse.standings:
        if here - standing.sentence < sentences and discourse.fits(standing.entity, anaphor):
            seen[standing.entity] = standing.start
    return sorted(seen, key=lambda entity: seen[entity])


def _pair(discourse: Discourse, anaphor: Anaphor) -> Found:
    """双方: the two that are named in this sentence, or in the one before; more than two are too many."""
    for reach in (1, 2):
        found = _recent(discourse, anaphor, sentences=reach)
        if len(found) == 2:
            return [(entity, "the two named before", 0.8) for entity in found]
        if len(found) > 2:
            break
    return []


def _order(discourse: Discourse, anaphor: Anaphor) -> Found:
    """后者: of the last two of one kind named before in this sentence or the one before."""
    for reach in (1, 2):
        found = _recent(discourse, anaphor, sentences=reach)
        if len(found) < 2:
            continue
        last = discourse.entities[found[-1]].type
        same = [e for e in found if _family(discourse.entities[e].type) == _family(last)]
        pair = same[-2:] if len(same) > 1 else found[-2:]
        return [(pair[anaphor.place], "the second of two" if anaphor.place else "the first of two", 0.75)]
    return []


def _family(type_: str) -> str:
    return "Organization" if type_ in ORGANIZATION_TYPES else type_


_SEARCH = {"head": _head, "word": _word, "pair": _pair, "order": _order}
