from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.characters import KINDS, characters

_TEXT = st.text(alphabet="青岚，。（）·AbC1 \n\U00020000", max_size=40)


@given(_TEXT)
def test_counts_are_of_the_characters_between_two_places(text: str) -> None:
    held = characters(text).counts(np.array([0]), np.array([len(text)]))
    counted = dict(zip(KINDS, held.all()[0].tolist(), strict=True))
    assert counted["letter"] == sum("一" <= c <= "鿿" or (c.isascii() and c.isalpha()) for c in text)
    assert (counted["open"], counted["close"], counted["dot"]) == (text.count("（"), text.count("）"), text.count("·"))
    assert (counted["lower"], counted["upper"]) == (text.count("b"), text.count("A") + text.count("C"))
    assert counted["digit"] == text.count("1")
    assert counted["wide"] == sum(not c.isascii() for c in text)
    assert held.of("stop").tolist() == [text.count("，") + text.count("。") + text.count("\n")]
    assert held.has("latin").tolist() == [any(c in "AbC" for c in text)]
