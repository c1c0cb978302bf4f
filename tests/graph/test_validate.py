"""Validation: a good graph conforms, and each rule finds the one thing it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.graph import KnowledgeStore, turtle
from kg.graph.validate import Report, checks, read_check

from .factory import knowledge

PREFIXES = """
@prefix kg: <https://w3id.org/zhnews-kg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix company: <https://w3id.org/zhnews-kg/company/> . @prefix person: <https://w3id.org/zhnews-kg/person/> .
@prefix place: <https://w3id.org/zhnews-kg/place/> . @prefix statement: <https://w3id.org/zhnews-kg/statement/> .
@prefix reading: <https://w3id.org/zhnews-kg/reading/> . @prefix sentence: <https://w3id.org/zhnews-kg/sentence/> .
"""


def report(*, without: str = "", extra: str = "", shapes: bool = True) -> Report:
    """Validate the good graph with some words taken out and some added."""
    good = turtle(knowledge()).decode()
    assert without in good
    changed = good.replace(without, "", 1) if without else good
    return KnowledgeStore.from_turtle((changed + PREFIXES + extra).encode()).validate(shapes=shapes)


def found(result: Report) -> set[tuple[str, str]]:
    return {(finding.check, finding.node.rpartition("/")[2]) for finding in result.findings}


def test_validate_finds_nothing_in_a_good_graph() -> None:
    assert report() == Report(())
    assert report().conforms


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("company:青禾资本 kg:acquired company:海岚科技 .", {("claim-as-fact", "s4"), ("claim-as-fact", "s5"), ("triple-without-statement", "青禾资本")}),
        ("person:许青 kg:holdsPosition company:海岚科技 .", {("former-as-present", "s3"), ("triple-without-statement", "许青")}),
        ("person:周砚 kg:foundedBy company:海岚科技 .", {("triple-without-statement", "周砚")}),
        ("place:中国 kg:withinPlace place:杭州市 .", {("parent-cycle", "中国"), ("parent-cycle", "浙江省"), ("parent-cycle", "杭州市")}),
        ("statement:s3 kg:validFrom \"2024-05\"^^xsd:gYearMonth .", {("ends-before-it-begins", "s3")}),
        ("statement:s1 kg:reading reading:x . reading:x kg:sentence sentence:d2_0-16 .", {("evidence-of-its-reading", "s1")}),
        ("person:周砚 kg:foundBy person:许青 .", {("unknown-term", "ontology#foundBy"), ("triple-without-statement", "周砚")}),
        (
            "statement:x a kg:Statement ; rdf:subject company:海岚科技 ; rdf:predicate kg:cooperatesWith ; rdf:object company:青禾资本 ; kg:status kg:Planned ."
            "statement:y a kg:Statement ; rdf:subject company:青禾资本 ; rdf:predicate kg:cooperatesWith ; rdf:object company:海岚科技 ; kg:status kg:Planned .",
            {("unsorted-pair", "x"), ("unsorted-pair", "y")},
        ),
        (
            "statement:x a kg:Statement ; rdf:subject company:海岚科技 ; rdf:predicate kg:subsidiaryOf ; rdf:object company:海岚科技 ; kg:status kg:Planned .",
            {("relation-with-itself", "x")},
        ),
    ],
)  # fmt: skip
def test_validate_finds_what_only_the_whole_graph_shows(extra: str, expected: set[tuple[str, str]]) -> None:
    assert found(report(extra=extra, shapes=False)) == expected


def test_validate_finds_a_fact_without_its_triple() -> None:
    assert found(report(without="    kg:foundedBy person:周砚 ;\n", shapes=False)) == {("fact-without-triple", "s1")}


def test_validate_finds_a_sentence_that_is_not_its_text() -> None:
    assert found(report(without="总部", shapes=False)) == {
        (check, node)
        for check, node in (
            ("sentence-is-its-text", "d1_10-22"),
            ("sentence-is-its-text", "d1_22-36"),
        )
    }


def test_validate_finds_a_relation_that_goes_the_wrong_way() -> None:
    wrong = (
        "statement:x a kg:Statement ; rdf:subject person:周砚 ; rdf:predicate kg:foundedBy ; "
        "rdf:object company:海岚科技 ; kg:status kg:Denied ."
    )
    (finding,) = report(extra=wrong, shapes=False).findings
    assert (finding.check, finding.english) == (
        "relation-types",
        "kg:foundedBy does not go from Person to Company, it goes the other way",
    )
    assert finding.chinese == "“创始人”不能由人物指向企业，方向相反"


@pytest.mark.parametrize(
    ("without", "check", "node"),
    [
        ('    skos:prefLabel "周砚"@zh ;\n', "shape prefLabel", "周砚"),
        ("    kg:evidence sentence:d1_0-10 ;\n", "shape evidence", "s1"),
        ("    nif:referenceContext article:d1 ;\n", "shape referenceContext", "d1_0-10"),
        ('    skosxl:literalForm "海岚"@zh ;\n', "shape literalForm", "company:海岚科技:海岚"),
        ('    skos:note "opens the name" ;\n', "shape note", "company:海岚科技:海岚"),
    ],
)  # fmt: skip
def test_validate_finds_what_a_node_lacks(without: str, check: str, node: str) -> None:
    assert (check, node) in found(report(without=without))


def test_validate_finds_a_time_that_is_none() -> None:
    result = report(extra='statement:s1 kg:atTime "去年" .')
    assert found(result) == {("shape atTime", "s1")}
    assert not result.conforms


@pytest.mark.parametrize(
    ("extra", "check", "node"),
    [
        ("company:海岚科技 kg:confidence 1.5 .", "shape confidence", "海岚科技"),
        ('article:d1 schema:pagination "A06", "A07" .', "shape pagination", "d1"),
        ('article:d1 schema:articleSection "经济", "财经" .', "shape articleSection", "d1"),
        ('place:杭州市 kg:placeCandidate "州" .', "shape placeCandidate", "杭州市"),
    ],
)
def test_validate_finds_what_a_node_says_wrongly(extra: str, check: str, node: str) -> None:
    assert (check, node) in found(report(extra=extra))


def test_validate_tells_warnings_from_violations() -> None:
    long = "长" * 61
    result = report(extra=f'company:{long} a kg:Company ; skos:prefLabel "{long}"@zh .')
    assert [finding.severity for finding in result.findings] == ["warning"]
    assert result.conforms


@pytest.mark.parametrize("data", ["", "<https://a.example/x> <https://a.example/y> <https://a.example/z> ."])
def test_validate_warns_where_there_is_nothing_to_check(data: str) -> None:
    result = KnowledgeStore.from_turtle(data.encode()).validate()
    assert [(f.severity, f.check, f.node) for f in result.findings] == [("warning", "nothing-to-check", "")]
    assert result.conforms


def test_checks_say_what_they_check_in_both_languages() -> None:
    assert len(checks()) == 12
    for check in checks():
        assert any("一" <= char <= "鿿" for char in check.chinese), check.name
        assert check.english.isascii(), check.name


def test_read_check_refuses_a_file_without_its_words(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("SELECT ?node { ?node a kg:Company }", encoding="utf-8")
    with pytest.raises(TableError, match="a check without its words; begin with three lines"):
        read_check(path)
