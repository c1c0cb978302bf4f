"""Reading sources: every form that newsrooms have, and problems as values that cost only themselves."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model.text import Document, Zone
from kg.text import ReadOptions, document_from_text, read

ARTICLE = "甲公司收购乙公司\n\n东澜晚报记者 白溪\n\n2025年11月6日,甲公司宣布收购乙公\n\n司。\n"
CLEAN = "甲公司收购乙公司\n东澜晚报记者 白溪\n2025年11月6日,甲公司宣布收购乙公司。"
ROW = {
    "正文": "海岬影业由宇文朔2016年创办，现任董事长。",
    "标题": "海岬影业迁厦门",
    "日期": "2025-10-21",
    "来源": "东南文娱网",
}


def documents(*sources: str | Path, options: ReadOptions | None = None) -> list[Document]:
    found = list(read(sources, options=options))
    assert [str(item) for item in found if isinstance(item, SourceError)] == []
    return [item for item in found if isinstance(item, Document)]


def errors(*sources: str | Path, options: ReadOptions | None = None) -> list[str]:
    return [str(item) for item in read(sources, options=options) if isinstance(item, SourceError)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_read_finds_the_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding=encoding)
    assert documents(tmp_path / "a.txt")[0].text == CLEAN


def test_read_finds_big5(tmp_path: Path) -> None:
    text = "聯發科創辦人蔡明介現任公司董事長，公司總部同樣落腳竹科；廣達電腦由林百里等人創辦。\n" * 3
    (tmp_path / "a.txt").write_text(text, encoding="big5")
    (document,) = documents(tmp_path / "a.txt")
    assert document.source.encoding == "big5"
    assert document.text.startswith("聯發科創辦人蔡明介現任公司董事長")


def test_read_takes_the_encoding_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="gbk")
    assert documents(tmp_path / "a.txt", options=ReadOptions(encoding="gb2312"))[0].text == CLEAN
    assert errors(tmp_path / "a.txt", options=ReadOptions(encoding="utf-8")) == [
        f"{tmp_path / 'a.txt'}: not utf-8 throughout (byte 0); leave --encoding out"
    ]


def test_read_names_a_document_alike_on_any_machine(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a 1.txt").write_text(ARTICLE, encoding="utf-8")
    (document,) = documents(tmp_path / "articles")
    assert (document.id, document.source.path) == ("a-1-" + document.id[-8:], "articles/a 1.txt")
    assert documents(tmp_path / "articles" / "a 1.txt")[0].id == document.id


def test_read_takes_folders_to_the_bottom_in_order_of_name_without_readme(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", "README.md", "notes.json", ".hidden.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    root = tmp_path.name
    assert [d.source.path for d in documents(tmp_path)] == [f"{root}/a.txt", f"{root}/b/2.txt"]


def test_read_takes_a_glob(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    assert [d.source.path for d in documents(f"{tmp_path}/a*.txt")] == [
        f"{tmp_path.name}/a1.txt",
        f"{tmp_path.name}/a2.txt",
    ]
    assert errors(f"{tmp_path}/c*.txt") == [
        f"{tmp_path}/c*.txt: no file fits this pattern; check it, and quote it for the shell"
    ]


def test_read_takes_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    (document,) = documents("-")
    assert (document.text, document.source.path) == (CLEAN, "stdin")


def test_read_takes_json_lines_row_by_row(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "正文": "望山娱乐签约了江知遇。"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    first, second = documents(tmp_path / "rows.jsonl")
    assert (first.title, first.date, first.outlet, first.raw) == (
        "海岬影业迁厦门",
        date(2025, 10, 21),
        "东南文娱网",
        ROW["正文"],
    )
    assert (second.id[:7], second.source.locator) == ("rows-r2", "row 2")


def test_read_names_the_line_that_is_not_json_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [
        json.dumps(ROW),
        "{not json",
        "[1]",
        json.dumps({**ROW, "正文": 5}),
        json.dumps({**ROW, "正文": ""}),
        json.dumps(ROW),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len([item for item in read(path) if isinstance(item, Document)]) == 2
    assert errors(path) == [
        f"{path}: line 2: not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)); "
        "write one object a line, in UTF-8",
        f"{path}: line 3: a JSON list, not an object; write one object a line",
        f"{path}: line 4: field '正文' holds no text but int; mend this row",
        f"{path}: line 5: field '正文' is empty; give the row a text or leave it out",
    ]


def test_read_names_an_unknown_field(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW, ensure_ascii=False) + "\n", encoding="utf-8")
    assert errors(path, options=ReadOptions(text_field="story")) == [
        f"{path}: line 1: no field 'story'; it has 正文, 标题, 日期, 来源"
    ]


@pytest.mark.parametrize(
    ("suffix", "mark", "encoding"), [(".csv", ",", "utf-8"), (".tsv", "\t", "gb18030"), (".csv", ";", "utf-8-sig")]
)
def test_read_takes_tables(tmp_path: Path, suffix: str, mark: str, encoding: str) -> None:
    head, row = mark.join(ROW), mark.join(f'"{value}"' for value in ROW.values())
    (tmp_path / f"rows{suffix}").write_text(f"{head}\n{row}\n", encoding=encoding)
    (document,) = documents(tmp_path / f"rows{suffix}")
    assert (document.text, document.title, document.outlet) == (ROW["正文"], "海岬影业迁厦门", "东南文娱网")


def test_read_takes_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra kg[parquet] is not installed")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist([ROW, ROW]), tmp_path / "rows.parquet")
    assert [d.source.locator for d in documents(tmp_path / "rows.parquet")] == ["row 1", "row 2"]
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nothing")
    assert "broken Parquet file" in errors(tmp_path / "broken.parquet")[0]


def test_read_takes_gzip_and_zip_and_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("新闻/b.txt", ARTICLE.encode("gb18030"))
        archive.writestr("rows.jsonl", json.dumps(ROW))
        archive.writestr("picture.png", b"\x89PNG")
    first, second, third = documents(tmp_path / "a.txt.gz", tmp_path / "all.zip")
    assert (first.text, first.source.locator) == (CLEAN, "member a.txt")
    assert {d.source.locator for d in (second, third)} == {"member 新闻/b.txt", "member rows.jsonl row 1"}


def test_read_refuses_a_zip_that_unpacks_to_too_much(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * (80 * 2**20))
    assert errors(tmp_path / "bomb.zip") == [
        f"{tmp_path / 'bomb.zip'}: a.txt: unpacks to 83886080 bytes, 200 times its size and more; it is no text"
    ]


def test_read_counts_white_space_that_an_archive_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"\n" * 300_000))
    assert errors(tmp_path / "a.txt.gz") == [f"{tmp_path / 'a.txt.gz'}: empty file; give it an article"]
    monkeypatch.setattr("kg.text.archives.read_whole.__defaults__", (1 << 17,))
    assert errors(tmp_path / "a.txt.gz")[0].startswith(f"{tmp_path / 'a.txt.gz'}: unpacks to too much, more than")


def test_read_takes_an_article_behind_much_white_space(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n" * 70_000 + ARTICLE, encoding="utf-8")
    assert documents(tmp_path / "a.txt")[0].text == CLEAN


@pytest.mark.parametrize(("encoding", "marked"), [("gbk", False), ("gbk", True), ("utf-8", False), ("utf-8", True)])
def test_read_knows_the_names_in_a_zip_in_whatever_encoding(tmp_path: Path, encoding: str, marked: bool) -> None:
    name = "新闻.txt" if marked and encoding == "utf-8" else "新闻.txt".encode(encoding).decode("cp437")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, ARTICLE)
    if not marked:  # zipfile marks what is not ASCII as UTF-8; old archivers write the bytes as they are
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            info = zipfile.ZipInfo("x" * len("新闻.txt".encode(encoding)))
            archive.writestr(info, ARTICLE)
        plain = (tmp_path / "a.zip").read_bytes()
        data = plain.replace(b"x" * len("新闻.txt".encode(encoding)), "新闻.txt".encode(encoding))
        (tmp_path / "a.zip").write_bytes(data)
    assert [d.source.locator for d in documents(tmp_path / "a.zip")] == ["member 新闻.txt"]


def test_read_knows_a_word_file_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_paragraph("11月6日，甲公司宣布收购乙公司。")
    file.save(tmp_path / "a.docx")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((tmp_path / "a.docx").read_bytes())))
    assert [d.text for d in documents("-")] == ["11月6日，甲公司宣布收购乙公司。"]


def test_read_takes_docx_with_its_title_and_headings(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_heading("甲公司收购乙公司", level=0)
    file.add_paragraph("东澜晚报记者 白溪")
    file.add_paragraph("11月6日，甲公司宣布收购乙公司。")
    file.add_heading("谁来买单", level=1)
    file.add_paragraph("乙公司的股东是丙基金。")
    file.save(tmp_path / "a.docx")
    (document,) = documents(tmp_path / "a.docx")
    assert [(b.zone, b.span.of(document.text)) for b in document.blocks] == [
        (Zone.TITLE, "甲公司收购乙公司"),
        (Zone.BYLINE, "东澜晚报记者 白溪"),
        (Zone.BODY, "11月6日，甲公司宣布收购乙公司。"),
        (Zone.HEADING, "谁来买单"),
        (Zone.BODY, "乙公司的股东是丙基金。"),
    ]


def _pdf(path: Path, lines: list[tuple[float, float, str]], password: str = "") -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(path), encrypt=password or None)
    page.setFont("STSong-Light", 12)
    for x, y, text in lines:
        page.drawString(x, y, text)
    page.save()


def test_read_takes_pdf_and_sets_columns_one_after_the_other(tmp_path: Path) -> None:
    left = [
        "甲公司周四宣布，以三亿元收",
        "购乙公司全部股权。交易完成",
        "后，乙公司将成为其全资子公",
        "司，原董事长白溪留任。当天",
        "两家公司签了协议，约定明年",
        "三月办完手续。",
    ]
    right = [
        "丙基金是乙公司的大股东，持",
        "有四成股份。基金合伙人卢一",
        "帆说，退出的钱将投向新的公",
        "司。记者了解到，丁银行为这",
        "笔交易提供贷款，年限五年，",
        "利率没有公布。",
    ]
    rows = [(60.0, 780.0, "甲公司三亿元收购乙公司")]
    for k in range(6):
        rows += [(60.0, 740.0 - 18 * k, left[k]), (320.0, 740.0 - 18 * k, right[k])]
    _pdf(tmp_path / "a.pdf", rows)
    (document,) = documents(tmp_path / "a.pdf")
    assert document.title == "甲公司三亿元收购乙公司"
    assert "".join(left) + "\n" + "".join(right) in document.text


def test_read_names_broken_and_encrypted_pdf(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    _pdf(tmp_path / "locked.pdf", [(60.0, 700.0, "秘密")], password="sesame")
    broken, locked = errors(tmp_path / "broken.pdf", tmp_path / "locked.pdf")
    assert broken.startswith(f"{tmp_path / 'broken.pdf'}: broken PDF (")
    assert locked == f"{tmp_path / 'locked.pdf'}: encrypted PDF; give a copy that opens without a password"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer leaves a file open
def test_read_takes_the_pages_of_a_warc(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="the extra kg[warc] is not installed")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    page = f"<html><body><h1>海岬影业迁厦门</h1><p>{ROW['正文']}</p></body></html>".encode()
    with (tmp_path / "crawl.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/a", "response", payload=io.BytesIO(page), http_headers=headers
            )
        )
    (document,) = documents(tmp_path / "crawl.warc.gz")
    assert (document.url, document.title) == ("https://example.org/a", "海岬影业迁厦门")
    assert document.text == f"海岬影业迁厦门\n{ROW['正文']}"


BAD = {
    "empty.txt": (b"", "empty file; give it an article"),
    "blank.txt": (b"  \n\n", "empty file; give it an article"),
    "binary.txt": (bytes(range(256)) * 8, "no text but binary data"),
    "odd.txt": (b"\xff\xfd\x81" * 300, "in no encoding that is known; save it as UTF-8 or GB18030"),
    "page.txt": (b"<!DOCTYPE html><html><p>text</p></html>", "HTML by its bytes, not the text that its name says"),
    "text.pdf": ("其实是文本。".encode(), "something else, not the pdf that its name says"),
    "empty.html": (b"<html><body><nav><a href='/'>x</a></nav></body></html>", "no article in this page"),
    "old.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file, not the text that its name says"),
    "a.zip": (b"PK\x03\x04 nothing", "broken zip"),
    "a.gz": (b"\x1f\x8b nothing", "cannot be read"),
    "a.docx": (b"PK\x03\x04 nothing", "broken Word file"),
}


@pytest.mark.parametrize("name", BAD)
def test_read_says_what_is_wrong_and_reads_the_rest(tmp_path: Path, name: str) -> None:
    data, message = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    error, document = read([tmp_path / name, tmp_path / "good.txt"])
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"{tmp_path / name}: {message}")
    assert "\n" not in str(error)
    assert isinstance(document, Document)


def test_read_says_that_a_file_or_a_folder_holds_nothing(tmp_path: Path) -> None:
    assert errors(tmp_path / "none.txt") == [f"{tmp_path / 'none.txt'}: no such file or folder; check the path"]
    assert errors(tmp_path)[0].startswith(f"{tmp_path}: no article in this folder; it is searched for .txt")


def test_read_dates_the_undated_by_option(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲公司收购乙公司\n\n甲公司昨日宣布收购乙公司。", encoding="utf-8")
    assert documents(tmp_path / "a.txt", options=ReadOptions(date="2026-01-07"))[0].date == date(2026, 1, 7)


def test_document_from_text_leads_back_to_the_raw_text() -> None:
    document = document_from_text(ARTICLE)
    assert "".join(document.raw[document.offsets.to_raw(i)] for i in range(len(document.text))) == document.text


def test_read_streams_json_lines(tmp_path: Path) -> None:
    import tracemalloc

    line = (
        json.dumps({"text": "甲公司收购乙公司\n\n" + "甲公司宣布收购乙公司，双方签了协议。" * 40}, ensure_ascii=False)
        + "\n"
    )
    path = tmp_path / "rows.jsonl"
    path.write_text(line * 1500, encoding="utf-8")  # 3.4 MB
    next(iter(read(path)))  # tables and dictionary loaded
    tracemalloc.start()
    count = sum(1 for item in read(path) if isinstance(item, Document))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1500
    assert peak < 600_000
