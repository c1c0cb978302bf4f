"""``kg view``: a graph as one interactive page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import GRAPH
from kg.cli.outputs import claim
from kg.cli.screen import say


@click.command()
@GRAPH
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="网页文件 · the page; left out: the graph's name with .html.",
)
@click.option("--title", default="", help="网页标题 · the heading of the page.")
def view(graph: Path, output: Path | None, title: str) -> None:
    """画成网页 · Draw a graph as an interactive page.

    One file that works offline: search, filter by type, click a thing for its facts and a line for the sentence that says so.

    \b
    kg view graph.ttl -o graph.html
    """
    from kg import face

    page = output or graph.with_suffix(".html")
    claim({"-o": page}, reads=[graph])
    path = face.read(graph).show(page, title=title)
    say(f"{path}: 用浏览器打开 open it in a browser")
