"""Learning what makes a name the antecedent of 公司, 该行 or 他: the weights in ``kg/linking/salience.toml``.

A relation of a gold article whose words of evidence lack one of its ends, and hold one word that can stand for it, says
what that word means. A softmax over the candidates is fitted to these, with weights that all classes of words share and
small ones of their own. ``python -m kg.learn.antecedents seeds/train`` writes the table; same articles, same table.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg import text
from kg.learn.gold import GoldArticle, gold_articles
from kg.linking.anaphors import Anaphor, anaphors
from kg.linking.discourse import candidates, class_of, discourse_of, events
from kg.linking.document import link
from kg.linking.salience import CLASSES, FEATURES
from kg.model.names import Link, Mention
from kg.model.text import Document, Span

Weights = dict[str, NDArray[np.float64]]
_SHARED, _OWN = 0.5, 6.0  # how strongly the shared weights, and those of one class, are held near zero
_STEPS, _RATE = 250, 0.4
_HEAD = "# How much each thing that was seen of a name speaks for it as the antecedent of a word, by class of word.\n"


@dataclass(frozen=True)
class Example:
    """A word with its candidates: what was seen of each, and which is right."""

    article: str
    class_: str
    rows: NDArray[np.float64]
    right: int


def gold_mentions(document: Document, article: GoldArticle) -> list[tuple[Mention, str]]:
    """Return every place where a name of the gold stands, the longest first, with the name of its entity."""
    entities = {form: entity for entity in article.entities for form in entity.forms}
    longest = sorted(entities, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(map(re.escape, longest)) or "(?!)")
    return [
        (Mention(Span(*m.span()), m[0], entities[m[0]].types[0], ("gold",)), entities[m[0]].name)
        for m in pattern.finditer(document.text)
    ]


def examples(article: GoldArticle) -> Iterator[Example]:
    """Yield what the relations of an article say of its words."""
    for document in text.read([article.path]):
        if isinstance(document, Document):
            yield from _examples(document, article)


def _examples(document: Document, article: GoldArticle) -> Iterator[Example]:
    sentences = text.sentences(document)
    marked = gold_mentions(document, article)
    entities, found = link(document, sentences, [mention for mention, _ in marked])
    named = [one for one in found if not one.anaphor]
    by_span = {one.span: one.entity for one in named}
    local: dict[str, str] = {}
    for mention, name in marked:
        local.setdefault(name, by_span.get(mention.span, ""))
    meant = _meant(document, article, list(anaphors(document.text, [mention.span for mention, _ in marked])), local)
    discourse = discourse_of(document, sentences, entities, named)
    for event in events(document, sentences, named):
        if isinstance(event, Link):
            discourse.stand(event.span, event.entity)
        elif event.span in meant:
            names, rows = candidates(discourse, event)
            if meant[event.span] in names:
                yield Example(article.id, class_of(event), np.array(rows), names.index(meant[event.span]))
            discourse.stand(event.span, meant[event.span])


def _meant(
    document: Document, article: GoldArticle, words: Iterable[Anaphor], local: Mapping[str, str]
) -> dict[Span, str]:
    """Return span of a word → local id of what it stands for, as far as a relation says so."""
    kinds = {entity.name: frozenset(entity.types) for entity in article.entities}
    forms = {entity.name: entity.forms for entity in article.entities}
    single = [word for word in words if word.how in ("head", "word")]
    found: dict[Span, str] = {}
    for relation in article.relations:
        evidence = re.sub(r"\s", "", relation.evidence)
        where = _place(document.text, evidence)
        if relation.optional or where is None:
            continue
        for end in (relation.subject, relation.object):
            if any(re.sub(r"\s", "", form) in evidence for form in forms.get(end, (end,))) or not local.get(end):
                continue
            fitting = [word for word in single if where.covers(word.span) and kinds.get(end, frozenset()) & word.types]
            if len(fitting) == 1:
                found[fitting[0].span] = local[end]
    return found


def _place(text_: str, evidence: str) -> Span | None:
    """Return where the evidence stands, white space left aside."""
    kept = [i for i, character in enumerate(text_) if not character.isspace()]
    at = "".join(text_[i] for i in kept).find(evidence) if evidence else -1
    return None if at < 0 else Span(kept[at], kept[at + len(evidence) - 1] + 1)


def fit(data: Iterable[Example]) -> Weights:
    """Return the weights of each class: shared ones plus its own, by gradient descent from zero."""
    rows = list(data)
    counts = {class_: sum(one.class_ == class_ for one in rows) for class_ in CLASSES}
    shared = np.zeros(len(FEATURES))
    own = {class_: np.zeros(len(FEATURES)) for class_ in CLASSES}
    for _ in range(_STEPS):
        slope, slopes = _SHARED * shared, {class_: _OWN * own[class_] for class_ in CLASSES}
        for one in rows:
            step = chances(shared + own[one.class_], one.rows) @ one.rows - one.rows[one.right]
            slope = slope + step
            slopes[one.class_] = slopes[one.class_] + step
        shared = shared - _RATE * slope / max(len(rows), 1)
        own = {c: own[c] - _RATE / 2 * slopes[c] / max(counts[c], 1) for c in CLASSES}
    return {class_: shared + own[class_] for class_ in CLASSES}


def chances(weights: NDArray[np.float64], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability of each candidate."""
    sums = rows @ weights
    powers = np.exp(sums - sums.max())
    found: NDArray[np.float64] = powers / powers.sum()
    return found


def table(weights: Weights) -> str:
    """Return the weights as the table that ``kg.linking.salience`` reads."""
    parts = [_HEAD, "# Learned by kg/learn/antecedents.py from gold articles; do not edit.\n"]
    for class_ in CLASSES:
        lines = [f"{name} = {value + 0.0:.2f}\n" for name, value in zip(FEATURES, weights[class_], strict=True)]
        parts += [f"\n[{class_}]\n", *lines]
    return "".join(parts)


def main(folders: Iterable[str]) -> None:
    """Write the table from the gold articles of the folders."""
    data = [one for folder in folders for article in gold_articles(Path(folder)) for one in examples(article)]
    path = Path(__file__).resolve().parents[1] / "linking" / "salience.toml"
    path.write_text(table(fit(data)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
