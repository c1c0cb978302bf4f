"""The tags of the name network: own seven types in BIES, CLUENER's ten in BIO, and how spans become tags."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model.names import ENTITY_TYPES

OUTSIDE = 0
OWN_TAGS = ("O", *(f"{part}-{type_}" for type_ in ENTITY_TYPES for part in "BIES"))
CLUENER_TYPES = (
    "address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene",
)  # fmt: skip
CLUENER_TAGS = ("O", *(f"{part}-{type_}" for type_ in CLUENER_TYPES for part in "BI"))
UNTAGGED = -100  # of a character of which CLUENER's types are not known
ANY = (1 << len(OWN_TAGS)) - 1  # every tag allowed: nothing is known of this character

_OWN = {tag: index for index, tag in enumerate(OWN_TAGS)}
_CLUENER = {tag: index for index, tag in enumerate(CLUENER_TAGS)}


def own_masks(length: int, spans: Iterable[tuple[int, int, tuple[str, ...]]], outside: Iterable[int]) -> list[int]:
    """Return for each character the allowed own tags as a bit set.

    Args:
        length: how many characters.
        spans: (start, end, the types that may be right; none: nothing is known); later spans win.
        outside: the bit set of each character that no span covers.
    """
    masks = list(outside)
    for start, end, types in spans:
        for at in range(start, min(end, length)):
            part = "S" if end - start == 1 else "B" if at == start else "E" if at == end - 1 else "I"
            masks[at] = sum(1 << _OWN[f"{part}-{type_}"] for type_ in types) or ANY
    return masks


def cluener_tags(length: int, spans: Iterable[tuple[int, int, str]]) -> list[int]:
    """Return the tag of each character for CLUENER's head."""
    tags = [OUTSIDE] * length
    for start, end, type_ in spans:
        for at in range(start, min(end, length)):
            tags[at] = _CLUENER[f"{'B' if at == start else 'I'}-{type_}"]
    return tags
