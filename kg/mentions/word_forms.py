"""What a word of the text can be in a name, by its form alone: an ending, the end of an event, a surname, a link."""

from __future__ import annotations

from functools import cache
from importlib import resources

from kg.mentions.characters import STOPS
from kg.mentions.contexts import bits_of
from kg.mentions.organizations import suffix_of
from kg.mentions.surnames import surnames

ENDING, EVENT, LINK, STOP, SURNAME = 1, 2, 4, 8, 16
_LINKS = frozenset("与和及（）()")  # may stand inside the name of an organisation
_MOST = 1 << 20  # words that are remembered


@cache
def event_endings() -> frozenset[str]:
    """Return the words that events end in (``events.txt``)."""
    lines = (resources.files("kg.mentions") / "events.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def forms_of(word: str) -> int:
    """Return the bits of what a word can be, and from the bits 8 and 16 on the rows of contexts.toml that it fits.

    The first of them are the rows with a word that this one ends with, the second those with one that it begins with.

    >>> forms_of("集团") & 255 == ENDING, forms_of("与") & 255 == LINK
    (True, True)
    """
    ends, begins = bits_of(word)
    return _form(word) | ends << 8 | begins << 16


def _form(word: str) -> int:
    if word in _LINKS:
        return LINK
    events = event_endings()
    ending = suffix_of(word) if len(word) >= 2 else None
    return (
        ENDING * (ending is not None and ending[0] == word)
        | EVENT * (word in events or word[-2:] in events)
        | STOP * (not STOPS.isdisjoint(word))
        | SURNAME * (word in surnames())
    )


class _Forms(dict[str, int]):
    """``forms_of`` for the words that were seen: the words of the language return."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        self[word] = forms = forms_of(word)
        return forms


FORMS = _Forms()
