"""Who the names are: aliases, anaphors and places within one article, identity across articles."""

from kg.linking.document import link
from kg.linking.identity import Resolution, resolve

__all__ = ["Resolution", "link", "resolve"]
