"""What the graph asserts: relations of all documents fused into statements with evidence."""

from kg.statements.fuse import fuse

__all__ = ["fuse"]
