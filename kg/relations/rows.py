"""Rule rows: TOML tables of patterns over masked sentences, checked at the door and compiled once.

A row (any ``*.toml`` file of this folder except ``cues.toml``; files are read in order of name, rows in order)::

    [[rule]]
    id = "acquired-active"                # unique over all tables
    relation = "acquired"                 # a property of the ontology; or several:
    emits = ["foundedBy S O", "jointVentureWith O O"]    # instead of relation; "O O" = every pair of the list
    pattern = "{S}(?:收购|买下){O}"        # a regular expression over text and slots
    stage = "group"                       # optional: a noun group; runs first and is replaced by
    reduce = "S"                          #   this slot ("-" by nothing), so that clause patterns see "{C}由{P}与{P}创立"
    carried = "O"                         # optional ("SO" too): the slot that the pattern lacks is filled by what the text is about
    carried_types = "P"                   # optional: which types the carried name may have
    title = "记者"                         # optional: a fixed position title
    status = "planned"                    # optional: a fixed status (asserted = no cue is looked for)
    former = true                         # optional: holdsPosition becomes heldPosition
    last = true                           # optional: the carried name is the last one named, not the last subject
    apart = true                          # optional: the carried name is not the one that the sentence just tied the other to
    aligned = true                        # optional: the lists {S+} and {T+}, or {S+} and {R+}, run in step (分别)
    yes = ["[甲|Company]收购[乙|Company] => 甲 acquired 乙"]       # names marked; expected: all that this row reads
    no = ["[甲|Company]是[乙|Company]的股东"]                      # this row must read nothing here

Slots: ``{S}`` ``{O}`` subject and object (types from the ontology; ``{S:C}`` ``{O:CI}`` narrows them), ``{S+}`` ``{O+}``
enumerations; ``{C}`` company ``{I}`` institution ``{P}`` person ``{L}`` place ``{D}`` product ``{E}`` event ``{Y}`` policy
``{ORG}`` = C or I, ``{N}`` any name; ``{T}`` a title or chain of titles (董事长兼总经理), ``{F}`` a founder word or a chain that
holds one; ``{R}`` a share of the whole (51%, 三成), ``{M}`` a sum of money. ``~`` is a short gap without names and
punctuation, ``≈`` a wider one with both, inside the sentence. Times, adverbs (已, 近日), 将/拟/计划 before verbs, codes and
brackets are gone before a pattern sees the text; brackets after a name come back as a text of their own, ``{C}（总部：{L}）``.
Anaphors (公司, 该局, 双方, 他) are marks too; 公司, 学校, 它 … that begin a clause always are, so no row needs to spell them.
Named groups: ``(?P<former>前|原)`` makes a post a former one, ``(?P<title>…)`` gives its title, ``(?P<seat>联盟|商会)``
says what kind of organisation a carried one must be (``seats.tsv``). A slot may stand only once in a pattern.
Expected in ``yes``: "subject relation object", several joined by ", "; ``<planned>`` after it checks the status, and
``[title]`` the title. ``@甲`` in front of a sentence says what the text was about before it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import TableError
from kg.model.claims import Status
from kg.model.names import ENTITY_TYPES
from kg.ontology import ontology
from kg.relations.literals import needed
from kg.relations.mask import FOUNDER, MARK, MONEY, NAMES, RATIO, STOPS, TITLE
from kg.relations.schema import accepted_types, relation_names

LETTERS = {"C": "Company", "I": "Institution", "P": "Person", "L": "Place", "D": "Product", "E": "Event", "Y": "Policy"}
KEYS = {"id", "relation", "emits", "pattern", "stage", "reduce", "carried", "carried_types", "title", "status", "former", "aligned", "last", "apart",
        "confidence", "yes", "no"}  # fmt: skip
_SLOT = re.compile(r"\{(S|O|C|I|P|L|D|E|Y|ORG|N|T|F|R|M)(?::([A-Z]+))?(\+?)\}")
_BETWEEN = (
    "(?:拉上|叫上|约上|带着|携手|联手|伙同|偕|[、，]?以及|[、，]?和|与|与|及|同|跟|暨|、|連同|连同|还有|與)"
    f"(?:{MARK['Place']}的?)?(?:[^{STOPS}{NAMES}被把对向由给为在从]{{0,10}})?"
)


@dataclass(frozen=True, slots=True)
class Emit:
    """What a match of a row says: predicate between the slots ``S``/``O``."""

    predicate: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Row:
    """A rule row; its pattern is compiled when a sentence first needs it."""

    id: str
    emits: tuple[Emit, ...]
    expression: str
    words: frozenset[str]  # one of them stands in every match
    group: bool
    reduce: str
    carried: str
    carried_types: frozenset[str]
    title: str
    status: Status | None
    former: bool
    aligned: bool
    last: bool
    apart: bool
    confidence: float
    yes: tuple[str, ...]
    no: tuple[str, ...]
    where: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def tables() -> list[Path]:
    """Return the rule tables in the order they are read."""
    return [p for p in sorted(Path(__file__).parent.glob("*.toml")) if p.name != "cues.toml"]


@cache
def rows() -> tuple[Row, ...]:
    """Return all rule rows.

    Raises:
        TableError: a row that is wrong, with file, row and remedy.
    """
    measured = confidences()
    found: dict[str, Row] = {}
    for path in tables():
        with path.open("rb") as file:
            table = tomllib.load(file)
        for number, raw in enumerate(table.get("rule", ()), 1):
            row = read_row(raw, f"{path.name}: rule {number} ({raw.get('id', 'no id')})", measured)
            if row.id in found:
                raise TableError(row.where, f"the id {row.id} is used twice", "give one of the rows another id")
            found[row.id] = row
    return tuple(found.values())


@cache
def confidences() -> Mapping[str, float]:
    """Return the measured precision of each row (``confidence.tsv``, written by ``kg.learn.rules``)."""
    path = Path(__file__).with_name("confidence.tsv")
    if not path.exists():
        return {}
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {line[0]: float(line[1]) for line in lines}


def read_row(raw: Mapping[str, Any], where: str, measured: Mapping[str, float]) -> Row:
    """Check one row of a table and compile it.

    Raises:
        TableError: an unknown key, relation, slot or status, a missing field, or a pattern that is no regular expression.
    """
    for key in raw:
        if key not in KEYS:
            raise TableError(where, f"unknown key '{key}'", _nearest(key, KEYS))
    for key in ("id", "pattern", "yes", "no"):
        if not raw.get(key):
            raise TableError(where, f"no {key}", f"add {key} = …")
    emits = _emits(raw, where)
    status = str(raw.get("status", ""))
    if status and status not in list(Status):
        raise TableError(where, f"unknown status '{status}'", _nearest(status, list(Status)))
    expression = expanded(raw["pattern"], emits, where)
    try:
        words = needed(expression)
    except re.error as error:
        raise TableError(where, f"the pattern is no regular expression ({error})", "see the head of rows.py") from error
    return Row(
        id=raw["id"],
        emits=emits,
        expression=expression,
        words=words,
        group=raw.get("stage") == "group",
        reduce=raw.get("reduce", ""),
        carried=raw.get("carried", ""),
        carried_types=frozenset(LETTERS[letter] for letter in raw.get("carried_types", "") if letter in LETTERS),
        title=raw.get("title", ""),
        status=Status(status) if status else None,
        former=raw.get("former", False),
        aligned=raw.get("aligned", False),
        last=raw.get("last", False),
        apart=raw.get("apart", False),
        confidence=float(raw.get("confidence", measured.get(raw["id"], 0.7))),
        yes=tuple(raw["yes"]),
        no=tuple(raw["no"]),
        where=where,
    )


def _emits(raw: Mapping[str, Any], where: str) -> tuple[Emit, ...]:
    texts: Sequence[str] = raw.get("emits") or [f"{raw.get('relation', '')} S O"]
    found = []
    for text in texts:
        match text.split():
            case [predicate, ("S" | "O") as subject, ("S" | "O") as object_]:
                if predicate not in relation_names():
                    raise TableError(
                        where, f"unknown relation '{predicate}'", ontology().hint(predicate, among=relation_names())
                    )
                found.append(Emit(predicate, subject, object_))
            case _:
                raise TableError(where, f"cannot read '{text}'", 'write "relation S O"')
    return tuple(found)


def _nearest(word: str, words: Any) -> str:
    near = difflib.get_close_matches(word, sorted(words), 1, 0.0)
    return f"did you mean '{near[0]}'?" if near else ""


def expanded(pattern: str, emits: Sequence[Emit], where: str) -> str:
    """Turn a row's pattern into the text of a regular expression over skeletons."""

    def slot(match: re.Match[str]) -> str:
        name, letters, plus = match.groups()
        if name in "TFRM" or name in ("T", "F"):
            return _special(name, plus)
        characters = _characters(name, letters, emits, where)
        one = f"[{characters}]"
        if name not in ("S", "O"):
            return one if not plus else f"{one}(?:{_BETWEEN}{one})*"
        return f"(?P<{name}>{one}(?:{_BETWEEN}{one})*)" if plus else f"(?P<{name}>{one})"

    if "{" in _SLOT.sub("", re.sub(r"\{\d*,?\d*\}", "", pattern)):
        bad = re.search(r"\{[^}]*\}?", _SLOT.sub("", re.sub(r"\{\d*,?\d*\}", "", pattern)))
        word = bad.group() if bad else pattern
        known = ["{S}", "{O}", "{S+}", "{O+}", *(f"{{{k}}}" for k in (*LETTERS, "ORG", "N", "T", "F", "R", "M"))]
        raise TableError(where, f"unknown slot {word}", _nearest(word, known))
    text = _SLOT.sub(slot, pattern)
    return text.replace("~", f"[^{NAMES}{STOPS}]{{0,14}}?").replace("≈", "[^。；！？]{0,30}?")


def _special(name: str, plus: str) -> str:
    if name == "T":
        return (
            f"(?P<T>[{TITLE}{FOUNDER}]+(?:[^{NAMES}{STOPS}]{{0,2}}[{TITLE}{FOUNDER}]+)*)"
            if plus
            else f"(?P<T>[{TITLE}{FOUNDER}]+)"
        )
    if name == "F":
        return f"(?P<T>[{TITLE}]*{FOUNDER}[{TITLE}]*)"
    mark = RATIO if name == "R" else MONEY
    return f"(?P<{name}>{mark}(?:{_BETWEEN}{mark})*)" if plus else f"(?P<{name}>{mark})"


def _characters(name: str, letters: str | None, emits: Sequence[Emit], where: str) -> str:
    if letters:
        unknown = [letter for letter in letters if letter not in LETTERS]
        if unknown:
            raise TableError(where, f"unknown type letter '{unknown[0]}'", f"one of {' '.join(LETTERS)}")
        types = {LETTERS[letter] for letter in letters}
    elif name in LETTERS:
        types = {LETTERS[name]}
    elif name == "ORG":
        types = {"Company", "Institution"}
    elif name == "N":
        types = set(ENTITY_TYPES)
    else:
        types = set()
        for emit in emits:
            domain, range_ = accepted_types(emit.predicate)
            types |= (domain if emit.subject == name else set()) | (range_ if emit.object == name else set())
    return "".join(MARK[type_] for type_ in ENTITY_TYPES if type_ in types)
