"""What a dictionary knows of each character: its place in a word of jieba's, that word's part of speech, the word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.model.text import Token
from kg.model.tokens import Tokens

# Parts of speech that say something of names; every other tag is the last one.
_TAGS = ("nr", "ns", "nt", "nz", "n", "nrt", "v", "vn", "a", "d", "p", "c", "u", "m", "t", "q", "r", "f", "s", "j", "l", "i", "eng", "x", "b", "k", "other")  # fmt: skip
WORD_FEATURES = 4 * len(_TAGS)
ENTRIES = 8192  # words are told apart by their hash; 0 is every word of one character
_SPACE = 4 * _TAGS.index("x") + 3


class _Codes(dict[str, int]):
    """4 × the number of a part of speech, by jieba's tag."""

    def __missing__(self, tag: str) -> int:
        known = tag if tag in _TAGS else tag[:1] if tag[:1] in _TAGS else "other"
        self[tag] = code = 4 * _TAGS.index(known)
        return code


class _Entries(dict[str, int]):
    """The row of each word: a hash that is the same on every machine, in every process."""

    def __missing__(self, word: str) -> int:
        entry = 1 + crc32(word.encode("utf-8", "surrogatepass")) % (ENTRIES - 1) if len(word) > 1 else 0
        if len(self) > 1 << 20:
            self.clear()
        self[word] = entry
        return entry


_code_of, _entry_of = _Codes(), _Entries()


@cache
def _jieba() -> Any:
    import rjieba

    return rjieba.Jieba()


def word_features(text: str) -> NDArray[np.int32]:
    """Return two numbers a character: 4 × the word's tag + begin, inside, end or single, and the word's entry."""
    found = _jieba().tag(text)
    words, tags = [word for word, _ in found], [tag for _, tag in found]
    return _spread(len(text), list(accumulate(map(len, words), initial=0))[:-1], words, tags)


def features_of_tokens(length: int, tokens: Sequence[Token]) -> NDArray[np.int32]:
    """Return ``word_features`` of a text of this length that has been cut into words already."""
    if isinstance(tokens, Tokens):
        return _spread(length, tokens.starts, tokens.words, tokens.tags)
    return _spread(length, [t.span.start for t in tokens], [t.text for t in tokens], [t.tag for t in tokens])


def _spread(length: int, starts: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> NDArray[np.int32]:
    """Return the features of words that begin at these places; what is in no word is space."""
    features = np.zeros((2, length), dtype=np.int32)
    features[0] = _SPACE
    if not words:
        return features
    count = len(words)
    sizes = np.fromiter(map(len, words), dtype=np.int32, count=count)
    codes = np.fromiter(map(_code_of.__getitem__, tags), dtype=np.int32, count=count)
    entries = np.fromiter(map(_entry_of.__getitem__, words), dtype=np.int32, count=count)
    first = np.array(starts, dtype=np.int32)
    ends = first + sizes
    at = np.arange(int(sizes.sum()), dtype=np.int32) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
    features[0, at] = np.repeat(codes + 1, sizes)
    features[0, ends - 1] += 1
    features[0, first] -= 1
    features[0, first[sizes == 1]] += 2
    features[1, at] = np.repeat(entries, sizes)
    return features
