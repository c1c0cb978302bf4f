"""Radicals: what PDF fonts put in place of ordinary characters is read as these."""

from __future__ import annotations

from kg.text import folded
from kg.text.radicals import TABLE, ordinary


def test_radicals_become_ordinary_characters_one_for_one() -> None:
    assert ordinary("⻘⽲智能于2019年创⽴，董事⻓⻩⽴⾔。") == "青禾智能于2019年创立，董事长黄立言。"
    assert all(len(plain) == 1 and not 0x2E80 <= ord(plain) < 0x2FE0 for plain in TABLE.values())


def test_every_kangxi_radical_has_its_character() -> None:
    assert [code for code in range(0x2F00, 0x2FD6) if code not in TABLE] == []


def test_folded_matches_radicals_across_scripts() -> None:
    assert folded("⻘⽲智能") == folded("青禾智能")
    assert folded("董事⾧") == "董事长"
