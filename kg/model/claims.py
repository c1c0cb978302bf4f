"""Claims: what a passage states (relation) and what the graph asserts (statement)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model.names import Entity, Link, Mention, Merge
from kg.model.text import Amount, Document, Sentence, Span, TimeExpression, Token


class Status(StrEnum):
    """How the text puts a claim; only an asserted one stands in the graph as a plain triple."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    RUMOURED = "rumoured"
    DENIED = "denied"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What narrows a claim. Times are ISO 8601 cut to their precision; "" where the text does not say."""

    status: Status = Status.ASSERTED
    title: str = ""  # of a position, as the text gives it
    at_time: str = ""
    valid_from: str = ""
    valid_until: str = ""
    time_text: str = ""
    share_ratio: str = ""  # decimal fraction of the capital, "0.472"
    amount: str = ""  # as the text gives it, "5亿元"
    attributed_to: str = ""  # entity id of who says so


@dataclass(frozen=True, slots=True)
class LinkedName:
    """A slot of a passage: a stretch that stands for an entity, by name or (anaphor) by another word."""

    span: Span
    text: str
    entity: str
    type: str
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its tokens and linked names, and the discourse it stands in: what an extractor sees."""

    document: Document
    sentence: Sentence
    tokens: Sequence[Token]
    names: tuple[LinkedName, ...]
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    topic: str = ""  # entity id that the sentences before were about: the subject of a clause that names none
    previous: Passage | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What one passage states: predicate is a property of the ontology, subject and object are entity ids."""

    subject: str
    predicate: str
    object: str
    qualifiers: Qualifiers
    sentence: Span  # the sentence, or the run of sentences, that says so
    rule: str  # the row or model that read it
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a statement stands: the sentence of a document, and the rule that read it."""

    document: str  # Document.id
    sentence: Span
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What the graph asserts; ``id`` is a hash of what is claimed, never of when, by whom or in what order."""

    id: str
    subject: str
    predicate: str
    object: str
    qualifiers: Qualifiers
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """Every stage's result for one document; entity ids are local to it."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    tokens: Sequence[Token] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a run knows: entities that are one across documents, statements, and the documents behind them."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    mentioned_in: tuple[tuple[str, str], ...] = ()  # (entity id, document id)
    maybe_same: tuple[tuple[str, str, str], ...] = ()  # (entity id, entity id, reason)
    merges: tuple[Merge, ...] = ()  # for each further name of an entity
