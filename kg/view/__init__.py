"""The page: the graph as one offline, interactive HTML file."""

from kg.view.page import page

__all__ = ["page"]
