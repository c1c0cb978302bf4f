"""What 我们, 我司 and 我厅 mean: the organisation that the speaker of the sentence belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model.names import ORGANIZATION_TYPES, Entity, Link
from kg.model.text import Sentence, Span

_WE = re.compile(r"我们(?!国家|县|市|省|区|这)|我(?:司|行|校|院|厅|局|所|公司|集团|中心|县|市)(?![们长政为])")
_POST = re.compile(r"[一-鿿a-zA-Z、]{1,16}")
_SAYS = re.compile(
    r"^[^，。；“”\"]{0,6}(?:[:：]|说|表示|称|介绍|坦言|透露|告诉|回应|强调|指出|认为|解释|补充|笑|回忆|答)"
)


def employers(text: str, entities: Mapping[str, Entity], named: Sequence[Link]) -> dict[str, str]:
    """Return person → organisation, from the first title that stands between the two: 墨石科技总裁石守拙."""
    found: dict[str, str] = {}
    for left, right in pairwise(named):
        if entities[right.entity].type != "Person" or entities[left.entity].type not in ORGANIZATION_TYPES:
            continue
        if _POST.fullmatch(text[left.span.end : right.span.start]):
            found.setdefault(right.entity, left.entity)
    return found


def speaker_links(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], links: Sequence[Link]
) -> list[Link]:
    """Return links for the words by which a speaker means the own house, where speaker and house are known."""
    by_id = {entity.id: entity for entity in entities}
    named = sorted((link for link in links if not link.anaphor), key=lambda link: link.span)
    houses = employers(text, by_id, named)
    if not houses:
        return []
    saying = _saying(text, sentences, by_id, named)
    return list(_links(text, sentences, by_id, named, saying, houses))


def _links(
    text: str,
    sentences: Sequence[Sentence],
    entities: Mapping[str, Entity],
    named: Sequence[Link],
    saying: Mapping[int, frozenset[str]],
    houses: Mapping[str, str],
) -> Iterator[Link]:
    bounds = [sentence.span.start for sentence in sentences]
    starts = [link.span.start for link in named]
    for found in _WE.finditer(text):
        span = Span(*found.span())
        k = bisect_right(bounds, span.start) - 1
        near = bisect_right(starts, span.end - 1) - 1
        if k < 0 or (near >= 0 and named[near].span.overlaps(span)):
            continue
        speaker = _speaker(text, sentences, k, saying)
        house = houses.get(speaker, "")
        if house:
            reason = f"{found[0]}: the house of who speaks ({entities[house].label})"
            yield Link(span, house, reason, 0.8, anaphor=True)


def _saying(
    text: str, sentences: Sequence[Sentence], entities: Mapping[str, Entity], named: Sequence[Link]
) -> dict[int, frozenset[str]]:
    """Return for each sentence, by number, the people who say something in it."""
    bounds = [sentence.span.start for sentence in sentences]
    found: dict[int, frozenset[str]] = {}
    for link in named:
        k = bisect_right(bounds, link.span.start) - 1
        behind = text[link.span.end : link.span.end + 12]
        if k >= 0 and entities[link.entity].type == "Person" and _SAYS.match(behind):
            found[k] = found.get(k, frozenset()) | {link.entity}
    return found


def _speaker(text: str, sentences: Sequence[Sentence], k: int, saying: Mapping[int, frozenset[str]]) -> str:
    """Return the one person who says something in the sentence, else in one of the three before it of the paragraph."""
    for n in range(k, max(-1, k - 4), -1):
        if n < k and "\n" in text[sentences[n].span.end - 1 : sentences[n + 1].span.start]:
            break
        if n in saying:
            return next(iter(saying[n])) if len(saying[n]) == 1 else ""
    return ""
