from __future__ import annotations

from dataclasses import replace

from kg.model.text import Byline, Span
from kg.relations.bylines import reporters
from kg.relations.examples import example


def test_reporters_hold_their_post_at_the_outlet() -> None:
    (passage,) = example("[青川日报|Institution]记者[林夏|Person]、摄影[苏禾|Person]", "test").passages
    spans = {name.text: name.span for name in passage.names}
    document = replace(
        passage.document,
        bylines=(
            Byline("林夏", "记者", "《青川日报》", spans["林夏"]),
            Byline("苏禾", "摄影", "青川日报", spans["苏禾"]),
            Byline("白露", "记者", "别家报", Span(0, 1)),
        ),
    )
    found = tuple(reporters((replace(passage, document=document),)))
    assert [(r.subject, r.predicate, r.object, r.qualifiers.title) for r in found] == [
        ("林夏", "holdsPosition", "青川日报", "记者")
    ]


def test_reporters_need_a_by_line() -> None:
    assert tuple(reporters(example("[青川日报|Institution]记者[林夏|Person]", "test").passages)) == ()
