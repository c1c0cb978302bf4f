from __future__ import annotations

import pytest

from kg.relations.qualify import ratio


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("38.2%", "0.382"),
        ("100%", "1"),
        ("三成", "0.3"),
        ("三成半", "0.35"),
        ("两成五", "0.25"),
        ("四分之一", "0.25"),
        ("三分之二", "0.6667"),
        ("一半", "0.5"),
        ("百分之五十一", "0.51"),
        ("全部", "1"),
    ],
)
def test_ratio_is_a_decimal_fraction(text: str, fraction: str) -> None:
    assert ratio(text) == fraction
