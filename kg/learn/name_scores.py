"""Exact-span scores of the names that kg reads in annotated texts: by type, micro, macro.

A name is right where start, end and type are; each place of a name in a text counts by itself. The annotation is read
line by line, so that a file may be of any size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import text as reading
from kg.errors import SourceError
from kg.learn.counts import Count, Mistake
from kg.learn.name_labels import LABELS, ONE_ORGANIZATION, VIEWS, LabelSet, Reader, View, label_set
from kg.learn.name_rows import Named, NameRow, name_rows
from kg.learn.names_corpora import is_held_out
from kg.mentions import mentions
from kg.mentions.finder import Quality
from kg.mentions.network import read
from kg.model.text import Span

_UNLABELLED = 10_000  # rows without a name after which the label set must be told

Told = Callable[[SourceError], None]
Find = Callable[[str], Iterable[Named]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What to score, and how; "" is found out from the labels."""

    labels: LabelSet | None = None
    reader: Reader | None = None  # the finder reads a text as a document; the CLUENER head, as one sentence
    quality: Quality = "best"  # of the finder
    held_out: bool = False  # only the tenth of the texts that training leaves out
    every: int = 1  # only each such row


@dataclass(frozen=True, slots=True)
class NameScore:
    """The scores of one file: ``score.micro.f1``, ``score.by_type["Company"].recall``."""

    labels: LabelSet
    reader: Reader
    texts: int
    by_type: Mapping[str, Count]
    one_organization: Count | None  # all types, companies and institutions as one; None where no type is ours
    not_scored: Mapping[str, int]  # gold names by label that the reader has no type for
    mistakes: tuple[Mistake, ...] = ()

    @property
    def micro(self) -> Count:
        """All types together."""
        return sum(self.by_type.values(), Count())

    @property
    def macro(self) -> tuple[float, float, float]:
        """The means of precision, recall and F1 over the types that the gold has."""
        counts = [count for count in self.by_type.values() if count.tp + count.fn]
        rates = [(count.precision, count.recall, count.f1) for count in counts]
        means = [sum(column) / len(rates) for column in zip(*rates, strict=True)] or [0.0, 0.0, 0.0]
        return means[0], means[1], means[2]


def score_names(path: Path, choice: Choice | None = None, *, told: Told, mistakes: bool = False) -> NameScore:
    """Score a file of annotated names.

    Args:
        path: JSON lines of {"text", "entities": [[start, end, "TYPE"], …]}.
        choice: which labels, what reads, which rows.
        told: called with each line that cannot be scored; the rest goes on.
        mistakes: keep each error; they take memory, where the counts take none.

    Raises:
        SourceError: the file cannot be read, has no row, or none whose labels are known.
    """
    choice = choice or Choice()
    labels, rows = _recognized(path, _chosen(_sound(name_rows(path), told), choice), choice.labels)
    reader: Reader = choice.reader or ("cluener" if labels == "cluener" else "finder")
    find = _by_head if reader == "cluener" else _by_finder(choice.quality)
    books = _Books(path, VIEWS[labels, reader], mistakes)
    for row in rows:
        strange = sorted({label for _, _, label in row.names} - set(LABELS[labels]))
        if strange:
            where = f"{path}: line {row.line}"
            told(SourceError(where, f"{strange[0]!r} is no label of {labels}", f"use {', '.join(LABELS[labels])}"))
        else:
            books.add(row, find(row.text))
    if not books.texts:
        raise SourceError(path, "no text to score", "give lines of texts with their names, or leave fewer of them out")
    return books.closed(labels, reader)


def _sound(rows: Iterable[NameRow | SourceError], told: Told) -> Iterator[NameRow]:
    for row in rows:
        if isinstance(row, SourceError):
            told(row)
        else:
            yield row


def _chosen(rows: Iterable[NameRow], choice: Choice) -> Iterator[NameRow]:
    """Yield the rows that are asked for; which of them are held out depends on the text alone, not on its place."""
    kept = (row for row in rows if not choice.held_out or is_held_out(row.text))
    return (row for number, row in enumerate(kept) if number % choice.every == 0)


def _recognized(path: Path, rows: Iterator[NameRow], given: LabelSet | None) -> tuple[LabelSet, Iterator[NameRow]]:
    """Return the label set that the first known label tells, and all rows."""
    if given:
        return given, rows
    held: list[NameRow] = []
    for row in rows:
        held.append(row)
        known = next((found for _, _, label in row.names if (found := label_set(label))), None)
        if known:
            return known, _joined(held, rows)
        if len(held) == _UNLABELLED:
            break
    strange = sorted({label for row in held for _, _, label in row.names})
    what = f"unknown labels {', '.join(strange[:5])}" if strange else "no name that tells whose labels they are"
    raise SourceError(path, what if held else "no text to score", f"say --labels {', '.join(LABELS)}")


def _joined(held: list[NameRow], rows: Iterator[NameRow]) -> Iterator[NameRow]:
    yield from held
    held.clear()
    yield from rows


def _by_head(text: str) -> Iterator[Named]:
    for name in read(text, [Span(0, len(text))]).cluener:
        yield name.start, name.end, name.kind


def _by_finder(quality: Quality) -> Find:
    def find(text: str) -> Iterator[Named]:
        document = reading.document_from_text(text)
        sentences = reading.sentences(document)
        for mention in mentions(document, sentences, reading.tokens(document, sentences), quality=quality):
            span = document.offsets.raw_span(mention.span)  # the annotation counts in the text as it is given
            yield span.start, span.end, mention.type

    return find


@dataclass(slots=True)
class _Books:
    """The counts of one file, row by row."""

    path: Path
    view: View
    keeps: bool
    texts: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    as_one: Count = field(default_factory=Count)
    not_scored: Counter[str] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, row: NameRow, found: Iterable[Named]) -> None:
        self.texts += 1
        view = self.view
        wanted = {(start, end, view.gold[label]) for start, end, label in row.names if label in view.gold}
        self.not_scored.update(label for _, _, label in row.names if label not in view.gold)
        given = {(start, end, view.found[label]) for start, end, label in found if label in view.found}
        for label in {label for _, _, label in wanted | given}:
            mine = _of_type(wanted, label), _of_type(given, label)
            self.counts[label] += _count(*mine)
        self.as_one += _count(_as_one(wanted), _as_one(given))
        if self.keeps:
            self._keep(row, wanted, given)

    def _keep(self, row: NameRow, wanted: set[Named], given: set[Named]) -> None:
        where = f"{self.path.name}:{row.line}"
        types = {(start, end): label for start, end, label in sorted(given - wanted)}
        for start, end, label in sorted(wanted - given):
            other = types.pop((start, end), "")
            kind, more = ("wrong type", (f"read {other}",)) if other else ("missed name", ())
            self.mistakes.append(Mistake(where, kind, (label, row.text[start:end], *more)))
        for (start, end), label in sorted(types.items()):
            self.mistakes.append(Mistake(where, "spurious name", (label, row.text[start:end])))

    def closed(self, labels: LabelSet, reader: Reader) -> NameScore:
        ours = bool(ONE_ORGANIZATION.keys() & self.view.gold.values())
        order = {label: place for place, label in enumerate(self.view.gold.values())}
        by_type = dict(sorted(self.counts.items(), key=lambda item: order.get(item[0], len(order))))
        left_out = dict(sorted(self.not_scored.items()))
        as_one = self.as_one if ours else None
        return NameScore(labels, reader, self.texts, by_type, as_one, left_out, tuple(self.mistakes))


def _of_type(names: Iterable[Named], type_: str) -> set[Named]:
    return {name for name in names if name[2] == type_}


def _as_one(names: Iterable[Named]) -> set[Named]:
    return {(start, end, ONE_ORGANIZATION.get(label, label)) for start, end, label in names}


def _count(wanted: set[Named], read: set[Named]) -> Count:
    return Count(len(wanted & read), len(read - wanted), len(wanted - read))
