"""``kg build``: what is written, what is said of what could not be read, and that the rest is not lost."""

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import cli
from kg.cli.outputs import claim
from kg.cli.report import Report
from kg.face import write_whole
from kg.model.run import Outcome

ARTICLES = Path(__file__).resolve().parents[2] / "seeds" / "articles"
GOOD = ARTICLES / "03_shenyang_housing_fund.txt"
ERROR = "错误 error: "


def call(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["build", *map(str, arguments)], input=given)


@pytest.fixture
def bad(tmp_path) -> dict[str, Path]:
    """Sources of each bad kind, by name."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n\t")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    (tmp_path / "unknown.txt").write_bytes(random.Random(7).randbytes(2001))
    (tmp_path / "folder").mkdir()
    (tmp_path / "missing.txt").unlink(missing_ok=True)
    return {
        name: tmp_path / name
        for name in ("empty.txt", "blank.txt", "picture.txt", "unknown.txt", "folder", "missing.txt")
    }


def test_build_writes_the_graph_and_the_page(tmp_path):
    result = call(GOOD, "-o", tmp_path / "graph.ttl", "--html", tmp_path / "graph.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{tmp_path / 'graph.ttl'}: 1 篇文章 articles\n"
    assert len(kg.read(tmp_path / "graph.ttl").store.articles()) == 1
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").startswith("<!")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.html", "graph.ttl"]


def test_build_prints_the_graph_for_a_hyphen():
    result = call(GOOD, "-o", "-")
    assert result.exit_code == 0
    assert result.stdout_bytes == kg.build(GOOD).turtle()


def test_build_reads_standard_input_for_a_hyphen(tmp_path):
    result = call("-", "-o", tmp_path / "graph.ttl", given="谦寻控股位于杭州。公司由董海锋创立。")
    assert result.exit_code == 0, result.stderr
    assert len(kg.read(tmp_path / "graph.ttl").store.articles()) == 1


@pytest.mark.parametrize("kind", ["empty.txt", "blank.txt", "picture.txt", "unknown.txt", "folder", "missing.txt"])
def test_build_says_in_one_line_what_cannot_be_read_and_writes_no_empty_graph(tmp_path, bad, kind):
    result = call(bad[kind], "-o", tmp_path / "graph.ttl")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(ERROR)
    assert kind in line
    assert "; " in line  # how to mend it
    assert not (tmp_path / "graph.ttl").exists()


def test_build_keeps_the_other_documents(tmp_path, bad):
    result = call(*bad.values(), GOOD, "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 1
    *errors, summary = result.stderr.splitlines()
    assert [kind in line for kind, line in zip(bad, errors, strict=True)] == [True] * len(bad)
    assert summary == f"{tmp_path / 'graph.ttl'}: 1 篇文章 articles, 失败 6 failed"
    assert (tmp_path / "graph.ttl").read_bytes() == kg.build(GOOD).turtle()


def test_build_leaves_the_old_graph_where_nothing_could_be_read(tmp_path, bad):
    (tmp_path / "graph.ttl").write_text("# old\n")
    assert call(bad["empty.txt"], "-o", tmp_path / "graph.ttl").exit_code == 1
    assert (tmp_path / "graph.ttl").read_text() == "# old\n"


def test_build_reports_every_document(tmp_path, bad):
    call(GOOD, bad["empty.txt"], GOOD, "-o", tmp_path / "g.ttl", "--report", tmp_path / "report.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["status"] for line in lines] == ["ok", "failed", "skipped"]
    assert lines[0]["source"] == GOOD.name
    assert lines[1]["source"].endswith("empty.txt")
    assert lines[1]["why"]


def test_build_reports_a_reprint_as_the_graph_does(tmp_path):
    story = GOOD.read_text(encoding="utf-8")
    for name, text in (("a.txt", story), ("b.txt", f"转载\n\n{story}\n责任编辑：王某\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = call(tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "g.ttl", "--report", tmp_path / "r.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["source"], line["status"], line["why"]) for line in lines] == [
        ("a.txt", "ok", ""),
        ("b.txt", "skipped", "a reprint of a.txt"),
    ]
    assert result.stderr == f"{tmp_path / 'g.ttl'}: 1 篇文章 articles, 重复 1 duplicates\n"
    assert lines == [asdict(outcome) for outcome in kg.build(tmp_path / "a.txt", tmp_path / "b.txt").report]


def test_build_writes_a_changed_line_once_more_into_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    first, second = Outcome("a.txt", "", "ok"), Outcome("b.txt", "", "ok")
    with Report(tmp_path / "pipe") as told:
        told(first)
        told(second)
        told.settle([first, replace(second, status="skipped", why="a reprint of a.txt")])
    lines = [json.loads(line) for line in os.read(reader, 65536).splitlines()]
    os.close(reader)
    assert [line["status"] for line in lines] == ["ok", "ok", "skipped"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--html", "g.ttl"), "-o and --html name one file, g.ttl; name two"),
        (("--report", "./folder/../g.ttl"), "-o and --report name one file, folder/../g.ttl; name two"),
        (("--html", "x", "--report", "x"), "--html and --report name one file, x; name two"),
        (("--html", "link"), "-o and --html name one file, link; name two"),
        (("--html", "a.txt"), "--html would write over a.txt, which is read; name another file"),
        (("--report", "hard.txt"), "--report would write over hard.txt, which is read"),
        (("--decisions", "d.tsv", "--report", "d.tsv"), "--report would write over d.tsv, which is read"),
        (("--entities", "d.tsv", "-o", "d.tsv"), "-o would write over d.tsv, which is read"),
    ],
)
def test_build_refuses_to_write_two_things_into_one_file_or_over_what_it_reads(tmp_path, monkeypatch, options, words):
    monkeypatch.setattr("kg.face.build", lambda *sources, **options: pytest.fail("articles were read first"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("墨石科技位于杭州市。", encoding="utf-8")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "a.txt")
    (tmp_path / "link").symlink_to("g.ttl")
    (tmp_path / "d.tsv").write_text("decision\tentity\tother\n")
    result = call("a.txt", "folder", "-o", "g.ttl", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{ERROR}kg build: {words}")
    assert line.endswith("; see 'kg build --help'")
    assert (tmp_path / "d.tsv").read_text() == "decision\tentity\tother\n"


def test_claim_lets_two_outputs_name_one_device():
    claim({"-o": Path(os.devnull), "--html": Path(os.devnull)})  # judged, not written: see the pipe above


def test_build_strict_stops_at_the_first_failure_and_writes_no_graph(tmp_path, bad):
    options = ("-o", tmp_path / "g.ttl", "--strict", "--report", tmp_path / "report.jsonl")
    result = call(bad["missing.txt"], bad["empty.txt"], GOOD, *options)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert not (tmp_path / "g.ttl").exists()
    assert [json.loads(line)["status"] for line in (tmp_path / "report.jsonl").read_text().splitlines()] == ["failed"]


@pytest.mark.parametrize("option", ["-o", "--html", "--report"])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("folder", "folder: is a folder, not a file; name a file in it"),
        ("u8.txt/x.ttl", "u8.txt is a file, where a folder is needed"),
        ("u8.txt/deep/x.ttl", "u8.txt is a file, where a folder is needed"),
        ("n" * 300 + ".ttl", "cannot be written (File name too long)"),
    ],
)
def test_build_says_before_it_builds_that_an_output_cannot_be_written(tmp_path, monkeypatch, option, place, words):
    monkeypatch.setattr("kg.face.build", lambda *sources, **options: pytest.fail("articles were read first"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "u8.txt").write_text("甲")
    result = call(GOOD, "-o", tmp_path / "g.ttl", option, tmp_path / place)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{ERROR}{tmp_path / place}: ")
    assert words in line


def test_build_tells_the_path_of_the_user_where_a_place_takes_no_files(tmp_path):
    result = call(GOOD, "-o", "/proc/graph.ttl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{ERROR}/proc/graph.ttl: cannot be written (")
    assert len(result.stderr.splitlines()) == 1


def test_build_makes_the_folders_of_its_outputs(tmp_path):
    outputs = [tmp_path / kind / "new" / "file" for kind in ("graph", "page", "report")]
    assert call(GOOD, "-o", outputs[0], "--html", outputs[1], "--report", outputs[2]).exit_code == 0
    assert [path.is_file() for path in outputs] == [True] * 3


def test_build_writes_into_a_pipe_and_through_a_link_without_replacing_them(tmp_path):
    # a named pipe stands for every device: a test that is wrong must not replace the machine's /dev/null
    (tmp_path / "link.ttl").symlink_to(tmp_path / "graph.ttl")
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    options = ("-o", tmp_path / "link.ttl", "--report", tmp_path / "pipe")
    assert call(GOOD, *options).exit_code == 0
    assert json.loads(os.read(reader, 65536))["status"] == "ok"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "graph.ttl").is_file()


def test_a_graph_is_saved_into_a_pipe_without_replacing_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"<a:a> <b:b> <c:c> .\n")
    assert os.read(reader, 100) == b"<a:a> <b:b> <c:c> .\n"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_build_reports_each_document_as_it_comes(tmp_path, monkeypatch):
    report = tmp_path / "report.jsonl"
    lines: list[int] = []

    def killed(*sources, progress, **options):
        for name in ("a.txt", "b.txt"):
            progress(Outcome(name, "", "ok"))
            lines.append(len(report.read_text(encoding="utf-8").splitlines()))
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.face.build", killed)
    assert call("a.txt", "b.txt", "-o", tmp_path / "g.ttl", "--report", report).exit_code == 130
    assert lines == [1, 2]


def test_build_takes_the_base_of_the_user(tmp_path):
    call(GOOD, "-o", tmp_path / "g.ttl", "--base", "https://news.example/id/")
    assert all(
        entity.id.startswith("https://news.example/id/") for entity in kg.read(tmp_path / "g.ttl").store.entities()
    )


def test_build_takes_the_fields_of_json_lines(tmp_path):
    table = tmp_path / "export.jsonl"
    row = {"body": "谦寻控股位于杭州。公司由董海锋创立。", "head": "谦寻迁址"}
    table.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    result = call(table, "-o", tmp_path / "g.ttl", "--text-field", "body", "--title-field", "head")
    assert result.exit_code == 0, result.stderr
    assert [article.title for article in kg.read(tmp_path / "g.ttl").store.articles()] == ["谦寻迁址"]


def test_build_finds_other_names_without_the_network(tmp_path):
    assert call(GOOD, "-o", tmp_path / "fast.ttl", "--quality", "fast").exit_code == 0
    assert (tmp_path / "fast.ttl").read_bytes() == kg.build(GOOD, quality="fast").turtle()
    assert (tmp_path / "fast.ttl").read_bytes() != kg.build(GOOD).turtle()


def test_build_without_weights_says_so_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("谷川电器有限公司迁到江阳市。", encoding="utf-8")
    weights = {**os.environ, "KG_NAME_WEIGHTS": str(tmp_path / "none")}
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "build",
        str(tmp_path),
        "-o",
        str(tmp_path / "g.ttl"),
    ]
    run = subprocess.run(command, env=weights, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.count("the weights that find names are missing") == 1
    assert "a fault of kg" not in run.stderr
