from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.occurrences import occurrences

_TEXT = st.text(alphabet="青岚科技A1 ", max_size=40)
_NAMES = st.lists(st.text(alphabet="青岚科技A1", min_size=1, max_size=4), unique=True, max_size=5)


@given(_TEXT, _NAMES)
def test_every_occurrence_is_its_name(text: str, names: list[str]) -> None:
    places = occurrences(text, names)
    for number, start, end in zip(places.candidate, places.start, places.end, strict=True):
        assert text[start:end] == names[number]


def test_occurrences_leaves_out_what_lies_inside_a_latin_word() -> None:
    assert occurrences("OpenAI与AI", ["AI"]).start.tolist() == [7]


def test_occurrences_knows_what_a_longer_candidate_covers() -> None:
    places = occurrences("谦和控股与谦和", ["谦和控股", "谦和"])
    assert places.count.tolist() == [1, 2]
    assert places.inside.tolist() == [False, True, False]
