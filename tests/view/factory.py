"""Graphs for the tests of the page: by hand in Turtle, or from gold articles."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
PREFIXES = """
@prefix kg: <https://w3id.org/zhnews-kg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix : <https://example.org/kg/> .
"""


class Store:
    """A store as the page asks for it: query in, rows out."""

    def __init__(self, turtle: str) -> None:
        self._store = ox.Store()
        self._store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)

    def query(self, query: str) -> Any:
        return self._store.query(query)


def text(value: str) -> str:
    """A string as a Turtle literal."""
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Writing:
    """Turtle that is written piece by piece, with names for everything."""

    lines: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def iri(self, key: str) -> str:
        return f":n{self.numbers.setdefault(key, len(self.numbers))}"

    def entity(self, type_: str, label: str, *aliases: str) -> str:
        also = "".join(f" ; skos:altLabel {text(a)}@zh" for a in aliases)
        self.lines.append(f"{self.iri(label)} a kg:{type_} ; skos:prefLabel {text(label)}@zh{also} .")
        return self.iri(label)

    def article(self, key: str, title: str, date: str, outlet: str, reporter: str) -> str:
        self.lines.append(
            f'{self.iri(key)} a kg:Article ; dcterms:title {text(title)}@zh ; schema:datePublished "{date}"^^xsd:date ; '
            f"kg:outletName {text(outlet)} ; kg:reporterName {text(reporter)} ; kg:sourcePath {text(key)} ."
        )
        return self.iri(key)

    def sentence(self, sentence: str, article: str) -> str:
        self.lines.append(
            f"{self.iri(sentence)} a kg:Sentence ; nif:anchorOf {text(sentence)}@zh ; nif:referenceContext {article} ."
        )
        return self.iri(sentence)

    def statement(
        self, subject: str, predicate: str, object_: str, evidence: str, *, status: str = "Asserted", more: str = ""
    ) -> None:
        key = f"{subject} {predicate} {object_} {status} {more}"
        self.lines.append(
            f"{self.iri(key)} a kg:Statement ; rdf:subject {subject} ; rdf:predicate kg:{predicate} ; rdf:object {object_} ; "
            f"kg:status kg:{status} ; kg:confidence 0.9 ; kg:evidence {evidence}{more} ."
        )

    def store(self) -> Store:
        return Store(PREFIXES + "\n".join(self.lines))


def gold_store(*names: str) -> Store:
    """A graph as a perfect reader would draw it from these gold articles; the evidence is the best-fitting line."""
    writing = Writing()
    seen: set[str] = set()
    for path in sorted(p for p in SEEDS.glob("*.gold.json") if not names or p.name[:2] in names):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article_path = next(p for p in sorted(SEEDS.glob(path.name.removesuffix(".gold.json") + ".*")) if p != path)
        words = re.sub(r"<[^>]+>", "\n", article_path.read_text(encoding="utf-8", errors="ignore"))
        sentences = [s.strip() for s in re.split(r"(?<=[。!?!?])|\n\n", words) if s.strip()]
        article = writing.article(article_path.name, sentences[0][:30], "2026-01-07", "示例日报", "王一")
        forms = {e["name"]: [e["name"], *e.get("aliases", [])] for e in gold["entities"]}
        for e in gold["entities"]:
            if e["name"] not in seen:
                seen.add(e["name"])
                writing.entity(e["types"][0], e["name"], *e.get("aliases", []))
        for r in gold["relations"]:
            best = max(sentences, key=lambda s: sum(any(f in s for f in forms[r[end]]) for end in "so"))
            evidence = writing.sentence(best, article)
            more = f" ; kg:positionTitle {text(r['title'])}" if r.get("title") else ""
            more += f" ; kg:timeText {text(r['date'])}" if r.get("date") else ""
            predicate = "heldPosition" if r.get("former") else r["p"]
            writing.statement(
                writing.iri(r["s"]),
                predicate,
                writing.iri(r["o"]),
                evidence,
                status=r.get("status", "asserted").capitalize(),
                more=more,
            )
    return writing.store()
