from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import occurrences as module
from kg.mentions.characters import characters
from kg.mentions.occurrences import counts, occurrences

_TEXT = st.text(alphabet="青岚科技A1 ", max_size=40)
_NAMES = st.lists(st.text(alphabet="青岚科技A1", min_size=1, max_size=4), unique=True, max_size=5)


@given(_TEXT, _NAMES)
def test_every_occurrence_is_its_name(text: str, names: list[str]) -> None:
    places = occurrences(characters(text), names)
    for number, start, end in zip(places.candidate, places.start, places.end, strict=True):
        assert text[start:end] == names[number]


def test_occurrences_leaves_out_what_lies_inside_a_latin_word() -> None:
    assert occurrences(characters("OpenAI与AI"), ["AI"]).start.tolist() == [7]


def test_occurrences_knows_what_a_longer_candidate_covers() -> None:
    places = occurrences(characters("谦和控股与谦和"), ["谦和控股", "谦和"])
    assert places.count.tolist() == [1, 2]
    assert places.inside.tolist() == [False, True, False]


def test_long_texts_are_searched_as_short_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text, names = "谦和控股与谦和，谦和谦和控股", ["谦和控股", "谦和", "控股", "青岚"]
    one_by_one, counted = occurrences(characters(text), names), counts(text, names)
    monkeypatch.setattr(module, "_SHORT", 0)
    at_once = occurrences(characters(text), names)
    assert counts(text, names) == counted == [2, 4, 2, 0]
    assert (at_once.candidate.tolist(), at_once.start.tolist(), at_once.inside.tolist()) == (
        one_by_one.candidate.tolist(),
        one_by_one.start.tolist(),
        one_by_one.inside.tolist(),
    )
