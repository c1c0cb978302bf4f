"""What a name's own characters say: its ending, surname, script, length, and whether it is no name at all."""

from __future__ import annotations

from functools import lru_cache

from kg.mentions.generic import generic_words
from kg.mentions.organizations import suffix_of, suffix_rows
from kg.mentions.surnames import surname_of

_PLACE_ENDS = (
    "省", "市", "区", "县", "镇", "乡", "村", "路", "街", "道", "州", "岛", "湾", "山", "湖", "江", "河", "港", "园", "城", "国", "洲", "里", "巷", "旗", "盟", "海", "峡", "谷", "岭", "寨", "屯",
    "堡", "楼", "大厦", "广场", "中心", "机场", "车站", "大桥", "码头", "商圈",
)  # fmt: skip
_GENERIC_ENDS = (
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
)
_HONORIFICS = (
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
)


def word_names() -> tuple[str, ...]:
    """Return what each number of ``word_row`` is."""
    return (
        *(f"ends as {row.id}" for row in suffix_rows()), "length of the ending", "is an ending",
        *(f"surname and {size} characters" for size in (1, 2, 3)), "compound surname", "rank of the surname",
        "ends as a place", "Latin", "digit", "dot", "bracket", *(f"length {size}" for size in ("2", "3", "4", "5-6", "7-10", "11+")),
        "generic", "generic with an edge", "ends generically", "honorific", "capitals", "all Latin",
    )  # fmt: skip


@lru_cache(maxsize=65536)
def word_row(name: str) -> tuple[float, ...]:
    """Return what the characters of a name say, whatever article it stands in."""
    ending = suffix_of(name)
    surname = surname_of(name) if len(name) <= 4 else None
    size, lower = len(name), name.lower()
    generic = generic_words()
    ascii_ = name.isascii()
    return (
        *(float(ending is not None and ending[1] == row.id) for row in suffix_rows()),
        float(len(ending[0])) if ending else 0.0,
        float(ending is not None and ending[0] == name),
        *(float(surname is not None and size == count + 1) for count in (1, 2, 3)),
        float(surname is not None and len(surname[0]) == 2),
        surname[1] if surname else 0.0,
        float(name.endswith(_PLACE_ENDS)),
        float(any("a" <= c <= "z" for c in lower)),
        float(any(c.isdigit() for c in name)),
        float("·" in name),
        float("（" in name or "(" in name),
        *(float(low <= size <= high) for low, high in ((2, 2), (3, 3), (4, 4), (5, 6), (7, 10), (11, 99))),
        float(lower in generic),
        float(lower[1:] in generic or lower[:-1] in generic or lower[2:] in generic or lower[:-2] in generic),
        float(name.endswith(_GENERIC_ENDS)),
        float(surname is not None and name[len(surname[0]) :] in _HONORIFICS),
        float(ascii_ and name.isupper()),
        float(ascii_),
    )
