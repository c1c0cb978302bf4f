"""Sources: what the user names (files, folders, globs, standard input) as inputs that can be opened."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.text.kinds import SUFFIXES, kind_of_name

_ABOUT = ("readme", "license", "licence")  # a folder's words about itself are no articles
_HIDDEN = (".", "__")
_WILD = "*?["
_READS = f"it reads {' '.join(SUFFIXES)}"
_FOREIGN = (  # files that hold no article, by their endings: what, what to do, which
    ("a graph, no article", "query, view and validate read graphs", ".ttl .nt .nq .trig .rdf .n3 .jsonld"),
    ("JSON, no article", "one object a line can be read as .jsonl", ".json"),
    ("a picture, no text", "run it through OCR first", ".png .jpg .jpeg .gif .webp .svg .bmp .tif .tiff .heic"),
    ("no article", _READS, ".py .toml .yaml .yml .xml .css .js .db .sqlite .gold .log .lock"),
    ("a kind of file that kg does not read", _READS, ".xls .xlsx .ppt .pptx .rar .7z .tar .tgz .mp3 .mp4 .exe .pt"),
)


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


def inputs(sources: Iterable[str | Path], *, leave_out: Iterable[str] = ()) -> Iterator[Input | SourceError]:
    """Yield the inputs behind the sources, of each in the order of their names; an error where there is none.

    Files that are to be left out are passed over where a folder or a glob holds them. What an input is called depends neither on the machine nor on the order of the sources: see ``labels``.
    """
    given, left_out = list(sources), frozenset(map(os.path.abspath, leave_out))
    called = labels(given)
    for source in given:
        path, label = Path(source), called[str(source)]
        if str(source) == "-":
            yield _standard_input()
        elif path.is_dir():
            yield from _folder(path, label, left_out)
        elif path.exists():
            yield _named(path, label)
        elif any(mark in str(source) for mark in _WILD):
            yield from _glob(str(source), label, left_out)
        elif path.is_symlink():
            yield _dangling(path)
        else:
            yield SourceError(source, "no such file or folder", "check the path")


def labels(sources: Sequence[str | Path]) -> dict[str, str]:
    """Return what each source is called: a relative path as it is given, the last part of an absolute one.

    Absolute paths that end alike get as many parts more as tell them apart. A glob is called as its folder is.
    """
    roots = {str(source): _fixed(Path(source)) for source in sources}
    first = {given: _given(root) for given, root in roots.items()}
    called = dict(first)
    for given, root in roots.items():
        rivals = [g for g, label in first.items() if label == first[given] and _whole(roots[g]) != _whole(root)]
        if rivals and (root.is_absolute() or ".." in root.parts):
            others = [_whole(roots[g]) for g in rivals]
            called[given] = _tail(_whole(root), others)
    return called


def _given(root: Path) -> str:
    if root.is_absolute():
        return root.resolve().name if root.is_dir() else root.name
    parts = Path(os.path.normpath(root)).parts
    return "/".join(part for part in parts if part not in ("..", "."))


def _whole(path: Path) -> tuple[str, ...]:
    return Path(os.path.normpath(path.absolute())).parts


def _tail(parts: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> str:
    """Return the shortest end of a path that no other path ends in."""
    size = next((n for n in range(1, len(parts)) if all(o[-n:] != parts[-n:] for o in others)), len(parts) - 1)
    return "/".join(parts[-size:])


def _named(path: Path, label: str) -> Input | SourceError:
    """Return a file that the user names, an error where its ending says that it holds no article."""
    ending = path.suffix.lower()
    for what, remedy, endings in _FOREIGN:
        if ending in endings.split():
            return SourceError(path, what, remedy)
    return of_file(path, label)


def _dangling(path: Path | str) -> SourceError:
    return SourceError(path, "a link that leads nowhere", "mend it or remove it")


def of_file(path: Path | str, name: str) -> Input:
    """Return a file as an input."""
    where = str(path)
    return Input(name, where, _stem(os.path.basename(where)), lambda: open(where, "rb"), lambda: _digest(where))  # noqa: PTH119, PTH123


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


def _folder(folder: Path, label: str, left_out: frozenset[str]) -> Iterator[Input | SourceError]:
    found = sorted(_below(str(folder)))
    if not found:
        yield SourceError(folder, "no article in this folder", f"it is searched for {' '.join(SUFFIXES)}")
    within = "" if str(folder) == "." else f"{folder}{os.sep}"
    for place in found:
        path = within + place
        if left_out and os.path.abspath(path) in left_out:  # noqa: PTH100
            continue
        if os.path.isfile(path):  # noqa: PTH113
            yield of_file(path, f"{label}/{place}" if label else place)
        elif os.path.exists(path):  # noqa: PTH110
            yield SourceError(path, "no file but a pipe or a device", "remove it from the folder")
        else:
            yield _dangling(path)


def _below(folder: str) -> Iterator[str]:
    """Yield the files of a folder and of those in it that may be articles, as paths from it; plain strings are fast."""
    for root, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(_HIDDEN)]
        below = root[len(folder) :].strip(os.sep).replace(os.sep, "/")
        for name in names:
            if kind_of_name(name) and not name.startswith(_HIDDEN) and not name.lower().startswith(_ABOUT):
                yield f"{below}/{name}" if below else name


def _fixed(path: Path) -> Path:
    """Return the folder that a glob starts from; a path without wild marks, or one that exists, is its own."""
    if path.exists():
        return path
    while any(mark in str(path) for mark in _WILD):
        path = path.parent
    return path


def _glob(pattern: str, label: str, left_out: frozenset[str]) -> Iterator[Input | SourceError]:
    fixed = _fixed(Path(pattern))
    found = sorted(path for path in fixed.glob(Path(pattern).relative_to(fixed).as_posix()) if path.is_file())
    if not found:
        yield SourceError(pattern, "no file fits this pattern", "check it, and quote it for the shell")
    for path in found:
        if os.path.abspath(path) in left_out:  # noqa: PTH100
            continue
        place = path.relative_to(fixed).as_posix()
        yield of_file(path, f"{label}/{place}" if label else place)


def _standard_input() -> Input:
    data = sys.stdin.buffer.read()
    return Input("stdin", "standard input", "stdin", lambda: io.BytesIO(data), lambda: hashlib.sha256(data).hexdigest())
