"""``kg eval``: how right is the graph? Measured against gold graphs, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.door import FAILED, DefaultGroup, fail
from kg.cli.eval_names import names
from kg.cli.options import QUALITY
from kg.cli.screen import complain

if TYPE_CHECKING:
    from kg.learn.counts import Score
    from kg.learn.gold import GoldArticle
    from kg.mentions.finder import Quality

FOLDER = click.Path(file_okay=False, path_type=Path)


class _Eval(DefaultGroup):
    default = "gold"


@click.group("eval", cls=_Eval, no_args_is_help=False)
def evaluate() -> None:
    """对照金标打分 · Score graphs and names against what a careful reader found.

    The word gold may be left out.

    \b
    kg eval gold seeds/articles
    kg eval seeds/articles --errors
    kg eval names corpus.jsonl
    """


evaluate.add_command(names)


@evaluate.command()
@click.argument("folder", type=FOLDER, metavar="GOLD_DIR")
@click.option(
    "--graphs", type=FOLDER, help="已有图谱 · score NAME.ttl of this folder instead of building each article."
)
@click.option("--keep", type=click.Path(path_type=Path), help="保留图谱 · write each article's graph into this folder.")
@QUALITY
@click.option("--errors", is_flag=True, help="列出错误 · list every error: article, kind, names, parted by tabs.")
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path),
    help="另存 JSON · write the figures as JSON too.",
)
@click.option("--min-entity-f1", type=click.FloatRange(0, 1), default=0.0, help="低于此值则失败 · exit 1 below this.")
@click.option("--min-relation-f1", type=click.FloatRange(0, 1), default=0.0, help="低于此值则失败 · exit 1 below this.")
def gold(
    folder: Path,
    graphs: Path | None,
    keep: Path | None,
    quality: Quality,
    errors: bool,
    json_file: Path | None,
    min_entity_f1: float,
    min_relation_f1: float,
) -> int:
    """整图打分 · Build each article of GOLD_DIR alone and score its graph.

    GOLD_DIR holds NAME.gold.json beside the article NAME.txt, .html or .md. Printed are precision (P), recall (R) and F1
    of entities and relations over all articles, then by type and relation, then how often titles and statuses are right.
    """
    from kg.face import ready, write_whole
    from kg.learn import report
    from kg.learn.counts import total
    from kg.learn.gold import gold_articles

    if not folder.is_dir():
        fail(folder, "no such folder", "name a folder that holds NAME.gold.json files")
    articles = tuple(gold_articles(folder))
    if not articles:
        fail(folder, "holds no NAME.gold.json", "name a folder of gold graphs, such as seeds/articles")
    if json_file:
        ready(json_file)
    if keep:
        ready(keep / f"{articles[0].id}.ttl")
    failed: list[str] = []
    score = total(_scores(articles, graphs, keep, quality, failed))
    for line in report.lines(score):
        click.echo(line)
    if errors:
        for line in report.mistake_lines(score.mistakes):
            click.echo(line)
    if json_file:
        write_whole(json_file, report.as_json(score).encode("utf-8"))
    low = tuple(_below(score, min_entity_f1, min_relation_f1))
    for message in low:
        complain(f"{folder}: {message}; see --errors")
    return FAILED if failed or low else 0


def _below(score: Score, min_entity_f1: float, min_relation_f1: float) -> Iterator[str]:
    """Yield a message for each F1 below its bound."""
    if score.entity_count.f1 < min_entity_f1:
        yield f"entity F1 {score.entity_count.f1:.3f} is below {min_entity_f1:.3f}"
    if score.relation_count.f1 < min_relation_f1:
        yield f"relation F1 {score.relation_count.f1:.3f} is below {min_relation_f1:.3f}"


def _scores(
    articles: tuple[GoldArticle, ...], graphs: Path | None, keep: Path | None, quality: Quality, failed: list[str]
) -> Iterator[Score]:
    """Yield the score of each article; one without a graph counts as an empty graph and is told."""
    from kg.face import write_whole
    from kg.learn.score import score_turtle

    for article in articles:
        turtle = _built(article, quality, failed) if graphs is None else _stored(graphs / f"{article.id}.ttl", failed)
        if keep:
            write_whole(keep / f"{article.id}.ttl", turtle)
        yield score_turtle(article, turtle, name=article.path if graphs is None else graphs / f"{article.id}.ttl")


def _built(article: GoldArticle, quality: Quality, failed: list[str]) -> bytes:
    from kg import pipeline
    from kg.graph import turtle

    run = pipeline.build([article.path], quality=quality)
    for outcome in run.report:
        if outcome.status == "failed":
            failed.append(article.id)
            complain(outcome.why)
    return turtle(run.knowledge)


def _stored(path: Path, failed: list[str]) -> bytes:
    if path.exists():
        return path.read_bytes()
    failed.append(path.stem)
    complain(f"{path}: no graph of this article; build it with kg build -o {path.name}")
    return b""
