"""Names that the article itself introduces: 下称/以下简称/简称 “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.text import Span

_DEFINITION = re.compile(
    r"(?P<word>以下(?:统)?简称|下(?:简)?称|简称|又称|亦称|又名|原名|曾用名|本名|艺名|英文名|证券简称|股票简称)(?:为|作|：|:)?\s*"
    r"(?:[“\"「『](?P<quoted>[^”\"」』\n]{1,20})[”\"」』](?:或[“\"](?P<second>[^”\"\n]{1,20})[”\"])?"
    r"|(?P<bare>[^\s，,。；;）)（(“”\"、]{2,12})(?=[）)]))"
)
_OPENS = "（(，,；;"  # may stand in front of the word


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the place that introduces it; ``full_end`` is where the name that it shortens should end."""

    short: Span
    word: str
    full_end: int


def definitions(text: str) -> Iterator[Definition]:
    """Yield the short forms that the text introduces, in order."""
    if "称" not in text and "名" not in text:
        return
    for match in _DEFINITION.finditer(text):
        end = len(text[max(0, match.start() - 40) : match.start()].rstrip()) + max(0, match.start() - 40)
        end -= end > 0 and text[end - 1] in _OPENS
        for group in ("quoted", "second", "bare"):
            if match[group]:
                yield Definition(Span(*match.span(group)), match["word"], end)
