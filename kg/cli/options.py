"""Options that several commands share, and how they are judged before any work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from kg.errors import GraphError

FILE = click.Path(path_type=Path)  # whether it can be written, kg.cli.outputs says: one line, status 1
KNOWN = click.Path(path_type=Path)  # a table that is missing or wrong is told as such: one line, status 1
GRAPH = click.argument("graph", type=click.Path(path_type=Path), metavar="GRAPH.ttl")
QUALITY = click.option(
    "--quality",
    type=click.Choice(["fast", "best"]),
    default="best",
    show_default=True,
    help="快或准 · find names without the network (quicker, less right) or with it.",
)

_COLUMNS = {"text": "正文列", "title": "标题列", "date": "日期列", "url": "网址列", "outlet": "媒体列"}


def base(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Judge the base before the articles are read, as it is the caller's slip and not theirs."""
    if value:
        from kg.graph.iri import checked_base

        try:
            checked_base(value)
        except GraphError as error:
            raise click.BadParameter(f"{error.what}; {error.remedy}", param=parameter) from error
    return value


def fields(command: Callable[..., int]) -> Callable[..., int]:
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


def _date(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2026-01-08", param=parameter) from error
