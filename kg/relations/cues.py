"""How a claim stands: planned, rumoured, denied … by cue words in its clause, its sentence and the answer after it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import TableError
from kg.model.claims import Status
from kg.model.text import Span
from kg.relations.mask import Skeleton

_ENDERS = re.compile(r"[。！？；]")
_NEAR = 14  # characters before a claim in which a negation speaks of it
_ANSWER = 70  # characters after a claim in which an answer to a rumour is looked for


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled cue words."""

    planned: re.Pattern[str]
    rumoured: re.Pattern[str]
    denied: re.Pattern[str]
    denial: re.Pattern[str]
    no_comment: re.Pattern[str]
    ended: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the cue words of ``cues.toml``.

    Raises:
        TableError: a list that is missing or a word that is no regular expression.
    """
    with Path(__file__).with_name("cues.toml").open("rb") as file:
        table = tomllib.load(file)
    try:
        return Cues(**{key: re.compile("|".join(words)) for key, words in table.items()})
    except (TypeError, re.error) as error:
        raise TableError("cues.toml", f"cannot be read ({error})", "see cues.py for its lists") from error


def status(whole: Skeleton, claim: Span, after: str) -> Status:
    """Return how the claim that stands at ``claim`` is put.

    Args:
        whole: the masked sentence, not reduced.
        claim: the document's span of the words that state it.
        after: the masked text of the next sentence, where a rumour may be answered.
    """
    words = cues()
    starts = [cell.start for cell in whole.cells]
    left, right = bisect_left(starts, claim.start), bisect_left(starts, claim.end)
    text = whole.text
    begin = max((m.end() for m in _ENDERS.finditer(text, 0, left)), default=0)
    head, inside, tail = text[begin:left], text[left:right], text[right:]
    rest = (tail + after)[:_ANSWER]
    clause_head = re.split(r"[，：“]", head)[-1]
    told = words.rumoured.search(head) or words.rumoured.search(inside) or words.rumoured.search(tail[:16])
    if told and words.denial.search(rest) and not words.no_comment.search(rest):
        return Status.DENIED
    if words.denied.search(clause_head[-_NEAR:]) or words.denied.search(inside):
        return Status.DENIED
    if _doubted(text, left, right, rest) and not words.no_comment.search(rest):
        return Status.DENIED
    if told:
        return Status.RUMOURED
    if words.planned.search(inside) or words.planned.search(head[-40:]):
        return Status.PLANNED
    return Status.ASSERTED


def _doubted(text: str, left: int, right: int, rest: str) -> bool:
    """Whether the claim is quoted or asked about, and what follows denies it: “甲要收购乙”的说法，…否认."""
    answer = cues().denial.search(rest)
    if not answer:
        return False
    quoted = "“" in text[max(0, left - 12) : left] and "”" in rest[:12]
    asked = "？" in rest[: answer.start()] or bool(
        re.match(r"[^，。]{0,10}(?:一事|一说|之说|的说法|的消息|的报道)", rest)
    )
    return quoted or asked
