"""Giving a query the values of its variables, without pasting anything that could be read as query text.

The engine's own substitution works only for variables of the SELECT list, so each value goes into a VALUES block of
serialized terms, at the start of every group graph pattern that speaks of the variable: a block at the end would not
reach into sub-selects, UNION branches and their FILTERs. Where a query groups, HAVING and the SELECT list see what
GROUP BY names, as ever: group by a parameter that they need.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import regex

from kg.errors import QueryError
from kg.queries.terms import Bindable, Iri, Literal, sparql
from kg.queries.tokens import Token, TokenKind, possible_tokens

Bindings = Mapping[str, Bindable | Sequence[Bindable]]
"""Values by variable name, without the `?`; a sequence stands for any of its values."""

_Pattern = tuple[int, frozenset[str]]
"""Offset behind the opening brace of a group, and the variables in it at any depth."""
_QUIET: Final = frozenset({TokenKind.SPACE, TokenKind.COMMENT})
_VARIABLE: Final = regex.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class BoundQuery:
    """A query with its values put in: the text for the engine, and what was put in where."""

    text: str
    insertions: tuple[tuple[int, int], ...] = ()
    """Offset in the original text and length of each insertion, in order."""

    def original_offset(self, offset: int) -> int:
        """The offset in the original text of an offset in the bound one."""
        shift = 0
        for start, length in self.insertions:
            if offset <= start + shift:
                break
            shift += min(length, offset - start - shift)
        return offset - shift


def bind(text: str, bindings: Bindings) -> BoundQuery:
    """Put the values in; raises `QueryError` where a variable does not occur, or a value is no valid term.

    Insertions hold no line break, so lines keep their numbers.
    """
    if not bindings:
        return BoundQuery(text)
    blocks = {name: _block(name, values) for name, values in bindings.items()}
    patterns = _patterns(text)
    _check_reached(blocks, patterns)
    parts, insertions, last = list[str](), list[tuple[int, int]](), 0
    for start, names in patterns:
        block = "".join(blocks[name] for name in sorted(names & blocks.keys()))
        parts += (text[last:start], block)
        insertions.append((start, len(block)))
        last = start
    return BoundQuery("".join((*parts, text[last:])), tuple(insertions))


def variables(text: str) -> frozenset[str]:
    """Names of the variables that occur anywhere in a query."""
    return frozenset(token.text[1:] for token in spoken(text) if token.kind is TokenKind.VARIABLE)


def _block(name: str, values: Bindable | Sequence[Bindable]) -> str:
    if not _VARIABLE.fullmatch(name):
        raise QueryError(f"parameter {name!r}", "not a name of a variable", "letters, digits and _ only")
    several = (values,) if isinstance(values, Iri | Literal) else values
    return f" VALUES ?{name} {{ {' '.join(map(sparql, several))} }} "


@dataclass(slots=True)
class _Group:
    """What stands between two braces; the whole query counts as one around all."""

    parent: "_Group | None"
    start: int
    """Offset behind the opening brace."""
    is_pattern: bool
    """Whether a VALUES block may stand at the start: not in a template, a list of data or around a sub-select."""
    names: set[str] = field(default_factory=set)
    """Variables inside it at any depth."""
    main: "_Group | None" = None
    """Of a query or a sub-select: its WHERE pattern."""


def _check_reached(names: Mapping[str, str], patterns: Sequence[_Pattern]) -> None:
    reached = frozenset[str]().union(*(inside for _, inside in patterns))
    for name in sorted(names.keys() - reached):
        reason = f"the query has no WHERE {{ … }} pattern in which ?{name} could be bound"
        raise QueryError(f"parameter {name!r}", reason, f"use ?{name} in the query, and write its WHERE part out")


def spoken(text: str) -> Iterator[Token]:
    """The tokens without spaces and comments; raises `QueryError` where a `<` can be read in two ways."""
    last = -1
    for token in possible_tokens(text):
        if token.start <= last:
            raise QueryError(
                "query", "a < could start an IRI or be an operator", "write a space behind each operator <"
            )
        last = token.start
        if token.kind not in _QUIET:
            yield token


@lru_cache(maxsize=256)  # the same few queries are asked again and again with other values
def _patterns(text: str) -> tuple[_Pattern, ...]:
    """The groups in which VALUES may stand, in the order of the text."""
    reading = _Grouping()
    for token in spoken(text):
        reading.read(token)
    for group in reading.found:
        if group.main is not None:  # what the head and the modifiers of a (sub-)select mention is bound in its pattern
            group.main.names |= group.names
    found = sorted((group.start, frozenset(group.names)) for group in reading.found if group.is_pattern)
    return tuple(found)


class _Grouping:
    """Finds the groups of a query, token by token."""

    def __init__(self) -> None:
        self.group = _Group(None, 0, is_pattern=False)
        self.found = [self.group]
        self.before: Token | None = None
        self.is_data = False
        """Whether the next brace opens the data of VALUES."""
        self.is_short = False
        """Whether the next brace opens the pattern of a CONSTRUCT without template, where VALUES may not stand."""

    def read(self, token: Token) -> None:
        """Take the next token that is neither space nor comment."""
        if token.is_sign("{"):
            self._open(token)
        elif token.is_sign("}"):
            self.group = self.group.parent or self.group
        elif token.is_word("VALUES"):
            self.is_data = True
        elif token.is_word("SELECT") and self._follows("{"):
            self.group.is_pattern = False
        elif token.kind is TokenKind.VARIABLE:
            self._note(token.text[1:])
        if self._follows("CONSTRUCT") and not token.is_sign("{"):
            self.is_short = True
        self.before = token

    def _open(self, token: Token) -> None:
        is_template, is_exists = self._follows("CONSTRUCT"), self._follows("EXISTS")
        is_pattern = not (self.is_data or self.is_short or is_template)
        group = _Group(self.group, token.end, is_pattern)
        if is_pattern and not is_exists and not self.group.is_pattern and self.group.main is None:
            self.group.main = group
        self.is_short = self.is_data = False
        self.found.append(group)
        self.group = group

    def _follows(self, word: str) -> bool:
        return self.before is not None and (self.before.is_sign(word) or self.before.is_word(word))

    def _note(self, name: str) -> None:
        group: _Group | None = self.group
        while group is not None:
            group.names.add(name)
            group = group.parent
