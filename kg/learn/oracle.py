"""Analyses whose names come from the gold: what relations could be read if every name were right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from kg import linking, text
from kg.errors import SourceError
from kg.learn.gold import GoldArticle
from kg.model.claims import Analysis
from kg.model.names import Entity, Link, Mention
from kg.model.text import Document, Sentence, Span


def oracle_analysis(article: GoldArticle) -> Analysis:
    """Return the analysis of a gold article with the gold's names, found at every place they stand, longest first."""
    document = _document(article)
    sentences = text.sentences(document)
    entities = {entity.name: _entity(entity.types[0], entity.name, entity.aliases) for entity in article.entities}
    found = sorted(_found(document.text, article), key=lambda item: item[0])
    mentions = tuple(Mention(span, span.of(document.text), entities[name].type, ("gold",)) for span, name in found)
    names = tuple(Link(span, entities[name].id, "gold") for span, name in found)
    return Analysis(
        document=document,
        sentences=sentences,
        tokens=text.tokens(document, sentences),
        times=text.times(document),
        amounts=text.amounts(document),
        mentions=mentions,
        entities=tuple(entities.values()),
        links=tuple(
            sorted(
                (*names, *_anaphors(document, sentences, mentions, names)), key=lambda link: (link.span, link.entity)
            )
        ),
    )


def _document(article: GoldArticle) -> Document:
    documents = [item for item in text.read([str(article.path)]) if not isinstance(item, SourceError)]
    if not documents:
        raise SourceError(article.path, "no article in it")
    return documents[0]


def _entity(type_: str, name: str, aliases: tuple[str, ...]) -> Entity:
    return Entity(f"{type_}/{name}", type_, name, aliases)


def _found(body: str, article: GoldArticle) -> Iterator[tuple[Span, str]]:
    """Yield each place of each gold name, longest names first, none inside another; a place in a place twice."""
    places = {form: e.name for e in article.entities if e.types[0] == "Place" for form in e.forms}
    forms = sorted(
        {(form, entity.name) for entity in article.entities for form in entity.forms if form},
        key=lambda item: (-len(item[0]), item),
    )
    taken = bytearray(len(body))
    for form, name in forms:
        pattern = r"\s*".join(map(re.escape, "".join(form.split())))
        for match in re.finditer(pattern, body):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield from _nested(body, Span(start, end), name, places if form in places else {})


def _nested(body: str, span: Span, name: str, places: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield a name; where a place's name begins with another place (贵阳市观山湖区), the two apart."""
    text = span.of(body)
    cut = next((k for k in range(len(text) - 2, 1, -1) if places.get(text[:k], name) != name), 0)
    if cut:
        yield from _nested(body, Span(span.start, span.start + cut), places[text[:cut]], places)
    yield Span(span.start + cut, span.end), name


def _anaphors(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], names: tuple[Link, ...]
) -> Iterator[Link]:
    """Yield the linker's anaphors, with the gold's entities in place of the linker's."""
    _, links = linking.link(document, sentences, mentions)
    starts = [link.span.start for link in names]
    votes: dict[str, Counter[str]] = {}
    for link in links:
        if not link.anaphor:
            at = bisect_left(starts, link.span.start)
            if at < len(names) and names[at].span == link.span:
                votes.setdefault(link.entity, Counter())[names[at].entity] += 1
    for link in links:
        if link.anaphor and link.entity in votes:
            yield Link(link.span, votes[link.entity].most_common(1)[0][0], link.reason, link.score, anaphor=True)
