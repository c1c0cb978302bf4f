"""The command line: each command parses, calls the library and prints; only this folder prints."""

from __future__ import annotations

from kg.cli.main import cli, main

__all__ = ["cli", "main"]
