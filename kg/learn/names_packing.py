"""Examples as arrays, and as the rows of several sentences that the network reads at run time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.names_corpora import Example
from kg.learn.names_tags import ANY, UNTAGGED, cluener_tags, own_masks
from kg.learn.names_teacher import Teacher
from kg.mentions.words import word_features

Array = NDArray[Any]
_SHORTEST, _LONGEST = 40, 260  # characters of a row; how many it is to hold is drawn anew for each
_ALONE = 0.5  # share of the corpora's sentences that are read on their own
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A row as arrays over its characters."""

    ids: Array
    words: Array  # two rows: features, entries
    own: Array  # bit sets of the allowed own tags
    weight: Array
    cluener: Array  # UNTAGGED where CLUENER's types are not known
    lac: Array  # LAC's emissions, half precision; not a number where LAC has not read
    before: Encoded | None = None  # what stands between it and the row before it in its text; None: it begins a text

    def __len__(self) -> int:
        return len(self.ids)


def encode(examples: Sequence[Example], ids_of: Callable[[str], Array], teacher: Teacher) -> list[Encoded]:
    """Return the examples as arrays; ones of a single character are left out."""
    return [_encoded(example, ids_of, teacher) for example in examples if len(example.text) > 1]


def _encoded(example: Example, ids_of: Callable[[str], Array], teacher: Teacher) -> Encoded:
    text = example.text
    length = len(text)
    lac = teacher.emissions(text)
    outside = [1] * length if example.outside == "O" else [ANY] * length
    if example.outside == "lac":
        outside = teacher.outside(lac)
    known = example.cluener is not None
    return Encoded(
        ids_of(text),
        word_features(text),
        np.array(own_masks(length, example.names, outside), dtype=np.int64),
        np.full(length, example.weight, dtype=np.float32),
        np.array(cluener_tags(length, example.cluener or ()) if known else [UNTAGGED] * length, dtype=np.int64),
        lac.astype(np.float16),
        None if example.before is None else _unnamed(example.before, ids_of, lac.shape[1]),
    )


def _unnamed(text: str, ids_of: Callable[[str], Array], lac_tags: int) -> Encoded:
    """Return a stretch between sentences: no name, and nobody else has read it."""
    length = len(text)
    return Encoded(
        ids_of(text),
        word_features(text),
        np.ones(length, dtype=np.int64),
        np.ones(length, dtype=np.float32),
        np.full(length, UNTAGGED, dtype=np.int64),
        np.full((length, lac_tags), np.nan, dtype=np.float16),
    )


def in_order(sentences: Sequence[Encoded], rng: random.Random) -> Iterator[Encoded]:
    """Yield rows of sentences that follow each other in their text, each row of a length drawn by chance."""
    parts: list[Encoded] = []
    size, most = 0, 0
    for sentence in sentences:
        if parts and (sentence.before is None or size + len(sentence) > most):
            yield _joined(parts)
            parts = []
        if not parts:
            size, most = 0, rng.randint(_SHORTEST, _LONGEST)
        elif sentence.before is not None:
            parts.append(sentence.before)
        parts.append(sentence)
        size += len(sentence)
    if parts:
        yield _joined(parts)


def at_random(sentences: Sequence[Encoded], rng: random.Random, ids_of: Callable[[str], Array]) -> Iterator[Encoded]:
    """Yield the sentences in rows: half of them alone, the others with a line break between."""
    if not sentences:
        return
    line_break = _unnamed(_BREAK, ids_of, sentences[0].lac.shape[1])
    parts: list[Encoded] = []
    size, most = 0, rng.randint(_SHORTEST, _LONGEST)
    for number in rng.sample(range(len(sentences)), len(sentences)):
        sentence = sentences[number]
        if rng.random() < _ALONE:
            yield sentence
            continue
        if parts and size + len(sentence) > most:
            yield _joined(parts)
            parts, size, most = [], 0, rng.randint(_SHORTEST, _LONGEST)
        parts += [line_break, sentence] if parts else [sentence]
        size += len(sentence)
    if parts:
        yield _joined(parts)


def _joined(parts: Sequence[Encoded]) -> Encoded:
    if len(parts) == 1:
        return parts[0]
    return Encoded(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.words for part in parts], axis=1),
        np.concatenate([part.own for part in parts]),
        np.concatenate([part.weight for part in parts]),
        np.concatenate([part.cluener for part in parts]),
        np.concatenate([part.lac for part in parts]),
    )
