"""Subclasses by the end of a name: every row proves itself and is one of the ontology's."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.linking import link
from kg.linking.subtypes import subtype_of
from kg.ontology import ontology

from .factory import article

TABLE = Path(__file__).resolve().parents[2] / "kg" / "linking" / "subtypes.toml"
ROWS: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["subtypes"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["class"]))
def test_every_row_tells_its_yes_and_not_its_no(row: dict[str, Any]) -> None:
    assert {subtype_of(row["of"], name) for name in row["yes"]} == {row["class"]}
    assert row["class"] not in {subtype_of(row["of"], name) for name in row["no"]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["class"]))
def test_every_row_names_a_subclass_of_the_ontology(row: dict[str, Any]) -> None:
    assert ontology().main_type(row["class"]) == row["of"]


def test_link_gives_entities_their_subclass() -> None:
    entities, _ = link(*article("{I:临渡大学}在{L:杭州}与{C:墨石科技}签约。"))
    assert [entity.subtype for entity in entities] == ["University", "AdministrativeDivision", ""]
