"""A graph is scored as gold/GUIDELINES.md defines it, and as the steering repository's score.py does it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.learn.counts import Count, total
from kg.learn.gold import GoldArticle, GoldEntity, GoldRelation, gold_articles
from kg.learn.report import as_json
from kg.learn.score import article_text, score, score_turtle
from kg.learn.scored_graph import ScoredGraph, ScoredStatement, fold, local, scored_graph

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "seeds" / "articles"
SCORER = ROOT.parent / "shared" / "eval" / "score.py"

FIRM = GoldEntity("谦寻控股", ("Company",), ("谦寻",))
LIN = GoldEntity("林依轮", ("Person",))
CITY = GoldEntity("杭州", ("Place",), ("杭州市",))
FAIR = GoldEntity("电商大会", ("Event",), optional=True)
TEXT = fold("谦寻控股（下称“谦寻”）签约林依轮，公司迁至杭州。电商大会在上海举行。")


def article(*relations: GoldRelation) -> GoldArticle:
    return GoldArticle("a", Path("a.txt"), (FIRM, LIN, CITY, FAIR), relations)


def graph(*statements: ScoredStatement, **nodes: tuple[str, str]) -> ScoredGraph:
    """Nodes as ``firm=("Company", "谦寻控股 谦寻")``."""
    return ScoredGraph(
        {name: frozenset({kind}) for name, (kind, _) in nodes.items()},
        {name: frozenset(map(fold, labels.split())) for name, (_, labels) in nodes.items()},
        statements,
    )


ALL = {"firm": ("Company", "谦寻控股 谦寻"), "lin": ("Person", "林依轮"), "city": ("Place", "杭州市 杭州")}


def mistakes(found) -> list[tuple[str, ...]]:
    return [(mistake.kind, *mistake.words) for mistake in found.mistakes]


@pytest.mark.parametrize(
    ("raw", "folded"), [("《ＡＢ　法》", "ab法"), ("让·雅克", "让雅克"), ("“双11”", "双11"), ("a, b、c", "abc")]
)
def test_fold_drops_width_case_spaces_and_marks(raw, folded):
    assert fold(raw) == folded


@pytest.mark.parametrize("iri", ["http://x/kg#Company", "http://x/Company", "http://x/Company/", "http://x#Company#"])
def test_local_takes_the_last_part(iri):
    assert local(iri) == "Company"


def test_count_rates():
    count = Count(8, 2, 8)
    assert (count.precision, count.recall, round(count.f1, 4)) == (0.8, 0.5, 0.6154)


def test_score_counts_found_missed_and_spurious_entities():
    found = score(article(), graph(firm=ALL["firm"], sh=("Place", "上海")), TEXT)
    assert found.entities == {"Company": Count(1), "Person": Count(fn=1), "Place": Count(0, 1, 1)}
    assert mistakes(found) == [
        ("missed entity", "Person", "林依轮"),
        ("missed entity", "Place", "杭州"),
        ("spurious entity", "Place", "上海"),
    ]


def test_score_counts_a_second_node_of_one_entity_as_an_error():
    found = score(article(), graph(**ALL, again=("Company", "谦寻")), TEXT)
    assert found.entities["Company"] == Count(1, 1, 0)
    assert mistakes(found) == [("duplicate entity", "Company", "谦寻控股", "谦寻")]


def test_score_counts_a_wrong_type_twice():
    found = score(article(), graph(firm=ALL["firm"], lin=("Company", "林依轮"), city=ALL["city"]), TEXT)
    assert found.entities == {"Company": Count(1), "Person": Count(0, 1, 1), "Place": Count(1)}


@pytest.mark.parametrize("node", [("Event", "电商大会"), ("Event", "大会"), ("Place", "浙江省")])
def test_score_leaves_out_optional_entities_other_types_and_background(node):
    assert score(article(), graph(**ALL, more=node), TEXT).entity_count == Count(3)


def test_score_counts_every_node_where_there_is_no_text():
    assert score(article(), graph(**ALL, more=("Place", "浙江省")), "").entity_count == Count(3, 1)


def test_score_counts_relations():
    gold = article(GoldRelation("谦寻控股", "represents", "林依轮"), GoldRelation("谦寻控股", "relocatedTo", "杭州"))
    found = score(
        gold,
        graph(ScoredStatement("firm", "represents", "lin"), ScoredStatement("lin", "locatedIn", "city"), **ALL),
        TEXT,
    )
    assert found.relations == {"locatedIn": Count(fp=1), "relocatedTo": Count(fn=1), "represents": Count(1)}
    assert found.extra == {"status right": 1}


@pytest.mark.parametrize("predicate", ["mentions", "partOf"])
def test_score_leaves_out_relations_that_are_not_listed(predicate):
    assert score(article(), graph(ScoredStatement("firm", predicate, "lin"), **ALL), TEXT).relation_count == Count()


def test_score_knows_no_direction_for_symmetric_relations():
    gold = article(GoldRelation("林依轮", "cooperatesWith", "谦寻控股"))
    assert score(gold, graph(ScoredStatement("firm", "cooperatesWith", "lin"), **ALL), TEXT).relation_count == Count(1)


def test_score_minds_the_direction_of_others():
    gold = article(GoldRelation("谦寻控股", "foundedBy", "林依轮"))
    found = score(gold, graph(ScoredStatement("lin", "foundedBy", "firm"), **ALL), TEXT)
    assert found.relation_count == Count(0, 1, 1)


def test_score_counts_a_denied_relation_that_is_stated_as_a_fact_as_wrong_and_missed():
    gold = article(GoldRelation("谦寻控股", "represents", "林依轮", status="denied"))
    found = score(gold, graph(ScoredStatement("firm", "represents", "lin"), **ALL), TEXT)
    assert found.relation_count == Count(0, 1, 1)
    assert mistakes(found)[0] == ("wrong polarity", "谦寻控股", "represents", "林依轮", "asserted")


def test_score_lets_an_unasserted_relation_that_the_gold_lacks_pass():
    found = score(article(), graph(ScoredStatement("firm", "acquired", "lin", "rumoured"), **ALL), TEXT)
    assert found.relation_count == Count()


@pytest.mark.parametrize(
    ("statement", "extra"),
    [
        (ScoredStatement("lin", "holdsPosition", "firm", title="总经理"), {"former wrong": 1, "title wrong": 1}),
        (ScoredStatement("lin", "heldPosition", "firm", title="联合董事长"), {"former right": 1, "title right": 1}),
    ],
)
def test_score_judges_former_and_title_of_a_position(statement, extra):
    gold = article(GoldRelation("林依轮", "holdsPosition", "谦寻控股", title="董事长", former=True))
    assert score(gold, graph(statement, **ALL), TEXT).extra == {**extra, "status right": 1}


def test_total_adds_up():
    one = score(article(), graph(firm=ALL["firm"]), TEXT)
    both = total([one, one])
    assert (both.articles, both.entity_count, len(both.mistakes)) == (2, Count(2, 0, 4), 4)


TURTLE = """
@prefix kg: <https://kg.example/#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<e/1> a kg:Company ; skos:prefLabel "谦寻控股"@zh ; skos:altLabel "谦寻"@zh ; kg:represents <e/2> .
<e/2> a kg:Person ; skos:prefLabel "林依轮"@zh .
"""
STATEMENT = """
<s/1> a kg:Statement ; rdf:subject <e/1> ; rdf:predicate kg:represents ; rdf:object <e/2> ; kg:status kg:Planned .
"""
BASE = "@base <https://kg.example/> ."


def test_scored_graph_reads_statement_nodes():
    read = scored_graph((BASE + TURTLE + STATEMENT).encode())
    assert read.types["https://kg.example/e/1"] == {"Company"}
    assert read.labels["https://kg.example/e/1"] == {"谦寻控股", "谦寻"}
    assert read.statements == (
        ScoredStatement("https://kg.example/e/1", "represents", "https://kg.example/e/2", "planned"),
    )


def test_scored_graph_reads_direct_triples_where_there_are_no_statement_nodes():
    read = scored_graph((BASE + TURTLE).encode())
    assert [(s.predicate, s.status) for s in read.statements] == [("represents", "asserted")]


def test_scored_graph_refuses_what_is_no_turtle():
    with pytest.raises(GraphError, match="no Turtle"):
        scored_graph(b"<e/1> a")


def drawn(gold: GoldArticle, round_: int) -> str:
    """Draw a graph from the gold with every kind of error in it, each where the running number says."""
    place = {entity.name: f"<https://x.example/e/{number}>" for number, entity in enumerate(gold.entities)}
    out = ["@prefix k: <https://x.example/kg#> . @prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."]
    for number, entity in enumerate(gold.entities):
        if (number + round_) % 7 == 0:
            continue  # missed
        kind = "Place" if (number + round_) % 11 == 0 else entity.types[-1]
        out.append(f"{place[entity.name]} a k:{kind} ; k:prefLabel {json.dumps(entity.name, ensure_ascii=False)} .")
        if entity.aliases and number % 3 == 0:  # the alias as a node of its own
            alias = json.dumps(entity.aliases[0], ensure_ascii=False)
            out.append(f"<https://x.example/e/{number}b> a k:{kind} ; k:altLabel {alias} .")
    out.append('<https://x.example/spurious> a k:Company ; k:prefLabel "公司" .')
    out.append('<https://x.example/background> a k:Place ; k:prefLabel "亚特兰蒂斯" .')
    for number, relation in enumerate(gold.relations):
        ends = [place[relation.subject], place[relation.object]]
        if (number + round_) % 6 == 0:
            ends.reverse()
        status = ("Denied", "Planned", relation.status.title())[min(number % 5, 2)]
        former = relation.predicate == "holdsPosition" and (number + round_) % 4 == 0
        title = json.dumps(relation.title[:: -1 if number % 3 else 1], ensure_ascii=False)
        out.append(
            f"<https://x.example/s/{number}> r:subject {ends[0]} ; r:object {ends[1]} ; k:positionTitle {title} ;"
            f" r:predicate k:{'heldPosition' if former else relation.predicate} ; k:status k:{status} ."
        )
        if number % 4 == 0 and number % 5:
            out.append(
                f"<https://x.example/s/{number}c> r:subject {ends[0]} ; r:object <https://x.example/spurious> ;"
                f" r:predicate k:{relation.predicate} ."
            )
    return "\n".join(out)


@pytest.mark.skipif(not SCORER.exists(), reason="the steering repository's score.py is not beside this checkout")
def test_score_agrees_with_the_steering_repository(tmp_path):
    articles = list(gold_articles(ARTICLES))
    for number, gold in enumerate(articles):
        (tmp_path / f"{gold.id}.ttl").write_text(drawn(gold, number), encoding="utf-8")
    out = tmp_path / "theirs.json"
    subprocess.run([sys.executable, SCORER, ARTICLES, tmp_path, "--json", out], check=True, capture_output=True)
    ours = total(score_turtle(gold, (tmp_path / f"{gold.id}.ttl").read_bytes()) for gold in articles)
    assert json.loads(as_json(ours)) == json.loads(out.read_text(encoding="utf-8"))


def test_score_of_drawn_graphs_stays_what_the_steering_repository_gave():
    ours = total(score_turtle(gold, drawn(gold, n).encode()) for n, gold in enumerate(gold_articles(ARTICLES)))
    assert (ours.articles, ours.entity_count, ours.relation_count) == (
        24,
        Count(494, 116, 131),
        Count(312, 322, 307),
    )
    assert ours.extra == {
        "former right": 55,
        "former wrong": 21,
        "status right": 237,
        "status wrong": 75,
        "title right": 27,
        "title wrong": 49,
    }


def test_article_text_reads_html_without_tags():
    assert "<" not in article_text(ARTICLES / "06_chip_acquisitions.html")
