"""Mentions: the names in a text, with their types and what found them."""

from kg.mentions.finder import mentions

__all__ = ["mentions"]
