"""Repair: lines that a page broke become paragraphs again; what no article holds is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model.text import Span
from kg.text.bylines import dateline_end, is_byline
from kg.text.lines import ALONE, DROPPED, Line, kind_of
from kg.text.tokens import tagger

_OPENERS, _CLOSERS = "“‘(（《〈【「『〔[", "”’)）》〉】」』〕]"
_ENDED = re.compile(r"""[。！？!?…｡.][”’"'」』）)】》〕\]]*$""")
_BRACKETED = re.compile(r"[（(【\[〔].*[）)】\]〕]$", re.S)
_INSIDE_END = re.compile(r"[。！？](?=.)", re.S)
_CONTINUES = frozenset("，。、；：！？,;:!?.”’）)》】」』〕]%")
_STOPS = frozenset("。！？!?…｡.")
# words that no sentence and no paragraph begins with: a line that does is the rest of the line before
_NEEDS_MORE = re.compile(r"[均都也的了等及且着过]|并且|以及|还是(?=[^？?]{0,9}$)")
_ROW = re.compile(r"【[^】]{1,12}】")
_LABELLED = re.compile(r"(?:[\w·]{1,8}[:：]|\d{1,2}[.、)）][\s\u3000]?(?!\d))[^。]{1,60}$")
_COMMA = re.compile(r"[，,。；;]")
_RELATED = re.compile(r"(?:推荐阅读|相关阅读|延伸阅读|相关链接|猜你喜欢|大家都在看|热门推荐|延伸服务)[:：]?")
_RELATED_WIDTH = 12  # the columns of the longest of them
_PARTED = re.compile(r"\S[\s\u3000：:]+\S")
_ROW_START = re.compile(r"\d|.{1,8}?[:：]")
_PENDING = re.compile(r"[，、：；,;:—“‘（(《【「『〔·和与及的]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the pieces of the page that it is made of, what joins them left out."""

    pieces: tuple[Span, ...]
    text: str
    kind: str  # "" for running text, else as Line.kind; "head" for a line that stands above a by-line


def paragraphs_of(text: str, lines: Sequence[Line], marks: Mapping[int, str] | None = None) -> list[Paragraph]:
    """Return the paragraphs of a page, in order: broken lines rejoined, furniture and adverts left out."""
    marks = marks or {}
    wrap = wrap_width(lines)
    heads = _heads(lines, wrap)
    found: list[Paragraph] = []
    current: list[Line] = []
    interrupted = related = False
    for k, line in enumerate(lines):
        unfinished = bool(current) and line.kind in ("caption", "heading") and _unfinished(current)
        # a picture or an advert in the middle of a sentence: its words cannot stay there
        if related or line.width <= _RELATED_WIDTH:
            related = bool(_RELATED.fullmatch(line.text)) or (related and not _ENDED.search(line.text[-3:]))
        if line.kind in DROPPED or related or (unfinished and line.kind == "caption"):
            interrupted = True
            continue
        kind = ""
        if line.kind or k in heads or marks:
            kind = _standing(line, marks.get(line.start, ""), unfinished=unfinished, head=k in heads)
        if kind == "head" and k - 1 in heads and _goes_on(lines[k - 1], line) and found:
            found[-1] = _paragraph(text, [lines[k - 1], line], "head")
        elif len(current) == 1 and not kind and _ends_byline(current[0], line):
            found.append(_paragraph(text, [*current, line], "byline"))
            current = []
        else:
            if current and (kind or line.start in marks or not _joins(current, line, wrap, interrupted)):
                found += _running(text, current)
                current = []
            if kind:
                found.append(_paragraph(text, [line], kind))
            else:
                current.append(line)
        interrupted = False
    return found + (_running(text, current) if current else [])


def _standing(line: Line, mark: str, *, unfinished: bool, head: bool) -> str:
    """Return what a line is that stands as a paragraph of its own, "" where it may be part of one."""
    if mark == "masthead":
        return mark
    if line.kind in ALONE and not (unfinished and line.kind == "heading" and not line.gap):
        return line.kind
    if head:
        return "head"
    return mark if mark in ("heading", "title") else ""


def _running(text: str, lines: Sequence[Line]) -> list[Paragraph]:
    """Return running text as a paragraph; a note that was broken over lines is known only now, and left out."""
    paragraph = _paragraph(text, lines, "")
    if len(lines) > 1 and kind_of(paragraph.text) in DROPPED:
        return []
    return [paragraph]


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width in columns at which a page breaks its lines, 0 where it does not."""
    body = [line for line in lines if line.kind not in DROPPED]
    widths = sorted(line.width for line in body)
    if len(widths) < 5:
        return 0
    widest = widths[len(widths) * 9 // 10]
    if not 24 <= widest <= 130:
        return 0
    broken = [line for line in body if line.width >= widest * 0.7 and not _ENDED.search(line.text[-3:])]
    told = sum(1 for line in broken if _COMMA.search(line.text))  # a list of headlines has none
    return widest if len(broken) * 4 >= len(body) and told * 2 >= len(broken) else 0


def _heads(lines: Sequence[Line], wrap: int) -> set[int]:
    """Return the lines that stand above a by-line: titles, data boxes, captions."""
    heads: set[int] = set()
    for k, line in enumerate(lines):
        if line.kind == "byline":
            heads |= set(_above(lines, k, wrap))
    first = next((k for k, line in enumerate(lines) if line.kind not in DROPPED), None)
    if first is not None and not lines[first].kind and first not in heads and _may_be_title(lines, first, wrap):
        heads.add(first)
    return heads


def _above(lines: Sequence[Line], byline: int, wrap: int) -> list[int]:
    """Return the short lines that run up to a by-line, as far as the article before it."""
    run: list[int] = []
    for k in range(byline - 1, max(byline - 14, -1), -1):
        line = lines[k]
        if line.kind == "byline" and run and _ends_as_story(lines[run[-1]]):
            break  # a short story under a by-line of its own: the article before
        if line.kind in DROPPED or line.kind in ("byline", "caption"):
            continue
        ended = line.text[-1] in "。；，,;" or (_ENDED.search(line.text[-3:]) and line.text[-1] not in "？?！!")
        if line.width > 100 or (ended and (line.width > 50 or not _stands_alone(lines, k))):
            break
        if (
            wrap
            and not line.gap
            and k
            and not lines[k - 1].kind
            and lines[k - 1].width > wrap * 0.8
            and k - 1 not in run
        ):
            before = lines[k - 1]
            if not _ENDED.search(before.text[-3:]) and _INSIDE_END.search(before.text):
                break
        run.append(k)
    while run and _ends_as_story(lines[run[-1]]):
        run.pop()
    return run


def _ends_as_story(line: Line) -> bool:
    """Return whether a line ends as a sentence of a story does, not as a title."""
    return bool(_ENDED.search(line.text[-3:])) and line.text[-1] in '。.”"'


def _stands_alone(lines: Sequence[Line], k: int) -> bool:
    return lines[k].gap and (k + 1 >= len(lines) or lines[k + 1].gap or lines[k + 1].kind == "caption")


def _may_be_title(lines: Sequence[Line], k: int, wrap: int) -> bool:
    line = lines[k]
    after = lines[k + 1] if k + 1 < len(lines) else None
    if (
        after is None
        or line.width > 110
        or line.text[-1] in "。；，,;："
        or (_INSIDE_END.search(line.text[:-1] + " ") and "。" in line.text)
    ):
        return False
    if _NEEDS_MORE.match(after.text) or after.text[0] in _CONTINUES:
        return False
    if not _COMMA.search(line.text) and _PARTED.search(line.text) and not splits_word(line.text, after.text):
        return True
    return after.gap or not wrap or line.width < wrap * 0.8 or after.indent > line.indent


def _joins(current: Sequence[Line], line: Line, wrap: int, interrupted: bool) -> bool:
    """Return whether a line goes on where the paragraph so far stops."""
    last = current[-1]
    if line.text[0] in _CONTINUES:
        return True
    if not wrap and last.text[-1] in _STOPS:
        return False  # most lines of most pages are whole paragraphs
    if dateline_end(line.text) or _ROW.match(line.text) or _are_rows(last, line, wrap):
        return False
    ended = bool(_ENDED.search(last.text[-6:]))
    if not ended and len(current) == 1 and last.text[-1] in _CLOSERS:
        ended = bool(_BRACKETED.match(last.text))
    if wrap and ended and last.text[-1] in ".!?" and last.width >= wrap * 0.8 and re.search(r"[A-Za-z]\.$", last.text):
        ended = False
    if ended:
        return bool(wrap) and not line.gap and not line.indent and last.width >= wrap * 0.8 and not interrupted
    if len(current) > 1 or _INSIDE_END.search(last.text):
        return True
    if _PENDING.search(last.text[-2:]) or _unclosed(last.text) or _NEEDS_MORE.match(line.text):
        return True
    if wrap:
        return (
            (not line.gap and not line.indent)
            or last.width + last.indent >= wrap * 0.75
            or splits_word(last.text, line.text)
        )
    if (len(line.text) <= 12 and _ENDED.search(line.text[-3:])) or splits_word(last.text, line.text):
        return True
    return last.width > 70 and bool(_COMMA.search(last.text))  # a headline of that length has no comma


def _are_rows(before: Line, line: Line, wrap: int) -> bool:
    """Return whether two lines are rows of one list (整车:某客车⏎材料:某新材), each a paragraph of its own."""
    if (wrap and before.width >= wrap * 0.75) or not _ROW_START.match(line.text):
        return False
    return bool(_LABELLED.match(line.text) and _LABELLED.match(before.text))


def _ends_byline(before: Line, line: Line) -> bool:
    """Return whether a line is the rest of a name that a by-line was broken in (糜⏎雪舫)."""
    return not line.gap and not line.kind and len(line.text) <= 4 and is_byline(before.text + line.text)


def _goes_on(title: Line, line: Line) -> bool:
    """Return whether a title was broken: its last part is too short for one (……贷款 “商转公”⏎上限升至房价八成)."""
    parts = re.split(r"[\s\u3000]+", title.text)
    return (
        not line.gap
        and not line.kind
        and not title.kind
        and len(parts) == 2
        and len(parts[1]) <= 6
        and not re.search(r"[\s\u3000]", line.text)
    )


def _unfinished(current: Sequence[Line]) -> bool:
    """Return whether a paragraph in progress is running text that stops in the middle of a sentence."""
    last = current[-1]
    if _ENDED.search(last.text[-6:]):
        return False
    return len(current) > 1 or bool(_INSIDE_END.search(last.text) or _PENDING.search(last.text[-2:]))


def splits_word(left: str, right: str) -> bool:
    """Return whether a word of the dictionary stands across the end of one line and the start of the next."""
    at = min(len(left), 4)
    for word, _ in tagger()(left[-4:] + right[:4]):
        at -= len(word)
        if at <= 0:
            return at < 0
    return False


def _unclosed(text: str) -> bool:
    return any(text.count(o) > text.count(c) for o, c in zip(_OPENERS, _CLOSERS, strict=True) if o in text)


_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z0-9,.&)]$"), re.compile(r"[A-Za-z0-9(&]")


def _paragraph(text: str, lines: Sequence[Line], kind: str) -> Paragraph:
    if len(lines) == 1:
        return Paragraph((Span(lines[0].start, lines[0].end),), lines[0].text, kind)
    pieces: list[Span] = []
    for k, line in enumerate(lines):
        if k:
            before = lines[k - 1]
            if _spaced(text, before, line):
                pieces.append(Span(before.end, before.end + 1))
        pieces.append(Span(line.start, line.end))
    return Paragraph(tuple(pieces), "".join([text[p.start : p.end] for p in pieces]), kind)


_WORD_BEFORE, _WORD_AFTER = re.compile(r"[A-Za-z]+$"), re.compile(r"[A-Za-z]+")


def _spaced(text: str, before: Line, after: Line) -> bool:
    """Return whether a space belongs between two joined lines: where two Latin words meet."""
    right = _WORD_AFTER.match(after.text)
    left = _WORD_BEFORE.search(before.text) if right else None
    if left is None or right is None:
        return False
    if text[before.end] == " ":
        return True
    return left[0] + right[0] not in text and (left[0] in text[after.end :] or right[0] in text[: before.start])
