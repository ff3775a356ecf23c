"""Typed parameters of named queries: from the text that a user gives to an RDF term."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import regex

from kg.errors import ModelError, QueryError, UnknownEntityError
from kg.model.dates import PartialDate
from kg.model.entity import Kind
from kg.ns import XSD
from kg.queries.terms import Bindable, Iri, Literal, sparql

ENTITY_TYPES: Final = frozenset({*(kind.value for kind in Kind), "election", "contest", "candidacy", "article"})
"""Types whose value is a thing in the graph; each is the first part of the thing's path."""
SCOPE: Final = "scope"
SCOPES: Final = (Kind.STATE, Kind.REGION, Kind.COUNTRY, Kind.DISTRICT)
"""What the type `scope` stands for: the kinds of places that seats are counted in, tried in this order."""
_INTEGER: Final = regex.compile(r"[+-]?[0-9]{1,18}")


class Resolver(Protocol):
    """Finds the thing that a user means, as `kg.store.Finder` does."""

    def __call__(self, kind: str, text: str) -> Iri:
        """The IRI of the thing of that kind that a path, a short id, a code or a label names.

        Raises `UnknownEntityError` where there is none, `QueryError` where there are several.
        """
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query: `name` is the variable it binds; without a default it must be given."""

    name: str
    type: str
    default: str | None
    description: str

    def value(self, text: str, resolve: Resolver) -> Bindable:
        """The term of a user's text; raises `QueryError` or `UnknownEntityError` where it does not fit the type."""
        if self.type in ENTITY_TYPES:
            return resolve(self.type, text)
        if self.type == SCOPE:
            return _scope(text, resolve)
        try:
            return _PLAIN[self.type](text)
        except (ModelError, QueryError, ValueError) as error:
            raise QueryError(
                f"parameter {self.name}", str(error), f"it is a {self.type}: {self.description}"
            ) from error


def _scope(text: str, resolve: Resolver) -> Iri:
    for kind in SCOPES:
        try:
            return resolve(kind, text)
        except UnknownEntityError:
            continue
    raise UnknownEntityError(text, "the graph knows no place of that name", "give a state, a region, or India")


def _iri(text: str) -> Iri:
    iri = Iri(text)
    sparql(iri)
    return iri


def _text(text: str) -> Literal:
    literal = Literal(text)
    sparql(literal)
    return literal


def _integer(text: str) -> Literal:
    digits = text.strip().replace(",", "").replace("_", "")
    if not _INTEGER.fullmatch(digits):
        raise ValueError(f"{text!r} is no whole number")
    return Literal.of(int(digits))


def _date(text: str) -> Literal:
    date = PartialDate.parse(text)
    return Literal(date.text, XSD + date.datatype)


_PLAIN: Final[Mapping[str, Callable[[str], Bindable]]] = {
    "text": _text,
    "iri": _iri,
    "integer": _integer,
    "date": _date,
}
TYPES: Final = ENTITY_TYPES | {SCOPE} | _PLAIN.keys()
"""All types of parameters."""
