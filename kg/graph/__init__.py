"""Statements and RDF: write, read, store, query, validate, network."""

from kg.graph.write import turtle

__all__ = ["turtle"]
