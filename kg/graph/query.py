"""Answer SPARQL, and say of a wrong query where it is wrong and how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.graph.keywords import wrong_word
from kg.graph.terms import PREFIXES
from kg.ontology import ontology

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.query import Result

# what may hold a colon or a keyword without meaning it: strings, IRIs, comments
_QUOTED = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|<[^<>\s]*>|#[^\n]*'
)
_KG_TERM = re.compile(r"(?<![\w:?$])kg:([A-Za-z]\w*)")
_PREFIX = re.compile(r"(?<![\w?$:])([A-Za-z][\w.-]*)?:(?=[\w%\\])")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:", re.IGNORECASE)
_UPDATE = re.compile(
    r"^\s*(?:(?:PREFIX|BASE)\s\S*\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_REFERENCE = "see https://www.w3.org/TR/sparql11-query/ for the words that may stand there"
_PLACE = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)


def answer(graph: Graph, sparql: str) -> Result:
    """Answer a query over a graph on an Oxigraph store, through rdflib.

    Raises:
        QueryError: the query is wrong; the message names line and column, or the word.
    """
    bare = _QUOTED.sub(lambda match: _blank(match.group()), sparql)
    _refuse_what_cannot_be_meant(bare)
    try:
        result = graph.query(sparql)
        if result.type == "SELECT":
            len(result)  # an error that comes with a row must come here, not in the loop of the caller
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise _error(sparql, bare, error) from error
    return result


def _blank(words: str) -> str:
    """Return blanks for the characters of a string, an IRI or a comment, so that places stay the same."""
    return re.sub(r"[^\n]", " ", words)


def _refuse_what_cannot_be_meant(bare: str) -> None:
    """Raise QueryError for what would run and quietly find nothing, or would change or leave the graph."""
    if match := _UPDATE.search(bare):
        raise QueryError(
            "query", f"{match.group(1).upper()} would change the graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    if match := _SERVICE.search(bare):
        raise QueryError(
            _place(bare, match.start()), "SERVICE would leave this machine", "query the other store on its own"
        )
    if "kg" in _DECLARED.findall(bare):
        return  # another namespace under our prefix: its terms are not ours to judge
    known = ontology()
    for match in _KG_TERM.finditer(bare):
        name = match.group(1)
        if name not in known.names:
            near = known.nearest(name)
            remedy = f"did you mean kg:{near}?" if near else "see ontology/kg.ttl for the terms it has"
            raise QueryError(_place(bare, match.start()), f"no term kg:{name} in the ontology", remedy)
        if opposite := known.written_as(name):
            remedy = f"ask ^kg:{opposite}, or turn subject and object round"
            raise QueryError(_place(bare, match.start()), f"kg:{name} is never written, only its inverse is", remedy)


def _error(sparql: str, bare: str, error: Exception) -> QueryError:
    """Return the error in our words: the place, what stands there, how to mend it."""
    declared = {*PREFIXES, *_DECLARED.findall(bare)}
    for match in _PREFIX.finditer(bare):
        prefix = match.group(1) or ""
        if prefix not in declared and prefix != "_":
            return QueryError(
                _place(bare, match.start()),
                f"the prefix {prefix}: is not declared",
                f"begin with PREFIX {prefix}: <…>; known without: {', '.join(PREFIXES)}",
            )
    if misspelt := wrong_word(bare):
        offset, word, near = misspelt
        remedy = f"did you mean {near}?" if near else "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        return QueryError(_place(bare, offset), f"{word[:30]!r} is no word of SPARQL", remedy)
    if wrong := _unbalanced(bare):
        return wrong
    place = _PLACE.search(str(error))
    if not place:
        return QueryError("query", " ".join(str(error).split()), _REFERENCE)
    line, column = int(place.group(1)), int(place.group(2))
    rest = "".join(sparql.split("\n")[line - 1 : line])[column - 1 :].strip()
    what = f"not SPARQL from {rest[:30]!r} on" if rest else "not SPARQL up to here"
    return QueryError(f"query, line {line}, column {column}", what, _expected(place.group(3)))


def _unbalanced(bare: str) -> QueryError | None:
    """Return the error of a bracket that closes nothing or is never closed: the parser names only the end for it."""
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[{}()]", bare):
        char = match.group()
        if char in "{(":
            opened.append((char, match.start()))
        elif opened and opened[-1][0] == {"}": "{", ")": "("}[char]:
            opened.pop()
        else:
            return QueryError(_place(bare, match.start()), f"{char!r} closes nothing", "take it out, or open it before")
    if opened:
        char, offset = opened[-1]
        return QueryError(_place(bare, offset), f"{char!r} is never closed", f"add {'}' if char == '{' else ')'!r}")
    return None


def _expected(found: str) -> str:
    """Return the parser's hint without its character classes, or the place of the standard."""
    words = re.sub(r"\[[^\]]*\]|'[^']*'\]", "", found.removeprefix("expected").removeprefix(" one of"))
    known = [word for part in words.split(",") if (word := part.strip(' |."')) and len(word) > 1]
    if not known or len(known) > 6:
        return _REFERENCE
    sentence = next((word for word in known if word.startswith("The ")), "")
    return sentence or f"expected {' or '.join(known)}"


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"query, line {line}, column {column}"
