"""What the words that stand for names mean: the antecedent by how much each name stands out where the word falls."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.linking.anaphors import Anaphor, anaphors
from kg.linking.salience import RECENT, Place, Standing, features, odds
from kg.model.names import ORGANIZATION_TYPES, Entity, Link
from kg.model.text import Document, Sentence, Span, Zone

_SURE = {"firm": 0.5, "head": 0.45, "he": 0.5, "it": 0.65}  # below these odds nothing is linked
_MOST = 60  # entities back that a word looks, however long the sentence
_REACH = 6  # sentences back that a word looks, but for what the article is most about
_PAIR_REACH = 8  # clauses back that 双方 and 后者 look
_CLAUSE = re.compile(r"[，。；！？：,;!?:\n—]+")
_PARAGRAPH = re.compile(r"\n")
_OBJECT = re.compile(
    r"(?:与|和|同|跟|向|对|给|被|从|把|将|于|在|、|及|让|请|为|找|到|至|入|旗下|收购|入股|投资|参股|控股|起诉|子公司|签约|加盟|加入)$"
)
_OWNED = re.compile(r"的|旗下|[一-鿿]{0,8}(?:董事长|总裁|总经理|ceo|CEO|创始人|负责人|主任|局长|院长|秘书)")
_ADVERB = re.compile(
    r"^[^一-鿿]*(?:[\d年月日今去昨前近上下个季度末初底（）()]*|据[^，]{0,12}|其中|此前|目前|随后|同时|不过|但|而|如今|另外|此外|对此|早在)[^一-鿿]*$"
)
_SAYING = re.compile(
    r"(?:[一-鿿]{0,3}(?:宣布|表示|称|透露|坦言|强调|认为|承认|否认|指出|坚持|计划|披露|公告称|回应称|声明|解释)[，:：,]?[“\"]?)$"
)
_SAYING_REACH = 10
_UNREAD = frozenset({Zone.BYLINE, Zone.CAPTION, Zone.ADVERT, Zone.NOTE})


@cache
def _ending(ends: str) -> re.Pattern[str]:
    return re.compile(f"(?:{ends})$")


@dataclass(slots=True)
class Discourse:
    """What has been named so far, and where the text's clauses, sentences and paragraphs begin."""

    text: str
    entities: Mapping[str, Entity]
    sentences: Sequence[int]
    clauses: Sequence[int]
    paragraphs: Sequence[int]
    counts: Counter[str]
    titled: frozenset[str]
    history: dict[str, list[Standing]] = field(default_factory=dict)  # the entity that stood last comes last
    kinds: dict[tuple[frozenset[str], str], list[str]] = field(default_factory=dict)
    pair: tuple[str, str, int] = ("", "", -1)  # what 前者 and 后者 meant last, and in which sentence

    def place(self, offset: int) -> Place:
        """Return the sentence, paragraph and clause at an offset."""
        return Place(
            bisect_right(self.sentences, offset) - 1,
            bisect_right(self.paragraphs, offset) - 1,
            bisect_right(self.clauses, offset) - 1,
        )

    def fits(self, entity: str, anaphor: Anaphor) -> bool:
        """Whether an entity is of the kind the word asks for."""
        thing = self.entities[entity]
        if thing.type not in anaphor.types:
            return False
        return not anaphor.ends or any(_ending(anaphor.ends).search(form) for form in (thing.label, *thing.aliases))

    def stand(self, span: Span, entity: str) -> None:
        """Note that an entity stands at a span, by name or by a word."""
        at = span.start
        before = self.history.pop(entity, None) or []
        before.append(
            Standing(
                at,
                span.end,
                bisect_right(self.sentences, at) - 1,
                bisect_right(self.paragraphs, at) - 1,
                bisect_right(self.clauses, at) - 1,
            )
        )
        self.history[entity] = before

    def seen(self, entity: str) -> Sequence[Standing]:
        """Return where an entity stood, the roles of the latest standings known."""
        history = self.history[entity]
        for standing in history[-RECENT:]:
            if standing.role is None:
                standing.role = self._role(standing)
        return history

    def latest(self, anaphor: Anaphor, place: Place) -> Iterator[str]:
        """Yield the fitting entities that stood in reach of a word, the nearest first."""
        for visited, entity in enumerate(reversed(self.history)):
            last = self.history[entity][-1]
            if visited == _MOST or place.sentence - last.sentence >= _REACH:
                return
            if self.fits(entity, anaphor):
                yield entity

    def main(self, anaphor: Anaphor) -> str:
        """Return the fitting entity that the article names most, of those that stood already; "" for none."""
        kind = (anaphor.types, anaphor.ends)
        if kind not in self.kinds:
            fitting = [entity for entity in self.entities if self.fits(entity, anaphor)]
            self.kinds[kind] = sorted(fitting, key=lambda entity: (self.counts[entity], entity), reverse=True)
        return next((entity for entity in self.kinds[kind] if entity in self.history), "")

    def _role(self, standing: Standing) -> str:
        start = self.sentences[standing.sentence] if standing.sentence >= 0 else 0
        before = self.text[max(start, standing.start - 80) : standing.start]
        clause = self.text[max(start, self.clauses[standing.clause]) : standing.start]
        if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
            return "bracketed"
        if _OBJECT.search(clause):
            return "object"
        if not clause.strip("“”\"' ") or _ADVERB.match(clause):
            return "owner" if _OWNED.match(self.text, standing.end, standing.end + 12) else "subject"
        return ""


def discourse_of(
    document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity], links: Sequence[Link]
) -> Discourse:
    """Return the discourse of an article before its first word."""
    text = document.text
    head = sentences[0].span.end if sentences else 0
    return Discourse(
        text,
        {entity.id: entity for entity in entities},
        [sentence.span.start for sentence in sentences],
        [0, *(found.end() for found in _CLAUSE.finditer(text))],
        [0, *(found.end() for found in _PARAGRAPH.finditer(text))],
        Counter(link.entity for link in links),
        frozenset(link.entity for link in links if link.span.end <= head),
    )


def referents(
    document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity], links: Sequence[Link]
) -> Iterator[Link]:
    """Yield a link for each word whose antecedent can be known; where it cannot, none."""
    happened = events(document, sentences, links)
    while happened and isinstance(happened[-1], Link):
        happened.pop()  # behind the last word nothing is asked
    discourse = discourse_of(document, sentences, entities, links)
    for event in happened:
        if isinstance(event, Link):
            discourse.stand(event.span, event.entity)
            continue
        found = antecedents(discourse, event)
        for entity, reason, score in found:
            label = discourse.entities[entity].label
            yield Link(event.span, entity, f"{event.word}: {reason} ({label})", score, anaphor=True)
        for entity, _, _ in found:
            discourse.stand(event.span, entity)


def events(document: Document, sentences: Sequence[Sentence], links: Sequence[Link]) -> list[Link | Anaphor]:
    """Return names and words that may stand for them, in the order of the text, without by-lines and adverts."""
    named = sorted(links, key=_start)
    unread = [sentence.span for sentence in sentences if sentence.zone in _UNREAD]
    both: list[Link | Anaphor] = [*named, *anaphors(document.text, [link.span for link in named])]
    both.sort(key=_start)
    ends = [span.end for span in unread]

    def read(event: Link | Anaphor) -> bool:
        k = bisect_right(ends, event.span.start)
        return k == len(unread) or not unread[k].covers(event.span)

    return [event for event in both if read(event)] if unread else both


def _start(event: Link | Anaphor) -> tuple[int, int]:
    return event.span.start, event.span.end


Found = list[tuple[str, str, float]]


def antecedents(discourse: Discourse, anaphor: Anaphor) -> Found:
    """Return (entity, reason, score) for what a word stands for; nothing where it cannot be known."""
    if anaphor.how == "pair":
        return _pair(discourse, anaphor)
    if anaphor.how == "order":
        return _order(discourse, anaphor)
    speaker = _speaker(discourse, anaphor)
    if speaker:
        return [(speaker, "who says so in this clause", 0.85)]
    names, rows = candidates(discourse, anaphor)
    if not names:
        return []
    chances = odds(class_of(anaphor), rows)
    best = max(range(len(names)), key=lambda i: (chances[i], names[i]))
    if chances[best] < _SURE[class_of(anaphor)]:
        return []
    return [(names[best], "what stands out most here", round(chances[best], 3))]


def _speaker(discourse: Discourse, anaphor: Anaphor) -> str:
    """Return who stands before a verb of saying right in front of 其 or 他, "" where nobody does: 墨石宣布其…."""
    start = anaphor.span.start
    said = _SAYING.search(discourse.text, max(0, start - _SAYING_REACH), start)
    if not said or anaphor.how != "word":
        return ""
    nearest = [
        entity
        for entity in discourse.latest(anaphor, discourse.place(start))
        if discourse.history[entity][-1].end == said.start()
    ]
    return nearest[0] if len(nearest) == 1 else ""


def class_of(anaphor: Anaphor) -> str:
    """Return the class whose learned weights judge the word."""
    if anaphor.how == "head":
        return "head"
    if anaphor.types == {"Person"}:
        return "he"
    return "firm" if anaphor.types == {"Company"} else "it"


def candidates(discourse: Discourse, anaphor: Anaphor) -> tuple[list[str], list[tuple[float, ...]]]:
    """Return the entities a word may stand for, the nearest first, and what was seen of each."""
    place = discourse.place(anaphor.span.start)
    near = list(discourse.latest(anaphor, place))
    main = discourse.main(anaphor)
    if main and main not in near:
        near.append(main)
    if not near:
        return [], []
    so_far = sum(len(discourse.history[entity]) for entity in near)
    of_all = sum(discourse.counts[entity] for entity in near)
    most = max(discourse.counts[entity] for entity in near)
    rows = [
        features(
            place,
            discourse.seen(entity),
            rank,
            len(discourse.history[entity]) / so_far,
            discourse.counts[entity] / max(of_all, 1),
            most=discourse.counts[entity] == most,
            in_title=entity in discourse.titled,
            company=discourse.entities[entity].type == "Company",
        )
        for rank, entity in enumerate(near)
    ]
    return near, rows


def _recent(discourse: Discourse, anaphor: Anaphor) -> Iterator[list[str]]:
    """Yield the fitting entities of the word's clause, of the last two, of the last three …, each time in order.

    They stand in the word's own sentence or the one before.
    """
    here = discourse.place(anaphor.span.start)
    near = [
        (here.clause - last.clause, entity)
        for entity in discourse.latest(anaphor, here)
        if here.sentence - (last := discourse.history[entity][-1]).sentence <= 1
    ]
    near.reverse()
    for clauses in range(_PAIR_REACH):
        yield [entity for away, entity in near if away <= clauses]


def _pair(discourse: Discourse, anaphor: Anaphor) -> Found:
    """双方: the two that the nearest clauses name; where they name more than two, it cannot be known."""
    for found in _recent(discourse, anaphor):
        if len(found) == 2:
            return [(entity, "the two named before", 0.8) for entity in found]
        if len(found) > 2:
            return []
    return []


def _order(discourse: Discourse, anaphor: Anaphor) -> Found:
    """后者: the last thing named before; 前者: the first of the last two of one kind; after one, the other."""
    sentence = discourse.place(anaphor.span.start).sentence
    said = ("the first of two", "the second of two")[anaphor.place]
    if discourse.pair[0] and discourse.pair[2] == sentence:
        return [(discourse.pair[1] if anaphor.place else discourse.pair[0], said, 0.75)]
    for found in _recent(discourse, anaphor):
        families = [_family(discourse.entities[entity].type) for entity in found]
        same = [entity for entity, family in zip(found, families, strict=True) if family == families[-1]]
        if len(same) > 1:
            discourse.pair = (same[-2], same[-1], sentence)
            return [(same[-2:][anaphor.place], said, 0.75)]
        if anaphor.place and len(found) > 1:
            return [(found[-1], said, 0.7)]
    return []


def _family(type_: str) -> str:
    return "Organization" if type_ in ORGANIZATION_TYPES else type_
