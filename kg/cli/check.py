"""``kg validate`` and ``kg stats``: is the graph well formed, and what does it hold?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.door import FAILED
from kg.cli.options import GRAPH
from kg.cli.screen import table

if TYPE_CHECKING:
    from kg.graph.stats import Stats


@click.command()
@GRAPH
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print the findings as JSON.")
@click.option(
    "--quick",
    is_flag=True,
    help="跳过逐点检查 · leave out the SHACL shapes: milliseconds, where they take about a second for a thousand statements.",
)
@click.option("--strict", is_flag=True, help="警告也算错 · let warnings fail too.")
def validate(graph: Path, as_json: bool, quick: bool, strict: bool) -> int:
    """检查图谱 · Check a graph against the ontology.

    Its shapes are checked, and the direction and types of every relation. Printed is a line for each finding: severity, check, node, value, what is wrong. The exit status is 1 where a
    violation was found.

    \b
    kg validate graph.ttl
    """
    from kg import face

    report = face.read(graph).store.validate(shapes=not quick)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in report.findings], ensure_ascii=False, indent=1))
    elif report.findings:
        rows = ((f.severity, f.check, f.node, f.value, f.message) for f in report.findings)
        table(("级别 severity", "检查 check", "节点 node", "值 value", "问题 what is wrong"), rows)
    else:
        click.echo("合格 conforms")
    return 0 if report.conforms and not (strict and report.findings) else FAILED


@click.command()
@GRAPH
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON.")
def stats(graph: Path, as_json: bool) -> None:
    """数一数 · Count what a graph holds.

    Articles, things by type, statements by relation, by status and by the rule that read them.

    \b
    kg stats graph.ttl
    """
    from kg import face

    counted = face.read(graph).stats()
    if as_json:
        click.echo(json.dumps(asdict(counted), ensure_ascii=False, indent=1))
    else:
        table(("", "", "数 count"), _rows(counted))


def _rows(counted: Stats) -> Iterator[tuple[str, str, str]]:
    yield "三元组 triples", "", str(counted.triples)
    yield "文章 articles", "", str(counted.articles)
    yield "证据句 sentences", "", str(counted.sentences)
    yield from _group("实体 entities", counted.entities)
    yield "", "无关系 in no statement", str(counted.unconnected)
    yield from _group("陈述 statements", counted.statements)
    yield "", "多处证据 with several sentences", str(counted.several)
    yield from _group("状态 status", counted.statuses, with_sum=False)
    yield from _group("规则 rules", counted.rules, with_sum=False)
    yield from _group("中心 central", dict(counted.central), with_sum=False)


def _group(heading: str, counts: Mapping[str, int], *, with_sum: bool = True) -> Iterator[tuple[str, str, str]]:
    if with_sum:
        yield heading, "", str(sum(counts.values()))
    for name, count in counts.items():
        yield heading if not with_sum else "", name, str(count)
