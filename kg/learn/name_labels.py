"""Label sets of annotated names, and how what reads names here answers in their labels: tables, no deciding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.learn.names_tags import CLUENER_TYPES
from kg.model.names import ENTITY_TYPES

LabelSet = Literal["kg", "cluener", "per-loc-org"]
Reader = Literal["finder", "cluener"]

LABELS: Mapping[LabelSet, tuple[str, ...]] = {
    "kg": ENTITY_TYPES,
    "cluener": CLUENER_TYPES,
    "per-loc-org": ("PER", "LOC", "ORG"),
}
# MSRA's own tags, in both cases in which its copies write them, and what other newswire sets write out
SYNONYMS = {
    **{"nr": "PER", "NR": "PER", "PERSON": "PER"},
    **{"ns": "LOC", "NS": "LOC", "LOCATION": "LOC"},
    **{"nt": "ORG", "NT": "ORG", "ORGANIZATION": "ORG"},
}
ONE_ORGANIZATION = {"Company": "Organization", "Institution": "Organization"}

_NEWSWIRE_OF_OURS = {"Person": "PER", "Place": "LOC", "Company": "ORG", "Institution": "ORG"}
_OURS_OF_CLUENER = {
    "company": "Company",
    "government": "Institution",
    "organization": "Institution",
    "name": "Person",
    "address": "Place",
    "scene": "Place",
    "book": "Product",
    "game": "Product",
    "movie": "Product",
}
_NEWSWIRE_OF_CLUENER = {
    label: _NEWSWIRE_OF_OURS[type_] for label, type_ in _OURS_OF_CLUENER.items() if type_ in _NEWSWIRE_OF_OURS
}


def _itself(labels: tuple[str, ...]) -> dict[str, str]:
    return {label: label for label in labels}


@dataclass(frozen=True, slots=True)
class View:
    """The labels in which gold and found names meet; a label that a side does not map is not scored.

    ``VIEWS["per-loc-org", "finder"]`` takes our Company and Institution as ORG, and leaves our Product aside.
    """

    gold: Mapping[str, str]
    found: Mapping[str, str]


VIEWS: Mapping[tuple[LabelSet, Reader], View] = {
    ("kg", "finder"): View(_itself(ENTITY_TYPES), _itself(ENTITY_TYPES)),
    ("kg", "cluener"): View(
        {type_: type_ for type_ in ENTITY_TYPES if type_ in _OURS_OF_CLUENER.values()}, _OURS_OF_CLUENER
    ),
    ("cluener", "finder"): View(
        _OURS_OF_CLUENER, {type_: type_ for type_ in ENTITY_TYPES if type_ in _OURS_OF_CLUENER.values()}
    ),
    ("cluener", "cluener"): View(_itself(CLUENER_TYPES), _itself(CLUENER_TYPES)),
    ("per-loc-org", "finder"): View(_itself(LABELS["per-loc-org"]), _NEWSWIRE_OF_OURS),
    ("per-loc-org", "cluener"): View(_itself(LABELS["per-loc-org"]), _NEWSWIRE_OF_CLUENER),
}


def label_set(label: str) -> LabelSet | None:
    """Return the set that a label is of; the sets share none: ``label_set("scene") == "cluener"``."""
    label = SYNONYMS.get(label, label)
    return next((name for name, labels in LABELS.items() if label in labels), None)
