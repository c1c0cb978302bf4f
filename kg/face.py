"""The public face: build a graph from sources, read one from a file, and work with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph import KnowledgeStore, turtle

if TYPE_CHECKING:
    import networkx
    import pandas

    from kg.graph.doubts import Doubt
    from kg.mentions.finder import Quality
    from kg.model.run import Outcome
    from kg.pipeline import Progress
    from kg.text import ReadOptions


class Graph:
    """A knowledge graph: query it, look at it, save it, take it to networkx or pandas."""

    def __init__(self, store: KnowledgeStore, data: bytes, report: tuple[Outcome, ...] = ()) -> None:
        self.store = store
        self.report = report
        self._turtle = data

    def query(self, sparql: str) -> Any:
        """Run a SPARQL query; the prefixes kg, skos, rdf … need not be declared."""
        return self.store.query(sparql)

    def turtle(self) -> bytes:
        """Return the graph as Turtle: the same bytes for the same input."""
        return self._turtle

    def save(self, path: str | Path) -> Path:
        """Write the graph as Turtle to ``path`` and return it; the old file is replaced only by a whole one."""
        return write_whole(Path(path), self._turtle)

    def html(self, *, title: str = "") -> str:
        """Return the interactive page: one file, offline."""
        from kg.view import page

        return page(self.store, title=title) if title else page(self.store)

    def show(self, path: str | Path = "graph.html", *, title: str = "") -> Path:
        """Write the interactive page to ``path`` and return it."""
        return write_whole(Path(path), self.html(title=title).encode("utf-8"))

    def network(self) -> networkx.MultiDiGraph[Any]:
        """Return the entities and statements as a networkx MultiDiGraph."""
        return self.store.network()

    def frame(self) -> pandas.DataFrame:
        """Return the statements as a pandas table, one row a statement."""
        return self.store.frame()

    def validate(self) -> Any:
        """Check the graph against the ontology's shapes and the whole-graph rules."""
        return self.store.validate()

    def stats(self) -> Any:
        """Count what the graph holds."""
        return self.store.stats()

    def doubts(self, *, decisions: str | Path | None = None, below: float = 0.8) -> tuple[Doubt, ...]:
        """Return what only a reader can settle, the most doubtful first, each with the decisions that would settle it.

        Args:
            decisions: a table of your decisions; what it settles is left out.
            below: names, and merges of names, are doubts where their confidence is below this.

        Raises:
            TableError: a row of ``decisions`` is wrong; the message names file, row and remedy.
        """
        from kg.graph.doubts import doubts
        from kg.linking import read_decisions

        return doubts(self.store, decisions=read_decisions(Path(decisions)) if decisions else (), below=below)

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self.store)} triples>"


def build(
    *sources: str | Path,
    options: ReadOptions | None = None,
    base: str = "",
    strict: bool = False,
    quality: Quality = "best",
    entities: str | Path | None = None,
    decisions: str | Path | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Build a graph from files, folders or globs: ``kg.build("seeds/articles")``.

    What could not be read is in ``Graph.report``; with ``strict`` the first such source raises SourceError.
    ``quality="fast"`` finds names without the network: quicker, and less right.

    Args:
        sources: files, folders or globs.
        options: how they are read.
        base: what the IRIs of the graph's things begin with.
        strict: stop at the first source that cannot be read.
        quality: "best" or "fast".
        entities: a table (.csv, .tsv) of entities that you know: name, type, aliases, ids; they are found and carry them.
        decisions: a table of your decisions: same, different, reject, retype, add (``seeds/decisions.tsv`` is its form).
        progress: called with what became of each document.

    Raises:
        SourceError: with ``strict``, the first source that cannot be read.
        TableError: a row of ``entities`` or ``decisions`` is wrong; the message names file, row and remedy.
    """
    from kg import linking, pipeline

    world = pipeline.World(
        linking.read_entity_list(Path(entities)) if entities else None,
        linking.read_decisions(Path(decisions)) if decisions else (),
    )
    run = pipeline.build(sources, options=options, strict=strict, quality=quality, world=world, progress=progress)
    data = turtle(run.knowledge, base=base) if base else turtle(run.knowledge)
    return Graph(KnowledgeStore.from_turtle(data), data, run.report)


def read(path: str | Path) -> Graph:
    """Read a graph that was saved as Turtle.

    Raises:
        GraphError: the file is missing or is no Turtle; the message names the line.
    """
    store = KnowledgeStore.from_turtle(Path(path))
    return Graph(store, store.turtle())


def ready(path: str | Path) -> Path:
    """Make sure that a file can be written, before the work that fills it; its folder is made where it is missing.

    Raises:
        KgError: a folder stands there, a file stands where a folder is needed, or the place takes no files.
    """
    import tempfile

    path = Path(path)
    try:
        if path.is_dir():
            raise KgError(path, "is a folder, not a file", f"name a file in it, such as {path / 'graph.ttl'}")
        for parent in path.parents:
            if parent.exists() and not parent.is_dir():
                raise KgError(path, f"{parent} is a file, where a folder is needed", "name another folder")
        if path.exists() and not path.is_file():
            return path  # a device or a pipe: nothing is put beside it
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):  # permissions alone tell too little: /proc, a full disk
            pass
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file so that a reader sees the old one or the whole new one, never a half.

    Raises:
        KgError: the file cannot be written; the message names ``path``.
    """
    import os
    import tempfile

    ready(path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # /dev/null, a named pipe: written to, never replaced
            return path
        target = path.resolve()  # what a link points to is written, the link stays
        handle, name = tempfile.mkstemp(prefix=".kg.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> KgError:
    """Return the error with the path that the caller named, not that of a file which stands in for it."""
    return KgError(path, f"cannot be written ({error.strerror or error})", "check the folder and its permissions")
