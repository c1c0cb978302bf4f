"""Tokens: the words of the sentences, by jieba's dictionary (rjieba; jieba itself where that is missing)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

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
        return words, [_tags[word] for word in words]
    except KeyError:
        if len(_tags) > _MOST:
            _tags.clear()
        pairs = tag(text)
        _tags.update(pairs)
        return [word for word, _ in pairs], [pos for _, pos in pairs]


# Frozen values are slow to make the usual way (0.4 µs a field), and there are 200,000 words in a megabyte: words of the
# same place share their span, and the fields are set by the slots themselves.
_set_span, _set_text, _set_tag = (Token.__dict__[name].__set__ for name in ("span", "text", "tag"))
_SHARED, _LONGEST = 1 << 15, 5


@cache
def _spans(length: int) -> list[Span]:
    return [Span(at, at + length) for at in range(_SHARED)]


def tokens(document: Document, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the words of the sentences, in order; words of nothing but space are left out."""
    text, new = document.text, Token.__new__
    shared = [_spans(k) for k in range(_LONGEST + 1)] if len(text) < _SHARED else []
    found: list[Token] = []
    keep = found.append
    for sentence in sentences:
        at = sentence.span.start
        for word, pos in zip(*_tagged(text[at : sentence.span.end]), strict=True):
            size = len(word)
            if word > "\u3000" or not word.isspace():
                token = new(Token)
                _set_span(token, shared[size][at] if shared and size <= _LONGEST else Span(at, at + size))
                _set_text(token, word)
                _set_tag(token, pos)
                keep(token)
            at += size
    return tuple(found)
