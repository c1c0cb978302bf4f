"""``kg build``: articles in, graph out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.door import FAILED
from kg.cli.options import FILE, KNOWN, QUALITY, base, fields
from kg.cli.outputs import claim
from kg.cli.report import Report
from kg.cli.screen import progress, say
from kg.errors import SourceError
from kg.model.run import Outcome

if TYPE_CHECKING:
    from kg.face import Graph
    from kg.mentions.finder import Quality


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@click.option(
    "-o",
    "--output",
    default="graph.ttl",
    show_default=True,
    metavar="FILE",
    help="图谱文件 · the graph, as Turtle; - is standard output.",
)
@click.option("--html", type=FILE, help="交互网页 · write the interactive page as well.")
@click.option(
    "--base",
    default="",
    metavar="IRI",
    callback=base,
    help="网址前缀 · what the IRIs of the graph's things begin with.",
)
@click.option(
    "--report", type=FILE, help="逐篇报告 · write a JSON line for each document: ok, skipped or failed, and why."
)
@click.option(
    "--strict", is_flag=True, help="遇错即停 · stop at the first source that cannot be read, and write no graph."
)
@QUALITY
@click.option(
    "--entities", type=KNOWN, help="已知实体 · a table (.csv, .tsv) of what you know: name, type, aliases, codes."
)
@click.option(
    "--decisions", type=KNOWN, help="人工裁定 · a table of your decisions: same, different, reject, retype, add."
)
@fields
def build(
    sources: tuple[str, ...],
    output: str,
    html: Path | None,
    base: str,
    report: Path | None,
    strict: bool,
    quality: Quality,
    entities: Path | None,
    decisions: Path | None,
    **reading: str,
) -> int:
    """从文章构建图谱 · Build a graph from articles.

    SOURCES are files, folders (read to the bottom), globs, or - for standard input. A source that cannot be read costs
    one line on standard error and only itself: the others are built and written, and the exit status is 1.

    \b
    kg build articles/ -o graph.ttl --html graph.html
    kg build - -o - < article.txt
    """
    files = {"-o": None if output == "-" else Path(output), "--html": html, "--report": report}
    claim(files, reads=(*(source for source in sources if source != "-"), entities, decisions))
    known = {"entities": entities, "decisions": decisions}
    with Report(report) as told:
        own = tuple(str(path) for path in files.values() if path)
        read = {**reading, "leave_out": own}
        graph = _built(sources, told, read, base=base, strict=strict, quality=quality, **known)
        told.settle(graph.report)
    count: Counter[str] = Counter(outcome.status for outcome in graph.report)
    if count["ok"]:
        _write(graph, output, html)
        say(_summary(output, count))
    return FAILED if count["failed"] or not count["ok"] else 0


def _summary(output: str, count: Mapping[str, int]) -> str:
    skipped = f", 重复 {count['skipped']} duplicates" if count["skipped"] else ""
    failed = f", 失败 {count['failed']} failed" if count["failed"] else ""
    name = "标准输出 standard output" if output == "-" else output
    return f"{name}: {count['ok']} 篇文章 articles{skipped}{failed}"


def _built(sources: tuple[str, ...], told: Report, reading: Mapping[str, Any], **options: Any) -> Graph:
    """Build the graph; tell what becomes of each source as it comes, also of one that stops the run."""
    from kg import face
    from kg.text import ReadOptions

    with progress() as note:

        def keep(outcome: Outcome) -> None:
            told(outcome)
            note(outcome)

        try:
            return face.build(*sources, options=ReadOptions(**reading), progress=keep, **options)
        except SourceError as error:
            told(Outcome(error.where, "", "failed", why=str(error)))
            raise


def _write(graph: Graph, output: str, html: Path | None) -> None:
    if output == "-":
        sys.stdout.buffer.write(graph.turtle())
    else:
        graph.save(output)
    if html:
        graph.show(html)
