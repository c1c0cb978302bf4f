"""Sources: what the user names (files, folders, globs, standard input) as inputs that can be opened."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.text.kinds import SUFFIXES, kind_of_name

_ABOUT = ("readme", "license", "licence")  # a folder's words about itself are no articles


@dataclass(frozen=True, slots=True)
class Input:
    """A file, a member of an archive or standard input: what it is called, and how to open it."""

    name: str  # Source.path: the same on any machine
    where: str  # as messages name it
    stem: str
    open: Callable[[], BinaryIO]
    sha256: Callable[[], str]
    locator: str = ""

    @property
    def kind(self) -> str:
        """What its name says it is ("text", "html", "pdf" …), "" where it says nothing."""
        return kind_of_name(self.locator.removeprefix("member ") or self.name)


def inputs(source: str | Path) -> Iterator[Input | SourceError]:
    """Yield the inputs behind one source, in the order of their names; an error where there is none."""
    if str(source) == "-":
        yield _standard_input()
        return
    path = Path(source)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield of_file(path, path.name)
    elif any(mark in str(source) for mark in "*?["):
        yield from _glob(str(source))
    else:
        yield SourceError(source, "no such file or folder", "check the path")


def of_file(path: Path, name: str) -> Input:
    """Return a file as an input."""

    where = str(path)
    return Input(name, where, _stem(path.name), lambda: open(where, "rb"), lambda: _digest(where))  # noqa: PTH123


def _digest(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def of_bytes(data: bytes, outer: Input, locator: str, stem: str) -> Input:
    """Return a member of an archive as an input; its hash is that of the file that the user has."""
    return Input(outer.name, f"{outer.where}: {locator}", stem, lambda: io.BytesIO(data), outer.sha256, locator)


def _stem(name: str) -> str:
    stem = name
    while kind_of_name(stem) and "." in stem.lstrip("."):
        stem = stem[: stem.rindex(".")]
    return stem or name


def _folder(folder: Path) -> Iterator[Input | SourceError]:
    root = folder.resolve().name or "root"
    found = [
        path
        for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix())
        if kind_of_name(path.name) and path.is_file() and _counts(path.relative_to(folder))
    ]
    if not found:
        yield SourceError(folder, "no article in this folder", f"it is searched for {' '.join(SUFFIXES)}")
    for path in found:
        yield of_file(path, f"{root}/{path.relative_to(folder).as_posix()}")


def _counts(path: Path) -> bool:
    return not any(part.startswith((".", "__")) for part in path.parts) and not path.name.lower().startswith(_ABOUT)


def _glob(pattern: str) -> Iterator[Input | SourceError]:
    fixed = Path(pattern)
    while any(mark in str(fixed) for mark in "*?["):
        fixed = fixed.parent
    found = sorted(path for path in fixed.glob(Path(pattern).relative_to(fixed).as_posix()) if path.is_file())
    if not found:
        yield SourceError(pattern, "no file fits this pattern", "check it, and quote it for the shell")
    root = fixed.resolve().name or "root"
    for path in found:
        yield of_file(path, f"{root}/{path.relative_to(fixed).as_posix()}")


def _standard_input() -> Input:
    data = sys.stdin.buffer.read()
    return Input("stdin", "standard input", "stdin", lambda: io.BytesIO(data), lambda: hashlib.sha256(data).hexdigest())
