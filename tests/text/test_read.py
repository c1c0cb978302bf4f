"""Reading sources: files and folders to documents, problems as values."""

from pathlib import Path

from kg.errors import SourceError
from kg.model.text import Document
from kg.text import document_from_text, read

ARTICLE = "甲公司收购乙公司\n\n东澜晚报记者 白溪\n\n2025年11月6日,甲公司宣布收购乙公\n\n司。\n"


def test_read_yields_the_document_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="gb18030")
    (document,) = read([tmp_path / "a.txt"])
    assert isinstance(document, Document)
    assert document.title == "甲公司收购乙公司"
    assert document.text == "甲公司收购乙公司\n东澜晚报记者 白溪\n2025年11月6日,甲公司宣布收购乙公司。"
    assert document.source.encoding == "gb18030"


def test_read_yields_an_error_for_a_missing_file_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    error, document = read([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(error, SourceError)
    assert isinstance(document, Document)


def test_document_from_text_leads_back_to_the_raw_text() -> None:
    document = document_from_text(ARTICLE)
    assert "".join(document.raw[document.offsets.to_raw(i)] for i in range(len(document.text))) == document.text
