"""From bytes to text: which encoding a file is in, and what is no text at all."""

from __future__ import annotations

import re

from kg.errors import SourceError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|encoding\s*=\s*["']([A-Za-z0-9_-]+)""", re.I)
_GB = {"gbk", "gb2312", "gb18030", "gb_2312-80", "cp936", "x-gbk", "hz"}
_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_LONE_RETURN = re.compile(r"\r(?!\n)")
_REMEDY = "save it as UTF-8 or GB18030"


def decode(data: bytes, where: object, *, markup: bool = False) -> tuple[str, str]:
    """Return the text and the name of its encoding; every kind of line end but CRLF becomes one ``\\n``.

    UTF-8 is tried first, as it proves itself; then what the mark or (in markup) the head declares, then
    GB18030 and Big5 by charset-normalizer's judgement.

    Raises:
        SourceError: the bytes are no text, or in no encoding that is known.
    """
    text, encoding = _decoded(data, where, markup=markup)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    return text.translate(_LINE_ENDS) if any(chr(end) in text for end in _LINE_ENDS) else text, encoding


def decode_as(data: bytes, encoding: str, where: object) -> tuple[str, str]:
    """Return the text in the encoding that the user names, and its name.

    Raises:
        SourceError: there is no such encoding, or the bytes are not in it.
    """
    name = "gb18030" if encoding.lower() in _GB else encoding
    try:
        text = data.decode("utf-8-sig" if name.lower() in ("utf-8", "utf8") else name)
    except LookupError as error:
        raise SourceError(where, f"no encoding is called {encoding!r}", "try utf-8, gb18030, big5 or utf-16") from error
    except UnicodeDecodeError as error:
        raise SourceError(where, f"not {encoding} throughout (byte {error.start})", "leave --encoding out") from error
    return _LONE_RETURN.sub("\n", text).translate(_LINE_ENDS), name


def _decoded(data: bytes, where: object, *, markup: bool) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding, where), encoding.removesuffix("-sig")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text or not data:
        if "\x00" in text:
            return _without_mark(data, where)
        return text, "utf-8"
    if markup and (declared := _DECLARED.search(data[:2048])):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        name = "gb18030" if name in _GB else name
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return _without_mark(data, where)


def _without_mark(data: bytes, where: object) -> tuple[str, str]:
    head = data[:65536]
    if b"\x00" in head:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = head[: len(head) // 2 * 2].decode(encoding, "replace")
            if "\x00" not in text and text.count("\ufffd") * 50 <= len(text) and _reads_as_text(text):
                return _by(data, encoding, where), encoding
        raise SourceError(
            where, "no text but binary data", "give .txt, .md, .html, .pdf, .docx, .jsonl, .csv or .parquet"
        )
    return _guessed(data, where)


def _guessed(data: bytes, where: object) -> tuple[str, str]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _commonness(text) > 0.5 and _reads_as_text(text):
        return text, "gb18030"  # Big5 read as GB18030 gives rare characters
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536], cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    if best is not None and best.encoding.startswith("big5"):
        return _by(data, "big5hkscs", where), "big5"
    if text and _reads_as_text(text):
        return text, "gb18030"
    raise SourceError(where, "in no encoding that is known", _REMEDY)


_COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经]"
)


def _commonness(text: str) -> float:
    """Return how often the commonest characters come, against what news has (about one in five)."""
    han = len(re.findall("[\u4e00-\u9fff]", text[:20000]))
    return 5 * len(_COMMON.findall(text[:20000])) / han if han else 0.0


def _reads_as_text(text: str) -> bool:
    head = text[:20000]
    odd = len(re.findall("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]", head))
    return odd * 100 <= len(head)


def _by(data: bytes, encoding: str, where: object) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(where, f"not {encoding} throughout (byte {error.start})", _REMEDY) from error
