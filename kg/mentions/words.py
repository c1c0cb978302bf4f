"""What a dictionary knows of each character: its place in a word of jieba's, and that word's part of speech."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Parts of speech that say something of names; every other tag is the last one.
_TAGS = ("nr", "ns", "nt", "nz", "n", "nrt", "v", "vn", "a", "d", "p", "c", "u", "m", "t", "q", "r", "f", "s", "j", "l", "i", "eng", "x", "b", "k", "other")  # fmt: skip
_CODES = {tag: code for code, tag in enumerate(_TAGS)}
WORD_FEATURES = 4 * len(_TAGS)


@cache
def _jieba() -> Any:
    import rjieba

    return rjieba.Jieba()


def word_features(text: str) -> NDArray[np.int64]:
    """Return one number a character: 4 × the word's tag + begin, inside, end or single."""
    words = _jieba().tag(text)
    sizes = np.fromiter((len(word) for word, _ in words), dtype=np.int64, count=len(words))
    other = _CODES["other"]
    codes = np.fromiter((_code(tag, other) for _, tag in words), dtype=np.int64, count=len(words)) * 4
    features = np.repeat(codes, sizes) + 1
    ends = np.cumsum(sizes)
    features[ends - 1] += 1
    features[ends - sizes] -= 1
    single = ends[sizes == 1] - 1
    features[single] += 2
    return features


def _code(tag: str, other: int) -> int:
    code = _CODES.get(tag)
    if code is None:
        code = _CODES.get(tag[:1], other)
    return code
