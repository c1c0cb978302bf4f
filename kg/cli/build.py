"""``kg build``: articles in, graph out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.door import FAILED
from kg.cli.screen import progress, say
from kg.errors import GraphError, SourceError
from kg.model.run import Outcome

if TYPE_CHECKING:
    from kg.face import Graph
    from kg.mentions.finder import Quality
    from kg.pipeline import Progress

FILE = click.Path(path_type=Path)  # whether it can be written, kg.face.ready says: one line, status 1
KNOWN = click.Path(path_type=Path)  # a table that is missing or wrong is told as such: one line, status 1
QUALITY = click.option(
    "--quality",
    type=click.Choice(["fast", "best"]),
    default="best",
    show_default=True,
    help="快或准 · find names without the network (quicker, less right) or with it.",
)


def _base(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Judge the base before the articles are read, as it is the caller's slip and not theirs."""
    if value:
        from kg.graph.iri import checked_base

        try:
            checked_base(value)
        except GraphError as error:
            raise click.BadParameter(f"{error.what}; {error.remedy}", param=parameter) from error
    return value


def _date(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2026-01-08", param=parameter) from error


def _fields(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say how sources are read: the columns of tables, and the encoding."""
    for name in ("outlet", "url", "date", "title", "text"):
        words = f"{_COLUMNS[name]} · the field of a table or of JSON lines that holds the {name}."
        command = click.option(f"--{name}-field", default="", metavar="NAME", help=words)(command)
    command = click.option(
        "--date",
        default="",
        metavar="YYYY-MM-DD",
        callback=_date,
        help="默认日期 · the day of articles that do not say theirs.",
    )(command)
    return click.option(
        "--encoding", default="", metavar="NAME", help="文件编码 · how the files are encoded; left out: found out."
    )(command)


_COLUMNS = {"text": "正文列", "title": "标题列", "date": "日期列", "url": "网址列", "outlet": "媒体列"}


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
    callback=_base,
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
@_fields
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
    from kg.face import ready

    for path in (None if output == "-" else output, html, report):
        if path:
            ready(path)  # before the articles are read: minutes of work must not end at a closed door
    count: Counter[str] = Counter()
    with _reporting(report) as told:
        graph = _built(
            sources,
            count,
            told,
            reading,
            base=base,
            strict=strict,
            quality=quality,
            entities=entities,
            decisions=decisions,
        )
    if count["ok"]:
        _write(graph, output, html)
        skipped = f", 重复 {count['skipped']} duplicates" if count["skipped"] else ""
        failed = f", 失败 {count['failed']} failed" if count["failed"] else ""
        say(
            f"{'标准输出 standard output' if output == '-' else output}: {count['ok']} 篇文章 articles{skipped}{failed}"
        )
    return FAILED if count["failed"] or not count["ok"] else 0


def _built(
    sources: tuple[str, ...],
    count: Counter[str],
    told: Progress,
    reading: Mapping[str, Any],
    **options: Any,
) -> Graph:
    """Build the graph; count and tell what becomes of each source as it comes, also of one that stops the run."""
    from kg import face
    from kg.text import ReadOptions

    with progress() as note:

        def keep(outcome: Outcome) -> None:
            count[outcome.status] += 1
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


@contextmanager
def _reporting(path: Path | None) -> Iterator[Progress]:
    """Yield what writes a JSON line for each outcome as it comes: a run that is killed leaves its lines."""
    if path is None:
        yield lambda outcome: None
        return
    with path.open("w", encoding="utf-8", buffering=1) as file:

        def write(outcome: Outcome) -> None:
            file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")

        yield write
