"""Reading: from what the user names (files, folders, text) to documents, problems as values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.model.text import Document, Source
from kg.text.articles import split, zones
from kg.text.compose import Place, compose
from kg.text.decode import decode
from kg.text.html import html_page
from kg.text.lines import lines_of
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
    page = plain_page(text)
    source = Source(name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    lines = lines_of(page.text)
    paragraphs = paragraphs_of(page.text, lines, page.marks)
    return compose(page, paragraphs, zones(paragraphs), Place(source, name, _head(lines)))


def _head(lines: Iterable[object]) -> str:
    return "\n".join(line.text for line in lines if getattr(line, "kind", "") == "furniture")  # type: ignore[attr-defined]


def documents_of(page: Page, source: Source, stem: str) -> list[Document]:
    """Return the articles of a page."""
    head = ""
    if page.blocks:
        groups: list[list[Paragraph]] = [page_paragraphs(page)]
    else:
        lines = lines_of(page.text)
        head = _head(lines)
        groups = split(paragraphs_of(page.text, lines, page.marks))
    groups = [group for group in groups if group]
    found: list[Document] = []
    for k, group in enumerate(groups, 1):
        several = len(groups) > 1
        place = Place(
            source if not several else _located(source, f"article {k}"), f"{stem}#{k}" if several else stem, head
        )
        found.append(compose(page, group, zones(group), place))
    return found


def _located(source: Source, locator: str) -> Source:
    return Source(source.path, source.sha256, source.media_type, source.encoding, locator)


def page_paragraphs(page: Page) -> list[Paragraph]:
    """Return the paragraphs of a page whose source marks them."""
    from kg.text.html import block_paragraphs

    return block_paragraphs(page)
