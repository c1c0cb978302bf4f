"""``kg review``: what it lists and asks, and that the next build replays each decision."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import cli
from kg.linking import read_decisions

ERROR = "错误 error: "
ARTICLES = {
    "one.txt": "墨石科技签约\n\n墨石科技股份有限公司董事长何允之表示，公司将扩产。墨石科技由何允之创立。\n",
    "two.txt": "临渡银行换帅\n\n临渡银行行长何允之昨日在杭州市宣布辞职。临渡银行总部位于杭州市。\n",
    "three.txt": "学校迁址\n\n育新中学昨日宣布，学校将于明年迁至鼓楼区。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three articles and their graph."""
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    assert call("build", tmp_path / "articles", "-o", tmp_path / "graph.ttl").exit_code == 0
    return tmp_path


def call(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), input=given)


def test_review_lists_the_most_doubtful_first(folder):
    result = call("review", folder / "graph.ttl", "--kind", "place", "--kind", "same")
    head, place, same = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "2 处存疑 doubts: 1 place, 1 same\n")
    assert head == "疑度 doubt\t问题 question\t理由 why\t原句 sentences\t裁定 decisions"
    assert place.startswith("0.80\t鼓楼区 是哪里 · which place?\tone of 4 known places\t育新中学昨日宣布")
    assert same.startswith("0.50\t何允之 (临渡银行) = 何允之 (墨石科技股份有限公司) 是同一个吗 · the same?\t")


def test_review_lists_no_more_than_asked(folder):
    result = call("review", folder / "graph.ttl", "--below", "1", "-n", "3")
    assert len(result.stdout.splitlines()) == 4


def test_review_says_that_nothing_is_doubtful(folder):
    result = call("review", folder / "graph.ttl", "--kind", "merge", "--below", "0.1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "没有存疑之处 nothing is doubtful\n"


def test_review_writes_a_table_that_decides_nothing_yet(folder):
    table = folder / "decisions.tsv"
    result = call("review", folder / "graph.ttl", "--below", "1", "--tsv", table)
    assert (result.exit_code, result.stdout) == (0, "")
    assert read_decisions(table) == ()
    call("build", folder / "articles", "-o", folder / "again.ttl", "--decisions", table)
    assert (folder / "again.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()
    assert call("review", folder / "graph.ttl", "--below", "1", "--tsv", "-").stdout == table.read_text("utf-8")


def decided(table: Path, *rows: str) -> None:
    """Take the mark from the rows that begin so, as a reader does."""
    lines = table.read_text(encoding="utf-8").splitlines()
    for row in rows:
        (number,) = (k for k, line in enumerate(lines) if line.startswith(f"#{row}"))
        lines[number] = lines[number].removeprefix("#")
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_the_next_build_replays_every_kind_of_decision(folder):
    table = folder / "decisions.tsv"
    call("review", folder / "graph.ttl", "--below", "1", "--tsv", table)
    decided(
        table,
        "same\tPerson/何允之 @ two",
        "different\tCompany/墨石科技\tCompany/墨石科技股份有限公司",
        "retype\tCompany/临渡银行\tInstitution",
        "same\tPlace/鼓楼区\tPlace/徐州市鼓楼区",
        "reject\tInstitution/育新中学",
        "add\tCompany/墨石科技股份有限公司",
    )
    result = call("build", folder / "articles", "-o", folder / "again.ttl", "--decisions", table)
    assert result.exit_code == 0, result.stderr
    named = {(e.type, e.label): e for e in kg.read(folder / "again.ttl").store.entities()}
    assert sorted(named) == [
        ("Company", "墨石科技"),
        ("Company", "墨石科技股份有限公司"),
        ("Institution", "临渡银行"),
        ("Person", "何允之"),
        ("Place", "杭州市"),
        ("Place", "鼓楼区"),
    ]
    assert named["Place", "鼓楼区"].identifiers == (("adcode", "320302"),)
    assert named["Company", "墨石科技股份有限公司"].confidence == 1
    again = call("review", folder / "again.ttl", "--below", "0.999", "--decisions", table).stdout
    assert all(word not in again for word in ("same?", "which place?", "临渡银行 是", "育新中学 是", "有限公司 是"))
    before = call("review", folder / "graph.ttl", "--kind", "same", "--kind", "place", "--decisions", table)
    assert before.stderr == "没有存疑之处 nothing is doubtful\n"
    assert call("validate", folder / "again.ttl").exit_code == 0


def test_review_asks_and_keeps_each_answer_at_once(folder):
    table = folder / "mine.csv"
    table.write_text("decision,entity,other,who\nreject,Person/新华路,,李\n", encoding="utf-8")
    options = ("--kind", "place", "--kind", "same", "--decisions", table, "--ask")
    result = call("review", folder / "graph.ttl", *options, given="x\n3\nn\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "[1/2] 鼓楼区 是哪里 · which place?" in result.stderr
    assert result.stderr.endswith(f"{table}: 新增 2 行裁定 new decisions; kg build --decisions {table}\n")
    first, second, place, people = table.read_text(encoding="utf-8").splitlines()
    assert (first, second) == ("decision,entity,other,who", "reject,Person/新华路,,李")
    assert place == "same,Place/鼓楼区,Place/徐州市鼓楼区,"
    assert people.startswith("different,Person/何允之 @ two-")
    assert call("review", folder / "graph.ttl", *options).stderr == "没有存疑之处 nothing is doubtful\n"


def test_review_asks_for_the_right_type_of_a_name(folder):
    table = folder / "d.tsv"
    options = ("--kind", "name", "--below", "1", "-n", "1", "--decisions", table, "--ask")
    result = call("review", folder / "graph.ttl", *options, given="t\nFirm\nProduct\n")
    assert result.exit_code == 0
    (row,) = read_decisions(table)
    assert (row.verdict, row.type) == ("retype", "Product")


@pytest.mark.parametrize(("given", "status"), [("s\nq\n", 0), ("s\n", 130)])
def test_review_begins_no_table_where_nothing_is_decided(folder, given, status):
    table = folder / "new.tsv"
    result = call("review", folder / "graph.ttl", "--kind", "same", "--kind", "place", "--decisions", table, "--ask", given=given)  # fmt: skip
    assert result.exit_code == status
    assert not table.exists()


def test_review_begins_a_table_with_the_first_answer(folder):
    table = folder / "new.tsv"
    call("review", folder / "graph.ttl", "--kind", "same", "--decisions", table, "--ask", given="y\n")
    head, row = table.read_text(encoding="utf-8").splitlines()
    assert head == "decision\tentity\tother\tnote"
    assert row.endswith("\tkg review: the same name, but no post that both hold")


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--ask",), 2, "--ask needs --decisions FILE"),
        (("--decisions", "missing.tsv"), 1, "missing.tsv: cannot be read"),
        (("--decisions", "wrong.tsv"), 1, "wrong.tsv row 2: no decision 'merge'; use one of same,"),
        (
            ("--decisions", "d.tsv", "--tsv", "d.tsv"),
            2,
            "--tsv would write over d.tsv, which is read; name another file",
        ),
        (("--tsv", "graph.ttl"), 2, "--tsv would write over graph.ttl, which is read"),
        (("--tsv", "articles"), 1, "is a folder, not a file"),
    ],
)
def test_review_says_in_one_line_what_is_wrong(folder, monkeypatch, options, status, words):
    monkeypatch.chdir(folder)
    (folder / "wrong.tsv").write_text("decision\tentity\tother\nmerge\tCompany/甲\tCompany/乙\n", encoding="utf-8")
    (folder / "d.tsv").write_text("decision\tentity\tother\n", encoding="utf-8")
    result = call("review", "graph.ttl", *options)
    assert (result.exit_code, result.stdout) == (status, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(ERROR)
    assert words in line
