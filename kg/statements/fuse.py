"""Fuse what many passages state into statements: one claim, all its evidence, one confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from math import prod

from kg.model.claims import Analysis, Evidence, Qualifiers, Statement, Status
from kg.model.text import Span
from kg.ontology import ontology
from kg.statements.qualifiers import agree, merged, weight

CAP = 0.99  # no number of readings makes a statement certain: they share one reader


@dataclass(frozen=True, slots=True)
class _Reading:
    """One relation with the ids that hold across documents."""

    claim: tuple[str, str, str, Status]
    qualifiers: Qualifiers
    evidence: Evidence


def fuse(analyses: Iterable[Analysis], owner: Mapping[tuple[str, str], str]) -> tuple[Statement, ...]:
    """Return the statements that the relations of all documents make, sorted by id.

    Readings of the same subject, predicate, object and status with qualifiers that agree are one
    statement. A relation that is asserted here and denied there gives two, so that the reader sees both.
    The order of the documents does not matter.

    Args:
        analyses: every document's relations.
        owner: (document id, local entity id) → entity id across documents.
    """
    groups: dict[tuple[str, str, str, Status], list[_Reading]] = {}
    for analysis in analyses:
        for reading in _readings(analysis, owner):
            groups.setdefault(reading.claim, []).append(reading)
    statements = (_statement(cluster) for group in groups.values() for cluster in _clusters(group))
    return tuple(sorted(statements, key=lambda statement: statement.id))


def _readings(analysis: Analysis, owner: Mapping[tuple[str, str], str]) -> Iterator[_Reading]:
    document = analysis.document
    for relation in analysis.relations:
        subject, object_ = owner[document.id, relation.subject], owner[document.id, relation.object]
        if subject == object_:
            continue  # two names of one thing: nothing is said
        predicate, qualifiers = _settled(relation.predicate, relation.qualifiers)
        if ontology().symmetric(predicate):
            subject, object_ = sorted((subject, object_))
        said_by = owner.get((document.id, qualifiers.attributed_to), "")
        yield _Reading(
            (subject, predicate, object_, qualifiers.status),
            replace(qualifiers, attributed_to=said_by),
            _evidence(document.id, document.text, relation.sentence, relation.rule, relation.confidence),
        )


def _settled(predicate: str, qualifiers: Qualifiers) -> tuple[str, Qualifiers]:
    """A post that has ended is a fact about the past: heldPosition, asserted."""
    if qualifiers.status is Status.ENDED and ontology().is_a(predicate, "holdsPosition"):
        return "heldPosition", replace(qualifiers, status=Status.ASSERTED)
    return predicate, qualifiers


def _evidence(document: str, text: str, sentence: Span, rule: str, confidence: float) -> Evidence:
    return Evidence(document, sentence, sentence.of(text), rule, confidence)


def _clusters(readings: Iterable[_Reading]) -> Iterator[list[_Reading]]:
    """Yield the readings that agree; the fullest first, so that a poorer one joins what it repeats."""
    clusters: list[tuple[Qualifiers, list[_Reading]]] = []
    for reading in sorted(readings, key=_fullest_first):
        for k, (qualifiers, cluster) in enumerate(clusters):
            if agree(qualifiers, reading.qualifiers):
                clusters[k] = (merged(qualifiers, reading.qualifiers), [*cluster, reading])
                break
        else:
            clusters.append((reading.qualifiers, [reading]))
    yield from (cluster for _, cluster in clusters)


def _fullest_first(reading: _Reading) -> tuple[object, ...]:
    found = reading.evidence
    return (*weight(reading.qualifiers), found.document, found.sentence, found.rule, -found.confidence)


def _statement(cluster: list[_Reading]) -> Statement:
    subject, predicate, object_, _ = cluster[0].claim
    qualifiers = cluster[0].qualifiers
    for reading in cluster[1:]:
        qualifiers = merged(qualifiers, reading.qualifiers)
    evidence = tuple(_distinct(reading.evidence for reading in cluster))
    id_ = statement_id(subject, predicate, object_, qualifiers)
    return Statement(id_, subject, predicate, object_, qualifiers, evidence, confidence(evidence))


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    """One piece for each rule and sentence, the surest; sorted by document and place."""
    best: dict[tuple[str, Span, str], Evidence] = {}
    for found in evidence:
        key = (found.document, found.sentence, found.rule)
        if key not in best or found.confidence > best[key].confidence:
            best[key] = found
    return [best[key] for key in sorted(best)]


def confidence(evidence: Iterable[Evidence]) -> float:
    """Return the noisy-or of the sentences, at most ``CAP``; of two rules in one sentence the surer counts.

    Two rules that fire on the same words are no two witnesses; two sentences are.
    """
    sentences: dict[tuple[str, Span], float] = {}
    for found in evidence:
        key = (found.document, found.sentence)
        sentences[key] = max(sentences.get(key, 0.0), found.confidence)
    doubt = prod(1 - sentences[key] for key in sorted(sentences))
    return round(min(CAP, 1 - doubt), 4)


def statement_id(subject: str, predicate: str, object_: str, qualifiers: Qualifiers) -> str:
    """Return the hash of what is claimed; who says so, the words of the time and the evidence are no part of it."""
    claim = (
        subject,
        predicate,
        object_,
        qualifiers.status.value,
        qualifiers.title,
        qualifiers.at_time,
        qualifiers.valid_from,
        qualifiers.valid_until,
        qualifiers.share_ratio,
        qualifiers.amount,
    )
    return sha256("\x1f".join(claim).encode("utf-8", "surrogatepass")).hexdigest()[:16]
