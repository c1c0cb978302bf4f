"""The finder: candidates for recall, one judgement a name, and each sure name at all its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kg.mentions.candidates import candidates
from kg.mentions.definitions import definitions
from kg.mentions.features import features
from kg.mentions.generic import generic_words
from kg.mentions.heads import heads as read_heads
from kg.mentions.heads import soft as read_soft
from kg.mentions.judge import judge
from kg.mentions.network import read
from kg.mentions.occurrences import Occurrences, occurrences
from kg.mentions.placing import composites, placed
from kg.mentions.things import with_things
from kg.mentions.trimming import trimmed
from kg.model.names import ENTITY_TYPES, ORGANIZATION_TYPES, Mention
from kg.model.text import Document, Sentence, Span, Token

Quality = Literal["best", "fast"]
SURE = 0.5  # a name is accepted from this probability on; measured on writers left out
_PLACE = 1 + ENTITY_TYPES.index("Place")


def mentions(
    document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token], *, quality: Quality = "best"
) -> tuple[Mention, ...]:
    """Return the names of a document: no two overlap, sorted by span.

    Args:
        document: the article.
        sentences: its sentences; names are looked for inside them.
        tokens: its words with jieba's tags.
        quality: "best" reads with the network, "fast" with the dictionary and the structure alone.
    """
    text = document.text
    reading = read(text, [sentence.span for sentence in sentences], tokens) if quality == "best" else None
    heads, soft = read_heads(len(text), reading, tokens), read_soft(len(text), reading)
    found = candidates(document, heads, soft, tokens)
    if not found:
        return ()
    names = tuple(found)
    places = occurrences(text, names)
    rows = features(document, found, places, heads, soft, tokens)
    judged = judge(quality)
    probabilities = trimmed(names, judged.probabilities(rows), places.count)
    probabilities = _with_definitions(text, names, places, probabilities)
    types = probabilities[:, 1:].argmax(axis=1) + 1
    sure = 1 - probabilities[:, 0]
    accepted = (sure >= SURE) & (places.count > 0)
    accepted &= ~composites(names, accepted, types == _PLACE)
    reasons = dict(zip(np.flatnonzero(accepted).tolist(), judged.reasons(rows[accepted], types[accepted]), strict=True))
    read_names = tuple(
        Mention(
            Span(int(places.start[k]), int(places.end[k])),
            names[number],
            ENTITY_TYPES[types[number] - 1],
            reasons[number],
            round(float(sure[number]), 3),
        )
        for k in placed(accepted, places, heads, soft, tokens)
        for number in (int(places.candidate[k]),)
    )
    return with_things(text, read_names)


def _with_definitions(
    text: str, names: Sequence[str], places: Occurrences, probabilities: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the probabilities with each defined short form as sure as the organisation that it stands for."""
    number_of = {name: number for number, name in enumerate(names)}
    ending: dict[int, list[int]] = {}
    for number, end in zip(places.candidate.tolist(), places.end.tolist(), strict=True):
        ending.setdefault(end, []).append(number)
    raised = probabilities.copy()
    for definition in definitions(text):
        short = number_of.get(definition.short.of(text))
        full = max(
            ending.get(definition.full_end, ()),
            key=lambda n: len(names[n]) * (probabilities[n, 0] < SURE),
            default=None,
        )
        if short is None or full is None or names[short].lower() in generic_words() or probabilities[full, 0] >= SURE:
            continue
        if ENTITY_TYPES[probabilities[full, 1:].argmax()] in ORGANIZATION_TYPES or probabilities[short, 0] > SURE:
            raised[short] = probabilities[full]
    return raised
