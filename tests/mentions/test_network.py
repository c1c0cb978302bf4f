from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from kg.errors import SourceError
from kg.mentions.network import LONGEST_WINDOW, Network, read
from kg.mentions.shipped import checked
from kg.mentions.words import WORD_FEATURES, word_features
from kg.model.text import Span

_WEIGHTS = Path(str(resources.files("kg.mentions") / "weights"))


def test_read_tags_names_and_gives_probabilities() -> None:
    text = "李建国出任杭州青岚科技有限公司董事长。"
    reading = read(text, [Span(0, len(text))])
    assert (0, 3, "Person") in [(t.start, t.end, t.kind) for t in reading.own]
    assert reading.soft.shape == (len(text), 10)
    assert np.allclose(reading.soft[:, :8].sum(axis=1), 1, atol=1e-3)


def test_read_does_not_depend_on_what_else_is_read() -> None:
    one, two = "王青是北京人。", "白鹿集团由欧阳青于1998年在上海创立，如今已有员工三千人。"
    alone = read(one, [Span(0, len(one))]).soft
    together = read(one + two, [Span(0, len(one)), Span(len(one), len(one + two))]).soft
    assert np.allclose(alone, together[: len(one)], atol=1e-4)


def test_read_cuts_long_sentences_into_windows() -> None:
    text = "青" * (3 * LONGEST_WINDOW + 1)
    assert read(text, [Span(0, len(text))]).soft.shape[0] == len(text)


def test_a_damaged_weight_file_is_refused_by_its_hash(tmp_path: Path) -> None:
    for name in ("names.json", "names.npz", "names.onnx"):
        shutil.copy(_WEIGHTS / name, tmp_path / name)
    with (tmp_path / "names.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"damaged")
    with pytest.raises(SourceError, match=r"names\.onnx: damaged or foreign weights .*; install kg again"):
        Network(tmp_path)


def test_a_missing_weight_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="missing"):
        checked(tmp_path / "names.onnx", "0" * 64)


def test_word_features_gives_one_number_a_character() -> None:
    found = word_features("董事长李建国说")
    assert found.shape == (7,)
    assert found.max() < WORD_FEATURES
    assert found[:3].tolist() == [found[0], found[0] + 1, found[0] + 2]
