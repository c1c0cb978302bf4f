"""The network that reads characters: LAC's pretrained layers with heads of our own, many windows at a time."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.mentions.shipped import checked, weights_folder
from kg.mentions.words import word_features
from kg.model.names import ENTITY_TYPES
from kg.model.text import Span

LONGEST_WINDOW = 160  # characters in one run of the network; longer sentences are cut, so memory stays bounded
BATCH_CHARACTERS = 800
UNEVENNESS = 1.1  # how much longer than its first a window of a batch may be: what is padded is computed for nothing
NO_NAME, BEGINS, ENDS = 0, len(ENTITY_TYPES) + 1, len(ENTITY_TYPES) + 2
TYPE_COLUMN = {type_: column for column, type_ in enumerate(ENTITY_TYPES, start=1)}
SOFT_COLUMNS = len(ENTITY_TYPES) + 3
_CLUENER = ("address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene")
_LAC = {"PER": "PER", "nr": "PER", "LOC": "LOC", "ns": "LOC", "ORG": "ORG", "nt": "ORG", "nz": "nz", "nw": "nw"}
_BREAK = re.compile(r"[。！？；，、;,!?\s]")


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A stretch of the text that one head of the network reads as a name."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a text: the names of each head, and the own head's probabilities by character.

    ``soft`` has one row a character: no name, each of ``ENTITY_TYPES``, a name begins here, a name ends here.
    """

    own: tuple[Tagged, ...]
    cluener: tuple[Tagged, ...]
    lac: tuple[Tagged, ...]
    soft: NDArray[np.float32]


def read(text: str, spans: Sequence[Span]) -> Reading:
    """Return what the network that ships reads in these stretches (sentences) of a text."""
    return _network().read(text, spans)


def _windows(text: str, span: Span) -> Iterator[Span]:
    """Yield pieces short enough for one run, cut behind punctuation where there is some."""
    start = span.start
    while span.end - start > LONGEST_WINDOW:
        cut = start + LONGEST_WINDOW
        for mark in _BREAK.finditer(text, start + LONGEST_WINDOW // 2, start + LONGEST_WINDOW):
            cut = mark.end()
        yield Span(start, cut)
        start = cut
    if span.end > start:
        yield Span(start, span.end)


def _batches(windows: list[Span]) -> Iterator[list[Span]]:
    """Yield batches of windows of similar length: padding is what costs."""
    batch: list[Span] = []
    for window in sorted(windows, key=lambda window: (len(window), window)):
        uneven = len(batch) > 1 and len(window) > UNEVENNESS * len(batch[0])
        if batch and (uneven or (len(batch) + 1) * len(window) > BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


class _Head:
    """How the tags of one head read as names: one letter a tag, one regular expression for all names."""

    def __init__(self, tags: Sequence[tuple[str, str]]) -> None:
        """Take (part, kind) for each tag; part is B, I, E, S, or "" for no name."""
        kinds = sorted({kind for part, kind in tags if part})
        self._kinds = kinds
        letters = np.zeros(256, dtype=np.uint8)
        for index, (part, kind) in enumerate(tags):
            letters[index] = 33 + 4 * kinds.index(kind) + "BIES".index(part) if part else 32
        self._letters = letters
        ways = []
        for number, _ in enumerate(kinds):
            begin, inside, end, single = (re.escape(chr(33 + 4 * number + k)) for k in range(4))
            ways.append(f"({begin}{inside}*{end}?|{single})")
        self._names = re.compile("|".join(ways))

    def names(self, best: NDArray[np.uint8]) -> Iterator[Tagged]:
        """Yield the names that a row of best tags spells."""
        for match in self._names.finditer(self._letters[best].tobytes().decode("latin-1")):
            yield Tagged(match.start(), match.end(), self._kinds[(match.lastindex or 1) - 1])


class Network:
    """The session, the characters it knows and its heads; loaded once a process."""

    def __init__(self, folder: Traversable) -> None:
        """Load the weights of a folder.

        Raises:
            SourceError: a file is missing, damaged or not the one that ``names.json`` names.
        """
        import onnxruntime  # heavy: only when names are looked for

        card = json.loads((folder / "names.json").read_text(encoding="utf-8"))
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
        self._heads = (_Head(own), _Head(cluener), _Head([_lac_tag(tag) for tag in lac]))
        self._lac_outside = lac.index("w-B")

    def read(self, text: str, spans: Sequence[Span]) -> Reading:
        """Return what this network reads in these stretches of a text."""
        best = np.zeros((len(text) + 1, 3), dtype=np.uint8)
        best[:, 2] = self._lac_outside
        soft = np.zeros((len(text) + 1, SOFT_COLUMNS), dtype=np.float32)
        soft[:, NO_NAME] = 1
        for windows in _batches([window for span in spans for window in _windows(text, span)]):
            self._run(text, windows, best, soft)
        own, cluener, lac = (tuple(head.names(best[:, k])) for k, head in enumerate(self._heads))
        return Reading(own, cluener, lac, soft[:-1])

    def _run(self, text: str, windows: Sequence[Span], best: NDArray[np.uint8], soft: NDArray[np.float32]) -> None:
        """Read the windows of a text and write the best tags and the probabilities into the text's arrays."""
        lengths = np.array([len(window) for window in windows], dtype=np.int32)
        ids = np.zeros((len(windows), int(lengths.max())), dtype=np.int32)
        words = np.zeros_like(ids)
        for row, window in enumerate(windows):
            piece = window.of(text)
            codes = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            ids[row, : len(piece)] = self._rows[np.minimum(codes, len(self._rows) - 1)]
            words[row, : len(piece)] = word_features(piece)
        tags, probabilities = self._session.run(None, {"ids": ids, "words": words, "lengths": lengths})
        for row, window in enumerate(windows):
            best[window.start : window.end] = tags[row, : len(window)]
            soft[window.start : window.end] = probabilities[row, : len(window)]


def _lac_tag(tag: str) -> tuple[str, str]:
    label, _, part = tag.rpartition("-")
    return (part, _LAC[label]) if label in _LAC else ("", "")


@cache
def _network() -> Network:
    return Network(weights_folder())
