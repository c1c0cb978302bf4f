"""By-lines and datelines: who signs an article, for which outlet, where and when it was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from kg.model.text import Byline, Span

_TABLE = Path(__file__).with_name("bylines.toml")
HAN = r"[^\W\d_A-Za-z]"  # a letter that is no Latin one; a set of ranges takes the compiler a hundred times as long
LETTER = r"[^\W\d_]"
_NOT_NAME = "供在从对于了采获发注还也就近日今昨的是和与及等将曾已说称问随一多到表看提向这那此该"
NAME = rf"(?:{HAN}{{2,8}}(?:·{HAN}{{1,8}})+|{HAN}[ \u3000]{HAN}(?!{HAN})|(?!供图){HAN}{{2,5}}|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)*)"
_NEAR_NAME = rf"(?![{_NOT_NAME}]){NAME}"


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: -len(word))))


@cache
def _words() -> dict[str, str]:
    return {key: _any(words) for key, words in _table().items()}


@cache
def _byline() -> re.Pattern[str]:
    roles, signing, outlets = _words()["roles"], _words()["signing"], _words()["outlets"]
    outlet = rf"(?:《[^》]{{2,14}}》(?:周刊|杂志|编辑部)?|(?:本报|本刊|本网|本台|本社)|{LETTER}{{1,14}}(?:{outlets}))"
    names = rf"{NAME}(?:[\s\u3000、]+(?!{roles}){NAME})*"
    signed = rf"(?:据?{outlet}?[\s\u3000]*(?:{roles})(?:[\s\u3000:：/／|｜]+{names}|(?={_NEAR_NAME}){names})?)"
    written = rf"(?:(?:文|图|图文|文字)[\s\u3000]*[|｜/／:：][\s\u3000]*(?:{signed}|{names}))"
    dated = r"(?:\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?(?:[\s\u3000]+\d{1,2}:\d{2}(?::\d{2})?)?)"
    sourced = r"(?:(?:来源|來源|稿源|出处)[\s\u3000]*[:：/／][\s\u3000]*[^\s\u3000。，！？]{2,24}(?:（ID[^）]*）)?)"
    tail = rf"(?:(?:发自|編譯|编译)?[\s\u3000]*{HAN}{{2,6}}?(?:{signing})|发自[\s\u3000]*(?:{HAN}|、){{2,14}}|文/图|图/文|{signing}|责编[\s\u3000:：]*{NAME}|\S{{2,4}}[\s\u3000]*摄)"
    extra = r"(?:[A-Z]\d{1,2}版|(?:阅读|浏览|评论|字号|字体|\[字号|【字号)[^。，]{0,20})"
    crew = r"(?:编辑|责编|出品|校对|审核|摄影|制图|策划)[\s\u3000]*[/／|｜:：][\s\u3000]*[^\s\u3000。，]{2,20}(?:（ID[^）]*）)?"
    unit = rf"(?:{written}|{signed}|{dated}|{sourced}|{tail}|{crew}|{extra})"
    lead = rf"[□■◎●▲\s\u3000（(【〔\[——-]*(?:{LETTER}{{2,12}}[\s\u3000]*[|｜丨][\s\u3000]*)?"
    plain = rf"{outlet}[\s\u3000]+{NAME}(?:[\s\u3000]+发自[\s\u3000]*{HAN}{{2,6}})"
    only = (
        rf"《[^》]{{2,14}}》(?:周刊|杂志)?(?:特稿|编辑部[\s\u3000]*整理)|{dated}[\s\u3000]+{HAN}{{2,10}}(?:{outlets})?"
    )
    body = rf"{lead}(?:{unit}(?:[\s\u3000/／|｜]*{unit})*|{plain}|{only})(?:[\s\u3000]+{HAN}{{2,8}})?[\s\u3000]*[)）】〕\]]*"
    return re.compile(body)


@cache
def _sign() -> re.Pattern[str]:
    """Return the pattern of what every by-line holds; a set of first characters leads it, so that the search is fast."""
    words = [*_table()["roles"], *_table()["signing"], "来源", "來源", "稿源", "发自"]
    rest = [f"(?<={first})(?:{_any(w[1:] for w in words if w[0] == first)})" for first in sorted({w[0] for w in words})]
    firsts = "".join(sorted({word[0] for word in words}))
    return re.compile(rf"[{firsts}文\d](?:{'|'.join(rest)}|(?<=文)[\s\u3000]*[|｜/／:：]|(?<=\d)\d{{3}}-\d)")


def is_byline(text: str) -> bool:
    """Return whether a trimmed line is a by-line: ``证券时报记者 聂英好``."""
    return bool(_sign().search(text)) and bool(_byline().fullmatch(text))


@cache
def _dateline() -> re.Pattern[str]:
    outlets, roles = _words()["outlets"], _words()["roles"]
    who = rf"[（(][\s\u3000]*[^（）()。，,：:]{{0,16}}(?:{roles})[^（）()。，,]{{0,40}}[）)]"
    when = r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日)"
    when_or_not = f"{when}?"
    wired = rf"(?:{LETTER}|[《》]){{2,14}}?[\s\u3000]?{when}(?:消息|[讯訊电電])"
    local = rf"(?:本[报刊网台社]|(?:{LETTER}|[《》]){{1,10}}(?:{outlets}|邦|闻)){HAN}{{0,6}}?{when_or_not}[讯訊电電]"
    return re.compile(
        rf"[\s\u3000]*(?:[（(【〔][\s\u3000]*{HAN}{{2,20}}(?:[讯訊电電]|報導|报道)[^）)】〕。]{{0,12}}[）)】〕]"
        rf"|(?:{wired}|{local})[\s\u3000]*(?:{who}|(?=[\s\u3000，,]))|{who})[\s\u3000]*[:：，,]?[\s\u3000]*"
    )


# a set of first characters leads it, so that the search is fast
_WIRE = re.compile(
    "[讯訊电電消记記報报实编作](?:(?<=[讯訊电電])|(?<=消)息|(?<=[记記])者|(?<=報)導|(?<=报)道|(?<=实)习生|(?<=编)译|(?<=作)者)"
)


@lru_cache(maxsize=256)  # joining, splitting, masthead and parts all ask it of the same paragraph
def dateline_end(text: str) -> int:
    """Return where the dateline that opens a paragraph ends, 0 where there is none.

    Example:
        >>> dateline_end("本报讯（记者 白溪）昨日，协会成立。")
        10
    """
    if not _WIRE.search(text, 0, 90):
        return 0
    match = _dateline().match(text[:90])
    return match.end() if match else 0


_SOURCED = re.compile(
    r"(?:来源|來源|稿源|出处)[\s\u3000]*[:：][\s\u3000]*[^\s\u3000（(]+|(?:评论|阅读|浏览)[（(].*|字号.*"
)
_SIGNING = re.compile(r"(?<=..)(?:综合)?(?:报道|報導|整理|摄影|摄|供图)$")
_CREW = r"发自|编辑|出品|责编|校对|制图|字体|字号|来源|阅读"
_TAIL = rf"{_CREW}|文/图|图/文|摄影|\S{{2,6}}(?:报道|報導)"


@cache
def _signers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a role and of the names behind it."""
    roles = _words()["roles"]
    more = rf"[\s\u3000、]+(?!\S{{0,12}}(?:{roles})|{_TAIL}){NAME}"
    role = rf"{roles}|(?<![^\s\u3000])文(?=[\s\u3000]*[|｜/／:：](?!\S*?(?:{roles})))"
    return re.compile(role), re.compile(
        rf"(?:[\s\u3000:：/／|｜]+|(?={_NEAR_NAME}))(?P<names>(?!{_CREW}){NAME}(?:{more})*)(?:报道|報導)?(?!{HAN})"
    )


_OUTLET_BEFORE = re.compile(rf"(?:《(?P<quoted>[^》]{{2,14}})》(?:周刊|杂志)?|(?P<plain>{LETTER}{{1,16}}))[\s\u3000]*$")
_NAME = re.compile(NAME)


def bylines_of(text: str, at: int, outlet: str) -> list[Byline]:
    """Return who signs in a by-line that stands at ``at`` in the document; ``outlet`` where it names none."""
    found: list[Byline] = []
    role_pattern, names_pattern = _signers()
    bare = _SOURCED.sub(lambda m: " " * len(m[0]), text)
    done = 0
    for role in role_pattern.finditer(bare):
        names = names_pattern.match(bare, role.end())
        if role.start() < done or names is None:
            continue
        before = _OUTLET_BEFORE.search(bare[done : role.start()])
        named = (before["quoted"] or before["plain"].removeprefix("据")) if before else ""
        if not named or named.startswith(_OWN):
            named = outlet
        for name in _NAME.finditer(bare, names.start("names"), names.end("names")):
            signer = _SIGNING.sub("", name[0])
            start = at + name.start()
            found.append(Byline(signer, role[0], named, Span(start, start + len(signer))))
        done = names.end()
    return found


_OWN = ("本报", "本刊", "本网", "本台", "本社", "特约", "驻")
