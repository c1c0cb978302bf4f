"""Tokens: the words of a document as parallel columns, made into ``Token`` values when they are first looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import overload

from kg.model.text import Span, Token


class Tokens(Sequence[Token]):
    """The words of a document in order: an immutable sequence of ``Token``, equal to the tuple of them.

    A megabyte has 200,000 words; as values they take four times as long to make as jieba's dictionary to cut. So the
    columns (``words``, ``starts``, ``tags``) are what is held, and whoever needs only those pays for no more.
    """

    __slots__ = ("_made", "starts", "tags", "words")
    words: tuple[str, ...]
    starts: tuple[int, ...]  # where each word begins, in code points of Document.text
    tags: tuple[str, ...]

    def __init__(self, words: Sequence[str], starts: Sequence[int], tags: Sequence[str]) -> None:
        for name, values in (("words", words), ("starts", starts), ("tags", tags)):
            object.__setattr__(self, name, tuple(values))
        object.__setattr__(self, "_made", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Tokens are immutable: {name} cannot be set")

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        return self._tokens()[at]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Tokens):
            return (self.words, self.starts, self.tags) == (other.words, other.starts, other.tags)
        return self._tokens() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._tokens())

    def __repr__(self) -> str:
        return repr(self._tokens())

    def __reduce__(self) -> tuple[type[Tokens], tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]]:
        return Tokens, (self.words, self.starts, self.tags)

    def _tokens(self) -> tuple[Token, ...]:
        made: tuple[Token, ...] | None = self._made
        if made is None:
            made = _tokens(self.words, self.starts, self.tags)
            object.__setattr__(self, "_made", made)
        return made

    _made: tuple[Token, ...] | None


# Frozen values are slow to make the usual way: words of the same place share their span, and the fields are set by the
# slots themselves, a field of all words at a time.
_set_span, _set_text, _set_tag = (Token.__dict__[name].__set__ for name in ("span", "text", "tag"))
_SHARED, _LONGEST = 1 << 12, 4


@cache
def _spans() -> list[list[Span]]:
    """Return the spans of every place in an article and every usual length."""
    return [[Span(at, at + size) for at in range(_SHARED)] for size in range(_LONGEST + 1)]


def _tokens(words: Sequence[str], starts: Sequence[int], tags: Sequence[str]) -> tuple[Token, ...]:
    shared = _spans()
    spans = [
        shared[size][at] if size <= _LONGEST and at < _SHARED else Span(at, at + size)
        for at, size in zip(starts, map(len, words), strict=True)
    ]
    found = tuple(map(Token.__new__, repeat(Token, len(words))))
    for set_field, values in ((_set_span, spans), (_set_text, words), (_set_tag, tags)):
        deque(map(set_field, found, values), maxlen=0)
    return found
