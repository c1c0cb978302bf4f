from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.characters import characters
from kg.mentions.stretches import words


@given(st.text(alphabet="青岚科技AB ", min_size=1, max_size=30), st.data())
def test_a_stretch_is_known_by_its_characters_wherever_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    known = words({text[start:end].lower(): 7, "白鹿": 3})
    page = characters(f"白鹿{text}")
    numbers = page.stretches.of(np.array([start + 2, 0, 0]), np.array([end + 2, 2, 1]))
    assert known.values_of(numbers).tolist() == [7, 3, 0]
