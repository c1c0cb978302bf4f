import re
from html import escape

import pytest

from kg.view import page
from tests.view.factory import Store, gold_store
from tests.view.test_data import SMALL


@pytest.fixture(scope="module")
def html() -> str:
    return page(Store(SMALL), title="星河一案")


def test_page_is_the_same_each_time(html: str) -> None:
    assert page(Store(SMALL), title="星河一案") == html
    assert page(gold_store("01")) == page(gold_store("01"))


def test_page_holds_its_title_as_text(html: str) -> None:
    assert "<title>星河一案</title>" in html
    hostile = "</title><script>alert(1)</script>"
    assert escape(hostile) in page(Store(SMALL), title=hostile)
    assert hostile not in page(Store(SMALL), title=hostile)


def test_page_lets_only_its_own_scripts_run(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert re.fullmatch(
        r"default-src &#39;none&#39;; script-src (&#39;sha256-[\w+/=]{44}&#39; ?){2}; "
        r"style-src &#39;sha256-[\w+/=]{44}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;",
        policy.group(1),
    )


def test_page_loads_nothing(html: str) -> None:
    assert not re.findall(r"<(?:script|img|iframe)[^>]*\ssrc=|<link\b|@import|url\(", html)


def test_page_carries_no_label_that_could_close_a_script() -> None:
    html = page(Store(SMALL.replace("星河科技落户成都", "</script><img src=x onerror=alert(1)>")))
    assert "<img src=x" not in html
    assert r"\u003c/script\u003e\u003cimg src=x" in html


def test_page_leaves_the_full_text_of_articles_out(html: str) -> None:
    assert "全文不进页面" not in html
