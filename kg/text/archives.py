"""Archives: what .gz and .zip files hold, within bounds."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.errors import SourceError
from kg.text.kinds import kind_of_name
from kg.text.sources import Input, of_bytes

LARGEST = 256 * 2**20  # bytes of one file that is read as a whole
LARGEST_ARCHIVE = 2 * 2**30  # bytes that an archive may unpack to
_BOMB = 200  # times its size: no text packs that well


def read_whole(file: BinaryIO, where: str, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises:
        SourceError: there are more than ``largest``.
    """
    data = file.read(largest + 1)
    if len(data) > largest:
        raise SourceError(
            where, f"more than {largest // 2**20} MB in one piece", "cut it, or give it as .jsonl, which is streamed"
        )
    return data


def unpacked_whole(file: BinaryIO, where: str) -> bytes:
    """Return the bytes of a file that is unpacked while it is read.

    Raises:
        SourceError: it unpacks to more than a file may have.
    """
    try:
        return read_whole(file, where)
    except SourceError as error:
        raise SourceError(where, f"unpacks to too much, {error.what}", error.remedy) from None


class _Gunzip(gzip.GzipFile):
    """A .gz file that closes what it reads from."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed)
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


def gunzipped(outer: Input) -> Input:
    """Return what a .gz file holds, as an input that is unpacked while it is read."""

    def opened() -> BinaryIO:
        return cast(BinaryIO, _Gunzip(outer.open()))

    member = outer.name.rsplit("/", 1)[-1].removesuffix(".gz").removesuffix(".GZ")
    return Input(outer.name, outer.where, outer.stem, opened, outer.sha256, f"member {member}")


def members(outer: Input) -> Iterator[Input | SourceError]:
    """Yield the files in a .zip that kg can read, by name; errors for what is encrypted or unpacks to too much."""
    try:
        with outer.open() as file:
            archive = zipfile.ZipFile(io.BytesIO(read_whole(file, outer.where)))
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield SourceError(outer.where, f"broken zip ({error})", "fetch it again")
        return
    left = LARGEST_ARCHIVE
    found = False
    for info in infos:
        name = _name(info)
        if info.is_dir() or not kind_of_name(name) or name.rsplit("/", 1)[-1].startswith((".", "__MACOSX")):
            continue
        found = True
        where = f"{outer.where}: {name}"
        if info.flag_bits & 1:
            yield SourceError(where, "encrypted", "give a copy without a password")
            continue
        try:
            data = _unpacked(archive, info, where, left)
        except SourceError as error:
            yield error
            return
        left -= len(data)
        stem = name.rsplit("/", 1)[-1]
        yield of_bytes(data, outer, f"member {name}", f"{outer.stem}-{stem[: stem.rfind('.')]}")
    if not found:
        yield SourceError(outer.where, "no article in this zip", "give it .txt, .html, .pdf, .docx, .jsonl or .csv")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, left: int) -> bytes:
    if info.file_size > 64 * 2**20 and info.file_size > _BOMB * max(info.compress_size, 1):
        raise SourceError(where, f"unpacks to {info.file_size} bytes, {_BOMB} times its size and more", "it is no text")
    try:
        with archive.open(info) as file:
            return read_whole(cast(BinaryIO, file), where, min(LARGEST, left))
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
        raise SourceError(where, f"broken in the zip ({error})", "fetch it again") from error


_HAN = re.compile("[\u3400-\u9fff]")


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; archivers keep it in GBK or UTF-8 without a mark, or mark what they read wrongly."""
    name = info.filename
    if name.isascii() or (info.flag_bits & 0x800 and _HAN.search(name)):
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            read = name.encode("cp437").decode(encoding)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if _HAN.search(read):
            return read
    return name
