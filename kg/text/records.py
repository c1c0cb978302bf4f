"""Records: JSON lines, CSV and Parquet as articles, a row at a time, so that the size of a file does not matter."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import SourceError
from kg.text.decode import decode
from kg.text.options import ReadOptions
from kg.text.sources import Input

FIELDS = {
    "text": ("text", "content", "body", "article", "正文", "内容", "content_text", "maintext"),
    "title": ("title", "headline", "标题", "题目"),
    "date": (
        "date",
        "published",
        "pubdate",
        "publish_time",
        "pubtime",
        "publish_date",
        "time",
        "日期",
        "发布时间",
        "时间",
    ),
    "url": ("url", "link", "链接", "网址"),
    "outlet": ("outlet", "source", "media", "site", "publisher", "来源", "媒体"),
}
_SURPLUS = "\0surplus"  # no column is called so
_LONGEST = 64 * 2**20  # bytes of one line


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number (from 1; of JSON lines the line's) and what its fields say."""

    row: int
    text: str
    title: str = ""
    date: str = ""
    url: str = ""
    outlet: str = ""


def json_lines(given: Input, options: ReadOptions) -> Iterator[Record | SourceError]:
    """Yield the records of a JSON-lines file; a line that is no record is an error of its own."""
    names: dict[str, str] | None = None
    with given.open() as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            if not line.strip():
                continue
            where = f"{given.where}: line {number}"
            try:
                row = json.loads(line.decode(options.encoding or "utf-8-sig"))
            except (ValueError, LookupError) as error:
                yield SourceError(where, f"not JSON ({_short(error)})", "write one object a line, in UTF-8")
                continue
            if not isinstance(row, dict):
                yield SourceError(where, f"a JSON {type(row).__name__}, not an object", "write one object a line")
                continue
            if names is None or options.text_field or names["text"] not in row:
                named = _names(row, options, where)
                if isinstance(named, SourceError):
                    yield named
                    if names is None:
                        return
                    continue
                names = named
            yield _record(number, row, names, where)


def csv_rows(given: Input, options: ReadOptions) -> Iterator[Record | SourceError]:
    """Yield the rows of a table with a head, separated by commas, tabs or semicolons."""
    with given.open() as file:
        head = file.read(65536)
    encoding = options.encoding or decode(head[: head.rfind(b"\n") + 1] or head, given.where)[1]
    csv.field_size_limit(_LONGEST)
    with io.TextIOWrapper(given.open(), "utf-8-sig" if encoding == "utf-8" else encoding, newline="") as lines:
        first = lines.readline()
        mark = max(",\t;", key=first.count)
        columns = next(csv.reader([first], delimiter=mark), [])
        names = _names(dict.fromkeys(columns, ""), options, given.where)
        if isinstance(names, SourceError):
            yield names
            return
        try:
            reader = csv.DictReader(lines, columns, restkey=_SURPLUS, delimiter=mark)
            for number, row in enumerate(reader, 1):
                if surplus := row.get(_SURPLUS):
                    size = len(columns) + len(surplus)
                    where = f"{given.where}: line {reader.line_num + 1}"
                    yield SourceError(
                        where, f"{size} columns, the head has {len(columns)}", f"quote what holds {mark!r}"
                    )
                    continue
                yield _record(number, row, names, f"{given.where}: row {number}")
        except (csv.Error, UnicodeDecodeError) as error:
            yield SourceError(given.where, f"broken table ({_short(error)})", "save it again as UTF-8 CSV")


def parquet_rows(given: Input, options: ReadOptions) -> Iterator[Record | SourceError]:
    """Yield the rows of a Parquet file, a batch at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield SourceError(given.where, "reading Parquet needs pyarrow", "pip install 'kg[parquet]'")
        return
    try:
        with given.open() as opened:
            file = ParquetFile(opened)
            names = _names(dict.fromkeys(file.schema_arrow.names, ""), options, given.where)
            if isinstance(names, SourceError):
                yield names
                return
            number = 0
            for batch in file.iter_batches(256, columns=sorted({n for n in names.values() if n})):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(number, row, names, f"{given.where}: row {number}")
    except (ArrowException, OSError) as error:
        yield SourceError(given.where, f"broken Parquet file ({_short(error)})", "write it again")


def _names(row: Mapping[str, object], options: ReadOptions, where: str) -> dict[str, str] | SourceError:
    """Return which field holds what; an option that names no field is an error."""
    found: dict[str, str] = {}
    for part, usual in FIELDS.items():
        wanted = getattr(options, f"{part}_field")
        if wanted and wanted not in row:
            return SourceError(where, f"no field {wanted!r}", f"it has {_listed(row)}")
        found[part] = wanted or next((name for name in usual if name in row), "")
    if not found["text"]:
        return SourceError(where, "no field with a text", f"name it with --text-field; it has {_listed(row)}")
    return found


def _record(number: int, row: Mapping[Any, object], names: Mapping[str, str], where: str) -> Record | SourceError:
    text = row.get(names["text"])
    if text is not None and not isinstance(text, str):
        return SourceError(where, f"field {names['text']!r} holds no text but {type(text).__name__}", "mend this row")
    if not text or not text.strip():
        return SourceError(where, f"field {names['text']!r} is empty", "give the row a text or leave it out")
    said = {part: str(row.get(name) or "") if name else "" for part, name in names.items() if part != "text"}
    return Record(number, text, **said)


def _listed(names: Iterable[object]) -> str:
    shown = [str(name) for name in names]
    return ", ".join(shown[:12]) + (" …" if len(shown) > 12 else "")


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
