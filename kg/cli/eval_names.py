"""``kg eval names``: how right are the names? Measured on any annotated corpus, span by span."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.door import FAILED
from kg.cli.options import QUALITY
from kg.cli.outputs import claim
from kg.cli.screen import complain

if TYPE_CHECKING:
    from kg.errors import SourceError
    from kg.learn.name_labels import LabelSet, Reader
    from kg.learn.name_scores import NameScore
    from kg.mentions.finder import Quality

_SHOWN = 20  # bad lines of one file that are told each by itself


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.jsonl…")
@click.option(
    "--labels",
    type=click.Choice(["kg", "cluener", "per-loc-org"]),
    help="标签集 · whose labels the file has; left out: the first of them tells.",
)
@click.option(
    "--read",
    "reader",
    type=click.Choice(["finder", "cluener"]),
    help="由谁识别 · the finder of kg build, or the network's CLUENER head; left out: the head for CLUENER's labels.",
)
@QUALITY
@click.option(
    "--held-out",
    is_flag=True,
    help="只用留出部分 · only the tenth of the texts that kg train names leaves out of CLUENER.",
)
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="每 N 条取一 · only the first of each N texts: a sample of a large file.",
)
@click.option("--errors", is_flag=True, help="列出错误 · list every error: file and line, kind, type, name.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="另存 JSON · write the figures as JSON too.")
@click.option("--min-f1", type=click.FloatRange(0, 1), default=0.0, help="低于此值则失败 · exit 1 below this (micro).")
def names(
    files: tuple[Path, ...],
    labels: LabelSet | None,
    reader: Reader | None,
    quality: Quality,
    held_out: bool,
    every: int,
    errors: bool,
    json_file: Path | None,
    min_f1: float,
) -> int:
    """名称识别打分 · Score the names that kg reads against annotated texts.

    A line of a FILE is {"text": …, "entities": [[start, end, "TYPE"], …]}, offsets in characters, the end not included.
    A name is right where start, end and type are. TYPE is one of kg's seven (Company, Person …), of CLUENER's ten
    (company, name …), or PER, LOC, ORG as UNER and MSRA have them (nr, ns, nt too): there kg's companies and
    institutions are both ORG. Printed are precision (P), recall (R) and F1 over all names (micro), as the mean of the
    types (macro), with companies and institutions as one, and by type.

    The finder reads each text as an article of its own. The tenth that --held-out picks depends on the text alone: so
    CLUENER's training file is scored where the network has not learned from it.

    \b
    kg eval names articles.jsonl --errors
    kg eval names cluener/train.jsonl --held-out
    """
    from kg.errors import SourceError
    from kg.face import write_whole
    from kg.learn import report
    from kg.learn.name_scores import Choice, score_names

    claim({"--json": json_file}, reads=files)
    choice = Choice(labels, reader, quality, held_out, every)
    scores: dict[str, NameScore] = {}
    failed: list[Path] = []
    for file in files:
        bad = _BadLines(file)
        try:
            score = scores[str(file)] = score_names(file, choice, told=bad, mistakes=errors)
        except SourceError as error:
            bad.close()
            complain(str(error))
            failed.append(file)
            continue
        bad.close()
        failed += [file] if bad.count or score.micro.f1 < min_f1 else []
        click.echo(f"{file}: {score.texts} 条文本 texts, {score.labels} labels, {_reader(score.reader, quality)}")
        for line in report.name_lines(score):
            click.echo(line)
        for line in report.mistake_lines(score.mistakes):
            click.echo(line)
        if score.micro.f1 < min_f1:
            complain(f"{file}: F1 {score.micro.f1:.3f} is below {min_f1:.3f}; see --errors")
    if json_file:
        write_whole(json_file, report.names_json(scores).encode("utf-8"))
    return FAILED if failed else 0


def _reader(reader: Reader, quality: Quality) -> str:
    return f"read by the finder ({quality})" if reader == "finder" else "read by the CLUENER head"


class _BadLines:
    """Tells the lines of a file that cannot be scored: the first ones each, of the others how many they are."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.count = 0

    def __call__(self, error: SourceError) -> None:
        self.count += 1
        if self.count <= _SHOWN:
            complain(str(error))

    def close(self) -> None:
        if self.count > _SHOWN:
            complain(f"{self.file}: {self.count - _SHOWN} further lines of that sort; mend them too")
