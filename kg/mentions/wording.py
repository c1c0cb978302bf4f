"""The words of a text as arrays: where they begin and end, their parts of speech, what each can be in a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import MOST
from kg.mentions.word_forms import FORMS
from kg.model.text import Token
from kg.model.tokens import Tokens

TAGS = ("nr", "ns", "nt", "nz", "n", "v", "x", "eng", "m", "t", "j", "a", "p", "c", "u", "d", "other")
NAMED = ("", "Person", "Place", "Organization", "Other")  # what a word's tag says it names
_NAMED = {"nr": 1, "nrt": 1, "nrfg": 1, "ns": 2, "nt": 3, "nz": 4}
INSIDE, FIRST, NUMBER = 1, 2, 4  # what a word can be in the name of an organisation or event, by its tag
_INSIDE = frozenset("njlvamxeisfbq")
_FIRST = frozenset(("ns", "nr", "nz", "nt", "x", "nrt", "n", "j", "f", "s", "b"))
_CODES = {tag: code for code, tag in enumerate(TAGS)}
NOTHING = len(TAGS)  # the tag of a place where no word begins or ends
Integers = NDArray[np.int64]


class _Numbers(dict[str, int]):
    """A number for each of jieba's tags, and by that number what the tag is elsewhere."""

    def __missing__(self, tag: str) -> int:
        self[tag] = number = min(len(self), 255)
        _tag_codes[number], _named[number] = tag_code(tag), _NAMED.get(tag, 0)
        _roles[number] = INSIDE * (tag[:1] in _INSIDE) | FIRST * (tag in _FIRST) | NUMBER * (tag == "m")
        return number


_tag_codes = np.zeros(256, dtype=np.int64)
_roles, _named = np.zeros((2, 256), dtype=np.uint8)
_numbers = _Numbers()
_SHIFTS = np.arange(0, 64, 16, dtype=np.uint64)[:, None]


def _inner() -> NDArray[np.uint64]:
    """Return by length and tag what a word counts as: a word, a verb, a function word, its length as a common word."""
    counted = [
        [tag in kinds for tag in (*TAGS, "")]
        for kinds in ((*TAGS, ""), ("v",), ("d", "p", "u", "c"), ("n", "v", "a", "d", "m", "t", "c", "p", "u", "other"))
    ]
    each = np.array(counted, dtype=np.uint64) << _SHIFTS
    sizes = np.arange(MOST + 1, dtype=np.uint64)[:, None]
    counts: NDArray[np.uint64] = each[0] + each[1] + each[2] + sizes * each[3]
    return counts


_INNER = _inner()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in order (``starts``, ``ends``, ``tags``, ``forms``), and the word that begins or ends at each place."""

    words: Sequence[str]
    starts: Integers
    ends: Integers
    tags: Integers  # numbers in TAGS
    roles: NDArray[np.uint8]  # bits of INSIDE, FIRST, NUMBER
    named: NDArray[np.uint8]  # numbers in NAMED
    forms: NDArray[np.uint8]  # bits of word_forms
    ends_as: NDArray[np.uint8]  # rows of contexts.toml with a word that this one ends with, as bits; 0 for no word
    begins_as: NDArray[np.uint8]  # the same with one that it begins with
    begins: NDArray[np.int32]  # for each place the word that begins there, -1: none
    finishes: NDArray[np.int32]  # for each place the word that ends there, -1: none

    def tag_from(self, place: Integers) -> Integers:
        """Return the tag of the word that begins at each place, ``NOTHING`` for none."""
        return self.tags[self.begins[place]]

    def tag_to(self, place: Integers) -> Integers:
        """Return the tag of the word that ends at each place, ``NOTHING`` for none."""
        return self.tags[self.finishes[place]]

    def inner(self, start: Integers, end: Integers) -> Integers:
        """Return for each stretch how many words begin in it, verbs, function words, and characters of common words."""
        size = self.ends - self.starts
        packed = np.zeros(len(size) + 1, dtype=np.uint64)  # four counts in one sum, see characters.py
        np.cumsum(_INNER[np.where(size > 1, size, 0).clip(max=MOST), self.tags[:-1]], out=packed[1:])
        first, last = np.searchsorted(self.starts, np.stack([start, end]))
        inner: Integers = ((packed[last] - packed[first]) >> _SHIFTS & np.uint64(0xFFFF)).astype(np.int64)
        return inner


def wording(length: int, tokens: Sequence[Token]) -> Wording:
    """Return the arrays for a text of this length."""
    if not isinstance(tokens, Tokens):
        tokens = Tokens([t.text for t in tokens], [t.span.start for t in tokens], [t.tag for t in tokens])
    words = tokens.words
    count = len(words)
    starts = np.array(tokens.starts, dtype=np.int64)
    ends = starts + np.fromiter(map(len, words), dtype=np.int64, count=count)
    numbers = np.frombuffer(bytes(map(_numbers.__getitem__, tokens.tags)), dtype=np.uint8)
    tags = np.full(count + 1, NOTHING, dtype=np.int64)
    tags[:-1] = _tag_codes[numbers]
    forms = np.zeros((3, count + 1), dtype=np.uint8)
    forms.T[:-1] = (
        np.fromiter(map(FORMS.__getitem__, words), dtype="<u4", count=count).view(np.uint8).reshape(-1, 4)[:, :3]
    )
    places = np.full((2, length + 2), -1, dtype=np.int32)
    order = np.arange(count, dtype=np.int32)
    places[0, starts], places[1, ends] = order, order
    return Wording(
        words,
        starts,
        ends,
        tags,
        _roles[numbers],
        _named[numbers],
        forms[0, :-1],
        forms[1],
        forms[2],
        places[0],
        places[1],
    )


def tag_code(tag: str) -> int:
    """Return the number of a tag in ``TAGS``: its own, else its first letter's, else that of "other"."""
    code = _CODES.get(tag)
    return _CODES.get(tag[:1], _CODES["other"]) if code is None else code
