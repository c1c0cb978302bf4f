"""HTML: the article of a page and nothing else, with the way back into its source."""

from __future__ import annotations

from datetime import date

from kg.model.text import Document, Source, Span, Zone
from kg.text.articles import documents_of
from kg.text.html import html_page

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>海岬影业迁厦门 - 东南网</title>
<meta property="article:published_time" content="2025-10-21T09:12:00+08:00"><meta name="source" content="东南网">
<script>var hot = "望山娱乐收购星渡经纪";</script></head><body>
<nav><a href="/">首页</a><a href="/film">电影</a></nav>
<div class="ad">开户送行情软件</div>
<div class="content"><h1>海岬影业迁厦门&nbsp;宇文朔任董事长</h1>
<p>　　海岬影业由宇文朔2016年创办，2021年将总部从北京迁至厦门&mdash;&mdash;这是第二次搬家。</p>
<p>A&amp;B公司(<span>6.40,0.19,3.06%</span>)与海岬影业
签约。</p>
<h2>谁来出钱</h2><p>望山娱乐计划入股，双方正在商谈细节，预计明年三月完成。</p></div>
<div class="xgyd"><h3>猜你喜欢</h3><ul><li><a href="/1">许牧野加盟长亭文化</a></li><li><a href="/2">短剧为何越拍越长</a></li></ul></div>
<footer>关于我们 版权所有</footer></body></html>"""


def document(raw: str) -> Document:
    (found,) = documents_of(html_page(raw), Source("a.html", ""), "a")
    return found


def test_html_gives_the_article_alone() -> None:
    assert [(b.zone, b.span.of(document(PAGE).text)) for b in document(PAGE).blocks] == [
        (Zone.TITLE, "海岬影业迁厦门\xa0宇文朔任董事长"),
        (Zone.BODY, "海岬影业由宇文朔2016年创办，2021年将总部从北京迁至厦门——这是第二次搬家。"),
        (Zone.BODY, "A&B公司与海岬影业签约。"),
        (Zone.HEADING, "谁来出钱"),
        (Zone.BODY, "望山娱乐计划入股，双方正在商谈细节，预计明年三月完成。"),
    ]


def test_html_says_day_and_outlet_in_its_head() -> None:
    assert (document(PAGE).date, document(PAGE).outlet) == (date(2025, 10, 21), "东南网")


def test_entities_lead_back_to_what_stands_for_them() -> None:
    found = document(PAGE)
    for char, raw in (("\xa0", "&nbsp;"), ("&", "&amp;"), ("——", "&mdash;&mdash;")):
        at = found.text.index(char)
        assert found.offsets.raw_span(Span(at, at + len(char))).of(PAGE) == raw


def test_a_class_name_that_looks_like_furniture_does_not_lose_the_article() -> None:
    raw = PAGE.replace('class="content"', 'class="top main-side"')
    assert document(raw).text == document(PAGE).text


def test_html_without_paragraph_marks_is_cut_at_its_breaks() -> None:
    raw = "<html><body><div>第一段，甲公司成立。<br><br>第二段，乙公司\n成立。 Big\nData公司。</div></body></html>"
    assert document(raw).text == "第一段，甲公司成立。\n第二段，乙公司成立。 Big\nData公司。"


def test_html_without_closing_tags_is_an_article() -> None:
    assert (
        document("<p>青禾智能由李思远于2019年创立,总部位于杭州市").text == "青禾智能由李思远于2019年创立,总部位于杭州市"
    )
    assert document("<p>甲公司成立。<p>乙公司由周大海创办。<div").text == "甲公司成立。\n乙公司由周大海创办。"
