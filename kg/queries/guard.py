"""What is denied before any engine sees a query: reaching out to other servers, and texts that would break the engine.

`SERVICE` and `LOAD` make the engine fetch any address, also of the machine's own network. Oxigraph reads keywords
without a border behind them (`SERVICEex:a` is `SERVICE ex:a`), so a word that only contains them is denied as well.
Its parser is recursive and ends the whole process where a query nests or chains too deep.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

from kg.queries.faults import ForbiddenQueryError, QuerySyntaxError
from kg.queries.tokens import Token, TokenKind, position, possible_tokens, spoken_in, token_at, tokens

MAX_LENGTH: Final = 1_000_000
"""Characters."""
MAX_DEPTH: Final = 100
"""Brackets inside brackets; Oxigraph 0.5 overflows its stack between 2,000 and 2,500."""
MAX_TOKENS: Final = 5_000
"""Tokens outside of VALUES lists and INSERT DATA; Oxigraph 0.5 overflows its stack at chains of more than 7,000."""
MAX_DOUBTS: Final = 500
"""Places where a `<` may be an IRI's or an operator; each is read twice."""

_SUSPECT: Final = regex.compile(r"service|load|\\u", regex.IGNORECASE)
_ESCAPE: Final = regex.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_QUIET: Final = frozenset({TokenKind.SPACE, TokenKind.COMMENT})
_OPENING: Final = frozenset({"{", "(", "[", "{|", "<<", "<<("})
_CLOSING: Final = frozenset({"}", ")", "]", "|}", ">>", ")>>"})


Permits = Callable[[str], bool]
"""Whether the server of that IRI may be asked."""


def nowhere(_iri: str) -> bool:
    """No server may be asked."""
    return False


def check(text: str, *, permits: Permits = nowhere, max_length: int = MAX_LENGTH) -> None:
    """Raise `ForbiddenQueryError` where the text reaches out or is too large for the engine.

    `SERVICE <IRI>` may stand in it where `permits` says so of the IRI, never `SERVICE ?variable` or `LOAD`.

    The SPARQL standard decodes `\\u0049` anywhere before it reads the text, Oxigraph only in strings and IRIs: the
    text must be harmless in both readings.
    """
    if _is_plain(text):
        return
    if len(text) > max_length:
        raise _too_large(text, max_length, f"more than {max_length:,} characters")
    seen = _read(text, text, permits)
    decoded = _ESCAPE.sub(_decoded, text)
    if decoded != text:
        _read(decoded, text, permits)
    if _in_order(seen):
        _check_nesting(seen, text)
    else:
        _check_amount(seen, text)


def string_fault(text: str) -> QuerySyntaxError | None:
    """The fault of the first string that has no end: engines complain of something far behind it."""
    return next((_not_closed(text, token) for token in tokens(text) if token.is_unclosed), None)


def _is_plain(text: str) -> bool:
    """Whether nothing can be wrong, seen without reading tokens: most queries are small and name none of this."""
    opening = sum(map(text.count, "{([<"))
    return len(text) <= MAX_TOKENS and opening <= MAX_DEPTH and _SUSPECT.search(text) is None


def _read(reading: str, text: str, permits: Permits) -> tuple[Token, ...]:
    """All that can be seen in `reading`, which is the text or its decoded form."""
    seen, doubts = list[Token](), 0
    for token in possible_tokens(reading, runs=True):
        if _reaches_out(token) and not _is_permitted(reading, token, permits):
            raise _forbidden(
                text,
                token.start if reading is text else _undecoded(text, token.start),
                f"{token.text[:100]!r} is not allowed: queries must not reach other servers",
                "ask that server itself; a prefix of such a name can be renamed",
            )
        doubts += bool(seen) and token.start <= seen[-1].start
        if doubts > MAX_DOUBTS:
            raise _too_large(text, 0, "too many relative IRIs; write them in full, and a space behind each <")
        seen.append(token)
    return tuple(seen)


def _in_order(seen: Sequence[Token]) -> bool:
    return all(left.end == right.start for left, right in pairwise(seen))


def _reaches_out(token: Token) -> bool:
    match token.kind:
        case TokenKind.NAME:
            word = token.text.partition(":")[0].casefold()
        case TokenKind.WORD | TokenKind.LANGUAGE | TokenKind.BLANK:
            word = token.text.casefold()
        case _:
            return False
    return "service" in word or word.startswith("load")


def _is_permitted(reading: str, token: Token, permits: Permits) -> bool:
    """Whether the token is `SERVICE`, and an IRI stands behind it, in full and without escapes, that is permitted."""
    if permits is nowhere or not token.is_word("SERVICE"):
        return False
    spoken = (other for other in _from(reading, token.end) if other.kind not in _QUIET)
    behind = next(spoken, None)
    if behind is not None and behind.is_word("SILENT"):
        behind = next(spoken, None)
    if behind is None or behind.kind is not TokenKind.IRI or "\\" in behind.text:
        return False
    return permits(behind.text[1:-1])


def _from(text: str, start: int) -> Iterator[Token]:
    while start < len(text):
        token = token_at(text, start)
        yield token
        start = token.end


def _decoded(match: "regex.Match[str]") -> str:
    code = int(match[1] or match[2], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _undecoded(text: str, offset: int) -> int:
    """The offset in the text of an offset in its decoded form."""
    for match in _ESCAPE.finditer(text):
        if match.start() >= offset:
            break
        offset += len(match[0]) - len(_decoded(match))
    return offset


def _amount(token: Token) -> int:
    return spoken_in(token.text) if token.kind is TokenKind.RUN else 1


def _check_amount(seen: Sequence[Token], text: str) -> None:
    """Brackets of several readings cannot be paired, so the opening ones are counted."""
    spoken = [token for token in seen if token.kind not in _QUIET]
    opening = [token for token in spoken if token.is_sign(*_OPENING)]
    if sum(map(_amount, spoken)) > MAX_TOKENS or len(opening) > 10 * MAX_DEPTH:
        raise _too_large(text, 0, f"more than {MAX_TOKENS:,} words or {10 * MAX_DEPTH:,} brackets")


def _check_nesting(seen: Iterable[Token], text: str) -> None:
    depth = count = values = 0
    for token in seen:
        if token.kind in _QUIET:
            continue
        if token.is_unclosed:
            raise _not_closed(text, token)
        depth += token.is_sign(*_OPENING) - token.is_sign(*_CLOSING)
        if token.is_word("VALUES", "DATA"):
            values = depth + 1
        elif token.is_sign("}") and depth < values:
            values = 0
        count += 0 if values else _amount(token)
        if depth > MAX_DEPTH:
            raise _too_large(text, token.start, f"more than {MAX_DEPTH} brackets inside each other")
        if count > MAX_TOKENS:
            raise _too_large(text, token.start, f"more than {MAX_TOKENS:,} words")


def _not_closed(text: str, token: Token) -> QuerySyntaxError:
    line, column = position(text, token.start)
    return QuerySyntaxError("a string is not closed", line=line, column=column)


def _too_large(text: str, offset: int, reason: str) -> ForbiddenQueryError:
    return _forbidden(text, offset, f"too large for the engine: {reason}", "split it, and put long lists into VALUES")


def _forbidden(text: str, offset: int, reason: str, remedy: str) -> ForbiddenQueryError:
    line, column = position(text, offset)
    return ForbiddenQueryError(reason, line=line, column=column, remedy=remedy)
