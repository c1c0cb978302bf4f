"""The masked sentence: names become one private-use character by type, and what only decorates is taken out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from kg.model.claims import LinkedName, Passage
from kg.model.text import Span
from kg.text import folded

MARK = {
    "Company": "\ue000",
    "Institution": "\ue001",
    "Person": "\ue002",
    "Place": "\ue003",
    "Product": "\ue004",
    "Event": "\ue005",
    "Policy": "\ue006",
}
TITLE, FOUNDER, RATIO, MONEY = "\ue010", "\ue011", "\ue012", "\ue013"
NAMES = "".join(MARK.values())
ACTORS = MARK["Company"] + MARK["Institution"] + MARK["Person"]
STOPS = "，。；！？：“”（）"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one character of the skeleton stands in the document, and the names it stands for."""

    start: int
    end: int
    names: tuple[LinkedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A masked and reduced text with, for each character, its cell: ``<Company>由<Person>与<Person>创立``."""

    text: str
    cells: tuple[Cell, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of the characters ``start`` to ``end`` of the skeleton."""
        if not self.cells:
            return Span(0, 0)
        if start >= end:
            at = self.cells[min(start, len(self.cells) - 1)].start
            return Span(at, at)
        return Span(self.cells[start].start, max(cell.end for cell in self.cells[start:end]))

    def rewrite(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], Edit]) -> Skeleton:
        """Replace each match by the edit that ``replacement`` gives: ``None`` keeps, "" deletes, else one mark."""
        text: list[str] = []
        cells: list[Cell] = []
        done = 0
        for match in pattern.finditer(self.text):
            edit = replacement(match)
            if edit is None:
                continue
            start, end = match.span()
            text.append(self.text[done:start])
            cells.extend(self.cells[done:start])
            for piece in edit:
                if isinstance(piece, int):
                    text.append(self.text[piece])
                    cells.append(self.cells[piece])
                elif isinstance(piece, tuple):
                    span = self.span(start, end)
                    text.append(piece[0])
                    cells.append(Cell(span.start, span.end, (piece[1],)))
                else:
                    span = self.span(start, end)
                    text.append(piece)
                    cells.append(Cell(span.start, span.end))
            done = end
        if not done:
            return self
        text.append(self.text[done:])
        cells.extend(self.cells[done:])
        return Skeleton("".join(text), tuple(cells))


# What takes the place of a match: None leaves it, else the kept characters (by index) and new marks in order.
Edit = tuple[int | str | tuple[str, LinkedName], ...] | None

_FOLD = str.maketrans(
    {
        ",": "，",
        ";": "；",
        "(": "（",
        ")": "）",
        ":": "：",
        "!": "！",
        "?": "？",
        "．": ".",
        "『": "“",
        "』": "”",
        "「": "“",
        "」": "”",
        "‘": "“",
        "’": "”",
        "＂": '"',
        "〈": "《",
        "〉": "》",
        "／": "/",
        "％": "%",
        "＋": "+",
    }
)
_SLOT = f"[{NAMES}]"
_NUMERAL = "[一二三四五六七八九十两半几百千万0-9０-９.,]"
_SPACE = re.compile(r"\s+|\*\*")
_QUOTED_NAME = re.compile(f'[“”"《]+({_SLOT})(?:队|号|牌)?[“”"》]+')
_CODE = re.compile(r"（[^（）\ue000-\ue0ff]{0,40}）")
_RATIO = re.compile(
    r"百分之[零一二三四五六七八九十百点]+|\d+(?:\.\d+)?(?:%|个百分点)|[一二三四五六七八九两]成(?:半|[一二三四五六七八九])?|[一二三四]分之[一二三]"
    r"|(?<=[各占有的中其])一半(?:以上)?|一半(?=股|的股|资|本|的资|钱)|半数|全部(?=股)|100%"
)
_MONEY = re.compile(
    r"(?:约|近|超|逾|不少于|不超过|合计|累计)?[\d０-９.,，]+(?:余|多)?[千百十]?[万亿]?(?:港|美|欧|日|英|韩|澳|新)?(?:元|镑)(?:人民币|现金)?"
    r"|[一二三四五六七八九十两百千万]+亿(?:港|美|欧)?元|[一二三四五六七八九十两百千]+万(?:港|美|欧)?元"
)
_ADVERBS = re.compile(
    r"已经|已于|刚刚|同时|此前|随后|目前|如今|眼下|现在|至今|仍然|早已|一直|近日|昨日|昨天|昨晚|今日|今天|今早|今晚|当天|当日|当晚|当年|日前|日內|日内|同日|同年|同样|其后|之后|之前|不久前|最近|接下来|下一步"
    r"|已(?!故)|正(?=[在与同着和跟计打筹准])|还(?![款本债贷清原])|也(?!门)|都(?![市城江会])|又|曾经|均(?![衡为价])|刚(?![果])|才(?![华能智])|仍|早在|早就|就(?=[与同和跟在由把给已从])"
    r"|再次|再度|先后|正式|成功|悉数|全数|顺利|首次|首度|一举|一同|一道|一起(?!案)|联合(?=签|举|主|发布|印)|即将|预计|将于|将在(?=[,，])|拟于|拟在(?=[,，])|定于|计划于|计划(?=[在与同和跟从由把将向收投买设新组建合参加登赴到迁搬推出入以\ue013])"
    r"|打算|准备(?!金)|有望|有意(?!向)|拟(?!任)|须|应当|年初|年底|年内"
)
_UNDER = re.compile(
    r"在[^，。；！？：“”]{1,30}?的?(?:指导|支持|推动|见证|帮助|带领|领导|陪同|主持|号召|牵线|撮合|推荐)下，?"
)
_FUTURE = re.compile(f"将(?!{_SLOT}|其|该|公司|旗下|总部|注册|名下|所持|持有|手)")


def fold(text: str) -> str:
    """Return the text with punctuation in one form and in Simplified characters, one character for one."""
    return text.translate(_FOLD).translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """Return Traditional → Simplified for Chinese characters alone: letters and digits stay as they are."""
    han = "".join(chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)))
    return {ord(old): new for old, new in zip(han, folded(han), strict=True) if old != new}


def masked(passage: Passage) -> Skeleton:
    """Return the sentence of a passage with its names masked, nothing reduced yet."""
    text: list[str] = []
    cells: list[Cell] = []
    document, sentence = passage.document.text, passage.sentence.span
    at = sentence.start
    for span, names in _stretches(passage.names):
        if span.start < at or span.end > sentence.end:
            continue
        _copy(document, at, span.start, text, cells)
        text.append(MARK[names[0].type])
        cells.append(Cell(span.start, span.end, names))
        at = span.end
    _copy(document, at, sentence.end, text, cells)
    return Skeleton("".join(text), tuple(cells))


def _copy(document: str, start: int, end: int, text: list[str], cells: list[Cell]) -> None:
    piece = fold(document[start:end])
    quote = piece.count('"')
    if quote:  # straight quotation marks open and close in turn
        opened = False
        turned = []
        for character in piece:
            if character == '"':
                opened = not opened
                character = "“" if opened else "”"
            turned.append(character)
        piece = "".join(turned)
    text.append(piece)
    cells.extend(Cell(i, i + 1) for i in range(start, end))


def _stretches(names: Iterable[LinkedName]) -> list[tuple[Span, tuple[LinkedName, ...]]]:
    """Group names by span (双方 stands for two), and leave out those inside a longer one."""
    groups: dict[Span, list[LinkedName]] = {}
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end)):
        if name.type in MARK:
            groups.setdefault(name.span, []).append(name)
    found: list[tuple[Span, tuple[LinkedName, ...]]] = []
    for span, group in groups.items():
        if found and group[0].anaphor and found[-1][0].end == span.start and not found[-1][1][0].anaphor:
            continue  # 甲、乙夫妇: the word says what they are to each other
        if not found or span.start >= found[-1][0].end:
            found.append((span, tuple(group)))
    return found


def _delete(_: re.Match[str]) -> Edit:
    return ()


def _by(mark: str) -> Callable[[re.Match[str]], Edit]:
    return lambda _: (mark,)


def reduced(skeleton: Skeleton, times: Iterable[Span]) -> Skeleton:
    """Return the skeleton without spaces, codes, times and adverbs; shares and sums of money become marks."""
    skeleton = skeleton.rewrite(_SPACE, _delete)
    skeleton = without(skeleton, times)
    skeleton = skeleton.rewrite(_QUOTED_NAME, lambda m: (m.start(1),))
    skeleton = skeleton.rewrite(_CODE, _delete)
    skeleton = skeleton.rewrite(_RATIO, _by(RATIO))
    skeleton = skeleton.rewrite(_MONEY, _by(MONEY))
    skeleton = skeleton.rewrite(_UNDER, _delete)
    skeleton = skeleton.rewrite(_FUTURE, _delete)
    return skeleton.rewrite(_ADVERBS, _delete)


def without(skeleton: Skeleton, spans: Iterable[Span]) -> Skeleton:
    """Return the skeleton without the characters that lie in these spans (names stay)."""
    gone = sorted(spans)
    if not gone:
        return skeleton
    kept = [
        i
        for i, cell in enumerate(skeleton.cells)
        if cell.names or not any(span.start <= cell.start and cell.end <= span.end for span in gone)
    ]
    return Skeleton("".join(skeleton.text[i] for i in kept), tuple(skeleton.cells[i] for i in kept))


_BRACKET = re.compile(r"（([^（）]{0,80})）")


def brackets(skeleton: Skeleton) -> tuple[Skeleton, list[Skeleton]]:
    """Take the brackets out; each that follows a name and speaks of names comes back as ``NAME（…）`` of its own."""
    asides: list[Skeleton] = []

    def aside(match: re.Match[str]) -> Edit:
        start, end = match.span()
        if match.group(1).startswith("记者") or "记者" in match.group(1)[:8]:
            return None
        if start and skeleton.text[start - 1] in NAMES and any(c in NAMES + TITLE for c in match.group(1)):
            asides.append(Skeleton(skeleton.text[start - 1 : end], skeleton.cells[start - 1 : end]))
        return ()

    return skeleton.rewrite(_BRACKET, aside), asides


def is_wide(character: str) -> bool:
    """Whether the character is a Chinese one."""
    return unicodedata.category(character) == "Lo"
