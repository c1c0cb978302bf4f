"""The errors that kg raises: each names the place, the value and how to mend it.

KgError
├── SourceError      a file, folder or archive that cannot be read
├── TableError       a row of a rule table, an entity list or a decision file
├── GraphError       a graph file that cannot be read, or data the graph cannot hold
├── QueryError       a SPARQL query that cannot be run
└── MissingExtra     an optional dependency that is not installed
"""

from __future__ import annotations


class KgError(Exception):
    """Something outside kg is wrong; the message is one line: where, what, how to mend."""

    def __init__(self, where: object, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = str(where), what, remedy
        super().__init__(f"{self.where}: {what}" + (f"; {remedy}" if remedy else ""))


class SourceError(KgError):
    """A source that cannot be read; the other documents of the run are not lost."""


class TableError(KgError):
    """A row of a table (rules, entity list, decisions) that is wrong; ``where`` names file and row."""


class GraphError(KgError):
    """A graph file that cannot be read, or data that the graph cannot hold."""


class QueryError(KgError):
    """A SPARQL query that cannot be run."""


class MissingExtra(KgError):
    """An optional dependency that is not installed; the remedy says how to get it."""
