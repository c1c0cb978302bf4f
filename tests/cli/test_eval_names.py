"""``kg eval names``: what is printed for a corpus, and that bad lines cost only themselves."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ERROR = "错误 error: "
TEXT = "格式塔科技由彭雷和陈天桥联合创立，总部位于成都市。"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["eval", "names", *map(str, arguments)])


def line(*names: tuple[int, int, str], text: str = TEXT) -> str:
    return json.dumps({"text": text, "entities": names}, ensure_ascii=False) + "\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text(line((0, 5, "Company"), (6, 8, "Person"), (9, 12, "Person"), (21, 24, "Place")), encoding="utf-8")
    return path


def test_eval_names_prints_micro_macro_and_types(corpus):
    result = call(corpus)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"{corpus}: 1 条文本 texts, kg labels, read by the finder (best)",
        "names      P 1.000  R 1.000  F1 1.000   tp 4 fp 0 fn 0",
        "  macro                       P 1.000  R 1.000  F1 1.000",
        "  class    organizations one  P 1.000  R 1.000  F1 1.000",
        "  type     Company            P 1.000  R 1.000  F1 1.000   gold 1",
        "  type     Person             P 1.000  R 1.000  F1 1.000   gold 2",
        "  type     Place              P 1.000  R 1.000  F1 1.000   gold 1",
    ]


def test_eval_names_reads_with_the_head_where_asked(corpus):
    result = call(corpus, "--read", "cluener")
    assert result.stdout.splitlines()[0].endswith("kg labels, read by the CLUENER head")


def test_eval_names_lists_errors_and_writes_json(corpus, tmp_path):
    corpus.write_text(line((0, 5, "ORG"), (0, 3, "PER")), encoding="utf-8")
    result = call(corpus, "--errors", "--json", tmp_path / "figures.json")
    assert "corpus.jsonl:1\tmissed name\tPER\t格式塔" in result.stdout.splitlines()
    assert "corpus.jsonl:1\tspurious name\tPER\t彭雷" in result.stdout.splitlines()
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))[str(corpus)]
    assert figures["by_type"]["ORG"] == {"tp": 1, "fp": 0, "fn": 0, "p": 1.0, "r": 1.0, "f1": 1.0}
    assert figures["labels"] == "per-loc-org"


def test_eval_names_tells_bad_lines_and_scores_the_rest(corpus):
    corpus.write_text("{\n" * 25 + line((0, 5, "Company")), encoding="utf-8")
    result = call(corpus)
    errors = result.stderr.splitlines()
    assert result.exit_code == 1
    assert "1 条文本 texts" in result.stdout
    assert len(errors) == 21
    assert errors[0].startswith(f"{ERROR}{corpus}: line 1: no JSON (")
    assert errors[-1] == f"{ERROR}{corpus}: 5 further lines of that sort; mend them too"


def test_eval_names_goes_on_with_the_next_file(corpus, tmp_path):
    result = call(tmp_path / "missing.jsonl", tmp_path, corpus)
    assert result.exit_code == 1
    missing, folder = result.stderr.splitlines()
    assert missing.startswith(f"{ERROR}{tmp_path / 'missing.jsonl'}: cannot be read (No such file or directory); ")
    assert folder.startswith(f"{ERROR}{tmp_path}: cannot be read (Is a directory); ")
    assert result.stdout.startswith(f"{corpus}: 1 条文本")


def test_eval_names_fails_below_the_bound_that_is_asked(corpus):
    corpus.write_text(line((0, 3, "Company")), encoding="utf-8")
    result = call(corpus, "--min-f1", "0.5")
    assert result.exit_code == 1
    assert result.stderr == f"{ERROR}{corpus}: F1 0.000 is below 0.500; see --errors\n"


def test_eval_names_says_before_it_reads_that_the_figures_cannot_be_written(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.learn.name_scores.score_names", lambda *given, **options: pytest.fail("read first"))
    result = call(corpus, "--json", tmp_path)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
