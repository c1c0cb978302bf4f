"""Who the names are: aliases, anaphors and places within one article, identity across articles, and a human's word."""

from kg.linking.decisions import Decision, decided_mentions, read_decisions
from kg.linking.document import link
from kg.linking.entity_list import EntityList, KnownEntity, known_mentions, read_entity_list
from kg.linking.identity import Resolution, resolve
from kg.linking.merges import merges

__all__ = [
    "Decision",
    "EntityList",
    "KnownEntity",
    "Resolution",
    "decided_mentions",
    "known_mentions",
    "link",
    "merges",
    "read_decisions",
    "read_entity_list",
    "resolve",
]
