"""Sources: what an input is called, and what in a folder or by its ending is no article."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.text.sources import Input, inputs, labels

ARTICLE = "甲公司宣布收购乙公司。\n"


def names(*sources: str | Path) -> list[str]:
    return [item.name if isinstance(item, Input) else str(item) for item in inputs(sources)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("x/a.txt", "y/a.txt", "d/a.txt", "d/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_relative_paths_are_called_as_given(folder: Path) -> None:
    assert names("x/a.txt", "./y/a.txt") == ["x/a.txt", "y/a.txt"]


def test_a_folder_its_files_and_a_glob_are_called_alike(folder: Path) -> None:
    assert names("d") == names("d/") == names("d/a.txt", "d/b.txt") == names("d/*.txt") == ["d/a.txt", "d/b.txt"]
    os.chdir("d")
    assert names(".") == names("a.txt", "b.txt") == names("*.txt") == ["a.txt", "b.txt"]


def test_absolute_paths_are_told_apart_by_their_ends_in_any_order(folder: Path) -> None:
    assert names(folder / "x" / "a.txt") == ["a.txt"]
    for order in permutations([folder / "x/a.txt", folder / "y/a.txt", folder / "d/b.txt"]):
        called = labels(order)
        assert [called[str(folder / name)] for name in ("x/a.txt", "y/a.txt", "d/b.txt")] == [
            "x/a.txt",
            "y/a.txt",
            "b.txt",
        ]


def test_a_folder_names_broken_links_and_pipes_and_passes_over_what_is_no_article(folder: Path) -> None:
    (folder / "d" / "c.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "d" / "p.txt")
    (folder / "d" / "table.bin").write_bytes(bytes(range(256)))
    assert names("d") == [
        "d/a.txt",
        "d/b.txt",
        "d/c.txt: a link that leads nowhere; mend it or remove it",
        "d/p.txt: no file but a pipe or a device; remove it from the folder",
    ]
    assert names("d/c.txt") == ["d/c.txt: a link that leads nowhere; mend it or remove it"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("g.ttl", "a graph, no article; query, view and validate read graphs"),
        ("a.gold.json", "JSON, no article; one object a line can be read as .jsonl"),
        ("a.PNG", "a picture, no text; run it through OCR first"),
        ("a.xlsx", "a kind of file that kg does not read; it reads .txt .text"),
    ],
)
def test_a_named_file_of_another_kind_is_refused(folder: Path, name: str, message: str) -> None:
    (folder / name).write_text(ARTICLE, encoding="utf-8")
    (error,) = inputs([name])
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"{name}: {message}")


def test_what_is_left_out_is_no_source_of_a_folder_or_a_glob(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "graph.html"):
        Path(name).write_text("谷川电器迁到江阳市。", encoding="utf-8")
    assert [given.name for given in inputs(["."], leave_out=["graph.html"])] == ["a.txt"]
    assert [given.name for given in inputs(["*.*"], leave_out=[str(tmp_path / "graph.html")])] == ["a.txt"]
    assert [given.name for given in inputs(["graph.html"], leave_out=["graph.html"])] == ["graph.html"]
