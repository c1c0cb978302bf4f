"""Every way out of the command line: one line for an error, a status that says of what kind, no traceback."""

import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ERROR = "错误 error: "


def call(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def test_version_says_the_name_and_the_number():
    assert call("--version").output == "kg 0.1.0\n"


def test_help_lists_the_commands_in_the_order_one_meets_them():
    listed = call().output.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed][:4] == ["build", "view", "query", "explain"]


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "view",
        "query",
        "explain",
        "review",
        "validate",
        "stats",
        "eval",
        "eval gold",
        "eval names",
        "train",
        "train names",
    ],
)
def test_help_of_every_command_speaks_both_languages_and_shows_a_call(command):
    result = call(*command.split(), "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: kg {command} [OPTIONS]")
    assert " · " in result.output
    assert max(map(len, result.output.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["bild"], "kg: No such command 'bild'. Did you mean 'build'?; see 'kg --help'"),
        (["build"], "kg build: Missing argument 'SOURCES…'; see 'kg build --help'"),
        (["build", "a.txt", "-o"], "kg: Option '-o' requires an argument; see 'kg --help'"),
        (["query", "g.ttl"], "kg query: Missing argument 'QUERY'; see 'kg query --help'"),
        (
            ["stats", "g.ttl", "--jsn"],
            "kg stats: No such option '--jsn'. Did you mean '--json'?; see 'kg stats --help'",
        ),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(arguments, line):
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{ERROR}{line}\n"


@pytest.mark.parametrize("base", ["news", "https://news.example/id", "a b/"])
def test_a_base_that_makes_no_iris_is_a_wrong_call(base):
    result = call("build", "a.txt", "--base", base)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "--base" in result.stderr


@pytest.mark.parametrize("day", ["2026-02-30", "昨天"])
def test_a_date_that_is_no_day_is_a_wrong_call(day):
    result = call("build", "a.txt", "--date", day)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"{day!r} is no day such as 2026-01-08; see 'kg build --help'\n")


def test_a_file_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "blocked").write_text("a file, not a folder")
    graph = tmp_path / "graph.ttl"
    graph.write_text("")
    page = tmp_path / "blocked" / "graph.html"
    result = call("view", str(graph), "-o", str(page))
    assert result.exit_code == 1
    blocked = f"{page}: {tmp_path / 'blocked'} is a file, where a folder is needed"
    assert result.stderr == f"{ERROR}{blocked}; name another folder\n"


def test_the_console_script_leaves_quietly_when_its_reader_does():
    code = "from kg.cli import main; import sys; sys.argv = ['kg', '--help']; main()"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, messages = process.communicate(timeout=30)
    assert (process.returncode, messages) == (1, b"")


def test_starting_the_command_line_loads_nothing_heavy():
    heavy = (
        "networkx",
        "numpy",
        "onnxruntime",
        "pyoxigraph",
        "rdflib",
        "rjieba",
        "pyvis",
        "rich",
        "kg.text",
        "kg.graph",
    )
    code = f"import sys, kg.cli; print([m for m in {heavy!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
