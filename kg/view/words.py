"""The Chinese and English words for types and relations, as the ontology defines them."""

from __future__ import annotations

from typing import Any

from kg.ontology import ontology


def type_words(name: str) -> dict[str, Any]:
    """Return the words for a class, or for things of no known class (""): ``{"zh": "企业", "en": "company"}``."""
    if not name:
        return {"zh": "其他", "en": "other"}
    known = ontology().classes.get(name)
    return dict(known.labels) if known else {"zh": name, "en": name}


def predicate_words(name: str) -> dict[str, Any]:
    """Return the words for a property, those of its inverse, and whether it has no direction.

    A graph may hold properties that this ontology does not know: those go by their name.
    """
    known = ontology().properties.get(name)
    if known is None:
        return {"zh": name, "en": name}
    words: dict[str, Any] = dict(known.labels)
    inverse = ontology().properties.get(known.inverse)
    if inverse is not None and not known.symmetric:
        words["inverse"] = dict(inverse.labels)
    return words | ({"symmetric": True} if known.symmetric else {})
