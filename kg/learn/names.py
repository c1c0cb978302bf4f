"""``kg train names``: from annotated articles and open corpora to the weights that ``kg.mentions`` ships.

What is written into the folder: the network and its judges; in ``folds/N`` the networks that have not seen some
writers, with the ids of the articles left out; in ``before`` the network as it was before it read the articles that
are kept for last. ``fit_judges`` makes the judges from these, anew when what they look at has changed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import text
from kg.errors import MissingExtra, SourceError
from kg.learn.gold import GoldArticle
from kg.learn.names_articles import annotated
from kg.learn.names_corpora import Example, cut, open_corpus
from kg.learn.names_judge import Rows, fit, rows, write_judges
from kg.mentions.network import Network
from kg.model.text import Document

if TYPE_CHECKING:
    from kg.learn.names_school import Annotated, School, State

Log = Callable[[str], None]
BEFORE, FOLDS = "before", "folds"


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and with what seed to train; the figures of the model card come from the default."""

    first_epochs: int = 4  # on the open corpora
    epochs: int = 16  # on the articles, beside a sample of the corpora
    last_epochs: int = 32  # on the articles, beside all sentences with CLUENER's types and a smaller sample
    closing_epochs: int = 14  # the same with the articles kept for last, each read twice, by the narrow network
    fold_epochs: int = 12
    folds: int = 4  # 0: no judge is fitted
    most: int = 7500  # sentences taken of an open corpus; of one with CLUENER's types all are
    seed: int = 1
    threads: int = 1


def train_names(
    data: Sequence[Path], out: Path, *, last: Sequence[Path] = (), plan: Plan | None = None, log: Log = print
) -> None:
    """Train network and judges from JSON lines and folders of gold articles, and write them into a folder.

    Args:
        data: folders of gold articles, and open corpora as JSON lines.
        out: the folder to write.
        last: folders of gold articles that are learned from at the end only. The network as it was before them reads
            them for the judges, and is kept in ``before``: what it finds in them is a figure on unseen text.
        plan: how long to train.
        log: told of each epoch.

    Raises:
        MissingExtra: torch, onnx or scikit-learn is not installed.
        SourceError: there is no annotated article among the data.
    """
    try:
        import onnx  # noqa: F401
        import sklearn  # noqa: F401
        import torch
    except ImportError as error:
        raise MissingExtra("kg train names", f"{error.name} is not installed", "pip install 'kg[train]'") from error
    from kg.learn.names_school import School

    plan = plan or Plan()
    torch.set_num_threads(plan.threads)
    articles = list(annotated([path for path in data if path.is_dir()]))
    if not articles:
        raise SourceError(data[0] if data else out, "no gold articles", "name a folder with NAME.gold.json files")
    closing = list(annotated(last))
    corpora = list(_drawn([path for path in data if path.is_file()], plan))
    school = School(corpora, seed=plan.seed, log=log)
    start = school.started(plan.first_epochs)
    state = school.beside_typed(school.beside_sample(start, articles, plan.epochs), articles, plan.last_epochs)
    seen = articles
    if closing:
        _write(school, state, out / BEFORE, articles, closing)
        seen = [*articles, *closing]
    narrow = school.narrowed(state, articles)
    state = school.beside_typed(narrow, [*seen, *closing], plan.closing_epochs, seed=3, rate=1.2e-3)
    _write(school, state, out, seen, (), corpora=corpora, plan=plan)
    _write_folds(school, start, out, articles, plan, log)
    fit_judges(out, [*articles, *closing])


def _drawn(paths: Sequence[Path], plan: Plan) -> Iterator[Example]:
    """Yield the examples of the open corpora, of large ones as many as the plan takes."""
    rng = random.Random(plan.seed)
    for path in paths:
        examples = list(cut(open_corpus(path)))
        if len(examples) > plan.most and all(example.cluener is None for example in examples):
            examples = rng.sample(examples, plan.most)
        yield from examples


def _write_folds(school: School, start: State, out: Path, articles: Sequence[Annotated], plan: Plan, log: Log) -> None:
    """Train a network without each part of the writers."""
    writers = sorted({gold.id[:2] for gold, _ in articles})
    for number, part in enumerate(writers[k :: plan.folds] for k in range(plan.folds)):
        log(f"fold without {', '.join(part)}")
        seen = [article for article in articles if article[0].id[:2] not in part]
        unseen = [article for article in articles if article[0].id[:2] in part]
        state = school.beside_sample(start, seen, plan.fold_epochs)
        _write(school, state, out / FOLDS / str(number), seen, unseen)


def _write(
    school: School,
    state: State,
    folder: Path,
    seen: Sequence[Annotated],
    unseen: Sequence[Annotated],
    *,
    corpora: Sequence[Example] = (),
    plan: Plan | None = None,
) -> None:
    from kg.learn.names_export import write_network

    card: dict[str, object] = {"articles": len(seen), "writers": sorted({gold.id[:2] for gold, _ in seen})}
    if unseen:
        card["unseen"] = sorted(gold.id for gold, _ in unseen)
    if corpora:
        sources = sorted({example.source for example in corpora})
        card["corpora"] = {source: sum(e.source == source for e in corpora) for source in sources}
    if plan:
        card["epochs"] = [plan.first_epochs, plan.epochs, plan.last_epochs, plan.closing_epochs]
        card["seed"] = plan.seed
    write_network(school.network(state), school.table, school.teacher.tags, folder, card)


def fit_judges(out: Path, articles: Sequence[tuple[GoldArticle, Sequence[Document]]]) -> None:
    """Fit the judges of a folder on what its networks read in articles that they have not seen, and write them.

    The judges in ``before`` are fitted on the folds alone.
    """
    by_fold = [(folder, list(unseen_rows(folder, articles))) for folder in sorted((out / FOLDS).glob("*"))]
    folds = [pair for _, found in by_fold for pair in found]
    if not folds:
        return
    if (out / BEFORE).exists():
        _write_judges(out / BEFORE, folds)
        folds = [*folds, *unseen_rows(out / BEFORE, articles)]
    _write_judges(out, folds)


def _write_judges(folder: Path, read: Sequence[tuple[Rows, Rows]]) -> None:
    judges = {"best": fit([best for best, _ in read]), "fast": fit([fast for _, fast in read])}
    write_judges(judges, folder, {"articles": len(read), "writers": sorted({best.article[:2] for best, _ in read})})


def unseen_rows(
    folder: Path, articles: Sequence[tuple[GoldArticle, Sequence[Document]]]
) -> Iterator[tuple[Rows, Rows]]:
    """Yield what the network of a folder, and the dictionary alone, say of the articles it has not seen."""
    reader = Network(folder)
    unseen = set(json.loads((folder / "names.json").read_text(encoding="utf-8"))["unseen"])
    for gold, documents in articles:
        if gold.id in unseen:
            for document in documents:
                tokens = text.tokens(document, sentences := text.sentences(document))
                reading = reader.read(document.text, [sentence.span for sentence in sentences], tokens)
                yield rows(document, tokens, reading, gold), rows(document, tokens, None, gold)
