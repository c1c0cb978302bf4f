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
        # What stands after a rumour's answer is told, not rumoured.
        ("坊间有传言，[林夏|Person]斥为谣言，称[甲公司|Company]收购了[乙公司|Company]。", {"asserted"}),
    ],
)
def test_status_follows_the_scope_of_its_cue(text: str, statuses: set[str]) -> None:
    read = relations(example(text, "test").passages)
    assert {str(r.qualifiers.status) for r in read if r.predicate == "acquired"} == statuses
