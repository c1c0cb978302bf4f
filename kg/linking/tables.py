"""Tables that people write: CSV or TSV with a head, read row by row, refused with file, row and remedy."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TableError
from kg.model.names import ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by the name of the column, and where it stands for messages."""

    where: str  # "decisions.tsv row 3"
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def rows(path: Path, *, needed: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a UTF-8 table; empty rows and rows that begin with # are passed over.

    Raises:
        TableError: the file cannot be read, a column is missing, or a row has more cells than the head.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(path, f"cannot be read ({error})", "give a UTF-8 file with tabs or commas") from error
    lines = csv.reader(text.splitlines(), delimiter="\t" if "\t" in text.split("\n", 1)[0] else ",")
    head = [cell.strip() for cell in next(lines, [])]
    missing = [column for column in needed if column not in head]
    if missing:
        raise TableError(
            f"{path} row 1", f"no column {missing[0]}", f"begin with a row of names: {', '.join(needed)} …"
        )
    for number, cells in enumerate(lines, 2):
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        where = f"{path} row {number}"
        if len(cells) > len(head):
            raise TableError(
                where, f"{len(cells)} cells for {len(head)} columns", "quote a cell that holds the separator"
            )
        yield Row(where, {name: cell.strip() for name, cell in zip(head, cells, strict=False)})


def entity_type(row: Row, text: str) -> str:
    """Return the text as an entity type.

    Raises:
        TableError: it is none.
    """
    if text not in ENTITY_TYPES:
        raise TableError(row.where, f"no entity type {text!r}", f"use one of {', '.join(ENTITY_TYPES)}")
    return text
