"""Lines: every row of the table proves itself, and by-lines and datelines are known by their form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kg.text.bylines import bylines_of, dateline_end, is_byline
from kg.text.lines import kind_of, rows

ROWS = [pytest.param(row, id=str(row["id"])) for row in rows()]


@pytest.mark.parametrize("row", ROWS)
def test_row_matches_its_examples(row: dict[str, object]) -> None:
    assert row["yes"]
    assert row["no"]
    pattern = re.compile(str(row["pattern"]), re.S)
    assert [text for text in row["yes"] if not pattern.fullmatch(text)] == []  # type: ignore[attr-defined]
    assert [text for text in row["no"] if pattern.fullmatch(text)] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", ROWS)
def test_kind_of_finds_the_examples(row: dict[str, object]) -> None:
    wrong = [text for text in row["yes"] if kind_of(text) == ""]  # type: ignore[attr-defined]
    assert wrong == []


BYLINES = [
    ("证券时报记者 聂英好", [("聂英好", "记者", "证券时报")]),
    ("据证券时报记者 孙宪超报道", [("孙宪超", "记者", "证券时报")]),
    ("《剑门周报》记者　母祎晗", [("母祎晗", "记者", "剑门周报")]),
    ("本报记者 吐尔洪·艾尼瓦尔 通讯员 糜雪舫", [("吐尔洪·艾尼瓦尔", "记者", "东方报"), ("糜雪舫", "通讯员", "东方报")]),
    ("□ 江阳早报记者 璩家宁 文/图", [("璩家宁", "记者", "江阳早报")]),
    ("滨江产经报记者 蔺采薇 铜陵报道", [("蔺采薇", "记者", "滨江产经报")]),
    ("記者司馬庭／綜合報導", [("司馬庭", "記者", "东方报")]),
    ("文｜乌日娜　　来源：硬枝（ID：yingzhi-early）", [("乌日娜", "文", "东方报")]),
    ("2025-08-14 07:32:10　来源：高原经济报　记者 仓蕴之", [("仓蕴之", "记者", "东方报")]),
    ("(记者 乜雨田 通讯员 扈阿朵)", [("乜雨田", "记者", "东方报"), ("扈阿朵", "通讯员", "东方报")]),
    ("本报记者 白溪 卢一帆", [("白溪", "记者", "东方报"), ("卢一帆", "记者", "东方报")]),
    ("见习记者 卞 岚", [("卞 岚", "见习记者", "东方报")]),
]


@pytest.mark.parametrize(("line", "signers"), BYLINES, ids=[line for line, _ in BYLINES])
def test_bylines_of_reads_who_signs(line: str, signers: list[tuple[str, str, str]]) -> None:
    assert is_byline(line)
    assert [(b.name, b.role, b.outlet) for b in bylines_of(line, 0, "东方报")] == signers
    assert [b.span.of(line) for b in bylines_of(line, 0, "东方报")] == [name for name, _, _ in signers]


@pytest.mark.parametrize(
    "line",
    [
        "证券时报记者近日走访丽晶国际中心发现,目前空置",
        "记者在现场看到",
        "他曾是一名记者",
        "多家机构负责人对记者表示",
        "第一财经报道称",
    ],
)
def test_is_byline_leaves_running_text_alone(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("本报讯（记者 白溪）昨日，协会成立。", "本报讯（记者 白溪）"),
        ("新华社北京1月7日电（记者 李明）今天", "新华社北京1月7日电（记者 李明）"),
        ("中证网讯（记者 何昱璞）为提高", "中证网讯（记者 何昱璞）"),
        ("【台北訊】國際半導體", "【台北訊】"),
        ("陆桥社西安11月6日电 功率器件", "陆桥社西安11月6日电 "),
        ("听雨电器：江东省协会的会员", ""),
        ("11月6日，公司宣布", ""),
        ("（下称“公司”）宣布", ""),
    ],
)
def test_dateline_end_finds_the_dateline(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


@pytest.mark.parametrize("row", [row for row in ROWS if "needs" in row.values[0]])  # type: ignore[operator]
def test_needs_is_in_every_line_of_the_shipped_articles_that_the_row_matches(row: dict[str, Any]) -> None:
    needs = set(row["needs"])
    pattern = re.compile(row["pattern"], re.S)
    shipped = sorted((Path(__file__).resolve().parents[2] / "seeds" / "train").glob("*.txt"))
    lines = {
        line.strip()
        for path in shipped
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if len(line) <= 200
    }
    assert len(lines) > 500
    missed = [line for line in lines | set(row["yes"]) if needs.isdisjoint(line) and pattern.fullmatch(line)]
    assert missed == []
