"""Which rows may match a sentence: each needs one of its literal words, and one automaton finds them all."""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

import ahocorasick_rs

from kg.relations.mask import FOUNDER, MARK, MONEY, RATIO, TITLE
from kg.relations.rows import Row

_MARKS = frozenset((*MARK.values(), TITLE, FOUNDER, RATIO, MONEY))


class Prefilter:
    """Rows by the words they need; ``candidates`` gives those whose words stand in a text, in table order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        owners: dict[str, set[int]] = {}
        self._always: set[int] = set()
        for index, row in enumerate(self._rows):
            words = needed(row.pattern.pattern)
            if not words:
                self._always.add(index)
            for word in words:
                owners.setdefault(word, set()).add(index)
        self._owners = [owners[word] for word in sorted(owners)]
        self._automaton = ahocorasick_rs.AhoCorasick(sorted(owners)) if owners else None

    def candidates(self, text: str) -> tuple[Row, ...]:
        """Return the rows that may match the text."""
        found = set(self._always)
        if self._automaton is not None:
            for word, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                found |= self._owners[word]
        return tuple(self._rows[index] for index in sorted(found))


def needed(pattern: str) -> frozenset[str]:
    """Return words of which every match of the pattern holds at least one; none where that cannot be told."""
    best = _of_sequence(parser.parse(pattern))
    return best if best and min(map(len, best)) > 0 else frozenset()


def _of_sequence(sequence: Any) -> frozenset[str]:
    """Return the most telling set of words of a sequence: the longer its shortest word, the better."""
    options: list[frozenset[str]] = []
    run = ""
    for operator, argument in [*sequence, (None, None)]:
        if operator is sre.LITERAL and chr(argument) not in _MARKS:
            run += chr(argument)
            continue
        if run:
            options.append(frozenset((run,)))
            run = ""
        if operator is sre.SUBPATTERN:
            options.append(_of_sequence(argument[3]))
        elif operator is sre.BRANCH:
            branches = [_of_sequence(branch) for branch in argument[1]]
            options.append(frozenset().union(*branches) if all(branches) else frozenset())
        elif operator is sre.IN:
            options.append(_of_class(argument))
        elif operator is sre.MAX_REPEAT and argument[0] >= 1:
            options.append(_of_sequence(argument[2]))
    options = [option for option in options if option]
    return max(options, key=lambda option: (min(map(len, option)), -len(option)), default=frozenset())


def _of_class(items: Any) -> frozenset[str]:
    if any(operator is not sre.LITERAL for operator, _ in items):
        return frozenset()
    characters = {chr(value) for _, value in items}
    return frozenset() if characters & _MARKS else frozenset(characters)
