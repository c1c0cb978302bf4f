"""The ontology: what it says is what the guidelines ask for, and what it refuses it refuses in words."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg import resources
from kg.errors import TableError
from kg.model.names import ENTITY_TYPES
from kg.ontology import NAMESPACE, Class, Ontology, Property, ontology, read

ORG, AGENT = {"Company", "Institution"}, {"Company", "Institution", "Person"}

# The table of gold/GUIDELINES.md: relation → (types it goes from, types it goes to)
SIGNATURES = {
    "foundedBy": (ORG, AGENT),
    "holdsPosition": ({"Person"}, ORG),
    "heldPosition": ({"Person"}, ORG),
    "subsidiaryOf": (ORG, ORG),
    "holdsSharesOf": (AGENT, {"Company"}),
    "investedIn": (AGENT, {"Company"}),
    "acquired": (ORG, {"Company"}),
    "jointVentureWith": (ORG, ORG),
    "competesWith": ({"Company"}, {"Company"}),
    "suppliesTo": (ORG, ORG),
    "represents": ({"Company"}, {"Person"}),
    "locatedIn": (ORG | {"Place"}, {"Place"}),
    "relocatedTo": (AGENT, {"Place"}),
    "relocatedFrom": (AGENT, {"Place"}),
    "develops": (AGENT, {"Product"}),
    "organizes": (ORG, {"Event"}),
    "participatesIn": (AGENT, {"Event", "Institution"}),
    "issued": (ORG, {"Policy"}),
    "supervises": ({"Institution"}, ORG),
    "memberOf": (AGENT, ORG),
    "graduatedFrom": ({"Person"}, {"Institution"}),
    "relativeOf": ({"Person"}, {"Person"}),
    "listedOn": ({"Company"}, {"Institution"}),
    "penalized": ({"Institution"}, AGENT),
    "disputesWith": (AGENT, AGENT),
}


@pytest.fixture(scope="module")
def onto() -> Ontology:
    return ontology()


def test_relations_are_those_of_the_guidelines(onto: Ontology) -> None:
    assert onto.relations == tuple(sorted([*SIGNATURES, "cooperatesWith"]))


@pytest.mark.parametrize("predicate", SIGNATURES)
def test_accepts_exactly_the_signature_of_the_guidelines(onto: Ontology, predicate: str) -> None:
    subjects, objects = SIGNATURES[predicate]
    accepted = {(s, o) for s in ENTITY_TYPES for o in ENTITY_TYPES if onto.accepts(predicate, s, o)}
    assert accepted == {(s, o) for s in subjects for o in objects}


@pytest.mark.parametrize(
    ("subject", "object_", "expected"),
    [
        ("Company", "Person", True),
        ("Person", "Institution", True),
        ("Person", "Person", False),
        ("Company", "Place", False),
    ],
)
def test_accepts_cooperation_where_one_end_is_an_organization(
    onto: Ontology, subject: str, object_: str, expected: bool
) -> None:
    assert onto.accepts("cooperatesWith", subject, object_) is expected


def test_accepts_subclasses(onto: Ontology) -> None:
    assert onto.accepts("graduatedFrom", "Person", "University")


@pytest.mark.parametrize("predicate", ["holdsSharesOf", "investedIn", "acquired"])
def test_accepts_a_club_or_an_outlet_as_owned_though_it_is_no_company(onto: Ontology, predicate: str) -> None:
    assert onto.accepts(predicate, "Company", "Club")
    assert onto.accepts(predicate, "Company", "NewsOutlet")
    assert not onto.accepts(predicate, "Company", "University")


def test_accepts_refuses_an_unknown_relation_with_the_nearest_word(onto: Ontology) -> None:
    with pytest.raises(TableError, match=r"no property 'affiliatedwith'; did you mean 'affiliatedWith'\?"):
        onto.accepts("affiliatedwith", "Person", "Company")


def test_symmetric_relations_are_those_of_the_guidelines(onto: Ontology) -> None:
    symmetric = [name for name in onto.relations if onto.symmetric(name)]
    assert symmetric == ["competesWith", "cooperatesWith", "disputesWith", "jointVentureWith", "relativeOf"]


@pytest.mark.parametrize(
    ("special", "listed"),
    [
        ("headquarteredIn", "locatedIn"),
        ("hosts", "organizes"),
        ("undertakes", "organizes"),
        ("coOrganizes", "organizes"),
        ("headOf", "holdsPosition"),
        ("spouseOf", "relativeOf"),
        ("jointVentureWith", "jointVentureWith"),
        ("withinPlace", ""),
        ("relatedTo", ""),
    ],
)
def test_listed_is_the_relation_at_or_above(onto: Ontology, special: str, listed: str) -> None:
    assert onto.listed(special) == listed


@pytest.mark.parametrize(
    ("name", "kind"),
    [("University", "Institution"), ("AdministrativeDivision", "Place"), ("Company", "Company"), ("Article", "")],
)
def test_main_type(onto: Ontology, name: str, kind: str) -> None:
    assert onto.main_type(name) == kind


def test_every_term_has_label_and_definition_in_both_languages(onto: Ontology) -> None:
    terms: tuple[Class | Property, ...] = (*onto.classes.values(), *onto.properties.values())
    assert [t.name for t in terms if set(t.labels) != {"zh", "en"}] == []
    assert [t.name for t in terms if set(t.definitions) != {"zh", "en"}] == []


def test_labels_of_relations_are_unique(onto: Ontology) -> None:
    for lang in ("zh", "en"):
        labels = [onto.label(name, lang) for name in onto.relations]
        assert len(labels) == len(set(labels))


def test_inverse_goes_both_ways(onto: Ontology) -> None:
    assert onto.properties["foundedBy"].inverse == "founded"
    assert onto.properties["founded"].inverse == "foundedBy"


def test_sub_properties_hold_within_the_signature_above(onto: Ontology) -> None:
    for name, found in onto.properties.items():
        for parent in found.parents:
            above = onto.properties[parent]
            assert all(any(onto.is_a(d, a) for a in above.domain) for d in found.domain), name
            assert all(any(onto.is_a(r, a) for a in above.range) for r in found.range), name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("foundedby", "foundedBy"),
        ("创始人", "foundedBy"),
        ("Compnay", "Company"),
        ("holdPosition", "holdsPosition"),
        ("zzz", ""),
    ],
)
def test_nearest(onto: Ontology, word: str, name: str) -> None:
    assert onto.nearest(word) == name


def test_label_falls_back_to_the_name(onto: Ontology) -> None:
    assert (onto.label("foundedBy"), onto.label("foundedBy", "en"), onto.label("nothing")) == (
        "创始人",
        "founded by",
        "nothing",
    )


def test_values_are_frozen(onto: Ontology) -> None:
    with pytest.raises(TypeError):
        onto.classes["New"] = onto.classes["Company"]  # type: ignore[index]


def test_ontology_reads_the_same_in_rdflib_and_oxigraph() -> None:
    path = resources.folder("ontology") / "kg.ttl"
    in_oxigraph = ox.serialize(ox.parse(path=str(path)), format=ox.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(data=in_oxigraph, format="nt"), Graph().parse(path))


@pytest.mark.parametrize(
    "path",
    sorted((*resources.folder("ontology").rglob("*.rq"), resources.folder("ontology") / "shapes.ttl")),
    ids=lambda path: path.name,
)
def test_every_term_that_queries_and_shapes_use_is_defined(onto: Ontology, path: Path) -> None:
    used = set(re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8")))
    assert used - onto.names == set()


def test_every_listed_relation_is_aligned_or_says_with_an_example_what_it_is(onto: Ontology) -> None:
    graph = Graph().parse(resources.folder("ontology") / "kg.ttl")
    outside = (
        "rdfs:subPropertyOf",
        "skos:exactMatch",
        "skos:closeMatch",
        "owl:inverseOf/skos:exactMatch",
        "owl:inverseOf/skos:closeMatch",
    )
    sparql = f"SELECT ?r {{ ?r a kg:Relation ; {'|'.join(outside)} ?o . FILTER(!STRSTARTS(STR(?o), STR(kg:))) }}"
    aligned = {str(relation).removeprefix(NAMESPACE) for (relation,) in graph.query(sparql)}  # type: ignore[misc]
    assert set(onto.relations) - aligned == {
        "acquired", "competesWith", "disputesWith", "heldPosition", "jointVentureWith", "penalized", "relocatedFrom", "relocatedTo", "suppliesTo",
    }  # fmt: skip


def test_read_names_a_term_that_is_not_defined(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/zhnews-kg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "kg:Company a owl:Class . kg:runs a owl:ObjectProperty ; rdfs:domain kg:Compny .",
        encoding="utf-8",
    )
    with pytest.raises(TableError, match=r"kg:runs names kg:Compny, which is not defined; did you mean kg:Company\?"):
        read(path)


def test_read_refuses_broken_turtle(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("kg:Company a", encoding="utf-8")
    with pytest.raises(TableError, match="no ontology"):
        read(path)
