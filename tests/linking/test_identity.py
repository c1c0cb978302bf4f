"""Identity across documents: what merges, what stays two, and what only may be one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.linking import Resolution, resolve
from kg.model.claims import Analysis

from .factory import analysed, with_post


def ids(*texts: str) -> list[str]:
    """Return the global ids of marked articles."""
    return [entity.id for entity in resolve(analysed(text, id_=f"d{n}") for n, text in enumerate(texts)).entities]


def test_resolve_merges_organisations_by_label_and_legal_form() -> None:
    assert ids("{C:墨石科技}扩产。", "{C:墨石科技有限公司}扩产。", "{C:墨石科技}停产。") == ["Company/墨石科技有限公司"]


def test_resolve_merges_a_label_that_another_article_gives_as_alias() -> None:
    assert ids("{C:墨石科技}（下称“{C:墨石}”）扩产。", "{C:墨石}停产。") == ["Company/墨石科技"]


def test_resolve_keeps_a_short_name_that_two_may_bear() -> None:
    found = resolve(
        [
            analysed("{C:墨石科技}（下称“{C:墨石}”）扩产。", id_="d0"),
            analysed("{C:墨石食品}（下称“{C:墨石}”）扩产。", id_="d1"),
            analysed("{C:墨石}停产。", id_="d2"),
        ]
    )
    assert [entity.id for entity in found.entities] == ["Company/墨石", "Company/墨石科技", "Company/墨石食品"]
    assert found.maybe_same == (
        ("Company/墨石", "Company/墨石科技", "墨石 may be short for 墨石科技"),
        ("Company/墨石", "Company/墨石食品", "墨石 may be short for 墨石食品"),
    )


def test_resolve_keeps_what_one_article_keeps_apart() -> None:
    text = "{C:墨石}持有{C:墨石科技}三成股份。"
    assert ids(text, "{C:墨石科技}（下称“{C:墨石}”）扩产。") == ["Company/墨石", "Company/墨石科技"]


def test_resolve_never_merges_firms_of_two_cities() -> None:
    assert ids("{C:南京恒石科技}扩产。", "{C:成都恒石科技}扩产。") == ["Company/南京恒石科技", "Company/成都恒石科技"]


def test_resolve_merges_a_type_that_one_article_got_wrong() -> None:
    assert ids("{C:墨石学会}开会。", "{I:墨石学会}开会。", "{I:墨石学会}闭会。") == ["Institution/墨石学会"]


def test_resolve_reads_a_relative_name_by_the_place_of_its_article() -> None:
    assert ids("{L:广东}和{L:佛山}，{I:省国资委}开会。", "{I:广东省国资委}开会。") == [
        "Institution/广东省国资委",
        "Place/佛山",
        "Place/广东",
    ]


def test_resolve_keeps_relative_names_of_two_articles_apart() -> None:
    assert ids("{I:人民医院}扩建。", "{I:人民医院}搬迁。") == ["Institution/人民医院 (d0)", "Institution/人民医院 (d1)"]


def test_resolve_merges_places_by_code() -> None:
    found = resolve([analysed("{L:杭州}很美。", id_="a"), analysed("{L:杭州市}很大。", id_="b")]).entities
    assert [(entity.id, entity.identifiers, entity.within) for entity in found] == [
        ("Place/杭州市", (("adcode", "330100"),), ("浙江省",))
    ]


def test_resolve_keeps_districts_of_one_name_apart() -> None:
    assert ids("{L:南京}的{L:鼓楼区}。", "{L:福州}的{L:鼓楼区}。") == [
        "Place/南京",
        "Place/福州",
        "Place/鼓楼区 (南京市)",
        "Place/鼓楼区 (福州市)",
    ]


def people(*posts: tuple[str, str]) -> Resolution:
    """Resolve one 何允之 an article, each with a title in an organisation."""
    return resolve(
        with_post(analysed(f"{{C:{firm}}}，{{P:何允之}}。", id_=f"d{n}"), "何允之", title, f"Company/{firm}")
        for n, (firm, title) in enumerate(posts)
    )


def named(found: Resolution) -> list[str]:
    return [entity.id for entity in found.entities if entity.type == "Person"]


def test_resolve_merges_people_who_share_organisation_and_role() -> None:
    assert named(people(("墨石科技", "董事长"), ("墨石科技", "总裁"))) == ["Person/何允之"]


def test_resolve_keeps_people_of_two_organisations_apart() -> None:
    found = people(("墨石科技", "董事长"), ("临渡港", "董事长"))
    assert named(found) == ["Person/何允之 (临渡港)", "Person/何允之 (墨石科技)"]
    assert found.maybe_same == (
        ("Person/何允之 (临渡港)", "Person/何允之 (墨石科技)", "the same name, but no post that both hold"),
    )


def test_resolve_keeps_people_of_two_roles_in_one_organisation_apart() -> None:
    assert len(named(people(("墨石科技", "董事长"), ("墨石科技", "司机")))) == 2


def test_resolve_keeps_people_without_posts_apart() -> None:
    assert ids("{P:何允之}来了。", "{P:何允之}走了。") == ["Person/何允之 (d0)", "Person/何允之 (d1)"]


def test_resolve_knows_a_post_from_a_title_between_names() -> None:
    assert ids("{L:临渡市}市长{P:何允之}来了。", "{L:临渡市}市长{P:何允之}走了。") == ["Person/何允之", "Place/临渡市"]


def test_resolve_gives_every_local_entity_an_owner() -> None:
    analyses = [analysed("{C:墨石科技}在{L:杭州}。", id_="a"), analysed("{P:何允之}在{L:杭州市}。", id_="b")]
    found = resolve(analyses)
    known = {entity.id for entity in found.entities}
    assert set(found.owner) == {(a.document.id, entity.id) for a in analyses for entity in a.entities}
    assert set(found.owner.values()) == known


ARTICLES: list[Analysis] = [
    analysed("{C:墨石科技}（下称“{C:墨石}”）在{L:杭州}。", id_="a"),
    analysed("{C:墨石}与{C:墨石食品}在{L:杭州市}。", id_="b"),
    with_post(analysed("{C:墨石科技有限公司}，{P:何允之}。", id_="c"), "何允之", "董事长", "Company/墨石科技有限公司"),
    with_post(analysed("{C:墨石科技}，{P:何允之}。", id_="d"), "何允之", "总裁", "Company/墨石科技"),
    analysed("{P:何允之}在{L:鼓楼区}，{I:人民医院}。", id_="e"),
    analysed("{P:何允之}在{L:鼓楼区}，{I:人民医院}。", id_="f"),
]


@given(st.permutations(ARTICLES))
def test_resolve_does_not_depend_on_the_order(shuffled: list[Analysis]) -> None:
    assert resolve(shuffled) == resolve(ARTICLES)
