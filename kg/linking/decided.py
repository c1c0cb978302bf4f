"""Adding rows to a table of decisions in the form that it has: its separator, its columns, its line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kg.linking.decisions import HEAD


def with_rows(table: str, rows: Iterable[tuple[str, str, str]], *, note: str = "") -> str:
    """Return the text of a table with rows (decision, entity, other) at its end; an empty table gets its head.

    Example:
        >>> with_rows("", [("reject", "Person/新华路", "")])
        'decision\\tentity\\tother\\tnote\\nreject\\tPerson/新华路\\t\\t\\n'
    """
    head = table.removeprefix("\ufeff").split("\n", 1)[0].rstrip("\r")
    if not head.strip():
        table, head = "\t".join(HEAD) + "\n", "\t".join(HEAD)
    separator = "\t" if "\t" in head else ","
    end = "\r\n" if table.split("\n", 1)[0].endswith("\r") else "\n"
    added = io.StringIO()
    writer = csv.writer(added, delimiter=separator, lineterminator=end)
    columns = [cell.strip() for cell in next(csv.reader([head], delimiter=separator))]
    for row in rows:
        cells = dict(zip(HEAD, (*row, note), strict=True))
        writer.writerow([cells.get(column, "") for column in columns])
    return (table if table.endswith("\n") else table + end) + added.getvalue()
