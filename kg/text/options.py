"""Options: how sources are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read: the fields of tables, and what to take where a source does not say.

    Attributes:
        text_field, title_field, date_field, url_field, outlet_field: the columns of .jsonl, .csv and .parquet;
            left out, the usual names are looked for.
        encoding: of text files; left out, it is found out.
        date: the day of publication (ISO 8601) of articles that do not say theirs.
        leave_out: files that are no articles though a folder or a glob holds them, as what the run itself writes.
    """

    text_field: str = ""
    title_field: str = ""
    date_field: str = ""
    url_field: str = ""
    outlet_field: str = ""
    encoding: str = ""
    date: str = ""
    leave_out: tuple[str, ...] = ()
