"""The names of one article linked: entities with every form, and a link with its reason for each mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.linking.clusters import Cluster, clusters
from kg.linking.decisions import Decision
from kg.linking.discourse import referents
from kg.linking.entities import entities_of
from kg.linking.entity_list import EntityList, KnownEntity, known_entities
from kg.linking.names import Name, names, plain
from kg.linking.speakers import speaker_links
from kg.linking.strays import gathered
from kg.linking.titles import titled, titled_links
from kg.model.names import Entity, Link, Mention
from kg.model.text import Document, Sentence


def link(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    known: EntityList | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """Say who the names of an article are.

    Args:
        document: the article.
        sentences: its sentences.
        mentions: its names, sorted by span, without overlaps.
        known: a user's list of entities: names of one row are one thing, and its codes are carried.
        decisions: of a human: names that they call different stay two, and a place is the known one they call it.

    Returns:
        Entities with local ids ``Type/label``, and links for names and for the words that stand for them.
    """
    nobody = {text for text in {m.text for m in mentions if m.type == "Person"} if titled(plain(text))}
    mentions = [m for m in mentions if m.type != "Person" or m.text not in nobody]  # 李总 is no name of anybody
    found = names(mentions)
    rows = [row for row in decisions if _speaks_of(row, document.id)]
    parted = frozenset(pair for row in rows if row.verdict == "different" for pair in _folded(row))
    told = {
        short: full
        for short, full in (_told(found, known) if known else {}).items()
        if frozenset((short, full)) not in parted  # a decision is stronger than the list
    }
    made = gathered(clusters(document.text, mentions, found, told=told, parted=parted), parted=parted)
    entities, undecided = entities_of(made, mentions, meant=dict(_meant(rows)))
    if known:
        entities = list(known_entities(entities, known))
    links = [
        Link(mentions[i].span, entity.id, reason, score)
        for cluster, entity in zip(made, entities, strict=True)
        for name in cluster.names
        for reason, score in (_reason_and_score(cluster, name, undecided.get(entity.id, "")),)
        for i in name.mentions
    ]
    links.sort(key=_place)
    links += titled_links(document.text, entities, links)
    links += speaker_links(document.text, sentences, entities, links)
    links += referents(document, sentences, entities, links)
    links.sort(key=_place)
    return tuple(entities), tuple(links)


def _speaks_of(row: Decision, document: str) -> bool:
    """Whether a row is about two names, and may be about two of this article."""
    return row.other is not None and row.entity.document in ("", document) and row.other.document in ("", document)


def _folded(row: Decision) -> Iterator[frozenset[str]]:
    if row.other and plain(row.entity.label) != plain(row.other.label):
        yield frozenset((plain(row.entity.label), plain(row.other.label)))


def _meant(rows: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    """Yield (place, the same place with what holds it in front), as rows say: same 鼓楼区, 徐州市鼓楼区."""
    for row in rows:
        if row.verdict == "same" and row.other and row.entity.type == row.other.type == "Place":
            short, full = sorted((plain(row.entity.label), plain(row.other.label)), key=len)
            yield short, full


def _told(found: Sequence[Name], known: EntityList) -> dict[str, str]:
    """Return short form → fullest form of the article, for the names that one row of the user's list holds."""
    told: dict[str, str] = {}
    fullest: dict[KnownEntity, str] = {}
    for name in sorted(found, key=lambda name: (-len(name.form), name.form)):
        entity = known.by_form.get((name.type, name.form))
        if entity:
            full = fullest.setdefault(entity, name.form)
            if full != name.form:
                told[name.form] = full
    return told


def _place(link: Link) -> tuple[int, int, str]:
    """Return what links are sorted by."""
    return link.span.start, link.span.end, link.entity


def _reason_and_score(cluster: Cluster, name: Name, undecided: str) -> tuple[str, float]:
    alias = cluster.reasons.get(name.form)
    said = f"{alias.reason} ({cluster.names[0].form})" if alias else "same name"
    if not alias and len(name.mentions) == 1:
        said = "its only mention by this form"
    return f"{said}; {undecided}" if undecided else said, alias.score if alias else 1.0
