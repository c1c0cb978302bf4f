"""Chinese news in, a knowledge graph out: every statement with the sentence that says so.

    import kg

    graph = kg.build("seeds/articles")
    graph.query("SELECT ?company ?founder WHERE { ?company kg:foundedBy ?founder }")
    graph.show("graph.html")
    graph.network()  # a networkx MultiDiGraph

Importing kg is instant; what is heavy is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.face import Graph, build, read
    from kg.pipeline import analyse

__version__ = "0.1.0"

__all__ = ["Graph", "KgError", "analyse", "build", "read"]

_HOMES = {
    "Graph": "kg.face",
    "KgError": "kg.errors",
    "analyse": "kg.pipeline",
    "build": "kg.face",
    "read": "kg.face",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
