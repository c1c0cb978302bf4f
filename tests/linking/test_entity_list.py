"""A user's list of entities: what it knows is found, is one thing, and carries its codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.linking import EntityList, known_mentions, link, read_entity_list

from .factory import article

HEAD = "name,type,aliases,stockCode"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "known.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def known(folder: Path) -> EntityList:
    return read_entity_list(written(folder, "墨石科技股份有限公司,Company,墨石科技|老石头,600001", "何允之,Person,,"))


def test_read_entity_list_reads_names_and_codes(tmp_path: Path) -> None:
    first = known(tmp_path).entities[0]
    assert (first.forms, first.identifiers) == (
        ("墨石科技股份有限公司", "墨石科技", "老石头"),
        (("stockCode", "600001"),),
    )


@pytest.mark.parametrize(
    ("head", "row", "message"),
    [
        (HEAD, "墨石,Firm,,", "row 2: no entity type 'Firm'; use one of Company"),
        (HEAD, ",Company,,", "row 2: no name; fill the column name or delete the row"),
        (
            "name,type,stockcode",
            "墨石,Company,1",
            "row 2: no code 'stockcode'; did you mean stockCode? codes are adcode",
        ),
        ("name,kind", "墨石,Company", "row 1: no column type; begin with a row of names: name, type …"),
    ],
)
def test_read_entity_list_refuses_a_wrong_row(tmp_path: Path, head: str, row: str, message: str) -> None:
    path = written(tmp_path, row, head=head)
    with pytest.raises(TableError) as caught:
        read_entity_list(path)
    assert str(caught.value).startswith(f"{path} {message}")


def test_read_entity_list_refuses_a_name_in_two_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "墨石科技,Company,墨石,", "墨石食品,Company,墨石,")
    with pytest.raises(TableError, match=r"row 3: 墨石 stands also in .* row 2; keep the name in one row"):
        read_entity_list(path)


def test_known_mentions_finds_what_the_list_knows(tmp_path: Path) -> None:
    document, _, mentions = article("老石头在{P:何允}之家开会。")
    found = known_mentions(document, mentions, known(tmp_path))
    assert [(mention.text, mention.type) for mention in found] == [("老石头", "Company"), ("何允之", "Person")]
    assert found[0].found_by == ("entity list: 墨石科技股份有限公司",)


def test_known_mentions_leaves_a_longer_name(tmp_path: Path) -> None:
    document, _, mentions = article("{C:老石头酒店}开业。")
    assert known_mentions(document, mentions, known(tmp_path)) == mentions


def test_link_makes_one_of_the_names_of_a_row_and_carries_its_codes(tmp_path: Path) -> None:
    document, sentences, mentions = article("{C:墨石科技}扩产。{C:老石头}停产。")
    entities, links = link(document, sentences, mentions, known=known(tmp_path))
    assert [(e.label, e.aliases, e.identifiers) for e in entities] == [
        ("墨石科技", ("老石头",), (("stockCode", "600001"),))
    ]
    assert links[1].reason == "the entity list says so (墨石科技)"
