"""``kg train``: what it hands on, and that it says which extra is missing before it reads anything."""

import sys

from click.testing import CliRunner

from kg.cli import cli
from kg.learn.names import Plan


def test_train_names_hands_on_data_folders_and_seed(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(
        "kg.learn.names.train_names", lambda *given, last, plan, log: calls.append((*given, last, plan))
    )
    arguments = [str(tmp_path), "-o", str(tmp_path / "new"), "--last", str(tmp_path), "--seed", "7"]
    result = CliRunner().invoke(cli, ["train", "names", *arguments])
    assert (result.exit_code, result.stdout) == (0, "")
    assert calls == [((tmp_path,), tmp_path / "new", (tmp_path,), Plan(seed=7))]


def test_train_names_names_the_extra_that_is_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    result = CliRunner().invoke(cli, ["train", "names", str(tmp_path), "-o", str(tmp_path / "new")])
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.endswith("pip install 'kg[train]'\n")
