"""The different names of one article: mentions folded, grouped by form, one type by vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.linking.organizations import bare, may_be_legal, parts
from kg.model.names import ORGANIZATION_TYPES, Mention
from kg.text.fold import folded

_QUOTES = re.compile(r"[“”\"'‘’「」『』《》<>〈〉]+")
_SPACE = re.compile(r"(?<![a-z.])\s+|\s+(?![a-z])")  # all but between the words of a foreign name
_SPECIAL = re.compile(r"^(?:\*?st|n|xd|xr|dr)(?=[一-鿿])")  # what an exchange puts in front: *ST远图
_HAN = re.compile(r"[一-鿿]+")
_BETWEEN_HAN = re.compile(r"(?<=[一-鿿])[\s　]+(?=[一-鿿])")
_NUMBERS = re.compile(r"[(（][\d.,%+\-\s]{3,}[)）]")
_QUOTED, _QUOTE_INSIDE = re.compile(r"[《“\"「『](.+)[》”\"」』]"), re.compile(r"[《》“”「」]")
_PRICE = re.compile(
    r"\((?:[\d.,%+\-\s:：a-z]*\d[\d.,%+\-\s:：a-z]*|(?:sh|sz|hk|st|股票代码|证券代码)?[:：\s]*\d{4,6}(?:\.(?:sh|sz|hk))?)\)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of the article with all its mentions, such as 谦寻, a company, at mentions 3 and 9."""

    form: str  # folded, without quotes, prices and spaces
    type: str
    mentions: tuple[int, ...]  # indexes into the article's mentions
    first: int  # where it stands first

    family: str  # what it can be one with: companies and institutions are of one family
    characters: frozenset[str]
    confidence: float = 1.0  # of the surest of its mentions


def plain(text: str) -> str:
    """Return the form that two spellings of one name share: width, case, script, quotes, prices and spaces folded away.

    Example:
        >>> plain("凌岳制药（12.35,0.10,0.82%）股份有限公司")
        '凌岳制药股份有限公司'
    """
    form = folded(text)
    if _HAN.fullmatch(form):
        return form
    bare = _QUOTES.sub("", _SPECIAL.sub("", _PRICE.sub("", form).strip()))
    return _SPACE.sub("", bare) or form.strip()


def names(mentions: Sequence[Mention]) -> list[Name]:
    """Return the different names, in order of appearance; mentions of one form get one type by vote."""
    at: dict[str, list[int]] = {}
    forms: dict[str, str] = {}
    for index, mention in enumerate(mentions):
        form = forms.get(mention.text)
        if form is None:
            form = forms[mention.text] = plain(mention.text)
        if form:
            at.setdefault(form, []).append(index)
    found = []
    for form, indexes in at.items():
        type_ = _voted([mentions[i] for i in indexes])
        family = "Organization" if type_ in ORGANIZATION_TYPES else type_
        sure = max(mentions[i].confidence for i in indexes)
        found.append(Name(form, type_, tuple(indexes), mentions[indexes[0]].span.start, family, frozenset(form), sure))
    return found


def telling_characters(name: Name) -> frozenset[str]:
    """Return the characters that any fuller form must have too: all but a last word (公司, 队), and 老 or 小 in front."""
    if name.family == "Organization":
        return frozenset(bare(name.form))
    return frozenset(name.form[1:] if name.family == "Person" and name.form[0] in "老小阿" else name.form)


def _voted(mentions: Sequence[Mention]) -> str:
    first = mentions[0].type
    if all(mention.type == first for mention in mentions):
        return first
    votes: Counter[str] = Counter()
    for mention in mentions:
        defined = any(reason.startswith(("definition", "suffix")) for reason in mention.found_by)
        votes[mention.type] += mention.confidence + 3 * defined  # type: ignore[assignment]
    return min(votes, key=lambda type_: (-votes[type_], type_))


def label_of(text: str) -> str:
    """Return a name as a label shows it: without quotation marks around, spaces inside Chinese, and prices."""
    if _HAN.fullmatch(text):
        return text
    bare = _BETWEEN_HAN.sub("", text).strip()
    bare = _NUMBERS.sub("", bare)
    inner = _QUOTED.fullmatch(bare)
    return inner[1] if inner and not _QUOTE_INSIDE.search(inner[1]) else bare


def fullness(label: str) -> tuple[bool, int]:
    """Return what makes one form fuller than another: Chinese before its spelling abroad, then length."""
    return (_HAN.search(label) is not None, len(label))


def legal(form: str) -> bool:
    """Whether a folded name ends in a legal form, so that it is a firm."""
    return may_be_legal(form) and parts(form).whole != parts(form).stem
