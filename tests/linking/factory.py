"""Builders: an article from a string with its names marked, and what linking makes of it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.linking import link
from kg.model.claims import Analysis, Qualifiers, Relation
from kg.model.names import Mention
from kg.model.text import Document, OffsetMap, Sentence, Source, Span

_TYPES = {"C": "Company", "P": "Person", "L": "Place", "I": "Institution", "D": "Product", "E": "Event", "R": "Policy"}
_MARK = re.compile(r"\{([CPLIDER]):([^{}]*)\}")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n][”」』]?|[^。！？\n]+$")


def article(marked: str, *, id_: str = "a") -> tuple[Document, tuple[Sentence, ...], tuple[Mention, ...]]:
    """Read ``{C:谦寻控股}成立。`` into a document, its sentences and its mentions."""
    mentions: list[Mention] = []
    text, at = "", 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        span = Span(len(text), len(text) + len(found[2]))
        mentions.append(Mention(span, found[2], _TYPES[found[1]], ("marked by hand",)))
        text += found[2]
        at = found.end()
    text += marked[at:]
    document = Document(id_, text, text, OffsetMap.identity(len(text)), Source(f"{id_}.txt", "0" * 64))
    sentences = tuple(Sentence(Span(*m.span())) for m in _SENTENCE.finditer(text) if m[0].strip())
    return document, sentences, tuple(mentions)


def linked(marked: str) -> dict[str, set[str]]:
    """Return label → every form, for the entities of a marked article."""
    entities, _ = link(*article(marked))
    return {entity.label: {entity.label, *entity.aliases} for entity in entities}


def analysed(marked: str, *, id_: str = "a") -> Analysis:
    """Return the analysis of a marked article, linked, without relations."""
    document, sentences, mentions = article(marked, id_=id_)
    entities, links = link(document, sentences, mentions)
    return replace(Analysis(document), sentences=sentences, mentions=mentions, entities=entities, links=links)


def with_post(analysis: Analysis, person: str, title: str, organization: str) -> Analysis:
    """Return the analysis with one more relation: the person holds the position."""
    relation = Relation(
        f"Person/{person}", "holdsPosition", organization, Qualifiers(title=title), Span(0, 1), "marked by hand", 1.0
    )
    return replace(analysis, relations=(*analysis.relations, relation))
