"""``kg explain``: each sentence with its names, its anaphors and its relations, and the raw file behind it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

PRINTED = Path(__file__).resolve().parents[2] / "seeds" / "articles" / "20_headquarters_move_ocr.txt"
TEXT = "格式塔科技落子成都\n\n格式塔科技由彭雷和陈天桥联合创立，总部位于成都市。公司将推出新品。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["explain", *map(str, arguments)])


def test_explain_tells_names_and_relations_under_their_sentence(article):
    result = call(article, "--find", "联合创立")
    head, sentence, *lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert head.startswith("# article.txt")
    assert sentence.endswith("body] 格式塔科技由彭雷和陈天桥联合创立，总部位于成都市。")
    assert any(line.startswith("  = 彭雷 Person ") for line in lines)
    founded = [line for line in lines if line.startswith("  + Company/格式塔科技 foundedBy Person/")]
    assert [line.split()[3] for line in founded] == ["Person/彭雷", "Person/陈天桥"]


def test_explain_tells_what_a_word_stands_for(article):
    assert "  > 公司 = Company/格式塔科技: " in call(article, "--find", "新品").stdout


def test_explain_shows_the_raw_file_with_the_breaks_that_were_mended():
    lines = call(PRINTED, "--find", "云泽高新技术产业开发区（下称", "--raw").stdout.splitlines()
    assert "新能源股份有限公司（下称" in lines[1]
    assert lines[2].startswith("  raw ")
    assert "新能源股份有限公\\n司（下称" in lines[2]


def test_explain_goes_on_after_a_source_that_cannot_be_read(article, tmp_path):
    result = call(tmp_path / "missing.txt", article)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout.startswith("# article.txt")


def test_explain_says_as_grep_does_that_nothing_was_found(article):
    result = call(article, article, "--find", "不存在的")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "没有句子含 no sentence holds: 不存在的\n"


def test_explain_prints_no_heading_of_an_article_without_the_words(article, tmp_path):
    (tmp_path / "other.txt").write_text("谦寻控股位于杭州市。", encoding="utf-8")
    result = call(article, tmp_path / "other.txt", "--find", "新品")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("#")] == ["# article.txt 格式塔科技落子成都"]


def test_explain_says_the_page_and_the_section_where_the_article_states_them(tmp_path):
    path = tmp_path / "printed.txt"
    path.write_text(
        "东方周报　2025年1月8日　星期三　第5版 经济新闻\n\n江州新厂投产\n\n墨石科技的新厂在杭州市投产。\n",
        encoding="utf-8",
    )
    head = call(path).stdout.splitlines()[0]
    assert head == "# printed.txt (page 5, 经济新闻) 江州新厂投产"
