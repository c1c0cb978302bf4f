"""The report of a run: one JSON line a document, written as it comes, and set right once all are read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.model.run import Outcome


class Report(AbstractContextManager["Report"]):
    """Writes outcomes to a file, if there is one: a run that is killed leaves its lines."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: TextIOWrapper | None = None
        self._lines: list[str] = []

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", buffering=1) if self._path else None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def __call__(self, outcome: Outcome) -> None:
        """Write a line."""
        if self._file:
            self._lines.append(_line(outcome))
            self._file.write(self._lines[-1])

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Write anew what turned out otherwise: that an article is a reprint is known when all of them are read.

        A file holds a line a document afterwards; into a pipe the lines that have changed are written once more.
        """
        from kg.face import write_whole

        lines = [_line(outcome) for outcome in outcomes]
        if not self._path or not self._file or lines == self._lines:
            return
        if self._path.is_file():
            self._file.close()
            write_whole(self._path, "".join(lines).encode("utf-8"))
        else:
            told = set(self._lines)
            self._file.writelines(line for line in lines if line not in told)


def _line(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome), ensure_ascii=False) + "\n"
