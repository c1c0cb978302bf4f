"""Clauses: rows matched over the reduced sentence of a passage become relations with qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

from kg.model.claims import LinkedName, Passage, Qualifiers, Relation, Status
from kg.model.names import ORGANIZATION_TYPES
from kg.model.text import Span
from kg.relations import cues
from kg.relations.bylines import reporters
from kg.relations.discourse import Discourse
from kg.relations.groups import grouped, joined, leader, titled
from kg.relations.hedges import supposes
from kg.relations.mask import FOUNDER, MARK, NAMES, RATIO, Edit, Skeleton, brackets, masked, reduced
from kg.relations.prefilter import Prefilter
from kg.relations.qualify import paid, ratio, speaker, timed
from kg.relations.rows import Emit, Row, rows
from kg.relations.schema import FORMER, accepted_types, accepts, symmetric

# Words that stand for what the text is about where the linker left them open.
_KIND = re.compile(
    r"(?<![^，。；！？：“”（）\n])"
    r"(公司|集团|学校|医院|联盟|协会|商会|俱乐部|基金会|合作社|剧团|酒店|研究院|研究所|法院|中心|工作室|学院|企业|它)"
    r"(?![债法制治章所员业人律里内外层级们])"
)
_LIKENED = re.compile("像(?:同行)?$")  # before a name to which another is likened: it is not what the text is about
_OWN_DEEDS = frozenset({"foundedBy", "acquired", "investedIn", "holdsSharesOf"})
# Before an organisation at which the subject of the clause works: what the next clause tells is not its deed.
_AT_WORK = re.compile("(?:任|加入|加盟|离开|签约|毕业于|就职于|任职于|供职于|效力于|入职|就读于)$")
# Relations whose doer is not at once the one to whom another does the same: 甲领投，乙跟投.
_ONE_WAY = frozenset({"investedIn", "holdsSharesOf", "acquired", "suppliesTo", "penalized"})
# Relations after which a sentence goes on about the same two: 甲收购乙，持股60%.
_TYING = frozenset({"foundedBy", "acquired", "holdsPosition"})

# Ties that last: what was one once (曾是其供应商) has ended.
_TIES = frozenset({"suppliesTo", "cooperatesWith", "competesWith", "holdsSharesOf", "subsidiaryOf", "represents"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage being read: its masked sentence, and the text of the sentence after it."""

    passage: Passage
    whole: Skeleton
    after: str
    index: int
    discourse: Discourse


@cache
def _split() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    everything = rows()
    return tuple(r for r in everything if r.group), tuple(r for r in everything if not r.group)


@cache
def _filters() -> tuple[Prefilter, Prefilter]:
    groups, clauses = _split()
    return Prefilter(groups), Prefilter(clauses)


def relations(passages: Sequence[Passage]) -> tuple[Relation, ...]:
    """Return what the passages state, in order, each claim of a passage once."""
    found: dict[tuple[str, str, str, Status, Span], Relation] = {}
    everything = list(read_all(passages))
    text = passages[0].document.text if passages else ""
    denied = {_ends(r) for r in everything if r.qualifiers.status is Status.DENIED}
    for relation in everything:
        if _ends(relation) in denied and (
            relation.qualifiers.status is Status.RUMOURED
            or (relation.qualifiers.status is Status.PLANNED and supposes(relation.sentence.of(text)))
        ):
            continue  # the text asks, tells a rumour or supposes, and denies it elsewhere
        key = (*_ends(relation), relation.qualifiers.status, relation.sentence)
        old = found.get(key)
        if old is None or relation.confidence > old.confidence:
            found[key] = relation
    return tuple(found.values())


def read_all(passages: Sequence[Passage]) -> Iterator[Relation]:
    """Yield all that the rows read, also where several read the same."""
    wholes = [masked(passage) for passage in passages]
    discourse = Discourse(passages)
    yield from reporters(passages)
    for k, passage in enumerate(passages):
        after = wholes[k + 1].text if k + 1 < len(wholes) else ""
        yield from read(Reading(passage, wholes[k], after, k, discourse))


def _ends(relation: Relation) -> tuple[str, str, str]:
    subject, object_ = relation.subject, relation.object
    if symmetric(relation.predicate) and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation.predicate, object_


def read(reading: Reading) -> Iterator[Relation]:
    """Yield what the rows read in one passage."""
    if not reading.passage.names and not reading.passage.topic:
        return
    group_rows, clause_rows = (f for f in _filters())
    times = [time.span for time in reading.passage.times]
    main, asides = brackets(_with_kinds(reading))
    for skeleton in (main, *asides):
        skeleton = titled(reduced(skeleton, times))
        for row, match, seen, after in grouped(skeleton, group_rows.candidates(skeleton.text)):
            skeleton = after
            yield from claims(reading, row, match, seen)
        # What names both its ends comes first: it tells the rest of the sentence who is spoken of.
        for row in sorted(clause_rows.candidates(skeleton.text), key=lambda row: bool(row.carried)):
            for match in row.pattern.finditer(skeleton.text):
                yield from claims(reading, row, match, skeleton)


def _with_kinds(reading: Reading) -> Skeleton:
    """Return the masked sentence with 公司, 学校 … that begin a clause standing for what the text is about."""

    def kind(match: re.Match[str]) -> Edit:
        at = reading.whole.cells[match.start(1)].start
        noun = match.group(1)
        name = reading.discourse.carried(reading.index, at, ORGANIZATION_TYPES, set(), title=noun)
        return None if name is None else ((MARK[name.type], name),)

    return reading.whole.rewrite(_KIND, kind)


def claims(reading: Reading, row: Row, match: re.Match[str], skeleton: Skeleton) -> Iterator[Relation]:
    """Yield the relations that one match of a row states."""
    groups = match.groupdict()
    span = skeleton.span(*match.span())
    slots = {slot: _slot(reading, row, match, skeleton, slot) for slot in "SO"}
    status = row.status or (Status.ASSERTED if row.group else cues.status(reading.whole, span, reading.after))
    if status is None:
        return
    past = status is Status.ASSERTED and not row.group and cues.was(reading.whole, span)
    former = row.former or bool(groups.get("former")) or bool(groups.get("former2"))
    told = cues.former(reading.whole, span, group=row.group)
    former = former if told is None else told
    said_by = speaker(reading.whole, span)
    adviser = speaker(reading.whole, Span(span.end, span.end)) if cues.advised(reading.whole, span) else ""
    titles = _titles(row, match, skeleton, reading.passage)
    shares = _cells_text(match, skeleton, reading.passage, "R", RATIO)
    for emit in row.emits:
        for index, (subject, object_) in enumerate(_pairs(emit, slots, row)):
            if subject.entity == object_.entity or not accepts(emit.predicate, subject.type, object_.type):
                continue
            title, founder = (
                titles[index] if row.aligned and index < len(titles) else (titles[0] if titles else ("", False))
            )
            if (emit.predicate == "holdsPosition" and founder) or (
                adviser and adviser in (subject.entity, object_.entity)
            ):
                continue
            qualifiers = Qualifiers(
                status=Status.ENDED if past and emit.predicate in _TIES else status,
                attributed_to=said_by,
                title=title if emit.predicate == "holdsPosition" else "",
                share_ratio=ratio(shares[index] if row.aligned and index < len(shares) else shares[0])
                if shares
                else "",
            )
            predicate = FORMER.get(emit.predicate, emit.predicate) if former else emit.predicate
            qualifiers = timed(qualifiers, predicate, reading.passage, span, inside=row.group)
            qualifiers = paid(qualifiers, predicate, reading.passage, span)
            if predicate == "heldPosition" and qualifiers.status is Status.PLANNED:
                qualifiers = replace(qualifiers, status=Status.ASSERTED)
            reading.discourse.act(subject.entity, emit.predicate, reading.index)
            if emit.predicate in _TYING and qualifiers.status is not Status.DENIED:
                reading.discourse.tie(subject.entity, object_.entity, reading.index)
            if emit.predicate == "holdsPosition" and row.group:
                reading.discourse.employ(object_.entity, reading.index)
            yield Relation(
                subject.entity,
                predicate,
                object_.entity,
                qualifiers,
                reading.passage.sentence.span,
                row.id,
                row.confidence,
            )


def _pairs(emit: Emit, slots: dict[str, tuple[LinkedName, ...]], row: Row) -> Iterator[tuple[LinkedName, LinkedName]]:
    if emit.subject == emit.object:
        yield from combinations(slots[emit.subject], 2)
    elif row.aligned and len(slots["S"]) == len(slots["O"]):
        yield from zip(slots[emit.subject], slots[emit.object], strict=True)
    else:
        yield from product(slots[emit.subject], slots[emit.object])


def _slot(reading: Reading, row: Row, match: re.Match[str], skeleton: Skeleton, slot: str) -> tuple[LinkedName, ...]:
    """Return the names in a slot, or, where the pattern has none, the one that the text is about."""
    if slot in match.re.groupindex and match.group(slot) is not None:
        start, end = match.span(slot)
        accepted = _accepted(row, slot)
        if (
            _OWN_DEEDS & {e.predicate for e in row.emits}
            and _AT_WORK.search(skeleton.text, max(0, start - 4), start)
            and "，" in skeleton.text[end : match.end()]
        ):
            start, end = leader(skeleton, start, accepted)
        if row.group and slot == "S" and "T" in match.re.groupindex:
            end = joined(skeleton, start, end)
        return tuple(n for cell in skeleton.cells[start:end] for n in cell.names if n.type in accepted)
    if slot not in row.carried:
        return ()
    taken = {n.entity for other in "SO" if other != slot and other in match.re.groupindex and match.group(other) is not None
             for cell in skeleton.cells[slice(*match.span(other))] for n in cell.names}  # fmt: skip
    taken |= {
        n.entity
        for n in reading.passage.names
        if _LIKENED.search(reading.passage.document.text, max(0, n.span.start - 3), n.span.start)
    }
    at = skeleton.span(*match.span()).start
    doers = reading.discourse.acts(_ONE_WAY & {e.predicate for e in row.emits}, reading.index) if slot == "O" else set()
    titles = _titles(row, match, skeleton, reading.passage)
    kind = match.group("seat") if "seat" in match.re.groupindex and match.group("seat") else ""
    title = (kind or (titles[0][0] if titles else "")) if slot == "O" else ""
    name = reading.discourse.carried(
        reading.index,
        at,
        row.carried_types or _accepted(row, slot),
        taken,
        title=title,
        last=row.last,
        apart=row.apart,
        barred=doers,
    )
    return (name,) if name else ()


def _accepted(row: Row, slot: str) -> frozenset[str]:
    types: frozenset[str] = frozenset()
    for emit in row.emits:
        domain, range_ = accepted_types(emit.predicate)
        types |= (domain if emit.subject == slot else frozenset()) | (range_ if emit.object == slot else frozenset())
    return types


def _titles(row: Row, match: re.Match[str], skeleton: Skeleton, passage: Passage) -> list[tuple[str, bool]]:
    """Return the titles that the match gives, as written, and whether each is a founder's word only."""
    if row.title:
        return [(row.title, False)]
    groups = match.re.groupindex
    text = passage.document.text
    if "title" in groups and match.group("title"):
        return [(skeleton.span(*match.span("title")).of(text), False)]
    if "T" not in groups or not match.group("T"):
        return []
    start, end = match.span("T")
    pieces = [(m.start() + start, m.end() + start) for m in re.finditer(r"[\ue010\ue011]+", match.group("T"))]
    return [
        ("".join(skeleton.span(a, b).of(text).split()), set(skeleton.text[a:b]) == {FOUNDER})
        for a, b in pieces
        if b <= end
    ]


def _cells_text(match: re.Match[str], skeleton: Skeleton, passage: Passage, group: str, mark: str) -> list[str]:
    if group not in match.re.groupindex or match.group(group) is None:
        return []
    start, end = match.span(group)
    return [skeleton.span(i, i + 1).of(passage.document.text) for i in range(start, end) if skeleton.text[i] == mark]


__all__ = ["NAMES", "relations"]
