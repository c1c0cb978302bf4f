"""The one place that knows the order of the stages: sources → documents → analyses → knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg import linking, mentions, relations, statements, text
from kg.errors import KgError, SourceError
from kg.mentions.finder import Quality
from kg.model.claims import Analysis, Knowledge
from kg.model.run import Outcome
from kg.model.text import Document

Progress = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class World:
    """What a user knows before any article is read: a list of entities, and decisions on who is who."""

    known: linking.EntityList | None = None
    decisions: tuple[linking.Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What a build gives: the knowledge, and what became of each source."""

    knowledge: Knowledge
    report: tuple[Outcome, ...]


def analyse(document: Document, *, quality: Quality = "best", world: World = World()) -> Analysis:
    """Read one document through every stage: a pure function, so that it can be mapped over processes.

    Args:
        document: the article.
        quality: "best" finds names with the network, "fast" without it.
        world: what the user knows: its names are found and carry their ids, its decisions are followed.
    """
    sentences = text.sentences(document)
    tokens = text.tokens(document, sentences)
    found = mentions.mentions(document, sentences, tokens, quality=quality)
    if world.known:
        found = linking.known_mentions(document, found, world.known)
    found = linking.decided_mentions(document, found, world.decisions)
    entities, links = linking.link(document, sentences, found, known=world.known, decisions=world.decisions)
    analysis = Analysis(
        document=document,
        sentences=sentences,
        tokens=tokens,
        times=text.times(document),
        amounts=text.amounts(document),
        mentions=found,
        entities=entities,
        links=links,
    )
    return replace(analysis, relations=relations.relations(relations.passages(analysis)))


def build(
    sources: Iterable[str | Path],
    *,
    options: text.ReadOptions | None = None,
    strict: bool = False,
    quality: Quality = "best",
    world: World = World(),
    progress: Progress | None = None,
) -> Run:
    """Read the sources into knowledge; a source that cannot be read costs only itself.

    Args:
        sources: files, folders, globs or "-" for standard input.
        options: how to read them (encoding, field names …).
        strict: stop at the first source that cannot be read.
        quality: "best" or "fast", as in ``analyse``.
        world: what the user knows, as in ``analyse``.
        progress: called with each outcome as it comes.

    Raises:
        SourceError: with ``strict``, the first source that cannot be read.
    """
    outcomes: list[Outcome] = []
    analyses: dict[str, Analysis] = {}  # by text: the same article in two places is one source of evidence

    def note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if progress:
            progress(outcome)

    for item in text.read(sources, options=options or text.ReadOptions()):
        if isinstance(item, SourceError):
            if strict:
                raise item
            note(Outcome(item.where, "", "failed", why=str(item)))
            continue
        place = (item.source.path, item.source.locator)
        if known := analyses.get(item.text):
            analyses[item.text] = replace(known, document=_one_of_two(known.document, item))
            note(Outcome(*place, "skipped", known.document.id, why="the same article again"))
            continue
        try:
            analyses[item.text] = analysis = analyse(item, quality=quality, world=world)
        except KgError:  # weights or tables that no article can be read with
            raise
        except Exception as error:  # a fault of ours in one article must not cost the others
            if strict:
                raise
            note(Outcome(*place, "failed", item.id, why=_fault(item, error)))
        else:
            note(Outcome(*place, "ok", item.id, statements=len(analysis.relations)))
    kept, reprints = without_reprints(analyses.values())
    return Run(know(kept, world=world), tuple(_told(outcome, reprints) for outcome in outcomes))


def _told(outcome: Outcome, reprints: Mapping[str, str]) -> Outcome:
    leading = reprints.get(outcome.document)
    return replace(outcome, status="skipped", why=f"a reprint of {leading}") if leading else outcome


def _fault(document: Document, error: Exception) -> str:
    """Say in one line what went wrong in our own code, and where, so that it can be reported."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return (
        f"{document.source.path}: a fault of kg ({type(error).__name__} in {where}); please report it with the article"
    )


def without_reprints(analyses: Iterable[Analysis]) -> tuple[tuple[Analysis, ...], dict[str, str]]:
    """Return one analysis an article, and for each reprint left out (by document id) the place of the one that stands.

    A reprint tells the same story under another head or tail: it is no second witness, but its place is recorded.
    """
    known = tuple(analyses)
    kept: list[Analysis] = []
    left_out: dict[str, str] = {}
    for first, *others in text.reprints([analysis.document for analysis in known]):
        document = text.with_places(known[first].document, *(known[k].document for k in others))
        left_out |= {known[k].document.id: document.source.path for k in others}
        kept.append(replace(known[first], document=document))
    return tuple(kept), left_out


def know(analyses: Iterable[Analysis], *, world: World = World()) -> Knowledge:
    """Make one body of knowledge of the analyses of many documents; their order does not matter."""
    ordered = sorted(analyses, key=lambda analysis: analysis.document.id)
    resolution = linking.resolve(ordered, decisions=world.decisions)
    return Knowledge(
        documents=tuple(analysis.document for analysis in ordered),
        entities=resolution.entities,
        statements=statements.fuse(ordered, resolution.owner),
        mentioned_in=tuple(sorted(set(_mentioned(ordered, resolution.owner)))),
        maybe_same=resolution.maybe_same,
        merges=linking.merges(ordered, resolution.entities, resolution.owner, decisions=world.decisions),
    )


def _mentioned(analyses: Iterable[Analysis], owner: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Yield (entity id, document id) for every entity that a document names."""
    for analysis in analyses:
        for entity in analysis.entities:
            yield owner[analysis.document.id, entity.id], analysis.document.id


def _one_of_two(known: Document, again: Document) -> Document:
    """Return the one document that two places hold; the place that sorts first leads, whichever was read first."""
    first, second = sorted((known, again), key=lambda document: (document.source.path, document.source.locator))
    return text.with_places(first, second)


__all__ = ["Outcome", "Run", "World", "analyse", "build", "know"]
