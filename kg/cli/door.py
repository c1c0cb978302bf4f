"""The door of the command line: every error that leaves it is one line, and the exit status says of what kind."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from kg.cli.screen import complain
from kg.errors import KgError

FAILED = 1
MISUSED = 2
STOPPED = 130


class Door(click.Group):
    """A group whose errors are one line on standard error: no traceback, no usage text in between."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which one meets them, not by the alphabet."""
        return list(self.commands)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **options: Any
    ) -> Any:
        """Run a command and leave with its status; without ``standalone_mode`` errors are raised as they are."""
        options.setdefault("prog_name", self.name)  # also under ``python -m`` and in tests
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **options)
        sys.exit(self._status(args, **options))

    def _status(self, args: Sequence[str] | None, **options: Any) -> int:
        try:
            result = super().main(args, standalone_mode=False, **options)
            sys.stdout.flush()
        except click.UsageError as error:
            complain(_usage(error))
            return MISUSED
        except click.ClickException as error:
            complain(error.format_message())
            return FAILED
        except KgError as error:
            complain(str(error))
            return FAILED
        except BrokenPipeError:
            _abandon_output()
            return FAILED  # quietly, as click does: not all that was asked for was delivered
        except OSError as error:
            complain(f"{error.filename or 'kg'}: {error.strerror or error}; check the path and its permissions")
            return FAILED
        except (click.Abort, KeyboardInterrupt):
            complain("中断 stopped")
            return STOPPED
        return result if isinstance(result, int) else 0


class DefaultGroup(click.Group):
    """A group with a command that may be left out: ``kg eval FOLDER`` is ``kg eval gold FOLDER``."""

    default = ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word as a command's name where it is one, else as the default command's argument."""
        if args and self.get_command(ctx, args[0]) is None:
            args = [self.default, *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave options that stand before the folder to the default command."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = [self.default, *args]
        return super().parse_args(ctx, args)


def fail(where: object, what: str, remedy: str = "") -> NoReturn:
    """End the command with one line."""
    raise KgError(where, what, remedy)


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "kg"
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{path}: {message}; see '{path} --help'"


def _abandon_output() -> None:
    """Point standard output to nothing: its reader is gone, and Python would complain at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (open until the process ends)
