"""The finder: candidates for recall, one judgement a name, and each sure name at all its places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kg.mentions.features import feature_names
from kg.mentions.gathering import Gathered, gathered
from kg.mentions.generic import generic_words
from kg.mentions.judge import judge
from kg.mentions.network import read
from kg.mentions.placing import composites, placed
from kg.mentions.things import with_things
from kg.mentions.trimming import trimmed
from kg.model.names import ENTITY_TYPES, ORGANIZATION_TYPES, Mention
from kg.model.text import Document, Sentence, Span, Token

Quality = Literal["best", "fast"]
SURE = 0.5  # a name is accepted from this probability on; measured on writers left out
_PLACE = 1 + ENTITY_TYPES.index("Place")
Floats = NDArray[np.float32]


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
    article = gathered(document, reading, tokens)
    names = judged(text, article, quality) if article else []
    return with_things(text, names, article.things if article else None)


def judged(text: str, article: Gathered, quality: Quality) -> list[Mention]:
    """Return the names that the judge of a quality accepts, at their places, in order."""
    names, places, judging = article.names, article.places, judge(quality)
    standard = judging.standard(article.features)
    probabilities = trimmed(names, judging.of_standard(standard))
    probabilities = _with_definitions(text, article, probabilities)
    types = probabilities[:, 1:].argmax(axis=1) + 1
    sure = 1 - probabilities[:, 0]
    accepted = (sure >= SURE) & (article.features[:, _generic()] == 0)
    accepted[composites(names, np.flatnonzero(accepted & (types == _PLACE)))] = False
    chosen = np.flatnonzero(accepted)
    seen = standard[chosen] * (article.features[chosen] != 0)
    said = zip(
        chosen.tolist(),
        types[chosen].tolist(),
        sure[chosen].tolist(),
        judging.reasons(seen, types[chosen]),
        strict=True,
    )
    values = {
        number: (names[number], ENTITY_TYPES[type_ - 1], reasons, round(sureness, 3))
        for number, type_, sureness, reasons in said
    }
    standing = placed(accepted, places, article.heads, article.soft, article.words)
    number, start, end = places.candidate[standing], places.start[standing], places.end[standing]
    return [
        Mention(Span(first, last), *values[which])
        for which, first, last in zip(number.tolist(), start.tolist(), end.tolist(), strict=True)
    ]


@cache
def _generic() -> int:
    return feature_names().index("generic")


def _with_definitions(text: str, article: Gathered, probabilities: Floats) -> Floats:
    """Return the probabilities with each defined short form as sure as the organisation that it stands for."""
    if not article.defined:
        return probabilities
    names, places = article.names, article.places
    number_of = {name: number for number, name in enumerate(names)}
    raised = probabilities.copy()
    for definition in article.defined:
        short = number_of.get(definition.short.of(text))
        ending = places.candidate[places.end == definition.full_end].tolist()
        full = max(ending, key=lambda n: len(names[n]) * (probabilities[n, 0] < SURE), default=None)
        if short is None or full is None or names[short].lower() in generic_words() or probabilities[full, 0] >= SURE:
            continue
        if ENTITY_TYPES[probabilities[full, 1:].argmax()] in ORGANIZATION_TYPES or probabilities[short, 0] > SURE:
            raised[short] = probabilities[full]
    return raised
