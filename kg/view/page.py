"""The page: one HTML file that needs no network and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.view.data import STATUSES, TYPES, PageData, Queryable, page_data
from kg.view.layout import positions
from kg.view.words import predicate_words, type_words

TEMPLATE = Path(__file__).with_name("template")
SCRIPTS = ("words.js", "graph.js", "signs.js", "draw.js", "search.js", "filters.js", "panel.js", "page.js")
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # as pyvis 0.3.2 ships it, licence notice included
SHOWN_FIRST = 360  # entities drawn at once; more than some hundreds is a tangle for the eye (FACTS "The page")


def page(store: Queryable, *, title: str = "新闻知识图谱") -> str:
    """Return the graph as one interactive HTML file: the same graph gives the same text.

    Args:
        store: anything that answers ``query(sparql)``, such as ``kg.graph``'s store.
        title: what stands above the graph and in the browser's tab.
    """
    return html(page_data(store), title=title)


def html(data: PageData, *, title: str) -> str:
    """Return the page for data that has been read already."""
    from pyvis.network import Network  # here, because it loads IPython

    network = Network(directed=True, cdn_resources="in_line")
    network.set_template_dir(str(TEMPLATE), "page.html")
    network.toggle_physics(False)
    network.heading = title
    # not add_node and add_edge: they look each entity up in a list, which makes a large graph quadratic
    network.nodes = _nodes(data)
    network.edges = _edges(data)
    environment = network.templateEnv
    environment.autoescape = True  # pyvis has it off
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(_parts())
    environment.globals["more"] = _more(data)
    return str(network.generate_html())


@cache
def _parts() -> Mapping[str, str]:
    """Return the style and the scripts of the page, and the policy that lets exactly these run."""
    style = (TEMPLATE / "page.css").read_text(encoding="utf-8")
    own = "\n".join((TEMPLATE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{own}\n}})();'
    library = files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "script": script, "library": library, "policy": policy}


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _nodes(data: PageData) -> list[dict[str, Any]]:
    """Return the entities for pyvis; those that are drawn first have a position."""
    shown = [number for number, entity in enumerate(data.entities) if entity.degree][:SHOWN_FIRST]
    shown = shown or list(range(len(data.entities)))[:SHOWN_FIRST]
    count = len(shown)  # entities come best connected first, so places in the drawing are places in the data
    pairs = [(s.subject, s.object) for s in data.statements if s.subject < count and s.object < count]
    places = positions([data.entities[number].label for number in shown], pairs)
    base = _base(data)
    numbers = {entity.iri: number for number, entity in enumerate(data.entities)}
    nodes = []
    for number, entity in enumerate(data.entities):
        node: dict[str, Any] = {
            "id": number,
            "label": entity.label,
            "type": entity.type,
            "subtype": entity.subtype,
            "aliases": list(entity.aliases),
            "degree": entity.degree,
            "iri": entity.iri.removeprefix(base),
            "within": list(entity.within),
            "articles": list(entity.articles),
            "maybeSame": [numbers[iri] for iri in entity.maybe_same if iri in numbers],
        }
        if number < count:
            node |= {"x": places[number][0], "y": places[number][1]}
        nodes.append(_filled(node))
    return nodes


def _edges(data: PageData) -> list[dict[str, Any]]:
    return [
        _filled(
            {
                "from": s.subject,
                "to": s.object,
                "predicate": s.predicate,
                "status": "" if s.status == "asserted" else s.status,
                "title": s.title,
                "time": s.time,
                "since": s.since,
                "until": s.until,
                "timeText": s.time_text,
                "share": s.share,
                "amount": s.amount,
                "saidBy": s.said_by,
                "confidence": s.confidence,
                "evidence": list(s.evidence),
                "rules": list(s.rules),
            }
        )
        for s in data.statements
    ]


def _more(data: PageData) -> dict[str, Any]:
    """Return what the page needs besides entities and statements."""
    subtypes = {entity.subtype for entity in data.entities} - {""}
    return {
        "base": _base(data),
        "statuses": list(STATUSES),
        "types": {name: type_words(name) for name in (*TYPES, "", *sorted(subtypes))},
        "predicates": {name: predicate_words(name) for name in sorted({s.predicate for s in data.statements})},
        "evidence": [_filled({"text": e.text, "article": e.article, "place": e.place}) for e in data.evidence],
        "articles": [
            _filled(
                {
                    "title": a.title,
                    "date": a.date,
                    "outlet": a.outlet,
                    "reporters": list(a.reporters),
                    "source": a.source,
                    "page": a.page,
                    "section": a.section,
                }
            )
            for a in data.articles
        ],
    }


def _base(data: PageData) -> str:
    """Return the beginning that all IRIs of entities share, up to a slash."""
    iris = [entity.iri for entity in data.entities]
    if not iris:
        return ""
    low, high = min(iris), max(iris)
    same = next((k for k, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return low[: low.rfind("/", 0, same) + 1]


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty: a page of thousands of statements is a third smaller for it."""
    return {key: value for key, value in item.items() if value not in ("", [], None)}
