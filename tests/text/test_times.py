"""Times: every row of the table proves itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg.text import document_from_text, times
from kg.text.times import table


@pytest.mark.parametrize("case", table()["case"], ids=lambda case: f"{case['text']}@{case['day']}")
def test_times_reads_what_the_table_says(case: dict[str, Any]) -> None:
    document = document_from_text(case["text"])
    if case["day"]:
        document = replace(document, date=date.fromisoformat(case["day"]))
    found = [[t.text, t.value, t.precision.value, t.until] for t in times(document)]
    assert found == case["reads"]


def test_times_stand_where_their_text_is() -> None:
    document = document_from_text("2025年5月，公司成立。据悉，去年12月3日已签约。")
    assert [t.span.of(document.text) for t in times(document)] == [t.text for t in times(document)]
