"""``kg query``: a SPARQL query, answered as a table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.door import fail
from kg.cli.options import GRAPH
from kg.cli.screen import table

if TYPE_CHECKING:
    from rdflib.query import Result

FORMATS = ("table", "csv", "json")


@click.command()
@GRAPH
@click.argument("sparql", metavar="QUERY")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="输出格式 · how to print the answer.",
)
def query(graph: Path, sparql: str, form: str) -> None:
    """用 SPARQL 查询 · Ask a graph in SPARQL.

    QUERY is the query itself, a file that ends in .rq, or - for standard input. The prefixes kg, skos, rdf and so on need
    not be declared. A table is ruled on a terminal and parted by tabs in a pipe; CONSTRUCT and DESCRIBE print Turtle
    where a table is asked for.

    \b
    kg query graph.ttl "SELECT ?who ?firm WHERE { ?firm kg:foundedBy ?who }"
    kg query graph.ttl questions.rq --format csv
    """
    from kg import face

    result = face.read(graph).query(_asked(sparql))
    if form == "table":
        _print_table(result)
    else:
        _print_data(result, form)


def _asked(sparql: str) -> str:
    """Return the query that the argument means."""
    if sparql == "-":
        return sys.stdin.read()
    if not sparql.endswith(".rq"):
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        fail(sparql, "no such file", "name a .rq file, or write the query itself in quotation marks")
    except (OSError, UnicodeDecodeError) as error:
        fail(sparql, f"cannot be read ({error})", "save the query as UTF-8 text")


def _print_table(result: Result) -> None:
    if result.type == "ASK":
        click.echo(_yes_or_no(result))
    elif result.type == "SELECT":
        table([str(name) for name in result.vars or ()], _rows(result))
    else:
        click.echo(_text_of(result, "turtle"), nl=False)


def _print_data(result: Result, form: str) -> None:
    """Print SPARQL's own CSV or JSON; for triples, their rows or JSON-LD."""
    if result.type == "ASK":
        click.echo(
            json.dumps({"head": {}, "boolean": bool(result.askAnswer)}) if form == "json" else _yes_or_no(result)
        )
    elif result.type == "SELECT":
        click.echo(_text_of(result, form).replace("\r\n", "\n").rstrip("\n"))
    elif form == "json":
        click.echo(_text_of(result, "json-ld"))
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("subject", "predicate", "object"))
        writer.writerows(sorted(tuple(map(str, triple)) for triple in result.graph or ()))


def _text_of(result: Result, form: str) -> str:
    if result.graph is not None:
        from kg.graph.terms import PREFIXES

        for prefix, iri in PREFIXES.items():
            result.graph.bind(prefix, iri)
    return (result.serialize(format=form) or b"").decode("utf-8")


def _yes_or_no(result: Result) -> str:
    return "true" if result.askAnswer else "false"


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a table: terms by their short names, an unbound variable as nothing."""
    from kg.graph.iri import Mint
    from kg.graph.terms import PREFIXES

    prefixes = sorted((PREFIXES | Mint().prefixes()).items(), key=lambda pair: len(pair[1]), reverse=True)
    for binding in result.bindings:
        row = (binding.get(name) for name in result.vars or ())
        yield tuple("" if term is None else _short(str(term), prefixes) for term in row)


def _short(term: str, prefixes: Iterable[tuple[str, str]]) -> str:
    """Return a term as the Turtle file has it: ``kg:foundedBy``, ``person:林依轮``; a literal is its text."""
    for prefix, iri in prefixes:
        if term.startswith(iri) and len(term) > len(iri):
            return f"{prefix}:{term.removeprefix(iri)}"
    return term
