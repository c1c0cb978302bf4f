"""How long the graph takes: writing, reading, asking, validating a made-up graph.

    .venv/bin/python benchmarks/graph.py [STATEMENTS] [--shapes]

Prints one line a step: seconds, and how many statements a second that is. One core, no network.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from kg import resources
from kg.graph import KnowledgeStore, turtle
from kg.model.claims import Evidence, Knowledge, Qualifiers, Statement, Status
from kg.model.names import Entity
from kg.model.text import Document, OffsetMap, Source, Span

T = TypeVar("T")
PREDICATES = ("acquired", "cooperatesWith", "investedIn", "holdsSharesOf", "suppliesTo")


def made_up(count: int) -> Knowledge:
    """Return knowledge with so many statements, ten to an article, between companies that recur."""
    documents, entities, statements = [], {}, []
    for d in range(-(-count // 10)):
        sentences = [f"第{k}家甲公司在第{d}篇文章里与乙公司签署了一份关于产业合作的协议。" for k in range(10)]
        text = "".join(sentences)
        documents.append(
            Document(f"d{d}", text, text, OffsetMap.identity(len(text)), Source(f"{d}.txt", "0" * 64), title=f"第{d}篇")
        )
        begin = 0
        for k, sentence in enumerate(sentences):
            n = d * 10 + k
            pair = sorted((f"Company/公司{n % (count // 4 + 2)}", f"Company/企业{n % (count // 7 + 2)}"))
            for id_ in pair:
                entities[id_] = Entity(id_, "Company", id_.partition("/")[2], aliases=(f"{id_[8:]}集团",))
            evidence = Evidence(f"d{d}", Span(begin, begin + len(sentence)), sentence, f"rule/{n % 20}", 0.8)
            status = Status.DENIED if n % 10 == 0 else Status.ASSERTED
            qualifiers = Qualifiers(status, at_time=f"20{n % 25 + 1:02d}")
            statements.append(Statement(f"s{n}", pair[0], PREDICATES[n % 5], pair[1], qualifiers, (evidence,), 0.8))
            begin += len(sentence)
    return Knowledge(tuple(documents), tuple(entities.values()), tuple(statements[:count]))


def timed(name: str, count: int, step: Callable[[], T]) -> T:
    """Run a step, print its time, return its result."""
    begin = time.perf_counter()
    result = step()
    seconds = time.perf_counter() - begin
    print(f"{name:34s} {seconds:8.3f} s   {count / max(seconds, 1e-9):12,.0f} statements/s")
    return result


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count = numbers[0] if numbers else 20_000
    knowledge = made_up(count)
    data = timed("turtle()", count, lambda: turtle(knowledge))
    store = timed("KnowledgeStore.from_turtle()", count, lambda: KnowledgeStore.from_turtle(data))
    print(f"{len(store):,} triples, {len(data) / 1e6:.1f} MB of Turtle")
    timed("store.turtle()", count, store.turtle)
    timed("statements()", count, store.statements)
    timed("network()", count, store.network)
    timed("frame()", count, store.frame)
    timed("stats()", count, store.stats)
    timed(
        "query() all of one entity, cold",
        count,
        lambda: store.query("SELECT ?p ?o { <https://w3id.org/zhnews-kg/company/公司1> ?p ?o }"),
    )
    for path in sorted((resources.folder("ontology") / "queries").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        timed(f"query() {path.stem}"[:34], count, lambda text=text: store.query(text))  # type: ignore[misc]
    timed("validate(shapes=False)", count, lambda: store.validate(shapes=False))
    if "--shapes" in sys.argv:
        timed("validate()", count, store.validate)


if __name__ == "__main__":
    main()
