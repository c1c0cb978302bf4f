from __future__ import annotations

from kg.relations.clauses import relations
from kg.relations.examples import example


def test_a_title_finds_an_organisation_of_its_kind() -> None:
    text = "[青川大学|Institution]与[远山科技|Company]签约，校长[林夏|Person]到场。"
    read = {(r.subject, r.predicate, r.object) for r in relations(example(text, "test").passages)}
    assert ("林夏", "holdsPosition", "青川大学") in read
    assert ("林夏", "holdsPosition", "远山科技") not in read


def test_a_share_is_held_in_what_was_just_founded() -> None:
    text = "[甲公司|Company]与[乙公司|Company]合资组建[丙公司|Company]，[甲公司|Company]占51%。"
    read = {(r.subject, r.predicate, r.object) for r in relations(example(text, "test").passages)}
    assert ("甲公司", "holdsSharesOf", "丙公司") in read


def test_an_outlet_is_never_what_the_text_is_about() -> None:
    text = "[远山科技|Company]扩产，[青川财经|Company]讯：董事长[林夏|Person]到场。"
    read = {(r.subject, r.predicate, r.object) for r in relations(example(text, "test").passages)}
    assert ("林夏", "holdsPosition", "远山科技") in read
    assert not any(r for r in read if r[2] == "青川财经")
