"""Sentences: where they end, quotations and brackets kept whole, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.text import Document, Sentence, Span, Zone

_WHOLE = frozenset({Zone.TITLE, Zone.SUBTITLE, Zone.HEADING, Zone.BYLINE})
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}
_BRACKETS = "".join([*_PAIRS, *_PAIRS.values()]) + '"'
_MARKS = re.escape(_BRACKETS + "。！？｡!?….")
# One of the marks comes first, so that the search is for a character of a set; then what it is: a whole pair with no
# mark inside (group 1, nothing to be decided), a quotation mark or bracket, or a stop with the stops behind it. A lone
# Latin full stop is one only between Chinese characters.
_MARK = re.compile(
    rf"[{_MARKS}](?:({'|'.join(f'(?<={re.escape(o)})[^{_MARKS}]*{re.escape(c)}' for o, c in _PAIRS.items())})"
    rf"|(?<=[{re.escape(_BRACKETS)}])"
    r"|(?:(?<=[。！？｡])|(?<=[!?])[!?]*(?![A-Za-z0-9/=&])|(?<=…)…*"
    r"|(?<=[\u3400-\u9fff）)”\"%]\.)(?=[\s\u3400-\u9fff“\"（(]|\d+[年月日]|$))[。！？!?…]*)"
)
# A sentence with nothing to decide, in one step: up to its first full stop, all quotations and brackets before it whole.
_PLAIN = re.compile(
    rf"(?:[^{_MARKS}]++|{'|'.join(f'{re.escape(o)}[^{_MARKS}]*+{re.escape(c)}' for o, c in _PAIRS.items())})*+"
    r"[。！？｡][。！？!?…]*"
)
_CLOSES = {close: opens for opens, close in _PAIRS.items()}
_ATTRIBUTION = re.compile(
    r"[\s\u3000]*[^。！？，,；;“”\"]{0,24}?(?:说|表示|称|道|指出|认为|告诉|介绍|问|答|强调|透露|坦言|回应|補充|補充說|說|笑着)"
)
_LONGEST = 600


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; every character but space belongs to one."""
    found: list[Sentence] = []
    text = document.text
    for block in document.blocks:
        start, end, zone = block.span.start, block.span.end, block.zone
        for low, high in ((start, end),) if zone in _WHOLE else cuts(text, start, end):
            if text[low].isspace() or text[high - 1].isspace():
                body = text[low:high]
                low, high = high - len(body.lstrip()), low + len(body.rstrip())
            if low < high:
                found.append(Sentence(Span(low, high), zone))
    return tuple(found)


def cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph as (start, end); they lie side by side and cover it."""
    at = start
    while at < end:
        plain = _PLAIN.match(text, at, end)
        after = plain.end() if plain else _end(text, at, end)
        yield at, after
        at = after


def _end(text: str, start: int, end: int) -> int:
    """Return where the sentence that begins at ``start`` ends, every mark looked at in turn."""
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        if match.lastindex:
            continue
        mark = match[0]
        if mark not in _BRACKETS:
            if not open_marks or match.end() - start > _LONGEST:
                return match.end()
            continue
        closed = _opened_or_closed(mark, match.start(), open_marks)
        whole = closed == start
        if closed >= 0 and not open_marks and _ends_quotation(text, match.start(), match.end(), end, whole):
            return match.end()
    return end


def _opened_or_closed(mark: str, at: int, open_marks: list[tuple[str, int]]) -> int:
    """Keep the account of open quotations and brackets.

    Returns:
        Where the pair was opened that this mark closes, -1 where it closes none.
    """
    opener = '"' if mark == '"' else _CLOSES.get(mark, "")
    if opener and any(m == opener for m, _ in open_marks):
        opened = at
        while open_marks:
            opened_by, opened = open_marks.pop()
            if opened_by == opener:
                break
        return opened
    if mark in _PAIRS or mark == '"':
        open_marks.append((mark, at))
    return -1


def _ends_quotation(text: str, mark: int, after: int, end: int, whole: bool) -> bool:
    """Return whether a closing mark ends its sentence: a stop stands before it and no 他说 follows.

    A bracket does only where it holds the ``whole`` sentence.
    """
    if text[mark - 1] not in "。！？!?….":
        return False
    following = text[after : min(after + 40, end)]
    if not following.strip():
        return True
    if text[mark] in "）)》】〕":
        return whole
    return following[0] not in "，,、；;。：:的" and not _ATTRIBUTION.match(following)
