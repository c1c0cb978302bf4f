"""``kg train``: make anew what was learned from annotated articles."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.screen import say


@click.group("train", no_args_is_help=False)
def train() -> None:
    """从标注学习 · Learn from annotated articles.

    \b
    kg train names gold/ corpus.jsonl -o weights/
    """


@train.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DATA…")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="权重文件夹 · where the weights are written.",
)
@click.option(
    "--last",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="最后才学 · a folder of gold articles to learn from at the end only: judged as unseen text before that.",
)
@click.option("--seed", default=1, show_default=True, help="随机种子 · the same data and seed give the same figures.")
def names(data: tuple[Path, ...], output: Path, last: tuple[Path, ...], seed: int) -> None:
    """训练人名等的识别 · Train the network and the judge that find names.

    DATA are folders with NAME.gold.json beside the articles, and open corpora as JSON lines. Needs the extra kg[train].

    \b
    kg train names gold/ corpus.jsonl -o weights/ --seed 1
    """
    from kg.face import ready
    from kg.learn.names import Plan, train_names

    ready(output / "names.json")
    train_names(data, output, last=last, plan=Plan(seed=seed), log=say)
    say(f"{output}: 训练完成 trained")
