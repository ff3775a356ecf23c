"""A tokenizer for SPARQL 1.1 and 1.2, after the terminals of the grammar (https://www.w3.org/TR/sparql12-query/#grammar).

It never fails: what is no token becomes one of kind `OTHER`, a character long (or three: a quote that is never closed).
The one place where tokens depend on the grammar is `<`, which starts an IRI or is an operator (`?a<?b&&?c>?d`);
`tokens` takes the IRI, `possible_tokens` follows both readings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import regex


class TokenKind(StrEnum):
    """Kinds of token; the names are the groups of the pattern below."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    BLANK = "blank"
    NAME = "name"
    """A prefixed name, `el:votes`."""
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"
    """A keyword, a function, `a`, `true` or `false`."""
    SIGN = "sign"
    OTHER = "other"
    RUN = "run"
    """Several tokens that mean nothing to a guard, read at once where runs are asked for."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its half-open span in the text."""

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)

    @property
    def is_unclosed(self) -> bool:
        """Whether it is the quote of a string that has no end."""
        return self.kind is TokenKind.OTHER and self.text[0] in "\"'"

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, given in capitals."""
        return self.kind is TokenKind.WORD and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind is TokenKind.SIGN and self.text in signs


_BASE: Final = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_EXTRA: Final = r"0-9\u00B7\u0300-\u036F\u203F-\u2040"
_PREFIX: Final = rf"[{_BASE}](?:[.]*[{_BASE}_{_EXTRA}-])*+"
_ESCAPED: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL: Final = rf"(?:[{_BASE}_:0-9]|{_ESCAPED})(?:[.]*(?:[{_BASE}_:{_EXTRA}-]|{_ESCAPED}))*+"

_TOKEN: Final = regex.compile(
    rf"""
      (?P<space>[ \t\r\n]++)
    | (?P<comment>\#[^\r\n]*+)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
    | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*+\"\"\"
        |(?!'''|\"\"\")(?:'(?:[^'\\\r\n]|\\[^\r\n])*+'|"(?:[^"\\\r\n]|\\[^\r\n])*+"))
    | (?P<variable>[?$][{_BASE}_0-9][{_BASE}_{_EXTRA}]*+)
    | (?P<blank>_:[{_BASE}_0-9](?:[.]*[{_BASE}_{_EXTRA}-])*+)
    | (?P<name>(?:{_PREFIX})?+:(?:{_LOCAL})?+)
    | (?P<language>@[A-Za-z]++(?:-{{1,2}}[A-Za-z0-9]++)*+)
    | (?P<number>(?:[0-9]++(?:\.[0-9]*+(?=[eE][+-]?[0-9])|\.[0-9]++)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+)
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*+)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|\{{\||\|\}}|<<\(|\)>>|<<|>>|[{{}}()\[\];,.=<>!*/|^+?~-])
    | (?P<other>'''|\"\"\"|.)
    """,
    regex.VERBOSE | regex.DOTALL,
)
_PLAIN: Final = (
    r"(?:[ \t\r\n]++|<[A-Za-z][A-Za-z0-9+.-]*+://[^<>\"{}|^`\\\x00-\x20]*+>"
    r'|(?!""")"(?:[^"\\\r\n]|\\[^\r\n])*+"|[;,]|\.(?![0-9])|[0-9]++(?=[ \t\r\n]))'
)
"""Spaces, full IRIs, short strings, separators and integers: the most of data, and never more than one reading."""
_RUN: Final = regex.compile(f"{_PLAIN}{{2,}}+")
_PIECE: Final = regex.compile(_PLAIN)
_SETTLED: Final = regex.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*+://.*|[A-Za-z0-9:/._~%@-]{0,200})>", regex.DOTALL)
"""IRIs that nothing can hide in: no expression goes on with `//`, or there is no quote, bracket or comment in them."""


def token_at(text: str, start: int) -> Token:
    """The longest token that starts at that offset, which must lie inside the text."""
    match = _TOKEN.match(text, start)
    assert match is not None  # the last alternative takes any character
    return Token(TokenKind(match.lastgroup or "other"), match[0], start)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order, with spaces and comments; joined they give the text again."""
    start = 0
    while start < len(text):
        token = token_at(text, start)
        yield token
        start = token.end


def spoken_in(run: str) -> int:
    """How many tokens a run has, without spaces."""
    return sum(not piece.isspace() for piece in _PIECE.findall(run))


def possible_tokens(text: str, *, runs: bool = False) -> Iterator[Token]:
    """Every token that a parser can see in the text, whether it takes a `<` for an IRI or for an operator.

    A reading ends at a quote that is never closed, which no parser gets past. Where no `<` is in doubt, the tokens
    come in order. With `runs`, tokens that nothing hides in come together: long data is read in a tenth of the time.
    """
    starts, seen = [0], set[int]()
    while starts:
        start = starts.pop()
        if start in seen or start >= len(text):
            continue
        seen.add(start)
        run = _RUN.match(text, start) if runs else None
        token = Token(TokenKind.RUN, run[0], start) if run else token_at(text, start)
        yield token
        if token.kind is TokenKind.IRI and not _SETTLED.fullmatch(token.text):
            yield Token(TokenKind.SIGN, "<", start)
            starts.append(start + 1)
        if not token.is_unclosed:
            starts.append(token.end)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1, in code points."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1
