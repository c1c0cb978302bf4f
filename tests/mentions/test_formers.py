"""前 and 原 in front of an organisation and a title are no part of its name."""

import re

import pytest

from kg.mentions.formers import formers, without_former
from kg.model.names import Mention
from kg.model.text import Span

_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def read(marked: str) -> tuple[str, list[Span], str]:
    text, spans, type_ = "", [], ""
    for piece in re.split(r"(\[[^\]]+\])", marked):
        found = _MARKED.fullmatch(piece)
        if found:
            spans.append(Span(len(text), len(text) + len(found[1])))
            type_ = found[2]
        text += found[1] if found else piece
    return text, spans, type_


@pytest.mark.parametrize("marked", formers().yes)
def test_without_former_takes_the_word_off(marked: str) -> None:
    text, (span,), type_ = read(marked)
    wide = Span(span.start - 1, span.end)
    (found,) = without_former(text, [Mention(wide, wide.of(text), type_, ("test",))])
    assert (found.span, found.text) == (span, span.of(text))
    assert found.found_by[-1].endswith("= former")


@pytest.mark.parametrize("marked", formers().no)
def test_without_former_leaves_names_that_begin_so(marked: str) -> None:
    text, spans, type_ = read(marked)
    mentions = tuple(Mention(span, span.of(text), type_, ("test",)) for span in spans)
    assert without_former(text, mentions) == mentions


def test_without_former_leaves_people_and_places() -> None:
    mention = Mention(Span(0, 3), "原小满", "Person", ("test",))
    assert without_former("原小满主任到场", [mention]) == (mention,)
