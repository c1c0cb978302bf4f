"""A human's decisions: read with care, and stronger than what was concluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.linking import decided_mentions, read_decisions, resolve
from kg.linking.decisions import Decision, Reference

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
