"""What in a graph is doubtful, the most doubtful first, with the rows of the decision file that would settle each.

Four kinds: two entities that may be one ("same"), a further name that may be another's ("merge"), a name that may be none
or of another type ("name"), a place that may be one of several ("place").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.graph.doubt_nodes import Node, Nodes
from kg.graph.store import KnowledgeStore
from kg.linking.decisions import Decision, Reference
from kg.linking.names import plain
from kg.model.names import Merge

Kind = Literal["same", "merge", "name", "place"]
Row = tuple[str, str, str]  # decision, entity, other: as the decision file has them

KINDS: tuple[Kind, ...] = ("same", "merge", "name", "place")
BELOW = 0.8  # names and merges surer than this are no doubts
_OPEN = 0.5  # how doubtful is what nobody could tell: as likely as not
_OTHER_TYPE = {
    "Company": "Institution",
    "Institution": "Company",
    "Person": "Company",
    "Place": "Institution",
    "Product": "Company",
    "Event": "Product",
    "Policy": "Product",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a doubt: ``Choice("y", (("same", "Company/墨石", "Company/墨石科技"),))``."""

    answer: str  # "y", "n", "t" (another type), or the number of a place
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that only a reader can settle: what is asked, why, where the text says it, and the possible answers."""

    kind: Kind
    question: str
    doubt: float  # 0 to 1
    why: str
    sentences: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A doubt with what orders it and what a decision on it would name."""

    doubt: Doubt
    weight: int  # statements that hang on it
    settles: frozenset[str]  # verdicts
    one: Node
    form: str = ""  # of the first thing, "" for any of its names
    other: Node | None = None
    others: frozenset[str] = frozenset()  # folded names of the second thing where it is no node


def doubts(
    store: KnowledgeStore,
    *,
    decisions: Iterable[Decision] = (),
    below: float = BELOW,
    kinds: Sequence[Kind] = KINDS,
) -> tuple[Doubt, ...]:
    """Return what is doubtful in a graph, the most doubtful first, among equals what most statements hang on.

    Args:
        store: the graph.
        decisions: what is decided already: it is left out, also where the graph was built before.
        below: names and merges are doubts where their confidence is below this.
        kinds: which kinds to look for.
    """
    nodes = Nodes(store)
    found: list[_Found] = []
    if "same" in kinds:
        found += (_same(nodes, *pair) for pair in nodes.maybe_same())
    if "merge" in kinds:
        found += (
            _merge(nodes, merge) for merge in store.merges() if merge.confidence < below and merge.entity in nodes
        )
    for node in nodes:
        if "place" in kinds and node.entity.candidates:
            found.append(_place(nodes, node))
        if "name" in kinds and node.entity.confidence < below:
            found.append(_name(nodes, node))
    rows = _by_name(decisions)
    asked = [one for one in found if not any(_settles(row, one) for name in _names(one) for row in rows.get(name, ()))]
    asked.sort(key=lambda one: (-one.doubt.doubt, -one.weight, one.doubt.kind, one.one.id, one.doubt.question))
    return tuple(one.doubt for one in asked)


def _same(nodes: Nodes, one: Node, other: Node, why: str) -> _Found:
    ends = nodes.reference(one), nodes.reference(other)
    sentences = (*nodes.sentences(one, limit=1), *nodes.sentences(other, limit=1))
    question = f"{one.name} = {other.name} 是同一个吗 · the same?"
    choices = Choice("y", (("same", *ends),)), Choice("n", (("different", *ends),))
    doubt = Doubt("same", question, _OPEN, why, sentences, choices)
    weight = min(nodes.weight(one), nodes.weight(other))
    return _Found(doubt, weight, frozenset(("same", "different")), one, other=other)


def _merge(nodes: Nodes, merge: Merge) -> _Found:
    node = nodes[merge.entity]
    ends = f"{node.entity.type}/{merge.form}", f"{node.entity.type}/{node.entity.label}"
    sentences = nodes.sentences(node, form=merge.form)
    question = f"{merge.form} = {node.name} 是同一个吗 · the same?"
    choices = Choice("y", (("same", *ends),)), Choice("n", (("different", *ends),))
    doubt = Doubt("merge", question, round(1 - merge.confidence, 3), merge.reason, sentences, choices)
    return _Found(doubt, nodes.weight(node), frozenset(("same", "different")), node, merge.form, node)


def _name(nodes: Nodes, node: Node) -> _Found:
    type_, reference = node.entity.type, nodes.reference(node)
    place = reference.removeprefix(f"{type_}/{node.entity.label}")  # " @ document" where it needs one
    forms = dict.fromkeys((node.entity.label, *node.entity.aliases))
    spelt = {plain(form): form for form in reversed(forms)}
    rejected = tuple(("reject", f"{type_}/{form}{place}", "") for form in reversed(spelt.values()))
    retyped = tuple(("retype", row[1], _OTHER_TYPE.get(type_, "Company")) for row in rejected)
    choices = Choice("y", (("add", reference, ""),)), Choice("n", rejected), Choice("t", retyped)
    question = f"{node.name} 是 {type_} 吗 · is it one?"
    why = f"name read with confidence {node.entity.confidence:.2f}"
    doubt = Doubt("name", question, round(1 - node.entity.confidence, 3), why, nodes.sentences(node), choices)
    return _Found(doubt, nodes.weight(node), frozenset(("reject", "retype", "add")), node)


def _place(nodes: Nodes, node: Node) -> _Found:
    reference, places = nodes.reference(node), node.entity.candidates
    numbered = (Choice(str(k), (("same", reference, f"Place/{place}"),)) for k, place in enumerate(places, 1))
    none = Choice("n", tuple(("different", reference, f"Place/{place}") for place in places))
    question = f"{node.name} 是哪里 · which place?"
    doubt = round(1 - 1 / (len(places) + 1), 3)
    why = (
        f"one of {len(places)} known places" if len(places) > 1 else "the only known place of that name, but not named"
    )
    return _Found(
        Doubt("place", question, doubt, why, nodes.sentences(node), (*numbered, none)),
        nodes.weight(node),
        frozenset(("same", "different")),
        node,
        others=frozenset(map(plain, places)),
    )


def _by_name(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the rows by the folded names in them: a thousand rows are not to be gone through for each doubt."""
    found: dict[str, list[Decision]] = {}
    for row in decisions:
        for reference in (row.entity, row.other):
            if reference:
                found.setdefault(plain(reference.label), []).append(row)
    return found


def _names(found: _Found) -> Iterator[str]:
    """Yield the folded names by which a row may speak of the first thing of a doubt."""
    yield from sorted(found.one.forms)
    yield plain(found.one.id.partition("/")[2])


def _settles(row: Decision, found: _Found) -> bool:
    """Whether a row of the decision file answers what is asked."""
    if row.verdict not in found.settles:
        return False
    if row.other is None:
        return _means(row.entity, found.one)
    return any(
        _means(first, found.one, found.form) and _is_other(second, found)
        for first, second in ((row.entity, row.other), (row.other, row.entity))
    )


def _is_other(reference: Reference, found: _Found) -> bool:
    if found.other is None:
        return plain(reference.label) in found.others
    return _means(reference, found.other)


def _means(reference: Reference, node: Node, form: str = "") -> bool:
    """Whether a reference means a thing, by its id, by one of its names, or by the one form that is asked about."""
    if reference.document and reference.document not in node.documents:
        return False
    if reference.type != node.entity.type:
        return False
    forms = {plain(form)} if form else node.forms
    return plain(reference.label) in forms or (not form and reference.id == node.id)


def lines(found: Iterable[Doubt]) -> Iterator[str]:
    """Yield the doubts as a decision file in which nothing is decided yet: whoever takes away a # decides."""
    yield "\t".join(("decision", "entity", "other", "note"))
    for doubt in found:
        yield f"# {doubt.doubt:.2f} {doubt.kind}: {_flat(doubt.question)} ({_flat(doubt.why)})"
        for sentence in doubt.sentences:
            yield f"#   {_flat(sentence)}"
        for choice in doubt.choices:
            for row in choice.rows:
                yield "#" + "\t".join((*map(_flat, row), _flat(doubt.why)))


def _flat(words: str) -> str:
    return " ".join(words.split())
