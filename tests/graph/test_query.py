"""Asking in SPARQL: answers through rdflib, and refusals that say where and how to mend."""

from __future__ import annotations

import pytest

from kg import resources
from kg.errors import QueryError
from kg.graph import KnowledgeStore, turtle
from kg.graph.query import answer
from kg.model.claims import Knowledge
from kg.model.names import Entity

from .factory import document, knowledge, statement

QUERIES = sorted((resources.folder("ontology") / "queries").glob("*.rq"))


@pytest.fixture(scope="module")
def store() -> KnowledgeStore:
    return KnowledgeStore.from_turtle(turtle(knowledge()))


def names(store: KnowledgeStore, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(str(term) for term in row) for row in store.query(sparql)]  # type: ignore[union-attr]


def test_query_knows_the_prefixes(store: KnowledgeStore) -> None:
    found = names(store, "SELECT ?a ?b WHERE { ?x kg:foundedBy ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b }")
    assert found == [("海岚科技", "周砚")]


def test_query_gives_rows_that_are_asked_by_name(store: KnowledgeStore) -> None:
    (row,) = store.query("SELECT ?who ?none WHERE { ?who kg:heldPosition ?x }")
    assert (str(row["who"]), row["none"]) == ("https://w3id.org/zhnews-kg/person/许青", None)  # type: ignore[index,call-overload]


def test_query_asks_inverses_by_path(store: KnowledgeStore) -> None:
    assert names(store, "SELECT ?x WHERE { ?who ^kg:foundedBy ?x }") == [
        ("https://w3id.org/zhnews-kg/company/海岚科技",)
    ]


def test_query_answers_ask(store: KnowledgeStore) -> None:
    assert store.query("ASK { ?x kg:foundedBy ?y }").askAnswer is True
    assert store.query("ASK { ?x kg:acquired ?y }").askAnswer is False


def test_query_answers_construct(store: KnowledgeStore) -> None:
    graph = store.query("CONSTRUCT { ?y kg:affiliatedWith ?x } WHERE { ?x kg:foundedBy ?y }").graph
    assert graph is not None
    assert len(graph) == 1


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE { ?x kg:foundBy ?y }", "query, line 1, column 22: no term kg:foundBy in the ontology; did you mean kg:foundedBy?"),
        ("SELECT ?x WHERE {\n ?x kg:founded ?y }", "query, line 2, column 5: kg:founded is never written, only its inverse is; ask ^kg:foundedBy, or turn subject and object round"),
        ("SELECT ?x WHERE { ?x ex:y ?z }", "query, line 1, column 22: the prefix ex: is not declared; begin with PREFIX ex: <…>; known without: dcterms, kg, nif, owl, prov, rdf, rdfs, schema, skos, skosxl, xsd"),
        ("SELECT ?x WHERE { ?x ?y ?z", "query, line 1, column 17: '{' is never closed; add '}'"),
        ("SELECT ?x { ?x ?p '中}文'@zh } }", "query, line 1, column 30: '}' closes nothing; take it out, or open it before"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "query: INSERT would change the graph; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("PREFIX a: <b:c>\nDELETE WHERE { ?x ?y ?z }", "query: DELETE would change the graph; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "query, line 1, column 12: SERVICE would leave this machine; query the other store on its own"),
    ],
)  # fmt: skip
def test_query_says_what_is_wrong(store: KnowledgeStore, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(sparql)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "sparql",
    ["", "SELEC ?x", "SELECT ?x WHERE {\n ?x ?y }", "SELECT (SUM(?x) AS ?y) ?z { ?x ?z ?y }", "谁创办了海岚科技"],
)
def test_query_refuses_in_one_line_with_a_place(store: KnowledgeStore, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"^query, line \d+, column \d+: ") as caught:
        store.query(sparql)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELEC ?x", "query, line 1, column 1: 'SELEC' is no word of SPARQL; did you mean SELECT?"),
        ("selct ?x WHERE { ?x a kg:Company }", "query, line 1, column 1: 'selct' is no word of SPARQL; did you mean SELECT?"),
        ("SELECT ?x\nWERE { ?x a kg:Company }", "query, line 2, column 1: 'WERE' is no word of SPARQL; did you mean WHERE?"),
        ("SELECT ?x { ?x a kg:Company OPTINAL { ?x ?p ?o } }", "query, line 1, column 29: 'OPTINAL' is no word of SPARQL; did you mean OPTIONAL?"),
        ("SELECT ?x { ?x a kg:Company . FILTR(?x = 1) }", "query, line 1, column 31: 'FILTR' is no word of SPARQL; did you mean FILTER?"),
        ("SELECT ?x { ?x a kg:Company } ORDR BY ?x", "query, line 1, column 31: 'ORDR' is no word of SPARQL; did you mean ORDER?"),
        ("谁创立了海岚科技", "query, line 1, column 1: '谁创立了海岚科技' is no word of SPARQL; begin with SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ],
)  # fmt: skip
def test_query_names_the_nearest_keyword(store: KnowledgeStore, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        store.query(sparql)
    assert str(error.value) == message


def test_query_takes_no_part_of_a_name_for_a_keyword(store: KnowledgeStore) -> None:
    with pytest.raises(QueryError) as error:
        store.query('SELECT ?selec { ?selec a kg:Company ; skos:prefLabel "SELEC"@selec ; kg:foundedBy }')
    assert "no word of SPARQL" not in str(error.value)


@pytest.mark.parametrize("inside", ["'kg:nothing ex:y {'", "<http://x/kg:nothing>", "?y # kg:nothing INSERT {"])
def test_query_judges_no_string_iri_or_comment(store: KnowledgeStore, inside: str) -> None:
    assert names(store, f"SELECT ?x WHERE {{ ?x a kg:Person ; skos:note {inside}\n }}") == (
        [("https://w3id.org/zhnews-kg/person/周砚",)] if "?y" in inside else []
    )


def test_query_leaves_another_kg_namespace_alone(store: KnowledgeStore) -> None:
    assert names(store, "PREFIX kg: <http://other/> SELECT ?x WHERE { ?x kg:anything ?y }") == []


def test_answer_takes_the_graph_as_rdflib_knows_it(store: KnowledgeStore) -> None:
    assert len(answer(store.graph, "SELECT ?x WHERE { ?x a kg:Company }")) == 2


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_question_pack_runs_and_says_what_it_asks(store: KnowledgeStore, path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    chinese, english = text.split("\n")[:2]
    assert chinese.startswith("# ")
    assert any("一" <= char <= "鿿" for char in chinese)
    assert english.startswith("# ")
    assert english.isascii() or "→" in english
    store.query(text)


CHAINS = "青柠传媒签约主播段晴。段晴从上海市迁至杭州市。广源投资是恒益集团的子公司。广源投资与晶禾科技设立合资公司。"


def chains() -> KnowledgeStore:
    types = {
        "青柠传媒": "Company",
        "段晴": "Person",
        "杭州市": "Place",
        "广源投资": "Company",
        "恒益集团": "Company",
        "晶禾科技": "Company",
    }
    ids = {name: f"{kind}/{name}" for name, kind in types.items()}
    said = (
        ("青柠传媒", "represents", "段晴", "青柠传媒"),
        ("段晴", "relocatedTo", "杭州市", "段晴从"),
        ("广源投资", "subsidiaryOf", "恒益集团", "广源投资是"),
        ("广源投资", "jointVentureWith", "晶禾科技", "广源投资与"),
    )
    return KnowledgeStore.from_turtle(
        turtle(
            Knowledge(
                (document("d1", CHAINS),),
                tuple(Entity(ids[name], kind, name) for name, kind in types.items()),
                tuple(
                    statement(f"s{k}", ids[s], p, ids[o], words, text=CHAINS) for k, (s, p, o, words) in enumerate(said)
                ),
            )
        )
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("artists-who-moved", ("青柠传媒", "段晴", "杭州市", "青柠传媒签约主播段晴。", "段晴从上海市迁至杭州市。")),
        (
            "joint-ventures-through-daughters",
            ("恒益集团", "广源投资", "晶禾科技", "广源投资是恒益集团的子公司。", "广源投资与晶禾科技设立合资公司。"),
        ),
    ],
)
def test_question_pack_follows_a_chain(name: str, expected: tuple[str, ...]) -> None:
    text = (resources.folder("ontology") / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    assert names(chains(), text) == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("founders", [("海岚科技", "周砚", "None", "海岚科技由周砚创办。")]),
        ("posts", [("许青", "海岚科技", "首席运营官", "曾任", "许青曾任海岚科技首席运营官。")]),
        (
            "not-facts",
            [
                ("Denied", "青禾资本", "acquired", "海岚科技", "青禾资本", "青禾资本否认收购海岚科技。"),
                ("Rumoured", "青禾资本", "acquired", "海岚科技", "None", "市场传闻青禾资本将收购海岚科技。"),
            ],
        ),
        ("in-province", [("海岚科技", "杭州市", "中国"), ("海岚科技", "杭州市", "浙江省")]),
    ],
)
def test_question_pack_answers(store: KnowledgeStore, name: str, expected: list[tuple[str, ...]]) -> None:
    text = (resources.folder("ontology") / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    assert sorted(names(store, text)) == expected
