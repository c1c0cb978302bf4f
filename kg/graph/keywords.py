"""The words of SPARQL 1.1, and the one that a misspelt word was meant to be."""

from __future__ import annotations

import re
from difflib import get_close_matches

# https://www.w3.org/TR/sparql11-query/#sparqlGrammar: keywords, then the names of functions
_LIST = """
A BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED AS FROM NAMED WHERE ORDER BY ASC DESC LIMIT OFFSET
GROUP HAVING VALUES UNDEF OPTIONAL GRAPH UNION FILTER EXISTS NOT IN MINUS SERVICE SILENT BIND TRUE FALSE

STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE
ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW
UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL
ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR
"""
_WORDS = frozenset(_LIST.split())
# a word that is no variable, no language, no part of a prefixed name or of a number
_WORD = re.compile(r"(?<![\w?$:@.%-])[^\W\d]\w*(?![\w:.-]*:)")


def wrong_word(bare: str) -> tuple[int, str, str] | None:
    """Return the first word that SPARQL does not have: its offset, the word, the nearest one or "".

    Args:
        bare: a query that does not parse, its strings, IRIs and comments blanked.
    """
    for match in _WORD.finditer(bare):
        word = match.group()
        if word.upper() not in _WORDS:
            return match.start(), word, next(iter(get_close_matches(word.upper(), sorted(_WORDS), n=1)), "")
    return None
