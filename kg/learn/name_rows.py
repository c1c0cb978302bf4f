"""Annotated texts, read line by line from JSON lines {"text", "entities": [[start, end, "TYPE"], …]}."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.learn.name_labels import SYNONYMS

_FORM = '{"text": …, "entities": [[start, end, "TYPE"], …]}'
Named = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One text with its names: half-open code points and a label each."""

    line: int
    text: str
    names: tuple[Named, ...]


def name_rows(path: Path) -> Iterator[NameRow | SourceError]:
    """Yield the rows of a file in order; a line that is none is an error in its place, and the rest goes on.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                data = line.removeprefix(BOM_UTF8) if number == 1 else line
                if data.strip():
                    yield _row(path, number, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(path, f"cannot be read ({reason})", "name a file of JSON lines") from error


def _row(path: Path, number: int, data: bytes) -> NameRow | SourceError:
    where = f"{path}: line {number}"
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return SourceError(where, "not UTF-8", "save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return SourceError(where, f"no JSON ({error})", f"one object a line: {_FORM}")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return SourceError(where, "no text", f"write {_FORM}")
    if not isinstance(row.get("entities"), list):
        return SourceError(where, "no entities", f"write {_FORM}; a text without names has []")
    names = []
    for given in row["entities"]:
        wrong = _wrong(given, len(row["text"]))
        if wrong:
            shown = json.dumps(given, ensure_ascii=False)
            return SourceError(
                where, f"{shown[:60]} {wrong}", 'a name is [start, end, "TYPE"] in code points, end not included'
            )
        names.append((given[0], given[1], SYNONYMS.get(given[2], given[2])))
    return NameRow(number, row["text"], tuple(names))


def _wrong(given: object, length: int) -> str:
    """Say what is wrong with an annotated name, "" where nothing is."""
    if not isinstance(given, list) or [type(part) for part in given] != [int, int, str]:
        return "is no name"
    start, end, _ = given
    if not 0 <= start < end <= length:
        return f"is not inside the {length} characters of the text"
    return ""
