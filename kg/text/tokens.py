"""Tokens: the words of the sentences, by jieba's dictionary (rjieba; jieba itself where that is missing)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import accumulate

from kg.model.text import Document, Sentence
from kg.model.tokens import Tokens

Cut = Callable[[str], list[str]]
Tag = Callable[[str], Sequence[tuple[str, str]]]


@cache
def tagger() -> Tag:
    """Return the function that cuts a text into (word, tag), tags as jieba's dictionary has them."""
    return _parts()[1]


@cache
def _parts() -> tuple[Cut, Tag]:
    try:
        from rjieba import Jieba
    except ImportError:
        return _jieba_parts()
    jieba = Jieba()
    return jieba.cut, jieba.tag


def _jieba_parts() -> tuple[Cut, Tag]:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return jieba.lcut, lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


# The tag of a word is what the dictionary says of it, whatever stands around: kept, so that most words need no tagger.
_tags: dict[str, str] = {}
_MOST = 1 << 20
_SPACE = " "
# marks at which the dictionary parts words anyway: sentences that end there are cut together
_APART = frozenset('。！？｡!?…”’」』）)》】〔〕"，；：、')


def tokens(document: Document, sentences: Sequence[Sentence]) -> Tokens:
    """Return the words of the sentences, in order; words of nothing but space are left out."""
    text, cut = document.text, _parts()[0]
    words: list[str] = []
    starts: list[int] = []
    for start, end in _runs(text, sentences):
        found = cut(text[start:end])
        places = list(accumulate(map(len, found), initial=start))
        places.pop()
        words, starts = (words + found, starts + places) if words else (found, places)
    tags = _tagged(words, text, sentences, starts)
    for at in reversed(_places(tags, _SPACE)):
        del words[at], starts[at], tags[at]
    return Tokens(words, starts, tags)


def _places(tags: list[str], wanted: str) -> list[int]:
    """Return where a tag stands; few do, so that ``index`` is the fastest way."""
    found: list[int] = []
    at = -1
    with suppress(ValueError):
        while True:
            at = tags.index(wanted, at + 1)
            found.append(at)
    return found


def _runs(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are cut in one go: sentences with only space between them, or with a mark at the seam."""
    first = last = -1
    for sentence in sentences:
        start = sentence.span.start
        if first < 0:
            first = start
        elif not (text[last:start].isspace() if start > last else text[last - 1] in _APART):
            yield first, last
            first = start
        last = sentence.span.end
    if first >= 0:
        yield first, last


def _tagged(words: Sequence[str], text: str, sentences: Sequence[Sentence], starts: Sequence[int]) -> list[str]:
    """Return the tag of each word, ``_SPACE`` for space; sentences with a word not met before go through the tagger."""
    try:
        return list(map(_tags.__getitem__, words))
    except KeyError:
        pass
    if len(_tags) > _MOST:
        _tags.clear()
    tag = _parts()[1]
    ends = [sentence.span.end for sentence in sentences]
    for word, start in zip(words, starts, strict=True):
        if word not in _tags:
            if word.isspace():
                _tags[word] = _SPACE
                continue
            span = sentences[bisect_right(ends, start)].span
            _tags.update((met, _SPACE if met.isspace() else its) for met, its in tag(span.of(text)))
            _tags.setdefault(word, "x")
    return list(map(_tags.__getitem__, words))
