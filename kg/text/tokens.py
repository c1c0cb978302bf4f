"""Tokens: the words of the sentences, by jieba's dictionary (rjieba; jieba itself where that is missing)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kg.model.text import Document, Sentence, Span, Token


@cache
def tagger() -> Callable[[str], list[tuple[str, str]]]:
    """Return the function that cuts a text into (word, tag); words that jieba made up have the tag "x"."""
    try:
        from rjieba import Jieba
    except ImportError:
        return _jieba_tag
    tag: Callable[[str], list[tuple[str, str]]] = Jieba().tag
    return tag


def _jieba_tag(text: str) -> list[tuple[str, str]]:
    import logging

    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


def tokens(document: Document, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the words of the sentences, in order; words of nothing but space are left out."""
    tag, text = tagger(), document.text
    found: list[Token] = []
    for sentence in sentences:
        at = sentence.span.start
        for word, pos in tag(text[at : sentence.span.end]):
            end = at + len(word)
            if not word.isspace():
                found.append(Token(Span(at, end), word, pos))
            at = end
    return tuple(found)
