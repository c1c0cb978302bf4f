"""Names of people: parts of names, titles with surnames, kinds of roles."""

from __future__ import annotations

import pytest

from kg.linking.people import person_short_for, surname_of
from kg.linking.people_across import kinds_of
from kg.linking.titles import titled


@pytest.mark.parametrize(
    ("name", "surname"),
    [("石守拙", "石"), ("司马澜", "司马"), ("阿迪力·艾山", ""), ("Tuomas", ""), ("石", ""), ("欧阳", "欧")],
)
def test_surname_of_reads_compound_surnames_too(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("守拙", "石守拙"),
        ("央宗", "卓玛央宗"),
        ("司马", "司马澜清"),
        ("老石", "石守拙"),
        ("阿迪力", "阿迪力·艾山"),
        ("艾山", "阿迪力·艾山"),
        ("约翰·凯利", "约翰·f·凯利"),
        ("希尔", "格兰特-希尔"),
        ("marsh", "edwin marsh"),
    ],
)
def test_person_short_for_knows_parts_of_a_name(short: str, full: str) -> None:
    assert person_short_for(short, full) is not None


@pytest.mark.parametrize(
    ("short", "full"),
    [("石", "石守拙"), ("拙", "石守拙"), ("石守", "石守拙"), ("守拙", "石守愚"), ("迪力", "阿迪力·艾山")],
)
def test_person_short_for_keeps_others_apart(short: str, full: str) -> None:
    assert person_short_for(short, full) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("李总", ("李", "总")), ("周副主任", ("周", "副主任")), ("李总理", None), ("覃某", None), ("石守拙", None)],
)
def test_titled_tells_surname_and_title(text: str, found: tuple[str, str] | None) -> None:
    assert titled(text) == found


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("副总裁", {"leads"}),
        ("联合创始人兼CEO", {"leads"}),
        ("常务副市长", {"governs"}),
        ("教授", {"teaches"}),
        ("首席记者", {"reports"}),
        ("研究员", {"teaches", "analyses"}),
        ("司机", {"司机"}),
        ("", set()),
    ],
)
def test_kinds_of_sorts_titles(title: str, kinds: set[str]) -> None:
    assert kinds_of(title) == kinds
