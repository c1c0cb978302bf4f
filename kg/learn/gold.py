"""Gold graphs: what a careful reader draws from one article, read from ``NAME.gold.json`` (gold/GUIDELINES.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError

ARTICLE_SUFFIXES = (".txt", ".html", ".md")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of a gold graph; ``types`` are the accepted ones, best first."""

    name: str
    types: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    optional: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation of a gold graph between two entity names."""

    subject: str
    predicate: str
    object: str
    title: str = ""
    former: bool = False
    status: str = "asserted"
    date: str = ""
    optional: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with its gold graph."""

    id: str
    path: Path
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def gold_articles(folder: Path) -> Iterator[GoldArticle]:
    """Yield the gold articles of a folder, sorted by name; the article's text lies beside its gold file."""
    for path in sorted(folder.glob("*.gold.json")):
        yield read_gold(path)


def read_gold(path: Path) -> GoldArticle:
    """Read one gold file.

    Raises:
        SourceError: the file is no gold file, or no article lies beside it.
    """
    stem = path.name.removesuffix(".gold.json")
    article = next((p for s in ARTICLE_SUFFIXES if (p := path.with_name(stem + s)).exists()), None)
    if article is None:
        raise SourceError(path, "no article beside it", f"add {stem}.txt, .html or .md")
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        entities = tuple(
            GoldEntity(e["name"], tuple(e["types"]), tuple(e.get("aliases", ())), e.get("optional", False))
            for e in gold["entities"]
        )
        relations = tuple(
            GoldRelation(
                r["s"],
                r["p"],
                r["o"],
                r.get("title", ""),
                r.get("former", False),
                r.get("status", "asserted"),
                r.get("date", ""),
                r.get("optional", False),
                r.get("evidence", ""),
            )
            for r in gold["relations"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(path, f"no gold graph ({error})", "see GUIDELINES.md for its form") from error
    return GoldArticle(stem, article, entities, relations)
