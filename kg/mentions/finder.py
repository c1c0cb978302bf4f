"""The finder: candidates for recall, one judgement a name, and each sure name at all its places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.mentions.definitions import definitions
from kg.mentions.lac import Tagged, tagged
from kg.mentions.organizations import organization_type, suffix_of
from kg.model.names import Mention
from kg.model.text import Document, Sentence, Span, Token

_POLICY = re.compile(r"《([^《》\n]{2,40})》")
_EVENT = re.compile(
    r"(?:\d{4}年?|第[一二三四五六七八九十百\d]+届)[^，。；、：（）“”\"\s]{0,24}?(?:博览会|展览会|交易会|大会|论坛|峰会|锦标赛|联赛|杯|节|马拉松|大赛|年会)"
)
_POLICY_END = (
    "条例",
    "办法",
    "规划",
    "方案",
    "意见",
    "通知",
    "规定",
    "法",
    "细则",
    "指南",
    "纲要",
    "报告",
    "标准",
    "计划",
    "决定",
    "公约",
)


@dataclass(slots=True)
class _Name:
    """What speaks for a name in this article."""

    votes: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)

    def add(self, kind: str, weight: float, reason: str) -> None:
        self.votes[kind] += weight  # type: ignore[assignment]
        if reason not in self.reasons:
            self.reasons.append(reason)


def mentions(document: Document, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Return the names of a document: no two overlap, sorted by span."""
    text = document.text
    names: dict[str, _Name] = defaultdict(_Name)
    for sentence, found in zip(sentences, tagged([s.span.of(text) for s in sentences]), strict=True):
        _vote(sentence.span.of(text), found, names)
    for definition in definitions(text):
        short = definition.short.of(text)
        names[short].add("Organization", 1.5, f"{definition.word} definition")
    for byline in document.bylines:
        names[byline.name].add("Person", 3, "by-line")
        if byline.outlet:
            names[byline.outlet].add("Organization", 3, "outlet of the by-line")
    for match in _POLICY.finditer(text):
        if match[1].endswith(_POLICY_END):
            names[match[1]].add("Policy", 1, "《…》 with a policy's ending")
    for match in _EVENT.finditer(text):
        names[match[0]].add("Event", 1, "event's form")
    return tuple(_places(text, _judged(names)))


def _vote(sentence: str, found: Iterable[Tagged], names: dict[str, _Name]) -> None:
    for name in found:
        if name.kind in ("Person", "Place", "Organization"):
            names[sentence[name.start : name.end]].add(name.kind, name.score, f"LAC: {name.kind}")


def _judged(names: dict[str, _Name]) -> dict[str, tuple[str, tuple[str, ...], float]]:
    """Return name → (type, reasons, confidence) for the names that are sure enough."""
    judged = {}
    for text, name in names.items():
        text = text.strip()
        kind, weight = name.votes.most_common(1)[0]
        if len(text) < 2 or weight < 0.5 or not re.search(r"[一-鿿A-Za-z]", text):
            continue
        ending = suffix_of(text)
        if ending and kind == "Person" and ending[1] == "legal":
            kind = "Organization"
        type_ = organization_type(text) if kind == "Organization" else kind
        judged[text] = (type_, tuple(name.reasons), weight / (weight + 0.3))
    return judged


def _places(text: str, judged: dict[str, tuple[str, tuple[str, ...], float]]) -> Iterable[Mention]:
    """Yield each judged name at each of its places, the longest first where two begin together."""
    if not judged:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(judged, key=lambda n: (-len(n), n))))
    for match in pattern.finditer(text):
        type_, reasons, confidence = judged[match[0]]
        yield Mention(Span(*match.span()), match[0], type_, reasons, round(confidence, 3))
