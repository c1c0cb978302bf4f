from __future__ import annotations

import pytest

from kg.relations.clauses import relations
from kg.relations.examples import example


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # A plan goes on with its subject over a comma, but not to another one's deed.
        ("[甲公司|Company]拟出资3亿元，收购[乙公司|Company]。", {"planned"}),
        ("[丙公司|Company]计划上市，[甲公司|Company]收购[乙公司|Company]。", {"asserted"}),
        # 将 before a thing takes an object, before a verb it is the future.
        ("[甲公司|Company]将[乙公司|Company]收入囊中。", {"asserted"}),
        ("[甲公司|Company]将收购[乙公司|Company]。", {"planned"}),
        # A rumour is denied by its answer, not by an answer that leaves it open.
        ("坊间盛传[甲公司|Company]收购[乙公司|Company]，[林夏|Person]否认。", {"denied"}),
        ("坊间盛传[甲公司|Company]收购[乙公司|Company]，[林夏|Person]未予置评。", {"rumoured"}),
        ("“[甲公司|Company]要收购[乙公司|Company]”的说法，[林夏|Person]一口否认。", {"denied"}),
        # A plan that came to nothing is denied; a deed before another's failure is not.
        ("[甲公司|Company]曾考虑收购[乙公司|Company]，后放弃该计划。", {"denied"}),
        ("[甲公司|Company]对[乙公司|Company]的收购因未获批准而告吹。", {"denied"}),
        ("[甲公司|Company]拟收购[乙公司|Company]，但遭监管部门否决。", {"denied"}),
        ("[甲公司|Company]收购了[乙公司|Company]，此前对手的上市计划流产。", {"asserted"}),
        ("[甲公司|Company]收购[乙公司|Company]被监管部门否决。", {"denied"}),
        ("[甲公司|Company]提出收购[乙公司|Company]，遭到拒绝。", {"denied"}),
        ("[甲公司|Company]是不是收购了[乙公司|Company]，目前还不清楚。", {"rumoured"}),
        ("[甲公司|Company]有没有收购[乙公司|Company]？", set()),
        ("[甲公司|Company]曾三次拒绝收购[乙公司|Company]。", {"denied"}),
        ("[甲公司|Company]拒绝透露为何收购[乙公司|Company]。", {"asserted"}),
        ("[乙公司|Company]不存在被[甲公司|Company]收购的情形。", {"denied"}),
        # Quotation marks around a name part no clause.
        ("[甲公司|Company]从未收购“[乙公司|Company]”。", {"denied"}),
        # What stands after a rumour's answer is told, not rumoured.
        ("坊间有传言，[林夏|Person]斥为谣言，称[甲公司|Company]收购了[乙公司|Company]。", {"asserted"}),
    ],
)
def test_status_follows_the_scope_of_its_cue(text: str, statuses: set[str]) -> None:
    read = relations(example(text, "test").passages)
    assert {str(r.qualifiers.status) for r in read if r.predicate == "acquired"} == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("[甲公司|Company]向[乙公司|Company]供货。", "asserted"),
        ("[甲公司|Company]曾向[乙公司|Company]供货，2023年起已停止。", "ended"),
        ("[甲公司|Company]曾是[乙公司|Company]的供应商。", "ended"),
        ("[甲公司|Company]向[乙公司|Company]供货，2023年起扩大规模。", "asserted"),
        ("[甲公司|Company]不再是[乙公司|Company]的供应商。", "ended"),
    ],
)
def test_a_tie_of_the_past_has_ended(text: str, status: str) -> None:
    (tie,) = relations(example(text, "test").passages)
    assert (tie.predicate, str(tie.qualifiers.status)) == ("suppliesTo", status)


@pytest.mark.parametrize(("word", "predicate"), [("离职", "heldPosition"), ("未离职", "holdsPosition")])
def test_a_negated_leaving_keeps_the_post(word: str, predicate: str) -> None:
    (post,) = relations(example(f"[甲公司|Company]首席科学家[林夏|Person]{word}。", "test").passages)
    assert post.predicate == predicate


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("@甲公司 原第三大股东[乙公司|Company]已退出前十大股东之列。", {"乙公司 holdsSharesOf 甲公司 ended"}),
        ("@甲公司 目前大股东[乙公司|Company]到场。", {"乙公司 holdsSharesOf 甲公司 asserted"}),
        # Where someone worked does not found what he founds later.
        (
            "[林夏|Person]曾任[甲公司|Company]副总裁，离职后创办了[乙公司|Company]。",
            {"林夏 heldPosition 甲公司 asserted", "乙公司 foundedBy 林夏 asserted"},
        ),
        (
            "如果[甲公司|Company]收购[乙公司|Company]；但[甲公司|Company]没有收购[乙公司|Company]。",
            {"甲公司 acquired 乙公司 denied"},
        ),
        # A title is shared by names in a row, not by a student of the one who has it.
        (
            "[清江大学|Institution]教授[林夏|Person]、[苏禾|Person]与其学生[顾言|Person]到场。",
            {"林夏 holdsPosition 清江大学 asserted", "苏禾 holdsPosition 清江大学 asserted"},
        ),
        # A mayor sits in a government, not in the court of that city.
        ("@江州市检察院|Institution [林夏|Person]利用担任[安平市|Place]市长的便利受贿。", set()),
        # Who is denied to have parted is together still.
        ("声明否认[林夏|Person]与[苏禾|Person]已离婚。", {"林夏 relativeOf 苏禾 asserted"}),
        # A speaker who asks others to found something founds nothing.
        ("[林夏|Person]认为，应在[西安市|Place]设立[丙研究院|Institution]。", {"丙研究院 locatedIn 西安市 planned"}),
        # 没有像乙那样…，而是…: the negation ends with its clause, and the likeness is no subject of the next.
        (
            "[甲公司|Company]没有像[乙公司|Company]那样裁员，而是收购了[丙公司|Company]。",
            {"甲公司 acquired 丙公司 asserted"},
        ),
        # A rumour that the text denies elsewhere is not told twice.
        (
            "坊间传闻[甲公司|Company]收购[乙公司|Company]；[甲公司|Company]没有收购[乙公司|Company]。",
            {"甲公司 acquired 乙公司 denied"},
        ),
    ],
)
def test_denials_and_ends_keep_to_what_they_speak_of(text: str, read: set[str]) -> None:
    found = relations(example(text, "test").passages)
    assert {f"{r.subject} {r.predicate} {r.object} {r.qualifiers.status}" for r in found} == read
