"""The counts that ``seeds/README.md`` gives are those of the gold graphs, and every relation is the ontology's."""

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.learn.gold import gold_articles
from kg.learn.score import RELATIONS

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
README = (SEEDS / "README.md").read_text(encoding="utf-8")


def counted(row: str) -> list[int]:
    """The numbers of a row of the table, in order."""
    line = next(line for line in README.splitlines() if line.startswith(f"| {row} |"))
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\d|\d", line)]


def test_the_readme_counts_what_is_there():
    articles = list(gold_articles(SEEDS / "articles"))
    entities = [entity.types[0] for article in articles for entity in article.entities]
    relations = [relation for article in articles for relation in article.relations]
    predicates = Counter(relation.predicate for relation in relations)
    assert f"{len(articles)} Chinese news articles" in README
    assert counted("entities") == [len(entities), *(count for _, count in Counter(entities).most_common())]
    assert counted("relations") == [len(relations), len(predicates), *(count for _, count in predicates.most_common(5))]
    assert counted("status") == [count for _, count in Counter(r.status for r in relations).most_common()]


def test_the_readme_of_the_training_articles_counts_what_is_there():
    readme = (SEEDS / "train" / "README.md").read_text(encoding="utf-8")
    articles = list(gold_articles(SEEDS / "train"))
    kinds = [
        Counter(entity.types[0] for article in articles for entity in article.entities if not entity.optional),
        Counter(relation.predicate for article in articles for relation in article.relations if not relation.optional),
        Counter(relation.status for article in articles for relation in article.relations if not relation.optional),
    ]
    assert f"{len(articles)} articles by {len({article.id[:2] for article in articles})} writers" in readme
    for kind in kinds:
        for name, count in kind.items():
            assert f"| {name} | {count:,} |" in readme


@pytest.mark.parametrize("folder", ["articles", "train", "unseen"])
def test_every_gold_relation_is_on_the_list(folder):
    relations = [relation for article in gold_articles(SEEDS / folder) for relation in article.relations]
    assert {relation.predicate for relation in relations} <= RELATIONS
