"""Why a name is one of an entity's: the reason of the article, of the names alone, or of a decision."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking import merges, resolve
from kg.linking.decisions import Decision, Reference
from kg.model.claims import Analysis
from kg.model.names import Merge

from .factory import analysed


def found(*analyses: Analysis, decisions: Sequence[Decision] = ()) -> tuple[Merge, ...]:
    resolution = resolve(analyses, decisions=decisions)
    return merges(analyses, resolution.entities, resolution.owner, decisions=decisions)


def test_merges_give_the_reason_of_the_article() -> None:
    (merge,) = found(analysed("{C:墨石科技有限公司}扩产。{C:墨石科技}停产。"))
    assert merge == Merge("Company/墨石科技有限公司", "墨石科技", "the same without the legal form", 0.97)


def test_merges_are_sure_where_an_article_says_so() -> None:
    (merge,) = found(analysed("{C:墨石科技有限公司}（下称“{C:磐基}”）扩产。"))
    assert (merge.form, merge.confidence) == ("磐基", 1.0)
    assert merge.reason.startswith("the article says so: 下称")


def test_merges_take_the_surest_reason_of_several_articles() -> None:
    guessed = analysed("{C:墨石科技有限公司}扩产。{C:墨石科技}停产。", id_="a")
    told = analysed("{C:墨石科技有限公司}（下称“{C:墨石科技}”）扩产。", id_="b")
    assert [merge.confidence for merge in found(guessed, told)] == [1.0]


def test_merges_across_articles_are_less_sure_than_the_names_alone() -> None:
    (merge,) = found(analysed("{C:墨石科技有限公司}扩产。", id_="a"), analysed("{C:墨石科技}停产。", id_="b"))
    assert (merge.form, merge.confidence) == ("墨石科技", 0.873)
    assert merge.reason == "across articles: the same without the legal form"


def test_merges_are_none_where_a_name_is_only_spelt_otherwise() -> None:
    assert found(analysed("{C:墨石科技}扩产。“{C:墨石　科技}”停产。")) == ()


def test_merges_that_a_decision_confirms_are_sure() -> None:
    pair = Reference("Company", "磐基科技"), Reference("Company", "墨石科技")
    row = Decision("same", *pair, where="decisions.tsv row 2")
    analyses = analysed("{C:墨石科技}扩产。", id_="a"), analysed("{C:磐基科技}扩产。", id_="b")
    assert found(*analyses, decisions=[row]) == (Merge("Company/墨石科技", "磐基科技", "a decision says so", 1.0),)
