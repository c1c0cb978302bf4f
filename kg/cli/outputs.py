"""The files that a command is to write: made ready before any work, never two in one, never one that is read."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

_Identity = tuple[int, int] | Path


def claim(outputs: Mapping[str, Path | None], *, reads: Iterable[str | Path | None] = ()) -> None:
    """Make sure that the outputs can be written and that none of them destroys another or what is read.

    Args:
        outputs: option → file; None where the option is not given.
        reads: what the command reads; files among them are kept from being written over.

    Raises:
        click.UsageError: two options name one file, or an option names a file that is read.
        KgError: a file cannot be written.
    """
    from kg.face import ready

    read = {_identity(Path(path)) for path in reads if path}
    taken: dict[_Identity, str] = {}
    named = {option: path for option, path in outputs.items() if path}
    for option, path in named.items():
        if (identity := _identity(path)) is None:
            continue
        if identity in read:
            raise click.UsageError(f"{option} would write over {path}, which is read; name another file")
        if identity in taken:
            raise click.UsageError(f"{taken[identity]} and {option} name one file, {path}; name two")
        taken[identity] = option
    for path in named.values():
        ready(path)  # minutes of work must not end at a closed door


def _identity(path: Path) -> _Identity | None:
    """Return what two names of one file share; None for a device, which may be written to by all."""
    try:
        found = path.stat()
    except OSError:
        return path.resolve()
    return None if stat.S_ISCHR(found.st_mode) or stat.S_ISDIR(found.st_mode) else (found.st_dev, found.st_ino)
