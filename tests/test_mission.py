"""The chains the project was founded for, each with the sentence that says so: in Turtle, by SPARQL and in the page.

The four articles are newspaper text and stay outside the project, so these tests skip where ../shared is absent.
"""

from pathlib import Path

import pytest

import kg

SEED = Path(__file__).resolve().parents[2] / "shared" / "gold" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the mission's articles are in ../shared/gold/seed only")

CHAINS = [
    # subject, relation, object, words of the sentence
    ("谦寻控股", "represents", "林依轮", "以谦寻旗下明星主播林依轮为例"),
    ("林依轮", "relocatedTo", "杭州", "林依轮便将团队从北京迁至杭州"),
    ("林依轮", "relocatedFrom", "北京", "林依轮便将团队从北京迁至杭州"),
    ("格式塔(成都)科技有限公司", "foundedBy", "陈天桥", "陈天桥联合创立"),
    ("格式塔(成都)科技有限公司", "foundedBy", "彭雷", "陈天桥联合创立"),
    ("广东创新投资发展有限公司", "subsidiaryOf", "恒健控股", "下属广东创新投资发展有限公司"),
    ("广东创新投资发展有限公司", "jointVentureWith", "晶泰科技", "合资平台落地天河"),
]

ASK = """SELECT ?sentence WHERE {{
  ?s skos:prefLabel|skos:altLabel ?sl . FILTER(STR(?sl) = "{s}")
  ?o skos:prefLabel|skos:altLabel ?ol . FILTER(STR(?ol) = "{o}")
  ?s kg:{p}|^kg:{p} ?o .
  ?statement rdf:subject ?a ; rdf:predicate kg:{p} ; rdf:object ?b ; kg:status kg:Asserted ;
             kg:evidence/nif:anchorOf ?sentence .
  FILTER((?a = ?s && ?b = ?o) || (?a = ?o && ?b = ?s))
}}"""


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build(SEED)


@pytest.mark.parametrize(("subject", "relation", "object_", "words"), CHAINS)
def test_chain_stands_as_a_fact_with_its_sentence(graph, subject, relation, object_, words):
    rows = graph.query(ASK.format(s=subject, p=relation, o=object_))
    assert any(words in str(row.sentence) for row in rows)


@pytest.mark.parametrize("words", sorted({words for *_, words in CHAINS}))
def test_chain_opens_its_sentence_in_the_page(graph, words):
    assert words in graph.html()


def test_a_former_post_is_no_present_one(graph):
    rows = list(
        graph.query(
            'SELECT ?p WHERE { ?s skos:prefLabel "彭雷"@zh . ?o skos:prefLabel "脑虎科技"@zh . ?s ?p ?o .'
            " FILTER(?p IN (kg:holdsPosition, kg:heldPosition)) }"
        )
    )
    assert [str(row.p).rsplit("#", 1)[1] for row in rows] == ["heldPosition"]
