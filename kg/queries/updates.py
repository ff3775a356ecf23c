"""The dataset of an update request, put into its text: the SPARQL 1.1 Protocol gives it beside the text (§2.2.3), the
engine takes it only as USING.

USING goes before each WHERE that ends a DELETE/INSERT operation, and `DELETE WHERE { … }` is written out first. These
words stand outside of all braces, so sub-selects are never touched.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import QueryError
from kg.queries.binding import BoundQuery, spoken
from kg.queries.faults import QuerySyntaxError
from kg.queries.terms import Iri, sparql
from kg.queries.tokens import Token, TokenKind, position

_OPERATIONS: Final = ("LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "INSERT", "DELETE")
_OTHERS: Final = (
    "PREFIX",
    "BASE",
    "VERSION",
    "SILENT",
    "INTO",
    "GRAPH",
    "TO",
    "DEFAULT",
    "NAMED",
    "ALL",
    "DATA",
    "WHERE",
)
_WORDS: Final = frozenset((*_OPERATIONS, *_OTHERS))
"""Keywords outside of braces, beside the two that name a dataset."""
_BEFORE_NAMES: Final = ("PREFIX", "INTO", "GRAPH", "SILENT", "ADD", "MOVE", "COPY", "TO")


def with_dataset(text: str, default: Sequence[str], named: Sequence[str]) -> BoundQuery:
    """The update over the graphs of these IRIs; the text itself where there are none.

    Raises `QueryError` where the text names graphs with USING or WITH itself, which the protocol forbids.
    """
    if not default and not named:
        return BoundQuery(text)
    clause = "".join([*(f"USING {_iri(iri)} " for iri in default), *(f"USING NAMED {_iri(iri)} " for iri in named)])
    parts, insertions, last = list[str](), list[tuple[int, int]](), 0
    for start, inserted in _places(text, clause):
        parts += (text[last:start], inserted)
        insertions.append((start, len(inserted)))
        last = start
    return BoundQuery("".join((*parts, text[last:])), tuple(insertions))


def _iri(iri: str) -> str:
    return sparql(Iri(iri))


def _places(text: str, clause: str) -> Iterator[tuple[int, str]]:
    """Where something is put in, and what."""
    before: Token | None = None
    outside = list(_outside(text))
    for number, token in enumerate(outside):
        _check(text, token, before)
        if token.is_word("WHERE"):
            is_short = before is not None and before.is_word("DELETE")
            yield token.start, (_block(text, outside[number + 1 : number + 3]) + clause) if is_short else clause
        before = token


def _block(text: str, braces: Sequence[Token]) -> str:
    """The pattern of `DELETE WHERE { … }`, which is its template too."""
    if [brace.text for brace in braces] != ["{", "}"]:
        raise QueryError("update", "DELETE WHERE has no pattern", "write { … } behind it")
    return text[braces[0].start : braces[1].end] + " "


def _outside(text: str) -> Iterator[Token]:
    """The tokens outside of braces, with the outermost braces themselves."""
    depth = 0
    for token in spoken(text):
        depth -= token.is_sign("}")
        if depth == 0:
            yield token
        depth += token.is_sign("{")


def _check(text: str, token: Token, before: Token | None) -> None:
    """The engine reads keywords without a border behind them (`WITHex:g`, `DELETEWHERE`); here they need one."""
    if token.is_word("USING", "WITH"):
        raise QueryError(
            "update", f"it has {token.text.upper()}, and the request names graphs as well", "leave one of the two out"
        )
    is_glued_word = token.kind is TokenKind.WORD and token.text.upper() not in _WORDS
    is_glued_name = token.kind is TokenKind.NAME and not (before is not None and before.is_word(*_BEFORE_NAMES))
    if is_glued_word or is_glued_name:
        line, column = position(text, token.start)
        raise QuerySyntaxError(f"{token.text[:40]!r} is no keyword of updates", line=line, column=column)
