"""``kg review``: what only a reader can settle, and the decision file that a build replays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import GRAPH
from kg.cli.outputs import claim
from kg.cli.screen import say, table

if TYPE_CHECKING:
    from kg.graph.doubts import Choice, Doubt, Kind, Row
    from kg.linking import Decision

_KEPT = {"s": "skip", "q": "quit"}
_HEAD = ("疑度 doubt", "问题 question", "理由 why", "原句 sentences", "裁定 decisions")


@click.command()
@GRAPH
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    help="人工裁定 · your table of decisions: what it settles is not asked again; --ask writes to it.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(["same", "merge", "name", "place"]),
    multiple=True,
    help="只看这类 · only these: two that may be one, a short name, a name, a place. May be given again.",
)
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=0.8,
    show_default=True,
    help="置信度低于此值 · names and short names are doubtful below this confidence.",
)
@click.option("-n", "--limit", type=click.IntRange(min=1), metavar="N", help="只看前 N 条 · only the N most doubtful.")
@click.option(
    "--tsv",
    type=click.Path(path_type=Path, allow_dash=True),
    help="写成裁定表 · write a decision file to fill in: take away the # before a row to decide so; - is standard output.",
)
@click.option("--ask", is_flag=True, help="逐条询问 · ask for each, and add the answers to --decisions at once.")
def review(
    graph: Path,
    decisions: Path | None,
    kinds: tuple[Kind, ...],
    below: float,
    limit: int | None,
    tsv: Path | None,
    ask: bool,
) -> None:
    """存疑待定 · List what only a reader can settle, the most doubtful first.

    That is: entities that may be one, short names whose owner was concluded, names read with little confidence, places
    of which there are several. Each is shown with its sentences and with the decisions that would settle it. kg build
    --decisions FILE replays them.

    \b
    kg review graph.ttl
    kg review graph.ttl --tsv decisions.tsv
    kg review graph.ttl --decisions decisions.tsv --ask
    """
    from kg import face
    from kg.graph.doubts import KINDS, doubts, lines

    if ask and decisions is None:
        raise click.UsageError("--ask needs --decisions FILE to write the answers to")
    claim({"--tsv": tsv if tsv and str(tsv) != "-" else None}, reads=[graph, decisions])
    rows = _decided(decisions, new=ask)
    found = doubts(face.read(graph).store, decisions=rows, below=below, kinds=kinds or KINDS)[:limit]
    if tsv:
        _write(tsv, "\n".join(lines(found)) + "\n")
    if ask and decisions:
        _ask(found, decisions)
    elif not tsv:
        _show(found)


def _decided(decisions: Path | None, *, new: bool) -> tuple[Decision, ...]:
    """Return what is decided already; a table that --ask is to begin may be missing."""
    from kg.linking import read_decisions

    if decisions is None or (new and not decisions.exists()):
        return ()
    return read_decisions(decisions)


def _write(tsv: Path, text: str) -> None:
    from kg import face

    if str(tsv) == "-":
        click.echo(text, nl=False)
    else:
        face.write_whole(tsv, text.encode("utf-8"))
        say(f"{tsv}: 去掉行首的 # 即作出裁定 take away a # to decide; kg build --decisions {tsv}")


def _show(found: Sequence[Doubt]) -> None:
    if not found:
        say("没有存疑之处 nothing is doubtful")
        return
    table(_HEAD, (_row(doubt) for doubt in found))
    kinds = Counter(doubt.kind for doubt in found)
    say(f"{len(found)} 处存疑 doubts: {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}")


def _row(doubt: Doubt) -> tuple[str, ...]:
    decisions = (" ".join(filter(None, row)) for choice in doubt.choices for row in choice.rows)
    return f"{doubt.doubt:.2f}", doubt.question, doubt.why, "\n".join(doubt.sentences), "\n".join(decisions)


def _ask(found: Sequence[Doubt], decisions: Path) -> None:
    """Ask for each doubt; an answer is in the file before the next question comes."""
    written = 0
    for number, doubt in enumerate(found, 1):
        say(f"\n[{number}/{len(found)}] {doubt.question}  ({doubt.why})")
        for sentence in doubt.sentences:
            say(f"    {sentence}")
        answer = click.prompt(
            "  " + " ".join(_answers(doubt.choices)),
            type=click.Choice([*(choice.answer for choice in doubt.choices), *_KEPT]),
            show_choices=False,
            err=True,
        )
        if answer == "q":
            break
        rows = next((choice.rows for choice in doubt.choices if choice.answer == answer), ())
        rows = _retyped(rows) if answer == "t" else rows
        _append(decisions, rows, doubt.why)
        written += len(rows)
    if not found:
        say("没有存疑之处 nothing is doubtful")
    elif written:
        say(f"{decisions}: 新增 {written} 行裁定 new decisions; kg build --decisions {decisions}")


def _retyped(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Ask for the right type, which the rows only guess."""
    from kg.model.names import ENTITY_TYPES

    type_ = click.prompt("  类型 type", type=click.Choice(ENTITY_TYPES), default=rows[0][2], err=True)
    return tuple((verdict, entity, type_) for verdict, entity, _ in rows)


def _answers(choices: Sequence[Choice]) -> Iterator[str]:
    for choice in choices:
        first, more = choice.rows[0], " …" if len(choice.rows) > 1 else ""
        yield f"[{choice.answer}] {' '.join(filter(None, first))}{more};"
    yield from (f"[{key}] {word}" for key, word in _KEPT.items())


def _append(decisions: Path, rows: Sequence[Row], why: str) -> None:
    """Add rows to the table of decisions; a reader sees the old table or the new one, never a half."""
    from kg import face
    from kg.linking.decided import with_rows

    if rows:
        known = decisions.read_bytes().decode("utf-8") if decisions.exists() else ""
        face.write_whole(decisions, with_rows(known, rows, note=f"kg review: {why}").encode("utf-8"))
