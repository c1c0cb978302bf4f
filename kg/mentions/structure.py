"""What the form of the text proposes as names: suffixes, surnames, enumerations, brackets, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import Characters, table
from kg.mentions.definitions import Definition
from kg.mentions.word_forms import ENDING, EVENT, LINK, STOP, SURNAME
from kg.mentions.wording import FIRST, INSIDE, NUMBER, Wording
from kg.model.text import Document

Integers = NDArray[np.int64]
Proposals = tuple[Integers, Integers, str]  # many starts and ends, what proposes them

_WORK = re.compile(r"《([^《》\n]{2,40})》")
_QUOTED = re.compile(r"[“\"「]([^“”\"「」\n，。；！？、]{2,16})[”\"」]")
_ACTIVITY = re.compile(
    r"[“\"「]([^“”\"「」\n]{2,40})[”\"」](?=活动|特展|专场|主题|系列|大会|论坛|峰会|演唱会|音乐会|赛)"
)
_PRODUCT = re.compile(
    r"(?:自研|自主研发|研发|推出|发布|上线|开发|生产|品牌|产品|系统|平台)的?(?:了|出)?[“\"「]([^“”\"「」\n]{2,16})[”\"」]"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+\-']*(?: [A-Z][A-Za-z0-9.&+\-']*){0,4}")
_DOTTED = re.compile(r"([一-鿿]{1,8})((?:[·•・\-—][一-鿿]{1,8})*[·•・][一-鿿]{1,8}(?:[·•・\-—][一-鿿]{1,8})*)")
_DOTS = re.compile("[·•・]")
_STRETCH = re.compile(r"[一-鿿·•・\-—]+")
_GLUE = table("和及与等")
_MARKS = table('，。；：、！？（）()“”"《》 \n\t\r\u3000')
_LISTED, _GOES_ON = table("、和及与"), table("、和及与等，。（(")
_LONGEST_ITEM = 12
_LONGEST_RUN = 8  # words before the last one
_LONGEST_GIVEN = 2  # characters of a given name


def marked(document: Document, defined: Sequence[Definition]) -> Iterator[Proposals]:
    """Yield stretches that marks around them set apart: definitions, by-lines, titles, quotations, Latin letters."""
    text = document.text
    found: dict[str, list[tuple[int, int]]] = {
        "definition": [(definition.short.start, definition.short.end) for definition in defined],
        "by-line": [(byline.span.start, byline.span.end) for byline in document.bylines],
        "Latin": [match.span() for match in _LATIN.finditer(text)],
        "《…》": [match.span(1) for match in _WORK.finditer(text)],
    }
    for pattern, reason in ((_QUOTED, "quoted"), (_PRODUCT, "product"), (_ACTIVITY, "event")):
        found[reason] = [match.span(1) for match in pattern.finditer(text)]
    for reason, spans in found.items():
        if spans:
            yield *_columns(spans), reason


def formed(page: Characters, words: Wording) -> Iterator[Proposals]:
    """Yield stretches that look like names by the words they are made of."""
    yield from _suffixed(words)
    yield *_people(words), "surname"
    yield *_items(page), "enumerated"
    yield *_columns(list(_dotted(page.text, words))), "dotted"


def _columns(spans: Sequence[tuple[int, int]]) -> tuple[Integers, Integers]:
    start, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    return start, end


def _suffixed(words: Wording) -> Iterator[Proposals]:
    """Yield runs of words that end as organisations or events do, from each word that can begin a name."""
    forms, roles = words.forms, words.roles
    link = (forms & LINK) > 0
    fits = ((roles & INSIDE) > 0) & ((forms & STOP) == 0)
    touches = np.zeros(len(forms), dtype=bool)
    touches[1:] = words.starts[1:] == words.ends[:-1]
    order = np.arange(len(forms))
    # a run begins behind what fits in no name; a link goes on with a run but begins none
    begins = np.where(fits & ~(touches & _shifted(fits | link)), order, 0)
    run = np.maximum.accumulate(np.where(fits | (link & touches), begins, order + 1))
    last = np.flatnonzero(fits & ((forms & (ENDING | EVENT)) > 0))
    first = last[:, None] - np.arange(_LONGEST_RUN, 0, -1)
    inside = (first >= run[last][:, None]) & (first >= 0)
    first = np.maximum(first, 0)
    event = (forms[last] & EVENT) > 0
    leads = inside.argmax(axis=1)[:, None] == np.arange(_LONGEST_RUN)
    opens = leads | ((roles[first] & FIRST) > 0) | (event[:, None] & ((roles[first] & NUMBER) > 0))
    at, which = np.nonzero(inside & opens & ~link[first])
    start, end = words.starts[first[at, which]], words.ends[last[at]]
    yield start[event[at]], end[event[at]], "event"
    yield start[~event[at]], end[~event[at]], "suffix"


def _shifted(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word whether the one before it is flagged."""
    return np.concatenate([[False], flags[:-1]])


def _people(words: Wording) -> tuple[Integers, Integers]:
    """Return each surname with the one or two characters behind it where the dictionary knows no word for them."""
    forms, starts, ends = words.forms, words.starts, words.ends
    size = ends - starts
    follows = np.zeros(len(forms) + 2, dtype=bool)  # a word that can be a given name, right behind the one before it
    follows[1 : len(forms)] = (starts[1:] == ends[:-1]) & (size[1:] <= _LONGEST_GIVEN) & ((forms[1:] & STOP) == 0)
    surname = np.flatnonzero((forms & SURNAME) > 0)
    one = surname[follows[surname + 1]]
    two = one[follows[one + 2]]
    two = two[size[two + 1] + size[two + 2] <= _LONGEST_GIVEN]
    return starts[np.concatenate([one, two])], ends[np.concatenate([one + 1, two + 2])]


def _items(page: Characters) -> tuple[Integers, Integers]:
    """Return what stands between the marks and links of a list."""
    codes = page.codes[1:-2]  # a line break ends the last item
    marks = np.flatnonzero(_MARKS[codes])
    bounds = np.flatnonzero(_MARKS[codes] | _GLUE[codes])
    size = bounds[1:] - bounds[:-1] - 1
    item = (size > 1) & (size <= _LONGEST_ITEM) & _LISTED[codes[bounds[:-1]]] & _GOES_ON[codes[bounds[1:]]]
    whole = marks[1:][codes[marks[1:]] == ord("、")]
    start = np.maximum(marks[:-1][codes[marks[1:]] == ord("、")] + 1, whole - _LONGEST_ITEM)
    long = whole - start > 1
    return (
        np.concatenate([bounds[:-1][item] + 1, start[long]]),
        np.concatenate([bounds[1:][item], whole[long]]),
    )


def _dotted(text: str, words: Wording) -> Iterator[tuple[int, int]]:
    """Yield foreign names with a dot, from and to each border of words."""
    if not _DOTS.search(text):
        return
    begins, finishes = words.begins, words.finishes
    for stretch in _STRETCH.finditer(text):
        if not _DOTS.search(stretch[0]):
            continue
        for match in _DOTTED.finditer(text, *stretch.span()):
            first, end = match.end(1), match.end()
            starts = [at for at in range(match.start(), first) if begins[at] >= 0 or at == match.start()]
            for at in starts:
                yield at, end
                yield from ((at, end - cut) for cut in range(1, 5) if finishes[end - cut] >= 0)
