"""What became of each source of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of a run's report: a document that was read, or a source that was not, and why."""

    source: str  # the path as the user named it
    locator: str
    status: Literal["ok", "skipped", "failed"]
    document: str = ""  # Document.id where there is one
    statements: int = 0  # pieces of evidence that the document gives
    why: str = ""
