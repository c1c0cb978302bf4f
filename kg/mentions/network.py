"""The network that reads characters: LAC's pretrained layers with heads of our own, a few rows of sentences at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.mentions.decoding import HeadTags, Tagged, best_path
from kg.mentions.rows import batches
from kg.mentions.shipped import card_text, checked, weights_folder
from kg.mentions.words import features_of_tokens, word_features
from kg.model.names import ENTITY_TYPES
from kg.model.text import Span, Token

NO_NAME, BEGINS, ENDS = 0, len(ENTITY_TYPES) + 1, len(ENTITY_TYPES) + 2
TYPE_COLUMN = {type_: column for column, type_ in enumerate(ENTITY_TYPES, start=1)}
SOFT_COLUMNS = len(ENTITY_TYPES) + 3
_CLUENER = ("address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene")
_NOTHING = np.array([1.0] + [0.0] * (SOFT_COLUMNS - 1), dtype=np.float32)
_PADDED = np.array([0.0] + [-1e4] * (2 * len(_CLUENER)), dtype=np.float32)
_LAC = {"PER": "PER", "nr": "PER", "LOC": "LOC", "ns": "LOC", "ORG": "ORG", "nt": "ORG", "nz": "nz", "nw": "nw"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a text: the names of each head, and the own head's probabilities by character.

    ``soft`` has one row a character: no name, each of ``ENTITY_TYPES``, a name begins here, a name ends here.
    """

    own: tuple[Tagged, ...]
    cluener: tuple[Tagged, ...]
    lac: tuple[Tagged, ...]
    soft: NDArray[np.float32]


def read(text: str, spans: Sequence[Span], tokens: Sequence[Token] | None = None) -> Reading:
    """Return what the network that ships reads in a text.

    Args:
        text: what is read.
        spans: its sentences, in order; what stands between them is context and holds no name.
        tokens: its words with jieba's tags; None: they are cut here.
    """
    return _network().read(text, spans, tokens)


class Network:
    """The session, the characters it knows and its heads; loaded once a process."""

    def __init__(self, folder: Traversable) -> None:
        """Load the weights of a folder.

        Raises:
            SourceError: a file is missing, damaged or not the one that ``names.json`` names.
        """
        import onnxruntime  # heavy: only when names are looked for

        card = json.loads(card_text(folder / "names.json"))
        files = {name: checked(folder / name, digest) for name, digest in card["sha256"].items()}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("KG_THREADS", "1"))
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            files["names.onnx"], options, providers=["CPUExecutionProvider"]
        )
        with np.load(BytesIO(files["names.npz"])) as arrays:
            self._rows = arrays["rows"].astype(np.int32)
            lac = [str(tag) for tag in arrays["lac_tags"]]
        own = [("", ""), *((part, type_) for type_ in ENTITY_TYPES for part in "BIES")]
        cluener = [("", ""), *((part, kind) for kind in _CLUENER for part in "BI")]
        self._heads = (HeadTags(own), HeadTags(cluener), HeadTags([_lac_tag(tag) for tag in lac]))
        self._lac_outside = lac.index("w-B")

    def read(self, text: str, spans: Sequence[Span], tokens: Sequence[Token] | None = None) -> Reading:
        """Return what this network reads in a text, as ``read`` does."""
        length = len(text)
        best = np.zeros((3, length + 1), dtype=np.uint8)
        soft = np.zeros((length, SOFT_COLUMNS), dtype=np.float32)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        words = word_features(text) if tokens is None else features_of_tokens(length, tokens)
        inputs = np.vstack([self._rows[np.minimum(codes, len(self._rows) - 1)][None], words])
        for rows in batches(text, spans):
            self._run(inputs, rows, best, soft)
        between = np.ones(length + 1, dtype=bool)
        for span in spans:
            between[span.start : span.end] = False
        best[:, between], soft[between[:-1]] = NO_NAME, _NOTHING
        best[2, between] = self._lac_outside
        own, cluener, lac = (tuple(head.names(tags)) for head, tags in zip(self._heads, best, strict=True))
        return Reading(own, cluener, lac, soft)

    def _run(
        self, inputs: NDArray[np.int32], rows: Sequence[Span], best: NDArray[np.uint8], soft: NDArray[np.float32]
    ) -> None:
        """Read the rows of a text and write the best tags and the probabilities into the text's arrays."""
        lengths = np.array([len(row) for row in rows], dtype=np.int32)
        given = np.zeros((3, len(rows), int(lengths.max())), dtype=np.int32)
        for number, row in enumerate(rows):
            given[:, number, : len(row)] = inputs[:, row.start : row.end]
        feed = {"ids": given[0], "words": given[1], "entries": given[2], "lengths": lengths}
        tags, probabilities, scores = self._session.run(None, feed)
        for number, row in enumerate(rows):
            scores[number, len(row) :] = _PADDED
        paths = best_path(scores)
        for number, row in enumerate(rows):
            place, length = slice(row.start, row.end), len(row)
            best[0, place] = tags[number, :length, 0]
            best[1, place] = paths[number, :length]
            best[2, place] = tags[number, :length, 1]
            soft[place] = probabilities[number, :length]


def _lac_tag(tag: str) -> tuple[str, str]:
    label, _, part = tag.rpartition("-")
    return (part, _LAC[label]) if label in _LAC else ("", "")


@cache
def _network() -> Network:
    return Network(weights_folder())
