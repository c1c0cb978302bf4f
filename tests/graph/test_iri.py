"""Minting IRIs: readable, legal for any name, one for each name."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.term import _is_valid_uri  # the check that rdflib warns by

from kg.graph.iri import Mint, segment

names = st.text(st.characters(exclude_categories=()), max_size=12)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("林依轮", "林依轮"),
        ("A股/B股 1%", "A股%2FB股%201%25"),
        ("“硬核”计划（2025）", "“硬核”计划（2025）"),
        ("约翰·史密斯", "约翰·史密斯"),
        ("..", "%2E%2E"),
        ("3.5版", "3.5版"),
        ("Hailan Inc.", "Hailan%20Inc%2E"),
        ("a\u200bb", "a%E2%80%8Bb"),
        ("<x>", "%3Cx%3E"),
        ("\ue000", "%EE%80%80"),
    ],
)
def test_segment(name: str, expected: str) -> None:
    assert segment(name) == expected


def test_entity_is_readable() -> None:
    assert Mint().entity("Person/林依轮").value == "https://w3id.org/zhnews-kg/person/林依轮"


@given(names)
def test_entity_is_legal_for_any_name(name: str) -> None:
    iri = Mint().entity(f"Company/{name}")
    assert _is_valid_uri(iri.value)
    line = ox.serialize([ox.Triple(iri, iri, iri)], format=ox.RdfFormat.TURTLE, prefixes=Mint().prefixes())
    assert line is not None
    assert {t.subject for t in ox.parse(line, format=ox.RdfFormat.TURTLE)} == {iri}
    assert set(rdflib.Graph().parse(data=line).subjects()) == {rdflib.URIRef(iri.value)}


@given(names, names)
def test_different_names_have_different_iris(one: str, other: str) -> None:
    assert (segment(one) == segment(other)) is (one == other)


@given(names)
def test_iris_survive_a_base(name: str) -> None:
    """A reader that resolves IRIs against a base leaves ours alone: no dot segments, no relative parts."""
    iri = Mint().entity(f"Company/{name}").value
    data = f"<{iri}> <{iri}> <{iri}> ."
    assert {t.subject.value for t in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri="http://base/a/b")} == {iri}
