"""The one place that knows the order of the stages: sources → documents → analyses → knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg import linking, mentions, relations, statements, text
from kg.errors import SourceError
from kg.mentions.finder import Quality
from kg.model.claims import Analysis, Knowledge
from kg.model.run import Outcome
from kg.model.text import Document

Progress = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What a build gives: the knowledge, and what became of each source."""

    knowledge: Knowledge
    report: tuple[Outcome, ...]


def analyse(document: Document, *, quality: Quality = "best") -> Analysis:
    """Read one document through every stage: a pure function, so that it can be mapped over processes.

    Args:
        document: the article.
        quality: "best" finds names with the network, "fast" without it.
    """
    sentences = text.sentences(document)
    tokens = text.tokens(document, sentences)
    found = mentions.mentions(document, sentences, tokens, quality=quality)
    entities, links = linking.link(document, sentences, found)
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
    progress: Progress | None = None,
) -> Run:
    """Read the sources into knowledge; a source that cannot be read costs only itself.

    Args:
        sources: files, folders, globs or "-" for standard input.
        options: how to read them (encoding, field names …).
        strict: stop at the first source that cannot be read.
        quality: "best" or "fast", as in ``analyse``.
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
        else:
            analyses[item.text] = analysis = analyse(item, quality=quality)
            note(Outcome(*place, "ok", item.id, statements=len(analysis.relations)))
    return Run(know(analyses.values()), tuple(outcomes))


def know(analyses: Iterable[Analysis]) -> Knowledge:
    """Make one body of knowledge of the analyses of many documents; their order does not matter."""
    ordered = sorted(analyses, key=lambda analysis: analysis.document.id)
    resolution = linking.resolve(ordered)
    return Knowledge(
        documents=tuple(analysis.document for analysis in ordered),
        entities=resolution.entities,
        statements=statements.fuse(ordered, resolution.owner),
        mentioned_in=tuple(sorted(set(_mentioned(ordered, resolution.owner)))),
        maybe_same=resolution.maybe_same,
    )


def _mentioned(analyses: Iterable[Analysis], owner: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Yield (entity id, document id) for every entity that a document names."""
    for analysis in analyses:
        for entity in analysis.entities:
            yield owner[analysis.document.id, entity.id], analysis.document.id


def _one_of_two(known: Document, again: Document) -> Document:
    """Return the one document that two places hold; the place that sorts first leads, whichever was read first."""
    first, second = sorted((known, again), key=lambda document: (document.source.path, document.source.locator))
    places = {second.source, *known.other_sources, *again.other_sources} - {first.source}
    return replace(first, other_sources=tuple(sorted(places, key=lambda source: (source.path, source.locator))))


__all__ = ["Outcome", "Run", "analyse", "build", "know"]
