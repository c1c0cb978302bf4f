"""The graph as a network, as a table, and in numbers."""

from __future__ import annotations

import sys
from io import BytesIO

import networkx as nx
import pytest

from kg.errors import MissingExtra
from kg.graph import KnowledgeStore, turtle
from kg.graph.frame import COLUMNS
from kg.graph.stats import Stats
from kg.model.claims import Status

from .factory import knowledge

BASE = "https://w3id.org/zhnews-kg/"


@pytest.fixture(scope="module")
def store() -> KnowledgeStore:
    return KnowledgeStore.from_turtle(turtle(knowledge()))


def test_network_has_entities_and_facts(store: KnowledgeStore) -> None:
    found = store.network()
    assert sorted(found.nodes[node]["label"] for node in found) == ["周砚", "杭州市", "海岚科技", "许青", "青禾资本"]
    edges = [(found.nodes[s]["label"], d["predicate"], found.nodes[o]["label"]) for s, o, d in found.edges(data=True)]
    assert sorted(edges) == [
        ("海岚科技", "foundedBy", "周砚"),
        ("海岚科技", "headquarteredIn", "杭州市"),
        ("许青", "heldPosition", "海岚科技"),
    ]


def test_network_has_no_path_over_a_denial(store: KnowledgeStore) -> None:
    found = store.network()
    assert not nx.has_path(found.to_undirected(), f"{BASE}company/青禾资本", f"{BASE}company/海岚科技")


def test_network_shows_what_is_no_fact_when_asked(store: KnowledgeStore) -> None:
    found = store.network(statuses=Status)
    data = found.get_edge_data(f"{BASE}company/青禾资本", f"{BASE}company/海岚科技")
    assert sorted(d["status"] for d in data.values()) == ["denied", "rumoured"]


def test_network_can_be_written_as_graphml(store: KnowledgeStore) -> None:
    out = BytesIO()
    nx.write_graphml(store.network(statuses=Status), out)
    assert "青禾资本否认收购海岚科技。" in out.getvalue().decode()


def test_frame_has_a_row_for_each_statement(store: KnowledgeStore) -> None:
    frame = store.frame()
    assert list(frame.columns) == list(COLUMNS)
    row = frame.loc[f"{BASE}statement/s4"]
    assert [row[c] for c in ("subject", "predicate", "object", "status", "share_ratio", "sentence", "source")] == [
        "青禾资本",
        "acquired",
        "海岚科技",
        "rumoured",
        0.472,
        "市场传闻青禾资本将收购海岚科技。",
        "news/d2.txt",
    ]


def test_frame_of_an_empty_graph_has_its_columns() -> None:
    assert list(KnowledgeStore.from_turtle(b"").frame().columns) == list(COLUMNS)


def test_frame_says_how_to_get_pandas(store: KnowledgeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pandas is not installed; pip install 'kg\[notebook\]'"):
        store.frame()


def test_stats_counts(store: KnowledgeStore) -> None:
    assert store.stats() == Stats(
        triples=178,
        articles=2,
        sentences=5,
        entities={"Company": 2, "Person": 2, "Place": 1},
        statements={"acquired": 2, "foundedBy": 1, "headquarteredIn": 1, "heldPosition": 1},
        statuses={"asserted": 3, "rumoured": 1, "denied": 1},
        rules={"test/rule": 5},
        several=0,
        unconnected=0,
        central=(("海岚科技", 5), ("青禾资本", 2), ("周砚", 1), ("许青", 1), ("杭州市", 1)),
    )
