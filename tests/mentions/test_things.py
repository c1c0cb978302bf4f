from __future__ import annotations

import pytest

from kg.mentions.things import Row, thing_rows, things


def _named(text: str) -> list[tuple[str, str]]:
    return [(thing.span.of(text), thing.type) for thing in things(text)]


def _yes() -> list[tuple[str, str, str]]:
    return [(row.type, *example.split(" => ")) for row in thing_rows() for example in row.yes]  # type: ignore[misc]


@pytest.mark.parametrize(("type_", "text", "names"), _yes())
def test_each_row_names_what_its_examples_say(type_: str, text: str, names: str) -> None:
    assert _named(text) == [(name, type_) for name in names.split("、")]


@pytest.mark.parametrize("row", thing_rows(), ids=lambda row: row.id)
def test_each_row_is_silent_where_its_counterexamples_say(row: Row) -> None:
    for text in row.no:
        assert [name for name, type_ in _named(text) if type_ == row.type] == [], text
