from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from kg.errors import SourceError
from kg.mentions.network import Network, read
from kg.mentions.rows import LONGEST_PIECE
from kg.mentions.shipped import checked
from kg.model.text import Span
from kg.text import document_from_text, tokens
from kg.text import sentences as text_sentences

_WEIGHTS = Path(str(resources.files("kg.mentions") / "weights"))


def test_read_tags_names_and_gives_probabilities() -> None:
    text = "李建国出任杭州青岚科技有限公司董事长。"
    reading = read(text, [Span(0, len(text))])
    assert (0, 3, "Person") in [(t.start, t.end, t.kind) for t in reading.own]
    assert reading.soft.shape == (len(text), 10)
    assert np.allclose(reading.soft[:, :8].sum(axis=1), 1, atol=1e-3)


def test_read_does_not_depend_on_the_document_beside_it() -> None:
    one, two = "王青是北京人。", "白鹿集团由欧阳青于1998年在上海创立，如今已有员工三千人。"
    alone = read(one, [Span(0, len(one))]).soft
    read(two, [Span(0, len(two))])
    assert np.array_equal(alone, read(one, [Span(0, len(one))]).soft)


def test_a_sentence_is_read_among_its_neighbours() -> None:
    one, two = "青岚昨日说，业绩稳定。", "青岚是杭州的一家公司。"
    spans = [Span(0, len(one)), Span(len(one), len(one + two))]
    assert not np.allclose(read(one, spans[:1]).soft, read(one + two, spans).soft[: len(one)], atol=1e-6)


def test_no_name_stands_between_the_sentences() -> None:
    text = "李建国任董事长。\n李建国任总裁。\n"
    reading = read(text, [Span(0, 8), Span(9, 16)])
    assert reading.soft[[8, 16], 0].tolist() == [1, 1]
    assert all(name.end <= 8 or name.start >= 9 for head in (reading.own, reading.lac) for name in head)


def test_tokens_spare_the_second_cut() -> None:
    document = document_from_text("李建国出任杭州青岚科技有限公司董事长。王青说，公司在上海。")
    sentences = text_sentences(document)
    spans = [sentence.span for sentence in sentences]
    found = read(document.text, spans, tokens(document, sentences))
    assert found.own == read(document.text, spans).own


def test_read_cuts_long_sentences_into_windows() -> None:
    text = "青" * (3 * LONGEST_PIECE + 1)
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
