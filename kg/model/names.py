"""Names: mentions in a text, entities, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.text import Span

CORE_TYPES = ("Company", "Person", "Place", "Institution")
ENTITY_TYPES = (*CORE_TYPES, "Product", "Event", "Policy")
ORGANIZATION_TYPES = frozenset({"Company", "Institution"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: its span, its type (one of ``ENTITY_TYPES``), what found it, how sure that is."""

    span: Span
    text: str
    type: str
    found_by: tuple[str, ...]  # in words, e.g. ("network: Company 0.97", "suffix 有限公司")
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world with its names: label = the fullest form, aliases = every other form that was read."""

    id: str  # within one analysis "Company/谦寻控股"; across documents the one that ``identity`` gives
    type: str  # one of ENTITY_TYPES
    label: str
    aliases: tuple[str, ...] = ()
    subtype: str = ""  # a subclass from the ontology ("University"), "" where none is known
    identifiers: tuple[tuple[str, str], ...] = ()  # (ontology property, value): ("adcode", "330100")
    within: tuple[str, ...] = ()  # background: labels of the places that hold it, nearest first
    confidence: float = 1.0  # that a text names such a thing
    candidates: tuple[str, ...] = ()  # known places that it may be, where the text does not tell: "徐州市鼓楼区"


@dataclass(frozen=True, slots=True)
class Merge:
    """A form that was taken for one more name of an entity: why, and how sure that is (0 to 1)."""

    entity: str  # Entity.id
    form: str
    reason: str  # in words: "下称 definition", "the same without the legal form"
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that stands for an entity: a name, or a word such as 公司, 该平台, 双方, 李副主任."""

    span: Span
    entity: str  # Entity.id; a word that stands for two (双方) has two links with the same span
    reason: str  # in words: "same name", "下称 definition", "公司 = the last company that was a subject"
    score: float = 1.0
    anaphor: bool = False  # True where the span is no name of the entity
