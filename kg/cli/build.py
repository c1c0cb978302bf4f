"""``kg build``: articles in, graph out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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

FILE = click.Path(dir_okay=False, path_type=Path)
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
@_fields
def build(
    sources: tuple[str, ...],
    output: str,
    html: Path | None,
    base: str,
    report: Path | None,
    strict: bool,
    quality: Quality,
    **reading: str,
) -> int:
    """从文章构建图谱 · Build a graph from articles.

    SOURCES are files, folders (read to the bottom), globs, or - for standard input. A source that cannot be read costs
    one line on standard error and only itself: the others are built and written, and the exit status is 1.

    \b
    kg build articles/ -o graph.ttl --html graph.html
    kg build - -o - < article.txt
    """
    from kg.face import write_whole

    outcomes: list[Outcome] = []
    try:
        graph = _built(sources, outcomes, reading, base=base, strict=strict, quality=quality)
    finally:
        if report:
            write_whole(report, _lines(outcomes))
    count = Counter(outcome.status for outcome in outcomes)
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
    outcomes: list[Outcome],
    reading: Mapping[str, Any],
    *,
    base: str,
    strict: bool,
    quality: Quality,
) -> Graph:
    """Build the graph and collect what became of each source, also when the run stops half-way."""
    from kg import face
    from kg.text import ReadOptions

    with progress() as note:

        def keep(outcome: Outcome) -> None:
            outcomes.append(outcome)
            note(outcome)

        try:
            return face.build(
                *sources, options=ReadOptions(**reading), base=base, strict=strict, quality=quality, progress=keep
            )
        except SourceError as error:
            outcomes.append(Outcome(error.where, "", "failed", why=str(error)))
            raise


def _write(graph: Graph, output: str, html: Path | None) -> None:
    if output == "-":
        sys.stdout.buffer.write(graph.turtle())
    else:
        graph.save(output)
    if html:
        graph.show(html)


def _lines(outcomes: Iterable[Outcome]) -> bytes:
    return "".join(json.dumps(asdict(outcome), ensure_ascii=False) + "\n" for outcome in outcomes).encode("utf-8")
