"""Records: a row of a table with more columns than its head is named by its line in the file."""

from __future__ import annotations

from pathlib import Path

from kg.text import read


def test_a_row_with_surplus_columns_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'title,text\n甲,"青禾智能公司，\n由李思远创立。"\n乙,宁江软件,由周大海创办。\n丙,协会成立。\n', encoding="utf-8"
    )
    first, second, third = (getattr(item, "text", str(item)) for item in read(path))
    assert (first, third) == ("青禾智能公司，由李思远创立。", "协会成立。")
    assert second == f"{path}: line 4: 3 columns, the head has 2; quote what holds ','"
