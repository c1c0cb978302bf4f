"""Articles: where one article ends and the next begins, and what zone each paragraph is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model.text import Document, Source, Span, Zone
from kg.text.bylines import dateline_end
from kg.text.compose import Place, compose
from kg.text.html import block_paragraphs
from kg.text.lines import Line, lines_of
from kg.text.metadata import masthead
from kg.text.page import Page
from kg.text.repair import Paragraph, paragraphs_of

_ENDED = re.compile(r"[。；;，,：:][”’\"'」』）)]*$")


def documents_of(page: Page, source: Source, stem: str) -> list[Document]:
    """Return the articles of a page, none where it has no running text."""
    lines, paragraphs = _paragraphs(page)
    groups = [group for group in split(paragraphs, _below_rules(lines, paragraphs)) if group]
    if not any(p.kind in ("", "head", "title") for group in groups for p in group):
        return []
    if len(groups) == 1:
        return [_composed(page, groups[0], source, stem, lines)]
    place = source.locator + " " if source.locator else ""
    return [
        _composed(page, group, replace(source, locator=f"{place}article {k}"), f"{stem}#{k}", own)
        for k, (group, own) in enumerate(zip(groups, _shared_out(lines, groups), strict=True), 1)
    ]


def _shared_out(lines: Sequence[Line], groups: Sequence[Sequence[Paragraph]]) -> list[list[Line]]:
    """Return the lines of each article of a page: what stands between two is the head of the second where the first
    has a head too, else the foot of the first. No article takes the paper or the day from another's head.
    """
    starts, ends = [group[0].pieces[0].start for group in groups], [group[-1].pieces[-1].end for group in groups]
    headed = any(line.kind == "furniture" and line.start < starts[0] for line in lines)
    edges = ends[:-1] if headed else starts[1:]
    shared: list[list[Line]] = [[] for _ in groups]
    for line in lines:
        shared[bisect_right(edges, line.start)].append(line)
    return shared


def one_document(page: Page, source: Source, stem: str) -> Document:
    """Return all of a page as one article, however many titles it holds."""
    lines, paragraphs = _paragraphs(page)
    return _composed(page, paragraphs, source, stem, lines)


def _paragraphs(page: Page) -> tuple[Sequence[Line], list[Paragraph]]:
    if page.blocks:
        return (), block_paragraphs(page)
    lines = lines_of(page.text)
    return lines, paragraphs_of(page.text, lines, page.marks)


def _composed(
    page: Page, paragraphs: Sequence[Paragraph], source: Source, stem: str, lines: Sequence[Line]
) -> Document:
    group = with_masthead(paragraphs, lines)
    found = zones(group)
    original = any(p.kind == "original" and zone is Zone.TITLE for p, zone in zip(group, found, strict=True))
    head = "\n".join(line.text for line in lines if line.kind == "furniture" and "://" not in line.text)
    return compose(page, group, found, Place(source, stem, original, head))


_RULE = re.compile(r"[—―─━_=\-*~#－＊＝\s]{3,}")


def _below_rules(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return which paragraphs stand right below a rule (``------``, ``* * *``)."""
    rules = [line.start for line in lines if line.kind == "furniture" and _RULE.fullmatch(line.text)]
    starts = [paragraph.pieces[0].start for paragraph in paragraphs] if rules else []
    return sorted({bisect_right(starts, at) for at in rules} - {0, len(paragraphs)})


def _parted(paragraphs: Sequence[Paragraph], ruled: Sequence[int]) -> set[int]:
    """Return the paragraphs where a rule parts two articles: on both sides stands a title over running text."""
    edges = [0, *ruled, len(paragraphs)]
    whole = [_has_title_and_body(paragraphs[low:high]) for low, high in pairwise(edges)]
    return {at for at, (above, below) in zip(ruled, pairwise(whole), strict=True) if above and below}


def _has_title_and_body(stretch: Sequence[Paragraph]) -> bool:
    told = [p for p in stretch if p.kind not in ("byline", "masthead", "caption", "note")]
    return bool(told) and _could_be_title(told[0]) and any(not _could_be_title(p) for p in told[1:4])


def split(paragraphs: Sequence[Paragraph], ruled: Sequence[int] = ()) -> list[list[Paragraph]]:
    """Return the paragraphs of each article of a page; ``ruled`` are those below a rule.

    An article begins at a line that stands like a title, after running text, where a by-line or a dateline
    follows before the next running text does, or a rule stands above.
    """
    parted = _parted(paragraphs, ruled) if ruled else set()
    starts = [0]
    told = False  # whether the article so far has running text
    for k, paragraph in enumerate(paragraphs):
        if k in parted or (told and _opens(paragraphs, k)):
            starts.append(k)
            told = False
        told = told or (not paragraph.kind and not _could_be_title(paragraph))
    ends = [*starts[1:], len(paragraphs)]
    return [list(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]


def _opens(paragraphs: Sequence[Paragraph], k: int) -> bool:
    here, before = paragraphs[k], paragraphs[k - 1]
    if not _could_be_title(here) or not _is_body(before):
        return False
    for following in paragraphs[k + 1 : k + 12]:
        if following.kind == "byline" and here.kind == "head":
            return True
        if dateline_end(following.text) and not following.kind:
            return True
        if not following.kind and not _could_be_title(following):
            return False
    return False


def _is_body(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, or what closes an article (a by-line at its end, a note)."""
    return paragraph.kind in ("byline", "caption") or (not paragraph.kind and not _could_be_title(paragraph))


def _could_be_title(paragraph: Paragraph) -> bool:
    if paragraph.kind == "head":
        return True
    return paragraph.kind == "" and len(paragraph.text) <= 45 and not _ENDED.search(paragraph.text)


_OWN_PAPER = re.compile(r"本[报報刊网網台社](?!告)|(?:^|[（(\s\u3000□■●])(?:见习|实习)?(?:记者|記者)")


def with_masthead(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs with the paper's name from the page's head, where a by-line says 本报 and means it."""
    kept = [p for p in paragraphs if p.kind != "masthead"]
    signed = (p.text[:40] for p in kept if p.kind in ("byline", "caption") or dateline_end(p.text))
    if not any(_OWN_PAPER.search(text) for text in signed):
        return kept
    given = next((p for p in paragraphs if p.kind == "masthead"), None)
    for line in lines:
        start, end = masthead(line.text) if line.kind == "furniture" else (0, 0)
        if end and given is None:
            given = Paragraph((Span(line.start + start, line.start + end),), line.text[start:end], "masthead")
    return sorted([*kept, given], key=lambda p: p.pieces[0].start) if given else kept


def zones(paragraphs: Sequence[Paragraph]) -> list[Zone]:
    """Return the zone of each paragraph of one article."""
    found: list[Zone] = []
    seen: set[Zone] = set()  # a page may be a list of a hundred thousand lines
    figures = sum(1 for p in paragraphs if p.kind == "head" and _FIGURE.search(p.text))
    for k, paragraph in enumerate(paragraphs):
        zone = _zone(paragraph, seen, found[-1:], boxed=figures > 1)
        if zone is Zone.TITLE and paragraph.kind == "heading" and k + 1 < len(paragraphs):
            zone = Zone.HEADING if paragraphs[k + 1].kind == "head" else zone
        found.append(zone)
        seen.add(zone)
    return found


_FIXED = {"byline": Zone.BYLINE, "caption": Zone.CAPTION, "note": Zone.NOTE, "masthead": Zone.BYLINE, "box": Zone.BOX}
_FIGURE = re.compile(r"\d[\d.]*\s*(?:%|万亿|亿|万|元)|数据显示$")
_SENTENCE = re.compile(r"[。！？!?….:：][”’」』）)\"]*$|^[^，,]{1,6}[:：]|\d[）)]?$|^[（(]")
_UNTITLED = ("。", "；", ";", "，", ",", ".")


def _zone(paragraph: Paragraph, seen: Collection[Zone], above: Sequence[Zone], *, boxed: bool) -> Zone:
    text, kind = paragraph.text, paragraph.kind
    if kind in _FIXED:
        return _FIXED[kind]
    titled, body_seen = Zone.TITLE in seen, Zone.BODY in seen
    if kind == "original":
        return Zone.SUBTITLE if titled or body_seen else Zone.TITLE
    short = len(text) <= 60 and not text.endswith(_UNTITLED)
    if not body_seen and (kind in ("head", "title", "heading") or short):
        if not titled:
            return Zone.TITLE
        if kind == "heading" and above[-1] is Zone.BYLINE:
            return Zone.HEADING
        if boxed and _FIGURE.search(text) and len(text) <= 30:
            return Zone.BOX
        if len(text) <= 45:
            return Zone.CAPTION if text.endswith("。") else Zone.SUBTITLE
    if kind in ("heading", "head", "title"):
        return Zone.HEADING
    if short and len(text) <= 30 and not _SENTENCE.search(text):
        return Zone.HEADING
    return Zone.BODY
