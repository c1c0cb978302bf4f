"""The statements as a pandas table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.errors import MissingExtra
from kg.graph.read import Article
from kg.model.claims import Statement
from kg.model.names import Entity
from kg.ontology import ontology

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "subject", "subject_type", "predicate", "object", "object_type", "status", "title", "at_time", "valid_from",
    "valid_until", "time_text", "share_ratio", "amount", "attributed_to", "confidence", "pieces", "sentence", "rule",
    "article", "date", "outlet", "source", "subject_iri", "predicate_label", "object_iri",
)  # fmt: skip


def frame(entities: Iterable[Entity], statements: Iterable[Statement], articles: Iterable[Article]) -> pandas.DataFrame:
    """Return one row a statement, indexed by its IRI: names, qualifiers, and the first piece of its evidence.

    ``share_ratio`` and ``confidence`` are numbers, times are text cut to their precision, ``pieces`` counts the evidence.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra("frame()", "pandas is not installed", "pip install 'kg[notebook]'") from error
    named = {entity.id: entity for entity in entities}
    sources = {article.id: article for article in articles}
    found = tuple(statements)
    rows = [_row(statement, named, sources) for statement in found]
    index = pandas.Index([statement.id for statement in found], name="statement", dtype=object)
    return pandas.DataFrame(rows, index=index, columns=list(COLUMNS))


def _row(
    statement: Statement, named: Mapping[str, Entity], sources: Mapping[str, Article]
) -> dict[str, str | float | None]:
    qualifiers = statement.qualifiers
    unknown = Entity("", "", "")
    subject, object_ = named.get(statement.subject, unknown), named.get(statement.object, unknown)
    first = statement.evidence[0] if statement.evidence else None
    article = sources.get(first.document, Article("")) if first else Article("")
    return {
        "subject": subject.label or statement.subject,
        "subject_type": subject.type,
        "predicate": statement.predicate,
        "object": object_.label or statement.object,
        "object_type": object_.type,
        "status": qualifiers.status.value,
        "title": qualifiers.title,
        "at_time": qualifiers.at_time,
        "valid_from": qualifiers.valid_from,
        "valid_until": qualifiers.valid_until,
        "time_text": qualifiers.time_text,
        "share_ratio": float(qualifiers.share_ratio) if qualifiers.share_ratio else None,
        "amount": qualifiers.amount,
        "attributed_to": named.get(qualifiers.attributed_to, unknown).label or qualifiers.attributed_to,
        "confidence": statement.confidence,
        "pieces": len(statement.evidence),
        "sentence": first.text if first else "",
        "rule": first.rule if first else "",
        "article": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "source": article.source,
        "subject_iri": statement.subject,
        "predicate_label": ontology().label(statement.predicate),
        "object_iri": statement.object,
    }
