"""Which rows may match a sentence: each needs one of its literal words, and one automaton finds them all."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from kg.relations.rows import Row


class Prefilter:
    """Rows by the words they need; ``candidates`` gives those whose words stand in a text, in table order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        owners: dict[str, set[int]] = {}
        self._always: set[int] = set()
        for index, row in enumerate(self._rows):
            if not row.words:
                self._always.add(index)
            for word in row.words:
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
