from __future__ import annotations

import pytest

from kg.mentions.organizations import Suffixes, organization_type, suffix_of, suffix_rows


@pytest.mark.parametrize("row", suffix_rows(), ids=lambda row: row.id)
def test_each_suffix_row_proves_itself(row: Suffixes) -> None:
    for name in row.yes:
        found = suffix_of(name)
        assert found is not None
        assert found[1:] == (row.id, row.type)
    for name in row.no:
        found = suffix_of(name)
        assert found is None or found[1] != row.id


@pytest.mark.parametrize(
    ("name", "type_"),
    [("云杉科技", "Company"), ("云杉科技大学", "Institution"), ("白鹿", "Company"), ("白鹿区住建局", "Institution")],
)
def test_organization_type_follows_the_longest_ending(name: str, type_: str) -> None:
    assert organization_type(name) == type_
