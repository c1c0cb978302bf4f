"""Lines: what each line of a page is, by its form alone (``lines.toml``, ``bylines.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.text.bylines import is_byline

DROPPED = frozenset({"furniture", "advert", "note", "print"})
ALONE = frozenset({"byline", "caption", "heading", "original", "box"})
_TABLE = Path(__file__).with_name("lines.toml")
_LONGEST = 170  # no furniture is longer


class Line(NamedTuple):
    """A line of a page, trimmed: its place, what it is, and how it stands on the page."""

    start: int
    end: int
    text: str
    kind: str  # "" for text, else a kind of lines.toml or "byline"
    indent: int
    gap: bool  # whether an empty line stands before it
    width: int  # in columns; a Chinese character has two


@cache
def rows() -> tuple[dict[str, object], ...]:
    """Return the rows of the table of line kinds, in their order."""
    return tuple(tomllib.loads(_TABLE.read_text(encoding="utf-8"))["line"])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return (kind, pattern, needs) of each row, the rows of one kind together."""
    kinds = list(dict.fromkeys(str(row["kind"]) for row in rows()))
    ordered = sorted(rows(), key=lambda row: kinds.index(str(row["kind"])))
    return tuple(
        (str(row["kind"]), re.compile(f"(?:{row['pattern']})", re.S), str(row.get("needs", ""))) for row in ordered
    )


@cache
def _needed() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of the characters that a row needs, and for each the rows, as bits."""
    bits: dict[str, int] = {}
    for k, (_, _, needs) in enumerate(_patterns()):
        for char in needs:
            bits[char] = bits.get(char, 0) | 1 << k
    return re.compile(f"[{re.escape(''.join(bits))}]"), bits


@cache
def _tried(bits: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rows that may match a line with the characters that these rows need."""
    return tuple((kind, pattern) for k, (kind, pattern, needs) in enumerate(_patterns()) if not needs or bits >> k & 1)


# running text has a comma or a full stop; a line that has one is looked at only where it holds one of these words
_RUNNING = re.compile(r"[。，；！？,;!?]")
_TELLING = (
    (
        "领取 扫码 有奖 证券代码 评级 类别 推荐 热门 热点 大家都在看 猜你喜欢 延伸 戳我 戳这里 预约 商务合作 联系删除 内容由 欢迎 精彩 想被 摄 ▲ △ ◆ ↑ ↓ ← → ▌ ■ ● 【 > ＞ ┃ ｜ 广告 廣告 广_告 点击 投票 票选 扫码 声明 提示 本文 以上 转载 版权 许可 授权 来源 來源 链接 http file:// 阅读 字号 热线 电话 邮箱 责编 "
        "责任 编辑 美编 版式 校对 组版 上接 下接 紧接 下转 上转 首页 打印 打_印 登录 分享 上一篇 示例稿件 原标题 原题 本版 本报 图片 图为 图: 图： 图① 图② 图③ 供图 资料 文/ 文／ 文｜ 记者 "
        "記者 通讯员 作者 完 生效 整理 零售价 总第 投诉 质量 "
    )
    .replace("_", "\u3000")
    .split(" ")
)
_FIRST = frozenset("（([0123456789０１２３４５６７８９一二三四五六七八九十第")
_LONG = 80  # of longer lines only the ends can tell


@cache
def _telling() -> AhoCorasick:
    return AhoCorasick([word.replace("\u3000", " ") for word in _TELLING if word])


def _tells(text: str, start: int, hits: Sequence[int]) -> bool:
    """Return whether a line at ``start`` may be more than running text; ``hits`` are the places of telling words in it."""
    size = len(text)
    if size <= _LONG:
        return bool(hits) or text[0] in _FIRST or not _RUNNING.search(text)
    if hits and (hits[0] < start + 16 or hits[-1] >= start + size - 18):
        return True
    return not _RUNNING.search(text)


def kind_of(text: str) -> str:
    """Return what a trimmed line is: a kind of ``lines.toml``, "byline", or "" for running text."""
    hits = [start for _, start, _ in _telling().find_matches_as_indexes(text)]
    return _kind(text) if len(text) <= _LONGEST and _tells(text, 0, hits) else ""


def _kind(text: str) -> str:
    needed, rows_of = _needed()
    bits = 0
    for char in needed.findall(text):
        bits |= rows_of[char]
    for kind, pattern in _tried(bits):
        if pattern.fullmatch(text) and not (kind == "note" and _SIGNED.search(text)):
            return "byline" if _may_sign(kind, text) and is_byline(text) else kind
    return "byline" if len(text) <= 60 and is_byline(text) else ""


_SIGNED = re.compile(r"记者[\s\u3000]\S")
_SIGNS = re.compile("来源|作者|记者|^文")


def _may_sign(kind: str, text: str) -> bool:
    """Return whether a line that looks like furniture, a heading or a credit may be a by-line after all."""
    if kind == "caption":
        return text.endswith(("文/摄", "文/图", "图/文"))
    return kind in ("furniture", "heading") and bool(_SIGNS.search(text))


def width_of(text: str) -> int:
    """Return the columns that a text takes: two for a Chinese character or mark, one for others (as GBK has bytes)."""
    return len(text.encode("gbk", "replace"))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a page that hold more than space."""
    found: list[Line] = []
    hits = [start for _, start, _ in _telling().find_matches_as_indexes(text)]
    hits.append(len(text) + 1)  # so that there is always a next one
    hit = at = 0
    gap = False
    for line in text.split("\n"):
        body = line.strip()
        size = len(body)
        if not size:
            gap = True
            at += len(line) + 1
            continue
        start, indent = at, 0
        if size != len(line) and line[0] != body[0]:
            space = len(line) - len(line.lstrip())
            start, indent = at + space, width_of(line[:space])
        end = start + size
        at += len(line) + 1
        if size <= _LONGEST:
            known = hit
            while hits[hit] < end:
                hit += 1
            kind = _kind(body) if _tells(body, start, hits[known:hit]) else ""
        else:
            kind = ""
            while hits[hit] < end:
                hit += 1
        found.append(_line(Line, (start, end, body, kind, indent, gap, width_of(body))))
        gap = False
    return found


_line = tuple.__new__  # half the time that a named tuple takes to check its arguments
