"""Statements and RDF: write, read, store, query, validate, network."""

from kg.graph.store import KnowledgeStore
from kg.graph.write import turtle

__all__ = ["KnowledgeStore", "turtle"]
