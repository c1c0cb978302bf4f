"""How well names of one thing are merged, with given mentions: B-cubed against the gold (issue 13)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg import text
from kg.learn.antecedents import gold_mentions
from kg.learn.gold import gold_articles
from kg.linking import link
from kg.linking.places import known_places
from kg.model.names import Mention
from kg.model.text import Document, OffsetMap, Source, Span

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ROOT / "seeds" / "train"
CLEEK = ROOT.parent / "shared" / "data" / "cleek" / "dev.jsonl"
ORGANISATION = re.compile(r"(队|俱乐部|公司|集团|协会|联盟|大学|局|银行|足联|奥组委)$|^[A-Za-z ]+$")


def b_cubed(articles: Iterable[list[tuple[str, str]]]) -> tuple[float, float]:
    """Return precision and recall over pairs of (what we say, what the gold says), one list an article."""
    precision = recall = count = 0.0
    for pairs in articles:
        ours, theirs = defaultdict(set), defaultdict(set)
        for n, (our, their) in enumerate(pairs):
            ours[our].add(n)
            theirs[their].add(n)
        for our, their in pairs:
            both = len(ours[our] & theirs[their])
            precision, recall, count = precision + both / len(ours[our]), recall + both / len(theirs[their]), count + 1
    return precision / count, recall / count


def linked(document: Document, marked: list[tuple[Mention, str]]) -> list[tuple[str, str]]:
    """Return (entity, gold entity) for each different name of an article."""
    _, links = link(document, text.sentences(document), [mention for mention, _ in marked])
    by_span = {one.span: one.entity for one in links if not one.anaphor}
    names = {mention.text: (by_span.get(mention.span, mention.text), gold) for mention, gold in reversed(marked)}
    return list(names.values())


def trained() -> Iterator[list[tuple[str, str]]]:
    for article in gold_articles(TRAIN):
        for document in text.read([article.path]):
            if isinstance(document, Document):
                yield linked(document, gold_mentions(document, article))


def cleek() -> Iterator[list[tuple[str, str]]]:
    for line in CLEEK.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(
            str(row["id"]), row["text"], row["text"], OffsetMap.identity(len(row["text"])), Source("cleek", "0" * 64)
        )
        marked: list[tuple[Mention, str]] = []
        for m in sorted(row["mentions"], key=lambda m: int(m["start"])):
            span, name = Span(m["start"], m["end"]), str(m["mention"])
            if marked and marked[-1][0].span.overlaps(span):
                continue
            kind = "Place" if name in known_places() else "Institution" if ORGANISATION.search(name) else "Person"
            link_ = next((m[key] for key in ("zhwiki", "cndbpedia") if m.get(key, "NIL") != "NIL"), f"NIL {name}")
            marked.append((Mention(span, name, kind, ("gold",)), str(link_)))
        yield linked(document, marked)


@pytest.mark.skipif(not TRAIN.is_dir(), reason="seeds/train is not here")
def test_link_merges_the_names_of_written_articles() -> None:
    precision, recall = b_cubed(trained())
    assert precision >= 0.99
    assert recall >= 0.98


@pytest.mark.skipif(not CLEEK.exists(), reason="../shared/data/cleek is not here")
def test_link_merges_the_names_of_long_news_commentaries() -> None:
    precision, recall = b_cubed(cleek())
    assert 2 * precision * recall / (precision + recall) >= 0.94
