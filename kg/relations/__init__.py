"""Relations: what a passage states, read by tables of rules over masked sentences (``rows.py`` says how to write one)."""

from kg.relations.clauses import relations
from kg.relations.passages import passages

__all__ = ["passages", "relations"]
