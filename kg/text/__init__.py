"""Text: from sources to documents, sentences, tokens, times and amounts."""

from kg.text.amounts import amounts
from kg.text.duplicates import reprints, with_places
from kg.text.fold import folded
from kg.text.read import ReadOptions, document_from_text, read
from kg.text.sentences import sentences
from kg.text.times import times
from kg.text.tokens import tokens

__all__ = [
    "ReadOptions",
    "amounts",
    "document_from_text",
    "folded",
    "read",
    "reprints",
    "sentences",
    "times",
    "tokens",
    "with_places",
]
