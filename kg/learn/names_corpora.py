"""What the name network learns from: annotated articles and open corpora, as examples of one form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.learn.names_tags import CLUENER_TYPES
from kg.mentions.organizations import suffix_of
from kg.model.names import ENTITY_TYPES

LONGEST = 160  # characters of one example

Typed = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is known of its names.

    ``outside`` says what the rest of the sentence is: "O" (no name), "?" (unknown), "lac" (no name where
    LAC sees none either, else unknown). ``before`` is what stands between it and the example before it in the same
    text; None: it begins a text.
    """

    text: str
    names: tuple[Typed, ...] = ()
    outside: str = "?"
    cluener: tuple[tuple[int, int, str], ...] | None = None
    source: str = ""
    weight: float = 1.0
    before: str | None = None


_OF_CLUENER: dict[str, tuple[str, ...]] = {
    "company": ("Company",),
    "government": ("Institution",),
    "organization": ("Institution", "Company"),
    "name": ("Person",),
    "address": (),
    "scene": (),
    "game": ("Product",),
    "movie": ("Product",),
    "book": ("Product", "Policy"),
}
_OF_NEWSWIRE: dict[str, tuple[str, ...]] = {"PER": ("Person",), "LOC": ("Place",), "ORG": ("Institution", "Company")}


def cluener(path: Path, *, held_out: bool) -> Iterator[Example]:
    """Yield CLUENER's sentences: the tenth that is kept aside for measuring, or the rest."""
    for row in _rows(path):
        if is_held_out(row["text"]) is not held_out:
            continue
        spans = tuple((s, e, t) for s, e, t in row["entities"])
        # its addresses run over several of our places: what is inside them stays unknown
        names = tuple((s, e, _OF_CLUENER[t]) for s, e, t in spans if t in _OF_CLUENER)
        yield Example(row["text"], names, "O", spans, "cluener", 0.5)


def newswire(path: Path, *, source: str, weight: float) -> Iterator[Example]:
    """Yield sentences annotated with PER, LOC, ORG; an organisation's type is what its ending says, if it says."""
    for row in _rows(path):
        names = []
        for start, end, label in row["entities"]:
            types = _OF_NEWSWIRE[label]
            found = suffix_of(row["text"][start:end]) if label == "ORG" else None
            names.append((start, end, (found[2],) if found else types))
        yield Example(row["text"], tuple(names), "O", None, source, weight)


def pairs(path: Path, *, source: str, types: tuple[str, ...]) -> Iterator[Example]:
    """Yield sentences of which only some names are known: the two ends of each of their relations."""
    known: dict[str, set[Typed]] = {}
    for row in _rows(path):
        spans = known.setdefault(row["text"], set())
        for key in ("head", "tail"):
            start, end = row[key]
            name = row["text"][start:end]
            if end - start > 1 and name not in ("自己", "公司"):
                found = suffix_of(name)
                spans.add((start, end, (found[2],) if found and found[1] == "legal" else types))
    for text, spans in known.items():
        kept = tuple(sorted(s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)))
        yield Example(text, kept, "lac", None, source, 0.4)


def articles(path: Path) -> Iterator[Example]:
    """Yield examples from JSON lines of {"text", "entities": [[start, end, "Type"], …], "source"}."""
    for row in _rows(path):
        names = tuple((s, e, (t,)) for s, e, t in row["entities"])
        yield Example(row["text"], names, "O", None, str(row.get("source", path.stem)), 1.0)


def open_corpus(path: Path) -> Iterator[Example]:
    """Yield the examples of a file of JSON lines; its labels tell which corpus's they are.

    Raises:
        SourceError: the file has no row, or labels that are none of CLUENER's, PER/LOC/ORG or our own.
    """
    rows = _rows(path)
    first = next(rows, None)
    if first is None:
        raise SourceError(path, "no row", 'one JSON object a line: {"text": …, "entities": [[start, end, "TYPE"], …]}')
    if "head" in first:
        yield from pairs(path, source=path.parent.name, types=("Company", "Institution"))
        return
    labels = {label for row in (first, *rows) for _, _, label in row["entities"]}
    if labels <= set(CLUENER_TYPES):
        yield from cluener(path, held_out=False)
    elif labels <= set(_OF_NEWSWIRE):
        yield from newswire(path, source=path.parent.name, weight=0.3)
    elif labels <= set(ENTITY_TYPES):
        yield from articles(path)
    else:
        raise SourceError(
            path, f"unknown labels {', '.join(sorted(labels)[:5])}", "CLUENER's, PER LOC ORG, or our types"
        )


def cut(examples: Iterable[Example]) -> Iterator[Example]:
    """Yield the examples with those longer than ``LONGEST`` cut behind punctuation, never inside a name."""
    for example in examples:
        start, text = 0, example.text
        while len(text) - start > LONGEST:
            marks = [m.end() for m in re.finditer(r"[，。；、！？,;!?\s]", text[start : start + LONGEST])]
            ends = [start + m for m in marks if not any(s < start + m < e for s, e, _ in example.names)]
            end = ends[-1] if ends and ends[-1] > start + 20 else start + LONGEST
            yield _part(example, start, end)
            start = end
        yield _part(example, start, len(text))


def _part(example: Example, start: int, end: int) -> Example:
    def inside(spans: Iterable[tuple[int, int, object]]) -> tuple[tuple[int, int, object], ...]:
        return tuple((s - start, e - start, t) for s, e, t in spans if s >= start and e <= end)

    return Example(
        example.text[start:end],
        inside(example.names),  # type: ignore[arg-type]
        example.outside,
        None if example.cluener is None else inside(example.cluener),  # type: ignore[arg-type]
        example.source,
        example.weight,
        "" if start else example.before,
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def is_held_out(text: str) -> bool:
    """Whether a text of CLUENER is of the tenth that training leaves out, wherever in the file it stands."""
    return blake2b(text.encode(), digest_size=2).digest()[0] % 10 == 0
