"""The gold articles, read: what each file must give (title, by-line, day, articles), and what no file may break."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from kg.model.text import Document, Zone
from kg.text import document_from_text, read, sentences

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "seeds" / "articles"
SEED = ROOT.parent / "shared" / "gold" / "seed"
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="the seed articles are not here (../shared)")

Row = tuple[str, str, list[tuple[str, str, str]], date | None]
# file → title, subtitle, who signs as what for whom, day of publication
EXPECTED: dict[str, list[Row]] = {
    "01_hangzhou_live_commerce.txt": [
        ("“网红第一大楼”变安静了 杭州直播电商正在换挡", "", [("聂英好", "记者", "证券时报")], None)
    ],
    "02_sichuan_brain_computer.txt": [
        ("四川加注脑机接口 格式塔科技落子成都", "", [("曾剑", "记者", "证券时报")], None)
    ],
    "03_shenyang_housing_fund.txt": [
        ("沈阳松绑公积金贷款 “商转公”上限升至房价八成", "", [("孙宪超", "记者", "证券时报")], date(2026, 1, 8))
    ],
    "04_guangzhou_tianhe_ai.txt": [
        ("广州天河新年首会聚焦AI 恒健系与晶泰科技结伴落子", "", [("李映泉", "记者", "证券时报")], None)
    ],
    "05_car_maker_battery.txt": [("广汽与宁德时代再牵手：十年之约从电池做到底盘", "", [("沈知远", "记者", "")], None)],
    "06_chip_acquisitions.html": [
        (
            "晶丰明源32.83亿元并购易冲科技将上会\xa0三年前曾拿下凌鸥创芯",
            "",
            [("顾青禾", "作者", "江海财讯")],
            date(2026, 1, 15),
        )
    ],
    "07_bank_broker_posts.txt": [
        ("岁末金融业密集换帅 银行“空降”行长 券商班底更新", "", [("梁若川", "记者", ""), ("杜一鸣", "实习生", "")], None)
    ],
    "08_penalty_and_lawsuit.txt": [
        ("信披造假收罚单 临澜科技又被老供应商告上法庭", "", [("纪云舟", "记者", "东澜商报")], None)
    ],
    "09_rumour_denied.txt": [("传云栈集团28亿元接盘山月茶集 双方同日辟谣", "", [("宋听澜", "记者", "")], None)],
    "10_university_robot_spinoff.txt": [
        ("四个月两轮融资 清华系机器人公司星动纪元获吉利资本领投", "", [("秦望舒", "记者", "")], None)
    ],
    "11_provincial_plan.txt": [("江东八部门联手出招 人形机器人三年闯三关", "", [("沈星野", "记者", "江东日报")], None)],
    "12_trade_fair.md": [
        (
            "九百家企业赶“家博会” 首日签下32亿元",
            "",
            [("白溪", "记者", "东澜晚报"), ("卢一帆", "通讯员", "东澜晚报")],
            date(2025, 11, 6),
        )
    ],
    "13_shareholder_announcement.txt": [
        ("霁川精工：控股股东增持1200万股 二股东拟减持不超过2%", "", [("顾念慈", "记者", "")], None)
    ],
    "14_fund_and_portfolio.txt": [("“启衡系”再落子 两个月领投两家机器人公司", "", [("司徒嘉", "记者", "")], None)],
    "15_family_food_business.txt": [("一坛酱油 三代人的“家”与“业”", "", [("柏舟", "记者", "青弋商报")], None)],
    "16_film_and_artists.html": [
        ("《雾中渡》厦门开机 三家公司试水“制片人+经纪人”", "", [("慕容采", "记者", "东南文娱网")], date(2025, 10, 21))
    ],
    "17_club_owners_and_players.txt": [("西班牙人队易主 “星辉时代”落幕", "", [("尉迟岩", "记者", "")], None)],
    "18_overseas_joint_venture.txt": [("软银牵手OpenAI 拟在日本设合资公司", "", [("令狐川", "记者", "")], None)],
    "19_hospital_and_institute.txt": [
        (
            "翠湖血液病研究院在昆明揭牌 百里岚任首任院长",
            "",
            [("和晓棠", "记者", "云岭健康报"), ("木云", "通讯员", "云岭健康报")],
            None,
        )
    ],
    "20_headquarters_move_ocr.txt": [
        (
            "拓岚新能把总部搬到云泽",
            "一家企业与一座城市的三年“恋爱”",
            [("澹台明", "记者", "江北日报"), ("于飞", "记者", "江北日报")],
            date(2025, 11, 12),
        )
    ],
    "21_fruit_brand_logistics.txt": [
        (
            "脐橙出山 一箱果子背后的“快”生意",
            "",
            [("钟离月", "记者", "赣南农商报"), ("蓝水生", "通讯员", "赣南农商报")],
            None,
        )
    ],
    "22_industry_alliance_traditional.txt": [
        ("矽光子聯盟成軍　台積電、日月光領頭", "港府撥款28億元　微電子研發院選址元朗", [("司馬庭", "記者", "")], None)
    ],
    "23_appointments_notice.txt": [("澜江市人民政府任免一批工作人员", "", [("罕月明", "记者", "")], None)],
    "24_three_briefs.txt": [
        ("贷后管理不到位 柏州农商行被罚65万元", "", [("闻樱", "记者", "")], None),
        ("校企共建“桥梁工匠学院”", "", [("符晓", "通讯员", "柏州晚报"), ("乐正阳", "记者", "柏州晚报")], None),
        ("音图科技发布“回声3.0” 与老对手官司未了", "", [("雷雨田", "记者", "")], None),
    ],
}
SEED_ROWS: dict[str, Row] = {
    "a1_hangzhou.txt": (
        "“网红第一大楼”为何冷清了？ 杭州直播电商产业在重构中新生",
        "",
        [("聂英好", "记者", "证券时报")],
        None,
    ),
    "a2_sichuan_bci.txt": ("四川脑机接口产业爆发 倍益康连续上涨", "", [("曾剑", "记者", "证券时报")], None),
    "a3_shenyang.txt": ("沈阳市提高住房公积金 “商转公”贷款比例限额", "", [("孙宪超", "记者", "证券时报")], None),
    "a4_tianhe.txt": ("广州市天河区举行 开年首场AI产业对接活动", "", [("李映泉", "记者", "证券时报")], None),
}


def documents(path: Path) -> list[Document]:
    return [item for item in read(path) if isinstance(item, Document)]


def row(document: Document) -> Row:
    signed = [(b.name, b.role, b.outlet) for b in document.bylines]
    return (document.title, document.subtitle, signed, document.date)


def test_every_shipped_article_has_its_row() -> None:
    assert sorted(EXPECTED) == sorted(p.name for p in DEV.iterdir() if p.suffix in (".txt", ".md", ".html"))


@pytest.mark.parametrize("name", EXPECTED)
def test_read_gives_title_byline_and_day_of_each_article(name: str) -> None:
    assert [row(document) for document in documents(DEV / name)] == EXPECTED[name]


@needs_seed
@pytest.mark.parametrize("name", SEED_ROWS)
def test_read_gives_title_and_byline_of_the_seed_articles(name: str) -> None:
    assert [row(document) for document in documents(SEED / name)] == [SEED_ROWS[name]]


@needs_seed
@pytest.mark.parametrize("order", list(permutations(SEED_ROWS)), ids=lambda order: "".join(name[1] for name in order))
def test_read_splits_the_file_that_holds_the_seed_articles(tmp_path: Path, order: tuple[str, ...]) -> None:
    whole = "".join((SEED / name).read_text(encoding="utf-8") for name in order)
    (tmp_path / "all.txt").write_text(whole, encoding="utf-8")
    found = documents(tmp_path / "all.txt")
    assert [document.title for document in found] == [SEED_ROWS[name][0] for name in order]
    assert [d.text for d in found] == [documents(SEED / name)[0].text for name in order]
    assert [d.source.locator for d in found] == ["article 1", "article 2", "article 3", "article 4"]


FOLDERS = [DEV, *([SEED] if SEED.is_dir() else [])]


@pytest.mark.parametrize(
    "path",
    [p for f in FOLDERS for p in sorted(f.iterdir()) if p.suffix in (".txt", ".md", ".html")],
    ids=lambda p: p.stem,
)
def test_sentences_cover_the_text_and_cut_no_word(path: Path) -> None:
    from kg.text.tokens import tagger

    for document in documents(path):
        covered = [s.span for s in sentences(document)]
        assert all(a.end <= b.start for a, b in pairwise(covered))
        between = document.text
        for span in reversed(covered):
            between = between[: span.start] + between[span.end :]
        assert between.strip() == ""
        starts = {span.start for span in covered} | {span.end for span in covered}
        at = 0
        for word, _ in tagger()(document.text):
            inside = set(range(at + 1, at + len(word)))
            assert not (starts & inside), word
            at += len(word)


@pytest.mark.parametrize("name", EXPECTED)
def test_no_page_furniture_is_left(name: str) -> None:
    text = "\n".join(document.text for document in documents(DEV / name))
    left = [
        w
        for w in ("**", "下转", "上接", "字号", "广告", "相关阅读", "版权所有", "示例稿件", "责任编辑", "登录", "A06")
        if w in text
    ]
    assert left == []


@needs_seed
def test_lines_that_the_seed_page_broke_are_whole_again() -> None:
    text = "".join(d.text for name in SEED_ROWS for d in documents(SEED / name))
    for whole in (
        "“网红经济”撤离杭州",
        "直播经济市场格局",
        "MCN机构与直播服务商均大力投入",
        "四川脑科学与类脑智能研究院",
        "高投入、高风险",
        "放宽新市民",
    ):
        assert whole in text


@needs_seed
def test_zones_of_a_page_with_a_data_box_and_photo_credits() -> None:
    document = document_from_text((SEED / "a1_hangzhou.txt").read_text(encoding="utf-8"))
    head = [(b.zone, b.span.of(document.text)) for b in document.blocks[:9]]
    assert head == [
        (Zone.TITLE, "“网红第一大楼”为何冷清了？ 杭州直播电商产业在重构中新生"),
        (Zone.BOX, "中商产业研究院数据显示"),
        (Zone.BOX, "2024年中国直播电商交易规模已达 5.33万亿元"),
        (Zone.BOX, "同比增长 8.31%"),
        (Zone.BOX, "估计2025年增至 5.6万亿元"),
        (Zone.CAPTION, "“杭州网红第一大楼”丽晶国际中心。"),
        (Zone.CAPTION, "电商平台主播正在直播带货。"),
        (Zone.BYLINE, "聂英好/摄"),
        (Zone.BYLINE, "证券时报记者 聂英好"),
    ]
    headings = [b.span.of(document.text) for b in document.blocks if b.zone is Zone.HEADING]
    assert headings == ["1 迁移还是迭代?", "2 从流量红利迈向精细化运营", "3 杭州仍是直播电商必争之地"]
