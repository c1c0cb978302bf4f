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
from kg.relations.hedges import ASKED, hedged, regions
from kg.relations.mask import ACTORS, NAMES, Skeleton

_ENDERS = re.compile(r"[。！？；]")
_NEAR = 14  # characters before a claim in which a negation speaks of it
_NAMED_RUMOUR = re.compile(
    r"[^，。]{0,10}(?:的[^，。]{0,4}(?:传闻|说法|消息|议论|帖子|猜测|传言|报道|风声|话)|一事|一说|之说)"
)
_ACTOR = f"[{ACTORS}](?:（[^（）]*）)?"
_ACTOR_GROUP = re.compile(f"{_ACTOR}(?:(?:、|和|与|及|以及){_ACTOR})*")
_PLAN = 40  # characters over which a plan is carried on: 计划出资3亿元，在…，收购乙
_QUOTED = re.compile(f"“(?=[{NAMES}](?:”|$))|(?<=[{NAMES}])”")  # quotation marks around a name alone part no clause
_WAS = re.compile("(?:曾经?|一度|过去)(?:先后|长期|多次)?[是为向与和同给由在持控隶属供代]")
_ENDING = re.compile("离婚|离异|终止|解约|解除|断绝")  # what is denied is the end of a tie, not the tie
_UNREAL, _ADVICE = "world-that-is-not", "proposal-told"
_PARTS = tuple("，：“。；！？")
_ANSWER = 70  # characters after a claim in which an answer to a rumour is looked for


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled cue words."""

    planned: re.Pattern[str]
    rumoured: re.Pattern[str]
    denied: re.Pattern[str]
    denial: re.Pattern[str]
    no_comment: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    leaves: re.Pattern[str]
    ended: re.Pattern[str]
    failed: re.Pattern[str]
    stopped: re.Pattern[str]
    over: re.Pattern[str]


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


def status(whole: Skeleton, claim: Span, after: str) -> Status | None:
    """Return how the claim that stands at ``claim`` is put; None where the sentence only asks it.

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
    hedges = hedged(text, right)
    if any(r.id == _UNREAL and (r.start <= left < r.end or r.start < right <= r.end) for r in regions(text)):
        return None
    told = Status.RUMOURED in hedges or words.rumoured.search(_since_answer(head) + inside) or _NAMED_RUMOUR.match(tail)
    answer = words.denial.search(rest)
    answered = answer is not None and not words.no_comment.search(rest, 0, answer.start())
    if told and answered:
        return Status.DENIED
    if words.denied.search(_before(head, inside) + _clause(inside)):
        return Status.ASSERTED if _ENDING.search(inside + tail[:4]) else Status.DENIED
    if answered and _doubted(text, left, right, rest):
        return Status.DENIED
    planned = Status.PLANNED in hedges or _planned(head, inside)
    end = tail[: len(tail) if (stop := _ENDERS.search(tail)) is None else stop.start()]
    if words.stopped.match(end) or (planned and words.failed.match(end)):
        return Status.DENIED
    if ASKED in hedges:
        return None
    if told:
        return Status.RUMOURED
    if planned:
        return Status.PLANNED
    ended = words.ended.search(_before(head, inside) + _clause(inside)) or words.over.match(end)
    return Status.ENDED if ended else Status.ASSERTED


def was(whole: Skeleton, claim: Span) -> bool:
    """Whether the words of a claim put it into the past: 甲曾向乙供货."""
    starts = [cell.start for cell in whole.cells]
    left, right = bisect_left(starts, claim.start), bisect_left(starts, claim.end)
    before = re.search(r"(?:曾经?|一度|过去|原|(?<![目当日以之此])前)$", whole.text[:left])
    return bool(before or _WAS.search(whole.text, left, right) or cues().over.match(whole.text[right:]))


def former(whole: Skeleton, claim: Span, *, group: bool) -> bool | None:
    """Return whether the words around a post say that it is held no more; None where they say nothing."""
    words = cues()
    starts = [cell.start for cell in whole.cells]
    left, right = bisect_left(starts, claim.start), bisect_left(starts, claim.end)
    if words.leaves.match(whole.text[right:]):
        return True
    if group:
        return None
    text = _clause(whole.text[:left]) + whole.text[left:right]
    past = [match.end() for match in words.past.finditer(text)]
    present = [match.end() for match in words.present.finditer(text)]
    if not past and not present:
        return None
    return (past or [0])[-1] > (present or [0])[-1]


def advised(whole: Skeleton, claim: Span) -> bool:
    """Whether a speaker asks others for what is claimed: 甲认为，应设立乙 makes 甲 no founder."""
    right = bisect_left([cell.start for cell in whole.cells], claim.end)
    return _ADVICE in hedged(whole.text, right).values()


def _before(head: str, inside: str) -> str:
    """Return what stands near a claim in its clause; nothing where the claim begins with a clause of its own."""
    return "" if inside.startswith(_PARTS) else _clause(head)[-_NEAR:]


def _clause(text: str) -> str:
    """Return what stands after the last comma, colon or quotation mark."""
    return re.split(r"[，：“]|——", _QUOTED.sub("", text))[-1]


def _since_answer(head: str) -> str:
    """Return what follows the last answer to a rumour: …斥为谣言，称该行总部仍在 is no rumour any more."""
    answers = list(cues().denial.finditer(head))
    return head[answers[-1].end() :] if answers else head


def _planned(head: str, inside: str) -> bool:
    """Whether the last cue of a plan speaks of the claim: in its clause, or before it with the same subject."""
    text = head + inside
    found = list(cues().planned.finditer(text))
    if not found:
        return False
    between = text[found[-1].end() :]
    if "，" not in between:
        return True
    return len(between) <= _PLAN and len(_ACTOR_GROUP.findall(between)) <= 1


def _doubted(text: str, left: int, right: int, rest: str) -> bool:
    """Whether the claim is quoted or asked about, and what follows denies it: “甲要收购乙”的说法，…否认."""
    answer = cues().denial.search(rest)
    quoted = "“" in text[max(0, left - 12) : left] and "”" in rest[:12]
    asked = "？" in rest[: answer.start() if answer else 0] or bool(
        re.match(r"[^，。]{0,10}(?:一事|一说|之说|的说法|的消息|的报道)", rest)
    )
    return quoted or asked
