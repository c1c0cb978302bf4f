"""Reading: from what the user names (files, folders, text) to documents, problems as values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import SourceError
from kg.model.text import Document, Source, Zone
from kg.text.articles import split, with_masthead, zones
from kg.text.compose import Place, compose
from kg.text.decode import decode
from kg.text.html import block_paragraphs, html_page
from kg.text.lines import Line, lines_of
from kg.text.markdown import markdown_page
from kg.text.page import Page, plain_page
from kg.text.repair import Paragraph, paragraphs_of

SUFFIXES = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read: the fields of tables, and what to take where a source does not say."""

    text_field: str = ""
    title_field: str = ""
    date_field: str = ""
    url_field: str = ""
    outlet_field: str = ""
    encoding: str = ""
    strict: bool = False


def read(
    sources: Iterable[str | Path] | str | Path, *, options: ReadOptions | None = None
) -> Iterator[Document | SourceError]:
    """Yield the documents of files and folders, in order; what cannot be read is yielded as an error value."""
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    for source in given:
        yield from _read_source(Path(source), options or ReadOptions())


def _read_source(path: Path, options: ReadOptions) -> Iterator[Document | SourceError]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        if not files:
            yield SourceError(path, "no article in this folder", f"it reads {', '.join(SUFFIXES)}")
        for file in files:
            yield from _read_file(file, file.relative_to(path.parent if path.name else path).as_posix(), options)
    elif path.exists():
        yield from _read_file(path, path.name, options)
    else:
        yield SourceError(path, "no such file", "check the path")


def _read_file(path: Path, name: str, options: ReadOptions) -> Iterator[Document | SourceError]:
    try:
        data = path.read_bytes()
        if not data.strip():
            raise SourceError(path, "empty file", "give it an article")
        markup = path.suffix.lower() in (".html", ".htm")
        raw, encoding = decode(data, path, markup=markup)
        media = {".html": "text/html", ".htm": "text/html", ".md": "text/markdown"}.get(
            path.suffix.lower(), "text/plain"
        )
        source = Source(name, hashlib.sha256(data).hexdigest(), media, encoding)
        documents = documents_of(_page(raw, media), source, path.stem)
        if not documents:
            raise SourceError(path, "no article in it", "give it running text")
        yield from documents
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(path, f"cannot be read ({error.strerror})", "check the path and its permissions")


def _page(raw: str, media: str) -> Page:
    if media == "text/html":
        return html_page(raw)
    return markdown_page(raw) if media == "text/markdown" else plain_page(raw)


def document_from_text(text: str, *, name: str = "text") -> Document:
    """Return one article from a string; all of it is one document, however many titles it holds."""
    source = Source(name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    page = plain_page(text)
    lines, paragraphs = _paragraphs(page)
    return _composed(page, paragraphs, source, name, lines)


def documents_of(page: Page, source: Source, stem: str) -> list[Document]:
    """Return the articles of a page."""
    lines, paragraphs = _paragraphs(page)
    groups = [group for group in split(paragraphs) if group]
    if len(groups) == 1:
        return [_composed(page, groups[0], source, stem, lines)]
    return [
        _composed(page, group, replace(source, locator=f"article {k}"), f"{stem}#{k}", lines if k == 1 else ())
        for k, group in enumerate(groups, 1)
    ]


def _paragraphs(page: Page) -> tuple[Sequence[Line], list[Paragraph]]:
    if page.blocks:
        return (), block_paragraphs(page)
    lines = lines_of(page.text)
    return lines, paragraphs_of(page.text, lines, page.marks)


def _composed(
    page: Page, paragraphs: Sequence[Paragraph], source: Source, stem: str, lines: Sequence[Line]
) -> Document:
    group = with_masthead(paragraphs, lines)
    found = zones(group)
    original = any(p.kind == "original" and zone is Zone.TITLE for p, zone in zip(group, found, strict=True))
    head = "\n".join(line.text for line in lines if line.kind == "furniture" and "://" not in line.text)
    return compose(page, group, found, Place(source, stem, original, head))
