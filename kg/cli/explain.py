"""``kg explain``: what each stage made of an article, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.door import FAILED
from kg.cli.options import QUALITY
from kg.cli.screen import complain, say

if TYPE_CHECKING:
    from kg.mentions.finder import Quality
    from kg.model.claims import Analysis, Relation
    from kg.model.text import Sentence, Span


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@click.option("--find", default="", metavar="WORDS", help="只看含此文字的句子 · only sentences that hold these words.")
@click.option("--raw", is_flag=True, help="附原始文件中的字符 · show what stands in the raw file, and where.")
@QUALITY
def explain(sources: tuple[str, ...], find: str, raw: bool, quality: Quality) -> int:
    """逐句说明 · Say of each sentence what was read in it, and why.

    Under each sentence: = the names and what found them, > the words that stand for something named elsewhere, + the
    relations with the rule that read them. As with grep, the exit status is 1 where --find finds nothing.

    \b
    kg explain article.txt
    kg explain article.pdf --find 收购 --raw
    """
    from kg import pipeline, text
    from kg.errors import SourceError

    failed, found = False, not find
    for item in text.read(sources):
        if isinstance(item, SourceError):
            complain(str(item))
            failed = True
            continue
        if find not in item.text:
            continue  # not one sentence can hold the words: nothing of it need be read
        for line in _article(pipeline.analyse(item, quality=quality), find, raw=raw):
            found = True
            click.echo(line)
    if not found and not failed:
        say(f"没有句子含 no sentence holds: {find}")
    return FAILED if failed or not found else 0


def _article(analysis: Analysis, find: str, *, raw: bool) -> Iterator[str]:
    document = analysis.document
    printed = (document.source.locator, f"page {document.page}" if document.page else "", document.section)
    place = f" ({', '.join(filter(None, printed))})" if any(printed) else ""
    chosen = [sentence for sentence in analysis.sentences if find in sentence.span.of(document.text)]
    if chosen or not find:
        yield f"# {document.source.path}{place} {document.title}".rstrip()
    for sentence in chosen:
        yield from _sentence(analysis, sentence, raw=raw)


def _sentence(analysis: Analysis, sentence: Sentence, *, raw: bool) -> Iterator[str]:
    document, span = analysis.document, sentence.span
    yield f"[{span.start}–{span.end} {sentence.zone}] {_flat(span.of(document.text))}"
    if raw:
        there = document.offsets.raw_span(span)
        yield f"  raw {there.start}–{there.end}: {json.dumps(there.of(document.raw), ensure_ascii=False)}"
    for mention in analysis.mentions:
        if span.covers(mention.span):
            yield f"  = {mention.text} {mention.type} {mention.confidence:.2f}: {'; '.join(mention.found_by)}"
    for link in analysis.links:
        if link.anaphor and span.covers(link.span):
            yield f"  > {link.span.of(document.text)} = {link.entity}: {link.reason}"
    for relation in analysis.relations:
        if _stands_in(relation.sentence, span):
            yield f"  + {_relation(relation)}"


def _stands_in(evidence: Span, sentence: Span) -> bool:
    """Whether this is the sentence under which a relation is told: the last one of its evidence."""
    return sentence.start < evidence.end <= sentence.end


def _relation(relation: Relation) -> str:
    qualifiers = relation.qualifiers
    named = (
        ("", qualifiers.status.value),
        ("title ", qualifiers.title),
        ("at ", qualifiers.at_time or qualifiers.time_text),
        ("from ", qualifiers.valid_from),
        ("until ", qualifiers.valid_until),
        ("share ", qualifiers.share_ratio),
        ("amount ", qualifiers.amount),
        ("says ", qualifiers.attributed_to),
    )
    words = ", ".join(prefix + value for prefix, value in named if value)
    ends = f"{relation.subject} {relation.predicate} {relation.object}"
    return f"{ends} ({words}) {relation.confidence:.2f}: {relation.rule}"


def _flat(text: str) -> str:
    return text.replace("\n", " ")
