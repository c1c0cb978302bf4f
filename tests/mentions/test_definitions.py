from __future__ import annotations

import pytest

from kg.mentions.definitions import definitions


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("青岚文化传媒有限公司（下称“青岚传媒”）今日公告", ["青岚传媒"]),
        ('青岚文化传媒有限公司(以下简称"青岚传媒"或"公司")', ["青岚传媒", "公司"]),
        ("白鹿区住房和城乡建设局（以下简称白鹿区住建局）", ["白鹿区住建局"]),
        ("他简称这是一次尝试", []),
    ],
)
def test_definitions_gives_the_short_forms(text: str, short: list[str]) -> None:
    assert [d.short.of(text) for d in definitions(text)] == short
