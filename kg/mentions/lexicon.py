"""What a name's own characters say: its ending, surname, script, length, and whether it is no name at all."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.mentions.characters import KINDS, MOST, Characters
from kg.mentions.generic import generic_words
from kg.mentions.organizations import suffix_rows
from kg.mentions.stretches import Words, words
from kg.mentions.surnames import surnames

_PLACE_ENDS = (
    "省", "市", "区", "县", "镇", "乡", "村", "路", "街", "道", "州", "岛", "湾", "山", "湖", "江", "河", "港", "园", "城", "国", "洲", "里", "巷", "旗", "盟", "海", "峡", "谷", "岭", "寨", "屯",
    "堡", "楼", "大厦", "广场", "中心", "机场", "车站", "大桥", "码头", "商圈",
)  # fmt: skip
_GENERIC_ENDS = frozenset(
    [
        "公司",
        "机构",
        "企业",
        "平台",
        "产业",
        "行业",
        "实验室",
        "中心",
        "经济",
        "市场",
        "技术",
        "项目",
        "系统",
        "部门",
        "单位",
        "业务",
        "工程",
    ]
)
_HONORIFICS = frozenset(
    [
        "总",
        "某",
        "某某",
        "氏",
        "家",
        "老",
        "先生",
        "女士",
        "董",
        "副主任",
        "主任",
        "局长",
        "老师",
        "教授",
        "记者",
        "律师",
    ]
)
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_LENGTHS = ((2, 2), (3, 3), (4, 4), (5, 6), (7, 10), (11, 99))
_ROW, _PLACE, _GENERIC_END, _HONORIFIC, _GENERIC, _RANK_AT = 15, 16, 32, 64, 128, 8  # bits of what a word tells
_ENDS = np.arange(8, 0, -1)[:, None]  # characters of an ending
_LENGTH = _ENDS[:, 0]
_FRONTS = np.array([0, 0, 0, 1, 0, 2, 0])[:, None]  # where the first ones of a name begin that are looked up,
_BACKS = np.array([1, 2])[:, None]  # where the first two of these end, and
_CUTS = np.array([0, 0, 1, 0, 2])[:, None]  # how far from the end of the name the others
_LONGEST_PERSON = 4
_RANKS = 10_000
_ROW_ROWS = np.eye(64, 64, -1, dtype=np.float32)
_GIVEN_ROWS = np.eye(5, 3, -1, dtype=np.float32)
_LENGTH_ROWS = np.array([[low <= size <= high for low, high in _LENGTHS] for size in range(MOST + 1)])
_LAST = _PLACE | _GENERIC_END | _HONORIFIC
_LASTS = np.array([_PLACE, _GENERIC_END, _HONORIFIC])
_HELD = [KINDS.index(kind) for kind in ("latin", "digit", "dot", "open")]
_WIDE, _UPPER, _LOWER = (KINDS.index(kind) for kind in ("wide", "upper", "lower"))


@cache
def word_names() -> tuple[str, ...]:
    """Return what each number of ``word_row`` is."""
    return (
        *(f"ends as {row.id}" for row in suffix_rows()), "length of the ending", "is an ending",
        *(f"surname and {size} characters" for size in (1, 2, 3)), "compound surname", "rank of the surname",
        "ends as a place", "Latin", "digit", "dot", "bracket", *(f"length {size}" for size in ("2", "3", "4", "5-6", "7-10", "11+")),
        "generic", "generic with an edge", "ends generically", "honorific", "capitals", "all Latin",
    )  # fmt: skip


def word_rows(page: Characters, start: Integers, end: Integers) -> Floats:
    """Return what the characters of names say, whatever article they stand in: a row each.

    Args:
        page: the characters of a text.
        start: where the names begin in it.
        end: where they end.
    """
    size = end - start
    # each end of one to eight characters, the first and the first two, the name and the name with its edges cut
    first = np.concatenate([end - _ENDS, start + _FRONTS])
    last = np.concatenate([np.broadcast_to(end, (len(_ENDS), len(end))), np.minimum(start + _BACKS, end), end - _CUTS])
    inside = (first >= start) & (first < last)
    found = _words().values_of(page.stretches.of(np.where(inside, first, start), np.where(inside, last, start)))
    ends, (single, double), whole = found[: len(_ENDS)], found[len(_ENDS) : len(_ENDS) + 2], found[len(_ENDS) + 2 :]
    rows = ends & _ROW
    longest = (rows > 0).argmax(axis=0)
    row = rows[longest, np.arange(len(start))]
    ending = _LENGTH[longest] * (row > 0)
    double = (double >> _RANK_AT) * ((size > 2) & (size <= _LONGEST_PERSON))
    rank = np.where(double, double, (single >> _RANK_AT) * (size <= _LONGEST_PERSON))
    surname = (rank > 0) + (double > 0) * 1
    ends = ends & _LAST
    ends[(ends == _HONORIFIC) & ((size - surname) * (surname > 0) != _ENDS)] = 0  # 李总 but not 李老总
    kinds = page.counts(start, end).all() > 0
    ascii_ = ~kinds[:, _WIDE]
    table = np.empty((len(start), len(word_names())), dtype=np.float32)
    at = len(suffix_rows())
    table[:, :at] = _ROW_ROWS[row, :at]
    table[:, at], table[:, at + 1] = ending, ending == size
    table[:, at + 2 : at + 5] = _GIVEN_ROWS[np.minimum(size - 1, 4) * (surname > 0)]
    table[:, at + 5], table[:, at + 6] = surname == 2, rank / np.float32(_RANKS)
    table[:, [at + 7, at + 20, at + 21]] = (np.bitwise_or.reduce(ends, axis=0)[:, None] & _LASTS) > 0
    table[:, at + 8 : at + 12] = kinds[:, _HELD]
    table[:, at + 12 : at + 18] = _LENGTH_ROWS[size]
    table[:, [at + 18, at + 19]] = np.stack([whole[0], np.bitwise_or.reduce(whole[1:])], axis=1) & _GENERIC > 0
    table[:, at + 22], table[:, at + 23] = ascii_ & kinds[:, _UPPER] & ~kinds[:, _LOWER], ascii_
    return table


@cache
def _words() -> Words:
    """Return all words that tell something of a name, each with what it tells in bits: row, ends, generic, rank."""
    numbers = {row.id: number for number, row in enumerate(suffix_rows(), start=1)}
    told = [(suffix.lower(), numbers[row.id]) for row in suffix_rows() for suffix in row.suffixes]
    told += [(end, _PLACE) for end in _PLACE_ENDS] + [(end, _GENERIC_END) for end in sorted(_GENERIC_ENDS)]
    told += [(end, _HONORIFIC) for end in sorted(_HONORIFICS)] + [(word, _GENERIC) for word in sorted(generic_words())]
    told += [(surname, max(1, round(rank * _RANKS)) << _RANK_AT) for surname, rank in surnames().items()]
    values: dict[str, int] = {}
    for word, bits in told:
        values[word] = values.get(word, 0) | bits
    return words(values)
