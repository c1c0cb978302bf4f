"""WARC: the web pages of a crawl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import SourceError
from kg.text.archives import read_whole
from kg.text.sources import Input


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of a crawl: its number in the file, its address, its bytes, the encoding that its server names."""

    number: int
    url: str
    data: bytes


def web_pages(given: Input) -> Iterator[WebPage | SourceError]:
    """Yield the HTML pages of a WARC file, one at a time."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield SourceError(given.where, "reading WARC needs warcio", "pip install 'kg[warc]'")
        return
    number = 0
    with given.open() as file:
        try:
            for record in ArchiveIterator(file):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                    continue
                if "html" not in (headers.get_header("Content-Type") or ""):
                    continue
                number += 1
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield WebPage(number, url, read_whole(record.content_stream(), f"{given.where}: {url}"))
        except (ArchiveLoadFailed, OSError, EOFError, SourceError) as error:
            yield SourceError(given.where, f"broken WARC ({error})", "fetch it again")
