"""What the user sees: messages on standard error, tables on standard output, progress on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from kg.model.run import Outcome


def complain(message: str) -> None:
    """Print an error: one line, whatever the message holds."""
    click.echo(f"错误 error: {' '.join(message.split())}", err=True)


def say(message: str) -> None:
    """Print a message that is no result."""
    click.echo(message, err=True)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: ruled on a terminal, fields parted by tabs in a pipe."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            click.echo("\t".join(_flat(cell) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(header_style="bold")
    for name in header:
        drawn.add_column(name, overflow="fold")  # Chinese has no spaces to break at, and nothing may be cut off
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


@contextmanager
def progress() -> Iterator[Callable[[Outcome], None]]:
    """Yield what takes the outcomes of a run: failures are told at once, the count runs on a terminal only."""

    def note(outcome: Outcome) -> None:
        if outcome.status == "failed":
            complain(outcome.why)

    if not sys.stderr.isatty():
        yield note
        return
    from rich.console import Console

    done = 0
    with Console(stderr=True).status("正在阅读 reading …") as status:

        def note_and_count(outcome: Outcome) -> None:
            nonlocal done
            note(outcome)
            done += outcome.status != "failed"
            status.update(f"已读 {done} 篇 · {done} articles read")

        yield note_and_count


def _flat(cell: str) -> str:
    return cell.replace("\t", " ").replace("\n", " ").replace("\r", " ")
