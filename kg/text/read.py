"""Reading: from what the user names (files, folders, archives, tables) to documents, problems as values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.model.text import Document, Source
from kg.text.archives import gunzipped, members, read_whole, unpacked_whole
from kg.text.articles import documents_of, one_document
from kg.text.decode import decode, decode_as
from kg.text.html import html_page
from kg.text.kinds import MEDIA_TYPES, checked_kind
from kg.text.markdown import markdown_page
from kg.text.metadata import parsed_date
from kg.text.options import ReadOptions
from kg.text.page import Meta, Page, plain_page
from kg.text.records import Record, csv_rows, json_lines, parquet_rows
from kg.text.sources import Input, inputs

Found = Iterator[Document | SourceError]
_DEEPEST = 4  # archives inside archives
_TAGGED = re.compile(r"<(?:p|div|br|article|section|h1|span)\b[^>]*>", re.I)


def read(sources: Iterable[str | Path] | str | Path, *, options: ReadOptions | None = None) -> Found:
    """Yield the documents of files, folders, globs and "-" (standard input), in order.

    What cannot be read is yielded as an error value in its place; the rest goes on. Rows of tables and of JSON
    lines are read one at a time.
    """
    options = options or ReadOptions()
    for given in inputs([sources] if isinstance(sources, str | Path) else sources, leave_out=options.leave_out):
        yield from _dated(_read(given, options), options)


def document_from_text(text: str, *, name: str = "text") -> Document:
    """Return one article from a string; all of it is one document, however many titles it holds."""
    source = Source(name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return one_document(plain_page(text), source, name)


def _dated(found: Found, options: ReadOptions) -> Found:
    """Yield the documents, those without a day of publication with the one that the options give."""
    day = parsed_date(options.date)
    for item in found:
        undated = day is not None and isinstance(item, Document) and item.date is None
        yield replace(item, date=day) if undated and isinstance(item, Document) else item


def _read(given: Input | SourceError, options: ReadOptions, depth: int = 0) -> Found:
    if isinstance(given, SourceError):
        yield given
        return
    try:
        with given.open() as file:
            head = file.read(_HEAD)
            kind = checked_kind(given.kind, head, given.where) if head.strip() else given.kind or "text"
            data = head + _rest(file, given) if kind not in _STREAMED and len(head) == _HEAD else head
            if not data.strip():
                raise SourceError(given.where, "empty file", "give it an article")
        if kind in _STREAMED:
            yield from _streamed(kind, given, options, depth)
        else:
            yield from _whole(kind, data, given, options)
    except SourceError as error:
        yield error
    except (OSError, EOFError) as error:
        yield SourceError(given.where, f"cannot be read ({_reason(error)})", "check the file and its permissions")


def _rest(file: BinaryIO, given: Input) -> bytes:
    """Return what follows the head; white space counts too, so that no archive unpacks to gigabytes of it."""
    return unpacked_whole(file, given.where) if given.locator else read_whole(file, given.where)


def _streamed(kind: str, given: Input, options: ReadOptions, depth: int) -> Found:
    """Yield the articles of what is read piece by piece: archives, tables, crawls."""
    if kind in ("zip", "gzip"):
        if depth >= _DEEPEST:
            raise SourceError(given.where, f"archives {depth} deep", "unpack it first")
        for inner in members(given) if kind == "zip" else [gunzipped(given)]:
            yield from _read(inner, options, depth + 1)
    elif kind in _ROWS:
        yield from _records(_ROWS[kind](given, options), _source(given, kind), given.stem)
    else:
        yield from _crawled(given)


_ROWS: dict[str, Callable[[Input, ReadOptions], Iterator[Record | SourceError]]] = {
    "jsonl": json_lines,
    "csv": csv_rows,
    "parquet": parquet_rows,
}


_HEAD = 1 << 16
_STREAMED = frozenset({"zip", "gzip", "warc", *_ROWS})


def _whole(kind: str, data: bytes, given: Input, options: ReadOptions) -> Found:
    """Yield the articles of a file that is read as one piece."""
    page, encoding = _page(kind, data, given, options)
    digest = given.sha256() if given.locator else hashlib.sha256(data).hexdigest()
    source = Source(given.name, digest, MEDIA_TYPES[kind], encoding, given.locator)
    documents = documents_of(page, source, given.stem)
    if not documents:
        what = "no article in this page" if kind == "html" else "no article in it"
        raise SourceError(given.where, what, "give a page with running text")
    yield from documents


def _page(kind: str, data: bytes, given: Input, options: ReadOptions) -> tuple[Page, str]:
    if kind == "pdf":
        from kg.text.pdf import pdf_text

        return plain_page(pdf_text(data, given.where)), "utf-8"
    if kind == "docx":
        from kg.text.docx import docx_text

        text, marks = docx_text(data, given.where)
        return plain_page(text, marks=marks), "utf-8"
    if options.encoding:
        raw, encoding = decode_as(data, options.encoding, given.where)
    else:
        raw, encoding = decode(data, given.where, markup=kind == "html")
    if kind == "html":
        return html_page(raw), encoding
    return markdown_page(raw) if kind == "markdown" else plain_page(raw), encoding


def _records(records: Iterator[Record | SourceError], source: Source, stem: str) -> Found:
    for record in records:
        if isinstance(record, SourceError):
            yield record
            continue
        meta = Meta(record.title, parsed_date(record.date), record.outlet, (), record.url)
        page = html_page(record.text, meta) if _TAGGED.search(record.text) else plain_page(record.text, meta)
        yield one_document(
            page, replace(source, locator=f"{source.locator} row {record.row}".strip()), f"{stem}-r{record.row}"
        )


def _crawled(given: Input) -> Found:
    from kg.text.warc import web_pages

    for found in web_pages(given):
        if isinstance(found, SourceError):
            yield found
            continue
        where = f"{given.where}: {found.url}"
        try:
            raw, encoding = decode(found.data, where, markup=True)
            source = replace(_source(given, "warc"), encoding=encoding, locator=found.url)
            documents = documents_of(html_page(raw, Meta(url=found.url)), source, f"{given.stem}-r{found.number}")
            if not documents:
                raise SourceError(where, "no article in this page", "leave it out")
            yield from documents
        except SourceError as error:
            yield error


def _source(given: Input, kind: str) -> Source:
    return Source(given.name, given.sha256(), MEDIA_TYPES.get(kind, "text/plain"), "utf-8", given.locator)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


__all__ = ["ReadOptions", "document_from_text", "read"]
