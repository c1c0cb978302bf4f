"""``kg eval``: the figures it prints, and that they are those of the steering repository's score.py."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "seeds" / "articles"
SCORER = ROOT.parent / "shared" / "eval" / "score.py"
TWO = ("03_shenyang_housing_fund", "06_chip_acquisitions")
TOTALS = re.compile(r"(entities|relations) +P [01]\.\d{3}  R [01]\.\d{3}  F1 [01]\.\d{3}   tp \d+ fp \d+ fn \d+")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["eval", *map(str, arguments)])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in ARTICLES.iterdir():
        if path.name.startswith(TWO):
            shutil.copy(path, folder)
    return folder


def test_eval_prints_the_totals_first(gold):
    result = call(gold)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert [bool(TOTALS.fullmatch(line)) for line in lines[:3]] == [True, True, False]
    assert any(line.startswith("  type     Company ") for line in lines)
    assert any(line.startswith("  relation ") for line in lines)


def test_eval_lists_the_errors_where_asked(gold):
    plain, listed = call(gold).stdout, call("gold", gold, "--errors").stdout
    errors = listed.removeprefix(plain).splitlines()
    assert listed.startswith(plain)
    assert {line.split("\t")[0] for line in errors} <= set(TWO)


def test_eval_fails_below_the_bound_that_is_asked(gold):
    result = call(gold, "--min-relation-f1", "1")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"错误 error: {gold}: relation F1 0.")


def test_eval_takes_an_article_that_cannot_be_read_as_an_empty_graph(gold):
    (gold / f"{TWO[0]}.txt").write_text("")
    result = call(gold)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert TOTALS.match(result.stdout)


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_eval_says_in_one_line_that_there_is_no_gold(tmp_path, kind):
    folder = tmp_path / kind
    if kind == "empty":
        folder.mkdir()
    result = call(folder)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"错误 error: {folder}: ")


def test_eval_scores_graphs_that_stand_in_a_folder(gold, tmp_path):
    built = call(gold, "--keep", tmp_path / "graphs").stdout
    assert sorted(path.name for path in (tmp_path / "graphs").iterdir()) == [f"{name}.ttl" for name in TWO]
    assert call(gold, "--graphs", tmp_path / "graphs").stdout == built


@pytest.mark.parametrize("option", ["--keep", "--json"])
def test_eval_says_before_it_builds_that_an_output_cannot_be_written(gold, tmp_path, monkeypatch, option):
    monkeypatch.setattr("kg.pipeline.build", lambda *sources, **options: pytest.fail("articles were read first"))
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" if option == "--keep" else tmp_path / "file" / "ours.json"
    result = call(gold, option, place)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert f"{tmp_path / 'file'} is a file, where a folder is needed" in result.stderr


def test_eval_tells_of_a_graph_that_is_missing(gold, tmp_path):
    result = call(gold, "--graphs", tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 2)
    assert f"{TWO[0]}.ttl: no graph of this article" in result.stderr


@pytest.mark.skipif(not SCORER.exists(), reason="the steering repository's score.py is not beside this checkout")
def test_eval_agrees_with_the_steering_repository_on_every_article(tmp_path):
    result = call(ARTICLES, "--keep", tmp_path, "--json", tmp_path / "ours.json")
    assert (result.exit_code, result.stderr) == (0, "")
    theirs = tmp_path / "theirs.json"
    subprocess.run([sys.executable, SCORER, ARTICLES, tmp_path, "--json", theirs], check=True, capture_output=True)
    assert json.loads((tmp_path / "ours.json").read_text()) == json.loads(theirs.read_text())
