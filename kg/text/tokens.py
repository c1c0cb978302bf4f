"""Tokens: the words of the sentences, by jieba's dictionary (rjieba; jieba itself where that is missing)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, repeat

from kg.model.text import Document, Sentence, Span, Token

Cut = Callable[[str], Sequence[str]]
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


# The tag of a word is what the dictionary says of it, whatever stands around: kept, so that most sentences need no tagger.
_tags: dict[str, str] = {}
_MOST = 1 << 20


def _tagged(text: str) -> tuple[Sequence[str], list[str]]:
    """Return the words of a text and their tags."""
    cut, tag = _parts()
    words = cut(text)
    try:
        return words, list(map(_tags.__getitem__, words))
    except KeyError:
        if len(_tags) > _MOST:
            _tags.clear()
        pairs = tag(text)
        _tags.update(pairs)
        return [word for word, _ in pairs], [pos for _, pos in pairs]


# Frozen values are slow to make the usual way, and there are 200,000 words in a megabyte: words of the same place share
# their span, and the fields are set by the slots themselves, a field of all words at a time.
_set_span, _set_text, _set_tag = (Token.__dict__[name].__set__ for name in ("span", "text", "tag"))
_SHARED, _LONGEST = 1 << 12, 4


@cache
def _spans() -> list[list[Span]]:
    """Return the spans of every place in an article and every usual length."""
    return [[Span(at, at + size) for at in range(_SHARED)] for size in range(_LONGEST + 1)]


def tokens(document: Document, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the words of the sentences, in order; words of nothing but space are left out."""
    text, shared = document.text, _spans()
    words: list[str] = []
    tags: list[str] = []
    spans: list[Span] = []
    for sentence in sentences:
        start = sentence.span.start
        cut, cut_tags = _tagged(text[start : sentence.span.end])
        sizes = list(map(len, cut))
        starts = accumulate(sizes, initial=start)
        spans += [
            shared[size][at] if size <= _LONGEST and at < _SHARED else Span(at, at + size)
            for at, size in zip(starts, sizes, strict=False)
        ]
        words += cut
        tags += cut_tags
    found = list(map(Token.__new__, repeat(Token, len(words))))
    for set_field, values in ((_set_span, spans), (_set_text, words), (_set_tag, tags)):
        deque(map(set_field, found, values), maxlen=0)
    if any(map(str.isspace, words)):
        found = [token for token in found if not token.text.isspace()]
    return tuple(found)
