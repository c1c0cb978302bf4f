"""The command ``kg``: its list of commands and its entry point."""

from __future__ import annotations

import logging
import sys
import warnings

import click

import kg
from kg.cli.build import build
from kg.cli.check import stats, validate
from kg.cli.door import Door
from kg.cli.eval import evaluate
from kg.cli.explain import explain
from kg.cli.query import query
from kg.cli.review import review
from kg.cli.train import train
from kg.cli.view import view

COMMANDS = (build, view, query, explain, review, validate, stats, evaluate, train)


@click.group("kg", cls=Door, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kg.__version__, "-V", "--version", prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """中文新闻变知识图谱 · Chinese news in, a knowledge graph out.

    \b
    kg build articles/ -o graph.ttl --html graph.html   从文章构建图谱 · build
    kg query graph.ttl "SELECT ?c WHERE { ?c a kg:Company }"   查询 · ask
    kg view graph.ttl -o graph.html   看图 · look

    Results go to standard output, messages to standard error. Exit status: 0 all went well, 1 something could not be
    read, built or found right (one line each says where, what, and how to mend it), 2 the command was called wrongly.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the console script ``kg``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name that the terminal cannot show must not end the run
            stream.reconfigure(errors="backslashreplace")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log is no message to the user
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    cli()
