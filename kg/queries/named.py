"""Named queries: files `<name>.rq` with a header of `#+` lines, which SPARQL reads as comments.

    #+ title: Margins in order
    #+ description: Contests by their margin, the closest first.
    #+ param: election election [LS-2024] the election
    #+ example: election=LS-2024

A `param` line holds the name of a variable, a type (see `parameters.TYPES`), a default in brackets or none, and a
description; the default `[*]` leaves the variable free, so that the query answers for all. `example` lines hold one
`name=value` each; together they make a call that gives rows. A line that goes on with `#+` and two or more spaces
continues the one before.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import regex

from kg.errors import QueryError
from kg.queries.binding import variables
from kg.queries.parameters import TYPES, Parameter, Resolver
from kg.queries.terms import Bindable
from kg.queries.tokens import TokenKind, tokens
from kg.resources import shipped

_HEADER: Final = regex.compile(r"#\+ (?P<key>[a-z]++): *+(?P<value>.*)|#\+  +(?P<more>.*)")
_NAME: Final = regex.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARAMETER: Final = regex.compile(
    r"(?P<name>[a-z][A-Za-z0-9_]*) +(?P<type>[a-z]+)(?: +\[(?P<default>[^\]]*)\])?(?: +(?P<description>.+))?"
)
ANY: Final = "*"
"""Value of a parameter that leaves its variable free."""
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name, words about it, and typed parameters; `text` is the whole file."""

    name: str
    title: str
    description: str
    form: str
    """`select`, `ask`, `construct` or `describe`."""
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    text: str

    def bind(self, given: Mapping[str, str], resolve: Resolver) -> dict[str, Bindable]:
        """The values of all parameters as terms, for `Reader.select(query.text, bindings=…)`.

        Raises `QueryError` where a parameter is unknown, missing or of the wrong type, and what `resolve` raises.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in sorted(given.keys() - known):
            near = ", ".join(sorted(known)) or "none"
            raise QueryError(f"query {self.name}", f"no parameter {name!r}", f"its parameters: {near}")
        bound = (p for p in self.parameters if given.get(p.name, p.default) != ANY)
        return {parameter.name: self._value(parameter, given, resolve) for parameter in bound}

    def _value(self, parameter: Parameter, given: Mapping[str, str], resolve: Resolver) -> Bindable:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            remedy = f"it is a {parameter.type}: {parameter.description}"
            raise QueryError(f"query {self.name}", f"parameter {parameter.name} is missing", remedy)
        return parameter.value(text, resolve)


def load_queries(folder: Path | None = None) -> Mapping[str, NamedQuery]:
    """All named queries by name, in order of name: those shipped, or the `*.rq` files of a folder."""
    files = sorted((folder or shipped("queries")).glob("*.rq"))
    return MappingProxyType({file.stem: read_query(file) for file in files})


def find_query(queries: Mapping[str, NamedQuery], name: str) -> NamedQuery:
    """The query of that name; raises `QueryError` with the nearest names."""
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name.lower(), queries, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(queries)}"
    raise QueryError(f"query {name}", "no named query", remedy)


def read_query(file: Path) -> NamedQuery:
    """Read one file; raises `QueryError` naming the file and line where its header is wrong."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(str(file), f"cannot be read: {error}") from error
    return parse_query(file.stem, text, source=str(file))


def parse_query(name: str, text: str, *, source: str) -> NamedQuery:
    """The named query of a file's text; `source` is what error messages call it."""
    header = _Header(source)
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#+"):
            header.read(number, line)
    if not _NAME.fullmatch(name):
        raise QueryError(source, f"{name!r} is no name for a query", "small letters, digits and single hyphens")
    query = NamedQuery(
        name=name,
        title=header.single("title"),
        description=header.single("description"),
        form=_form(source, text),
        parameters=tuple(header.parameters()),
        example=MappingProxyType(header.example()),
        text=text,
    )
    _check(source, query)
    return query


class _Header:
    """The `#+` lines of one file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = list[tuple[int, str, str]]()

    def read(self, number: int, line: str) -> None:
        """Take the next line of the header."""
        match = _HEADER.fullmatch(line.rstrip())
        if match is None or (match["key"] is None and not self.lines):
            raise QueryError(f"{self.source}:{number}", "not a header line", "write #+ key: value")
        if match["key"] is None:
            start, key, value = self.lines.pop()
            self.lines.append((start, key, f"{value} {match['more'].strip()}"))
        elif match["key"] in ("title", "description", "param", "example"):
            self.lines.append((number, match["key"], match["value"]))
        else:
            remedy = "one of title, description, param, example"
            raise QueryError(f"{self.source}:{number}", f"unknown key {match['key']!r}", remedy)

    def single(self, key: str) -> str:
        """The value of a key that must be there once."""
        values = [value for _, found, value in self.lines if found == key]
        if len(values) != 1 or not values[0]:
            raise QueryError(self.source, f"one line '#+ {key}: …' is needed, not {len(values)}")
        return values[0]

    def parameters(self) -> Iterable[Parameter]:
        """The parameters in their order."""
        for number, key, value in self.lines:
            if key != "param":
                continue
            match = _PARAMETER.fullmatch(value)
            if match is None or match["type"] not in TYPES:
                remedy = f"name, type, [default], description; types: {', '.join(sorted(TYPES))}"
                raise QueryError(f"{self.source}:{number}", f"not a parameter: {value!r}", remedy)
            yield Parameter(match["name"], match["type"], match["default"], match["description"] or "")

    def example(self) -> dict[str, str]:
        """The values of the example call."""
        pairs = [value.partition("=")[::2] for _, key, value in self.lines if key == "example"]
        return {name.strip(): value.strip() for name, value in pairs}


def _form(source: str, text: str) -> str:
    words = (token.text.upper() for token in tokens(text) if token.kind is TokenKind.WORD)
    form = next((word for word in words if word in _FORMS), None)
    if form is None:
        raise QueryError(source, "not a SPARQL query", f"one of {', '.join(_FORMS)} is needed")
    return form.lower()


def _check(source: str, query: NamedQuery) -> None:
    names = [parameter.name for parameter in query.parameters]
    if len(set(names)) != len(names):
        raise QueryError(source, "two parameters have one name")
    for name in sorted(set(names) - variables(query.text)):
        raise QueryError(source, f"parameter {name}: the query has no variable ?{name}")
    for name in sorted(query.example.keys() - set(names)):
        raise QueryError(source, f"the example sets {name!r}, which is no parameter")
    for parameter in query.parameters:
        if parameter.default is None and parameter.name not in query.example:
            raise QueryError(source, f"the example does not set {parameter.name}, which has no default")
