"""A human's decisions: read with care, and stronger than what was concluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.linking import decided_mentions, link, read_decisions, read_entity_list, resolve
from kg.linking.decisions import Decision, Reference
from kg.model.claims import Analysis

from .factory import analysed, article

HEAD = "decision\tentity\tother\tnote\n"


def written(folder: Path, *rows: str) -> Path:
    path = folder / "decisions.tsv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def decisions(folder: Path, *rows: str) -> tuple[Decision, ...]:
    return read_decisions(written(folder, *rows))


def test_read_decisions_reads_every_verdict(tmp_path: Path) -> None:
    found = decisions(
        tmp_path,
        "# a comment",
        "same\tCompany/墨石\tCompany/墨石科技\tthe same since 2020",
        "different\tPerson/何允之 @ a\tPerson/何允之 @ b",
        "reject\tPerson/新华路",
        "retype\tPerson/墨石\tCompany",
        "add\tCompany/临渡港",
    )
    assert [decision.verdict for decision in found] == ["same", "different", "reject", "retype", "add"]
    assert found[1].other == Reference("Person", "何允之", "b")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "merge\tCompany/甲\tCompany/乙",
            "row 2: no decision 'merge'; use one of same, different, reject, retype, add",
        ),
        ("same\t墨石\tCompany/乙", "row 2: no entity '墨石'; write Type/label, or Type/label @ document"),
        ("same\tCompany/甲", "row 2: no entity ''; write Type/label, or Type/label @ document"),
        ("retype\tPerson/墨石\tFirm", "row 2: no entity type 'Firm'; use one of Company"),
        (
            "reject\tPerson/甲\tPerson/乙",
            "row 2: reject has nothing to do with 'Person/乙'; leave the column other empty",
        ),
        ("same\ta\tb\tc\td", "row 2: 5 cells for 4 columns; quote a cell that holds the separator"),
    ],
)
def test_read_decisions_refuses_a_wrong_row_by_file_row_and_remedy(tmp_path: Path, row: str, message: str) -> None:
    path = written(tmp_path, row)
    with pytest.raises(TableError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path} {message}")


def test_read_decisions_refuses_contradictions(tmp_path: Path) -> None:
    path = written(tmp_path, "same\tCompany/甲\tCompany/乙", "different\tCompany/乙\tCompany/甲")
    with pytest.raises(TableError, match=r"row 3: says different, .* row 2 says same; keep one"):
        read_decisions(path)


def test_read_decisions_refuses_a_missing_column(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    path.write_text("decision\tentity\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"row 1: no column other; begin with a row of names"):
        read_decisions(path)


def test_read_decisions_refuses_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        read_decisions(tmp_path / "none.tsv")


def test_decided_mentions_rejects_retypes_and_adds(tmp_path: Path) -> None:
    document, _, mentions = article("{P:新华路}上，{P:墨石}与临渡港签约。")
    rows = decisions(tmp_path, "reject\tPerson/新华路", "retype\tPerson/墨石\tCompany", "add\tCompany/临渡港")
    found = decided_mentions(document, mentions, rows)
    assert [(mention.text, mention.type) for mention in found] == [("墨石", "Company"), ("临渡港", "Company")]
    assert found[1].found_by == (f"decision: {tmp_path / 'decisions.tsv'} row 4",)


def test_decided_mentions_adds_nothing_inside_a_longer_name(tmp_path: Path) -> None:
    document, _, mentions = article("{C:临渡港务集团}开会。")
    assert decided_mentions(document, mentions, decisions(tmp_path, "add\tCompany/临渡港")) == mentions


def test_resolve_joins_what_a_decision_calls_the_same(tmp_path: Path) -> None:
    analyses = [analysed("{P:何允之}来了。", id_="a"), analysed("{P:何允之}走了。", id_="b")]
    rows = decisions(tmp_path, "same\tPerson/何允之 @ a\tPerson/何允之 @ b")
    found = resolve(analyses, decisions=rows)
    assert [entity.id for entity in found.entities] == ["Person/何允之"]
    assert found.maybe_same == ()


def test_resolve_joins_two_names_of_one_firm(tmp_path: Path) -> None:
    analyses = [analysed("{C:墨石科技}扩产。", id_="a"), analysed("{C:磐基科技}扩产。", id_="b")]
    found = resolve(analyses, decisions=decisions(tmp_path, "same\tCompany/墨石科技\tCompany/磐基科技"))
    assert [(entity.label, entity.aliases) for entity in found.entities] == [("墨石科技", ("磐基科技",))]


def test_resolve_parts_what_a_decision_calls_different(tmp_path: Path) -> None:
    analyses = [analysed("{C:墨石科技}扩产。", id_="a"), analysed("{C:墨石科技}停产。", id_="b")]
    rows = decisions(tmp_path, "different\tCompany/墨石科技 @ a\tCompany/墨石科技 @ b")
    found = resolve(analyses, decisions=rows)
    assert [entity.id for entity in found.entities] == ["Company/墨石科技 (a)", "Company/墨石科技 (b)"]


def test_resolve_parts_a_short_name_from_the_full_one(tmp_path: Path) -> None:
    analyses = [analysed("{C:墨石科技}（下称“{C:墨石}”）扩产。", id_="a"), analysed("{C:墨石}停产。", id_="b")]
    rows = decisions(tmp_path, "different\tCompany/墨石科技\tCompany/墨石 @ b")
    assert [entity.id for entity in resolve(analyses, decisions=rows).entities] == ["Company/墨石", "Company/墨石科技"]


def test_resolve_has_no_doubt_about_what_a_decision_calls_different(tmp_path: Path) -> None:
    analyses = [analysed("{P:何允之}来了。", id_="a"), analysed("{P:何允之}走了。", id_="b")]
    rows = decisions(tmp_path, "different\tPerson/何允之 @ a\tPerson/何允之 @ b")
    assert resolve(analyses, decisions=rows).maybe_same == ()


def test_read_decisions_reads_the_table_that_ships() -> None:
    assert read_decisions(Path(__file__).resolve().parents[2] / "seeds" / "decisions.tsv") == ()


def test_resolve_joins_by_the_ids_that_the_graph_shows(tmp_path: Path) -> None:
    analyses = [analysed("{P:何允之}来了。", id_="a"), analysed("{P:何允之}走了。", id_="b")]
    assert [entity.id for entity in resolve(analyses).entities] == ["Person/何允之 (a)", "Person/何允之 (b)"]
    rows = decisions(tmp_path, "same\tPerson/何允之 (a)\tPerson/何允之 (b)")
    assert [entity.id for entity in resolve(analyses, decisions=rows).entities] == ["Person/何允之"]


def labels(rows: tuple[Decision, ...], marked: str, *, id_: str = "a") -> list[str]:
    return sorted(entity.label for entity in link(*article(marked, id_=id_), decisions=rows)[0])


def test_link_parts_two_names_of_an_article_that_a_decision_calls_different(tmp_path: Path) -> None:
    marked = "{C:墨石科技有限公司}扩产。{C:墨石科技}停产。"
    rows = decisions(tmp_path, "different\tCompany/墨石科技\tCompany/墨石科技有限公司")
    assert labels((), marked) == ["墨石科技有限公司"]
    assert labels(rows, marked) == ["墨石科技", "墨石科技有限公司"]


def test_link_parts_what_the_article_defines_where_a_decision_says_so(tmp_path: Path) -> None:
    rows = decisions(tmp_path, "different\tCompany/墨石科技有限公司\tCompany/磐基")
    assert labels(rows, "{C:墨石科技有限公司}（下称“{C:磐基}”）扩产。") == ["墨石科技有限公司", "磐基"]


def test_link_parts_only_in_the_article_that_a_decision_names(tmp_path: Path) -> None:
    marked = "{C:墨石科技有限公司}扩产。{C:墨石科技}停产。"
    rows = decisions(tmp_path, "different\tCompany/墨石科技 @ b\tCompany/墨石科技有限公司 @ b")
    assert labels(rows, marked, id_="a") == ["墨石科技有限公司"]
    assert labels(rows, marked, id_="b") == ["墨石科技", "墨石科技有限公司"]


def test_link_parts_a_stray_of_another_type(tmp_path: Path) -> None:
    marked = "{C:米纳俱乐部}赢了。{P:米纳}输了。"
    rows = decisions(tmp_path, "different\tPerson/米纳\tCompany/米纳俱乐部")
    assert labels((), marked) == ["米纳俱乐部"]
    assert labels(rows, marked) == ["米纳", "米纳俱乐部"]


def test_resolve_keeps_apart_what_was_parted_within_an_article(tmp_path: Path) -> None:
    marked = "{C:墨石科技有限公司}扩产。{C:墨石科技}停产。"
    rows = decisions(tmp_path, "different\tCompany/墨石科技\tCompany/墨石科技有限公司")
    document, sentences, mentions = article(marked)
    entities, links = link(document, sentences, mentions, decisions=rows)
    analysis = Analysis(document, sentences, mentions=mentions, entities=entities, links=links)
    found = resolve([analysis, analysed("{C:墨石科技有限公司}涨价。", id_="b")], decisions=rows)
    assert [entity.id for entity in found.entities] == ["Company/墨石科技", "Company/墨石科技有限公司"]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("same\tPlace/鼓楼区\tPlace/徐州市鼓楼区", (("adcode", "320302"),)),
        ("same\tPlace/福州市鼓楼区\tPlace/鼓楼区 @ a", (("adcode", "350102"),)),
        ("same\tPlace/鼓楼区 @ b\tPlace/徐州市鼓楼区", ()),
        ("different\tPlace/鼓楼区\tPlace/徐州市鼓楼区", ()),
    ],
)
def test_link_takes_a_place_for_the_known_one_that_a_decision_calls_it(
    tmp_path: Path, row: str, codes: tuple[tuple[str, str], ...]
) -> None:
    (place,), _ = link(*article("学校迁至{L:鼓楼区}。"), decisions=decisions(tmp_path, row))
    assert place.identifiers == codes
    assert bool(place.candidates) == (not codes)


@pytest.mark.parametrize(
    ("called", "code"), [("湖南省长沙市", "430100"), ("长沙市", "430100"), ("长沙市长沙县", "430121")]
)
def test_link_tells_a_city_from_the_county_of_its_name_where_a_decision_does(
    tmp_path: Path, called: str, code: str
) -> None:
    rows = decisions(tmp_path, f"same\tPlace/长沙\tPlace/{called}")
    (place,), _ = link(*article("学校迁至{L:长沙}。"), decisions=rows)
    assert place.identifiers == (("adcode", code),)


def test_link_names_the_places_that_an_undecided_one_may_be() -> None:
    (place,), _ = link(*article("学校迁至{L:鼓楼区}。"))
    assert place.candidates == ("南京市鼓楼区", "徐州市鼓楼区", "福州市鼓楼区", "开封市鼓楼区")


def test_resolve_keeps_the_candidates_of_a_place() -> None:
    (place,) = resolve([analysed("学校迁至{L:鼓楼区}。")]).entities
    assert len(place.candidates) == 4


def test_a_decision_is_stronger_than_the_list_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,type,aliases\n墨石科技,Company,磐基\n", encoding="utf-8")
    rows = decisions(tmp_path, "different\tCompany/墨石科技\tCompany/磐基")
    known = read_entity_list(tmp_path / "list.csv")
    entities, _ = link(*article("{C:墨石科技}扩产。{C:磐基}停产。"), known=known, decisions=rows)
    assert [entity.label for entity in entities] == ["墨石科技", "磐基"]
