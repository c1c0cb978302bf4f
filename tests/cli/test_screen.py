"""What a terminal shows: ruled tables that cut nothing off, a running count; and none of it in a pipe."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from kg.cli import screen
from kg.model.run import Outcome

LONG = "格式塔科技由彭雷和陈天桥联合创立总部位于成都市高新区天府国际生物城" * 4


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(monkeypatch) -> Iterator[Terminal]:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    shown = Terminal()
    with redirect_stdout(shown), redirect_stderr(shown):
        yield shown


def test_table_cuts_nothing_off_on_a_terminal(monkeypatch):
    with terminal(monkeypatch) as shown:
        screen.table(["firm", "sentence"], [["格式塔科技", LONG]])
    lines = [line.split("│") for line in shown.getvalue().splitlines() if line.startswith("│")]
    assert "".join(cells[2].strip() for cells in lines) == LONG


def test_table_takes_no_mark_up_from_its_cells(monkeypatch):
    with terminal(monkeypatch) as shown:
        screen.table(["name"], [["[red]甲[/red]"]])
    assert "[red]甲[/red]" in shown.getvalue()


def test_table_keeps_a_row_on_a_line_in_a_pipe(capsys):
    screen.table(["a", "b"], [["one\ntwo", "x\ty"]])
    assert capsys.readouterr().out == "a\tb\none two\tx y\n"


def test_progress_counts_on_a_terminal(monkeypatch):
    with terminal(monkeypatch) as shown, screen.progress() as note:
        note(Outcome("a.txt", "", "ok"))
        note(Outcome("b.txt", "", "failed", why="b.txt: empty; add text"))
    assert "错误 error: b.txt: empty; add text" in shown.getvalue()
    assert "已读 1 篇" in shown.getvalue()


def test_progress_is_silent_in_a_pipe_but_for_failures(capsys):
    with screen.progress() as note:
        note(Outcome("a.txt", "", "ok"))
        note(Outcome("b.txt", "", "failed", why="b.txt: empty;\nadd text"))
    assert capsys.readouterr() == ("", "错误 error: b.txt: empty; add text\n")
