"""The literal words of a pattern: one of them stands in every match, so that an automaton can pass over the rest."""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

from kg.relations.mask import FOUNDER, MARK, MONEY, RATIO, TITLE

_MARKS = frozenset((*MARK.values(), TITLE, FOUNDER, RATIO, MONEY))


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
