"""Where the tables that ship with kg lie: ``ontology/`` and ``seeds/``, in a checkout or in an installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``ontology`` or ``seeds``: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
