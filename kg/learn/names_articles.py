"""Annotated articles as sentences with names: what the network learns from gold graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import text
from kg.learn.gold import GoldArticle, gold_articles
from kg.learn.names_corpora import Example
from kg.learn.names_judge import is_composite
from kg.model.text import Document


def article_examples(gold: GoldArticle, documents: Iterable[Document]) -> Iterator[Example]:
    """Yield the sentences of an article with every form of every entity of its gold graph, the longest first.

    A place written together with the place that holds it (贵阳市观山湖区) is two names.
    """
    places = {form for entity in gold.entities if "Place" in entity.types for form in entity.forms}
    types = {form: entity.types for entity in gold.entities for form in entity.forms if len(form) > 1}
    forms = [form for form in types if not (form in places and is_composite(form, places))]
    if not forms:
        return
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))))
    for document in documents:
        last: int | None = None
        for sentence in text.sentences(document):
            content = sentence.span.of(document.text)
            names = tuple((m.start(), m.end(), types[m[0]][:1]) for m in pattern.finditer(content))
            before = None if last is None else document.text[last : sentence.span.start]
            yield Example(content, names, "O", None, gold.id, before=before)
            last = sentence.span.end


def annotated(folders: Iterable[Path]) -> Iterator[tuple[GoldArticle, tuple[Document, ...]]]:
    """Yield the gold articles of folders with their documents."""
    for folder in folders:
        for gold in gold_articles(folder):
            found = text.read([gold.path])
            yield gold, tuple(document for document in found if isinstance(document, Document))
