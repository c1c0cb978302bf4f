"""Kinds: what a file is by its name and by its first bytes, and what to say where the two do not agree."""

from __future__ import annotations

import re

from kg.errors import SourceError

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".gz": "gzip",
    ".zip": "zip",
    ".warc": "warc",
}
SUFFIXES = tuple(_KINDS)
MEDIA_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "warc": "application/warc",
}
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"{\\rtf", "rtf"),
)
_WORD_PARTS = (b"[Content_Types].xml", b"word/")  # members that a Word file has
_HTML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ZIPPED = {"docx", "zip"}
_WORDS = {"doc": "an old Word file", "rtf": "a rich-text file", "": "something else"}


def kind_of_name(name: str) -> str:
    """Return the kind that a file's name promises, "" for a name that kg does not know."""
    at = name.rfind(".")
    return _KINDS.get(name[at:].lower(), "") if at > 0 else ""


def kind_of_bytes(head: bytes) -> str:
    """Return the kind that the first bytes show, "" for what shows none (plain text, tables)."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return "docx" if kind == "zip" and all(name in head for name in _WORD_PARTS) else kind
    return "html" if _HTML.match(head[:2048]) else ""


def checked_kind(named: str, head: bytes, where: str) -> str:
    """Return what an input is to be read as.

    Raises:
        SourceError: its name says one thing and its bytes another.
    """
    shown = kind_of_bytes(head)
    if not named:
        if shown in ("doc", "rtf"):
            raise SourceError(where, f"{_WORDS[shown]} that kg does not read", f"it reads {' '.join(SUFFIXES)}")
        return shown or ("jsonl" if head.lstrip().startswith(b'{"') else "text")
    agree = shown in ("", named) or (shown in _ZIPPED and named in _ZIPPED) or (shown == "html" and named == "markdown")
    if not agree or (not shown and named in ("pdf", "docx", "zip", "gzip", "parquet", "warc")):
        what = _WORDS.get(shown) or f"{shown.upper()} by its bytes"
        remedy = "give it the ending of what it is" if shown else "it may be damaged: fetch it again"
        raise SourceError(where, f"{what}, not the {named} that its name says", remedy)
    return named
