"""The page as a reader meets it, in headless Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.view import page
from tests.view.factory import Store, Writing, gold_store
from tests.view.test_data import SMALL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium or google-chrome on PATH: the page cannot be opened")
HOSTILE = (
    '<img src=x onerror="window.hacked=1">',
    "</script><script>window.hacked=1</script>",
    '<a href="//x.test">href</a>',
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """Opens pages, and notes whatever a browser complains of or asks a network for."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.complaints: list[str] = []

    def open(self, html: str, *, link: str = "", width: int = 1200, height: int = 800) -> Page:
        path = self.folder / "graph.html"
        path.write_text(html, encoding="utf-8")
        tab = self.browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on(
            "request", lambda asked: self.complaints.extend([asked.url] if not asked.url.startswith("file:") else [])
        )
        tab.goto(path.as_uri() + link)
        tab.wait_for_selector("#graph canvas")
        return tab


@pytest.fixture
def reader(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(browser, tmp_path)
    yield reader
    for context in browser.contexts:
        context.close()
    assert reader.complaints == []


def texts(tab: Page, selector: str) -> list[str]:
    return [text.strip() for text in tab.locator(selector).all_inner_texts()]


def click_canvas(tab: Page, x: float, y: float) -> None:
    """Click where the drawing has this place, in pixels of the layout."""
    spot: Any = tab.evaluate("([x, y]) => window.kgView.onScreen(x, y)", [x, y])
    box = tab.locator("#graph").bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])


def place(tab: Page, label: str) -> tuple[float, float]:
    node: Any = tab.evaluate(
        "label => JSON.parse(document.getElementById('nodes').textContent).find(n => n.label === label)", label
    )
    return node["x"], node["y"]


def between(tab: Page, one: str, other: str) -> tuple[float, float]:
    (ax, ay), (bx, by) = place(tab, one), place(tab, other)
    return (ax + bx) / 2, (ay + by) / 2


def test_page_opens_with_title_counts_and_legend(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL), title="星河一案"))
    assert texts(tab, "h1, #counts") == ["星河一案", "6 个实体 · 6 条陈述 · 1 篇报道"]
    assert texts(tab, "#type-filter .word") == ["企业", "人物", "地点", "机构"]
    assert texts(tab, "#status-filter .word") == ["事实", "计划", "传闻", "否认", "曾经 · 已结束"]
    assert texts(tab, "#note") == ["另有 1 个实体尚无关系，见列表。"]


def test_page_speaks_english_when_asked(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    tab.click("#language")
    assert texts(tab, "#counts") == ["6 entities · 6 statements · 1 article"]
    assert texts(tab, "#type-filter .word") == ["company", "person", "place", "institution"]
    assert tab.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("query", ["星河", "xing", "ＸＩＮＧＨＥ", "河科 技"])
def test_search_finds_labels_and_aliases_whatever_their_width_and_case(reader: Reader, query: str) -> None:
    tab = reader.open(page(Store(SMALL)))
    tab.keyboard.press("/")
    tab.keyboard.type(query)
    assert texts(tab, ".hit .name") == ["星河科技"]
    tab.keyboard.press("Enter")
    assert texts(tab, "#details h2") == ["星河科技"]


def test_search_is_worked_by_keys_alone(reader: Reader) -> None:
    tab = reader.open(page(gold_store("01")))
    tab.keyboard.press("/")
    tab.keyboard.type("杭州")
    first, second = texts(tab, ".hit .name")[:2]
    tab.keyboard.press("ArrowDown")
    assert texts(tab, ".hit[aria-selected=true] .name") == [second]
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    assert texts(tab, "#details h2") == [first]
    tab.keyboard.press("/")
    tab.keyboard.type("无此名")
    assert texts(tab, "#hits") == ["没有找到"]
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#hits")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#panel")


def test_click_on_an_entity_shows_its_facts_with_their_sentences(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    click_canvas(tab, *place(tab, "星河科技"))
    assert texts(tab, "#details h2, #details .aliases") == ["星河科技", "又名 星河、Xinghe"]
    assert set(texts(tab, ".facts h3")) == {"供应商\n1", "位于\n1", "创始人\n1", "收购\n1"}
    assert "星河由李望2019年在成都创办。" in texts(tab, "blockquote")
    tab.click("#details .link:has-text('李望')")
    assert texts(tab, "#details h2") == ["李望"]
    assert texts(tab, "#details .badge") == ["曾经 · 已结束", "传闻"] or texts(tab, "#details .badge") == [
        "传闻",
        "曾经 · 已结束",
    ]


def test_click_on_a_line_shows_its_sentence_with_both_names_marked(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    click_canvas(tab, *between(tab, "星河科技", "李望"))
    assert texts(tab, "#details .claim .word") == ["星河科技", "李望"]
    assert texts(tab, "#details .predicate") == ["创始人 →"]
    assert texts(tab, "blockquote") == ["星河由李望2019年在成都创办。"]
    assert (texts(tab, "mark.subject"), texts(tab, "mark.object")) == (["星河"], ["李望"])
    assert texts(tab, ".cite > *") == [
        "《星河科技落户成都》",
        "示例日报 · A06 版 · 经济新闻 · 2026-01-07 · 记者 周明",
        "news/a.txt : 0–15",
    ]
    assert texts(tab, ".qualifiers dd") == ["2019", "95%"]
    assert texts(tab, ".evidence .unnamed") == ["依据规则 founded-by"]


def test_a_name_inside_a_longer_name_is_not_marked(reader: Reader) -> None:
    writing = Writing()
    evidence = writing.sentence("曾甲在宁德创立宁德时代。", writing.article("a.txt", "题", "2026-01-07", "报", "某"))
    writing.statement(writing.entity("Person", "曾甲"), "relocatedTo", writing.entity("Place", "宁德"), evidence)
    writing.entity("Company", "宁德时代")
    tab = reader.open(page(writing.store()))
    click_canvas(tab, *between(tab, "曾甲", "宁德"))
    assert texts(tab, "mark") == ["曾甲", "宁德"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ('kg:atTime "2019-05" ; kg:timeText "2019年05月"', "2019-05"),
        ('kg:atTime "2024" ; kg:timeText "去年“双11”"', "2024 (去年“双11”)"),
        ('kg:validFrom "2019"', "2019 起"),
        ('kg:validUntil "2021"', "至 2021"),
        ('kg:validFrom "2019" ; kg:validUntil "2021"', "2019 – 2021"),
        ('kg:timeText "近日"', "近日"),
    ],
)
def test_time_is_shown_with_the_words_of_the_article_where_they_say_more(reader: Reader, more: str, shown: str) -> None:
    writing = Writing()
    evidence = writing.sentence("句子。", writing.article("a.txt", "题", "2026-01-07", "报", "某"))
    writing.statement(
        writing.entity("Person", "甲"), "relativeOf", writing.entity("Person", "乙"), evidence, more=" ; " + more
    )
    tab = reader.open(page(writing.store()), link="#甲")
    assert texts(tab, ".qualifiers dd") == [shown, "90%"]


def test_a_name_that_the_sentence_does_not_give_is_said(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)), link="#西川大学")
    assert set(texts(tab, ".evidence .unnamed")) == {"句中没有写出“李望”这一名称。"}


def test_filters_take_types_standings_and_relations_away(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))

    def drawn() -> Any:
        return tab.evaluate("window.kgView.drawn()")

    assert drawn() == {"entities": 5, "lines": 6}
    tab.click("#type-filter .chip[data-value=Person]")
    assert drawn() == {"entities": 4, "lines": 3}
    tab.click("#type-filter .chip[data-value=Person]")
    tab.click("#status-filter .chip[data-value=denied]")
    assert drawn() == {"entities": 5, "lines": 5}
    tab.click("#status-filter .chip[data-value=denied]")
    tab.click("#predicate-box summary")
    tab.click("#predicate-filter button:has-text('全不选')")
    assert drawn() == {"entities": 0, "lines": 0}
    assert texts(tab, "#empty strong") == ["没有符合筛选条件的实体"]
    tab.check("#predicate-filter [data-value=foundedBy]")
    assert drawn() == {"entities": 2, "lines": 1}


def test_each_standing_has_a_line_of_its_own(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    lines: Any = tab.evaluate("window.kgView.lines()")
    assert {line["status"]: bool(line["dashes"]) for line in lines} == {
        "asserted": False,
        "planned": True,
        "rumoured": True,
        "denied": True,
        "former": False,
    }
    looks = {(str(line["dashes"]), line["color"]["color"], line["arrows"]["middle"]["enabled"]) for line in lines}
    assert len(looks) == 5


def test_words_stand_only_on_the_lines_of_what_is_selected(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)), link="#成都市")
    assert sorted(line["label"].strip() for line in tab.evaluate("window.kgView.lines()")) == [
        "",
        "",
        "",
        "",
        "",
        "位于",
    ]


def test_lines_between_the_same_two_are_drawn_apart(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    lines: Any = tab.evaluate("window.kgView.lines()")
    bends = [line["smooth"]["type"] for line in lines if line["status"] in ("planned", "denied")]
    assert len(bends) == 2
    assert all(bends)


def test_link_opens_the_entity_that_it_names(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)), link="#成都市")
    assert texts(tab, "#details h2") == ["成都市"]
    tab.click("#details .link:has-text('星河科技')")
    assert tab.evaluate("decodeURIComponent(location.hash)") == "#星河科技"
    tab.go_back()
    tab.wait_for_function("document.querySelector('#details h2').textContent === '成都市'")
    tab.click("#close-panel")
    assert not tab.is_visible("#panel")


def test_entity_is_drawn_where_a_link_jumps_without_animation(reader: Reader) -> None:
    tab = reader.open(page(gold_store()), link="#杭州市")
    tab.wait_for_timeout(600)
    strip: Any = tab.evaluate(
        """([x, y]) => {
          const canvas = document.querySelector("#graph canvas"), spot = window.kgView.onScreen(x, y);
          const dense = canvas.width / canvas.clientWidth;
          return [...canvas.getContext("2d").getImageData((spot.x - 8) * dense, spot.y * dense, 16, 1).data];
        }""",
        place(tab, "杭州市"),
    )
    red, green = strip[0::4], strip[1::4]
    assert sum(g > r for r, g in zip(red, green, strict=True)) > 8  # the green sign of a place fills it


def test_link_to_an_iri_opens_the_entity(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)), link="#https://example.org/kg/Person-李望")
    assert texts(tab, "#details h2") == ["李望"]


def test_link_to_nothing_known_opens_the_whole_graph(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)), link="#100%")
    assert not tab.is_visible("#panel")


def test_list_reaches_entities_that_are_not_drawn(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    tab.click("#entities .entity:has-text('西部商会')")
    assert texts(tab, "#details h2, #details .named-in summary, #details .named-in cite") == [
        "西部商会",
        "见于 1 篇报道",
        "《星河科技落户成都》",
    ]
    assert tab.evaluate("window.kgView.drawn()")["entities"] == 6


def test_list_is_worked_by_keys_alone_and_keeps_the_focus(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL)))
    tab.focus("#entities .entity >> nth=0")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert texts(tab, "#details h2") == ["李望"]
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert texts(tab, "#details h2") == ["成都市"]
    assert tab.get_attribute("#entities .entity >> nth=2", "aria-current") == "true"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_are_only_text(reader: Reader, hostile: str) -> None:
    writing = Writing()
    article = writing.article("<b>path", hostile, "2026-01-07", hostile, hostile)
    one, other = writing.entity("Company", hostile, "甲" + hostile), writing.entity("Person", "李望")
    evidence = writing.sentence(f"{hostile}由李望创办。", article)
    writing.statement(one, "foundedBy", other, evidence, more=' ; kg:positionTitle "<b>总"')
    tab = reader.open(page(writing.store(), title=hostile))
    click_canvas(tab, *place(tab, "李望"))
    tab.click("#details .link")
    assert texts(tab, "#details h2") == [hostile]
    assert texts(tab, "h1") == [hostile]
    assert texts(tab, "blockquote") == [f"{hostile}由李望创办。"]
    assert tab.locator("img, a, b").count() == 0
    assert tab.evaluate("window.hacked") is None


def test_empty_graph_says_so(reader: Reader) -> None:
    tab = reader.open(page(Store("")))
    assert texts(tab, "#empty strong") == ["这张图里还没有实体"]


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_page_fits_the_screen(reader: Reader, width: int) -> None:
    tab = reader.open(page(gold_store("01")), width=width, height=740)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    if width < 960:
        tab.click("#open-filters")
    tab.click("#entities .entity >> nth=0")
    assert tab.is_visible("#details h2")
    assert tab.evaluate("document.documentElement.scrollWidth") == width


def test_large_graph_draws_the_best_connected_and_the_rest_on_demand(reader: Reader) -> None:
    writing = Writing()
    evidence = writing.sentence("句子。", writing.article("a.txt", "题", "2026-01-07", "报", "某"))
    companies = [writing.entity("Company", f"公司{n}") for n in range(600)]
    for n in range(1, 600):
        writing.statement(companies[n], "subsidiaryOf", companies[(n - 1) // 3], evidence)
    tab = reader.open(page(writing.store()))
    assert tab.evaluate("window.kgView.drawn()")["entities"] == 360
    assert texts(tab, "#note")[0].startswith("先画出联系最多的 360 个，共 600 个实体。")
    tab.fill("#query", "公司599")
    tab.press("#query", "Enter")
    assert tab.evaluate("window.kgView.drawn()")["entities"] == 361
    tab.fill("#query", "公司198")
    tab.press("#query", "Enter")
    assert texts(tab, "#expand") == ["展开未画出的 3 个相邻实体"]
    tab.click("#expand")
    assert tab.locator("#expand").count() == 0


def test_picture_can_be_saved(reader: Reader) -> None:
    tab = reader.open(page(Store(SMALL), title="星河"), width=1400)
    with tab.expect_download() as saved:
        tab.click("#export")
    assert saved.value.suggested_filename == "星河.png"
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
