"""Everything that an article says of its candidates, gathered once: what the judge learns from and judges by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.mentions.candidates import Candidates, candidates
from kg.mentions.characters import characters
from kg.mentions.definitions import Definition, definitions
from kg.mentions.features import features
from kg.mentions.heads import Heads, heads, soft
from kg.mentions.network import Reading
from kg.mentions.occurrences import Occurrences, occurrences
from kg.mentions.things import Thing, things
from kg.mentions.wording import Wording, wording
from kg.model.text import Document, Token


@dataclass(frozen=True, slots=True)
class Gathered:
    """The candidates of an article, where they stand, and a row of ``feature_names()`` for each."""

    names: tuple[str, ...]
    places: Occurrences
    features: NDArray[np.float32]
    defined: tuple[Definition, ...]
    things: tuple[Thing, ...]
    heads: Heads
    soft: NDArray[np.float32]
    words: Wording


def gathered(document: Document, reading: Reading | None, tokens: Sequence[Token]) -> Gathered | None:
    """Return what the article says of its candidates; None where it has none.

    Args:
        document: the article.
        reading: what the network reads in it; None judges by dictionary and structure alone.
        tokens: its words with jieba's tags.
    """
    page = characters(document.text)
    words = wording(len(document.text), tokens)
    said, sureness = heads(len(document.text), reading, words), soft(len(document.text), reading)
    defined = tuple(definitions(document.text))
    found = candidates(document, page, said, sureness, words, defined, read=reading is not None)
    found, places = _standing(found, occurrences(page, found.names))
    if not found.names:
        return None
    known = things(document.text, defined)
    rows = features(document, page, found, places, said, sureness, words, known)
    return Gathered(found.names, places, rows, defined, known, said, sureness, words)


def _standing(found: Candidates, places: Occurrences) -> tuple[Candidates, Occurrences]:
    """Return the candidates that have a place of their own, with their places."""
    stands = places.count > 0
    if stands.all():
        return found, places
    number = np.cumsum(stands) - 1
    names = tuple(name for name, keep in zip(found.names, stands.tolist(), strict=True) if keep)
    return Candidates(names, found.reasons[stands]), replace(
        places, candidate=number[places.candidate], count=places.count[stands]
    )
