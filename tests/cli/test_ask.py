"""``kg query``, ``view``, ``validate`` and ``stats`` on a small graph."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ERROR = "错误 error: "
GRAPH = """
@prefix kg: <https://w3id.org/zhnews-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix company: <https://w3id.org/zhnews-kg/company/> .
@prefix person: <https://w3id.org/zhnews-kg/person/> .

company:谦寻控股 a kg:Company ; skos:prefLabel "谦寻控股"@zh ; kg:foundedBy person:董海锋 .
person:董海锋 a kg:Person ; skos:prefLabel "董海锋"@zh .
"""
FOUNDERS = "SELECT ?firm ?who ?name WHERE { ?firm kg:foundedBy ?who . ?who skos:prefLabel ?name }"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.ttl"
    path.write_text(GRAPH + "company:谦寻控股 kg:foundedBy\n", encoding="utf-8")
    return path


def call(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), input=given)


def test_query_prints_a_table_parted_by_tabs_in_a_pipe(graph):
    result = call("query", graph, FOUNDERS)
    assert result.stdout == "firm\twho\tname\ncompany:谦寻控股\tperson:董海锋\t董海锋\n"


def test_query_prints_csv_with_whole_iris(graph):
    result = call("query", graph, FOUNDERS, "--format", "csv")
    iri = "https://w3id.org/zhnews-kg"
    assert result.stdout == f"firm,who,name\n{iri}/company/谦寻控股,{iri}/person/董海锋,董海锋\n"


def test_query_prints_sparql_json(graph):
    answer = json.loads(call("query", graph, FOUNDERS, "--format", "json").stdout)
    assert answer["head"]["vars"] == ["firm", "who", "name"]
    assert answer["results"]["bindings"][0]["name"] == {"type": "literal", "xml:lang": "zh", "value": "董海锋"}


@pytest.mark.parametrize(
    ("name", "form", "printed"),
    [
        ("董海锋", "table", "true\n"),
        ("无此人", "table", "false\n"),
        ("董海锋", "csv", "true\n"),
        ("董海锋", "json", '{"head": {}, "boolean": true}\n'),
    ],
)
def test_query_answers_ask(graph, name, form, printed):
    assert call("query", graph, f'ASK {{ ?who skos:prefLabel "{name}"@zh }}', "-f", form).stdout == printed


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("table", "@prefix kg:"),
        ("csv", "subject,predicate,object\nhttps://w3id.org/zhnews-kg/company/谦"),
        ("json", "["),
    ],
)
def test_query_prints_the_triples_of_construct(graph, form, begin):
    result = call("query", graph, "CONSTRUCT WHERE { ?firm kg:foundedBy ?who }", "-f", form)
    assert result.stdout.startswith(begin)


def test_query_leaves_unbound_variables_empty(graph):
    asked = "SELECT ?who ?alias WHERE { ?who a kg:Person OPTIONAL { ?who skos:altLabel ?alias } }"
    assert call("query", graph, asked).stdout == "who\talias\nperson:董海锋\t\n"


@pytest.mark.parametrize("way", ["file", "input"])
def test_query_takes_the_query_from_a_file_or_from_standard_input(graph, tmp_path, way):
    (tmp_path / "founders.rq").write_text(FOUNDERS, encoding="utf-8")
    result = (
        call("query", graph, tmp_path / "founders.rq") if way == "file" else call("query", graph, "-", given=FOUNDERS)
    )
    assert result.stdout.endswith("\t董海锋\n")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("SELECT ?s WHERE { ?s kg:foundedBy }", "query, line 1, column 35"),
        ("SELECT ?s WHERE { ?s kg:founddBy ?o }", "did you mean kg:foundedBy?"),
        ("SELECT ?s WHERE { ?s nope:x ?o }", "the prefix nope: is not declared"),
        ("SELEC ?x WHERE { ?x a kg:Company }", "'SELEC' is no word of SPARQL; did you mean SELECT?"),
        ("nothing.rq", "nothing.rq: no such file; "),
        ("", "query"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
    ],
)
def test_query_says_in_one_line_what_is_wrong(graph, asked, words):
    result = call("query", graph, asked)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(ERROR)
    assert words in line


@pytest.mark.parametrize("command", [["query", FOUNDERS], ["view"], ["validate"], ["stats"]])
@pytest.mark.parametrize("kind", ["broken", "missing", "folder"])
def test_a_graph_that_cannot_be_read_is_one_line(tmp_path, broken, command, kind):
    path = {"broken": broken, "missing": tmp_path / "missing.ttl", "folder": tmp_path}[kind]
    result = call(command[0], path, *command[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{ERROR}{path}: ")
    assert "; " in line


def test_a_broken_graph_is_named_with_its_line(broken):
    assert f"{broken}: line 1" in call("stats", broken).stderr


def test_view_writes_the_page_beside_the_graph(graph):
    result = call("view", graph, "--title", "谦寻的图谱")
    page = graph.with_suffix(".html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(page) in result.stderr
    assert "谦寻的图谱" in page.read_text(encoding="utf-8")


def test_stats_counts(graph):
    lines = [line.split("\t") for line in call("stats", graph).stdout.splitlines()]
    assert ["实体 entities", "", "2"] in lines
    assert ["", "Company", "1"] in lines


def test_stats_prints_json(graph):
    assert json.loads(call("stats", graph, "--json").stdout)["entities"] == {"Company": 1, "Person": 1}


def test_validate_finds_a_relation_that_goes_the_wrong_way(graph):
    text = GRAPH + (
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . <https://x.example/s> a kg:Statement ;"
        " rdf:subject person:董海锋 ; rdf:predicate kg:foundedBy ; rdf:object company:谦寻控股 ; kg:status kg:Asserted ."
    )
    graph.write_text(text, encoding="utf-8")
    result = call("validate", graph, "--quick")
    assert result.exit_code == 1
    assert "kg:foundedBy does not go from Person to Company, it goes the other way" in result.stdout


def test_validate_of_an_empty_file_says_that_there_is_nothing_to_check(graph):
    graph.write_text("")
    result = call("validate", graph)
    assert result.exit_code == 0
    assert "nothing to check" in result.stdout
    assert "conforms" not in result.stdout
    assert call("validate", graph, "--strict").exit_code == 1


def test_validate_prints_json(graph):
    result = call("validate", graph, "--json")
    assert {finding["severity"] for finding in json.loads(result.stdout)} <= {"violation", "warning"}


def test_view_refuses_to_write_over_the_graph(graph):
    result = call("view", graph, "-o", graph)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{ERROR}kg view: -o would write over {graph}, which is read; name another file")
    assert graph.read_text(encoding="utf-8") == GRAPH
