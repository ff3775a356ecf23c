"""From the engine's terms to plain values and back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.queries import Blank, Iri, Literal, TripleTerm, Value

EngineTerm: TypeAlias = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query: values in the order of the variables, None where one is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value | None]]:
        """Each solution as variable -> value, None where it is unbound."""
        for row in self.rows:
            yield dict(zip(self.variables, row, strict=True))

    def mappings(self) -> Iterator[dict[str, Value]]:
        """Each solution as variable -> value, without the unbound ones."""
        for row in self:
            yield {name: value for name, value in row.items() if value is not None}


def plain(term: EngineTerm) -> Value:
    """The plain value of an engine's term."""
    match term:
        case ox.NamedNode():
            return Iri(term.value)
        case ox.Literal():
            direction = f"--{term.direction.value}" if term.direction else ""
            return Literal(term.value, term.datatype.value, (term.language or "") + direction)
        case ox.BlankNode():
            return Blank(term.value)
    subject, predicate, value = plain(term.subject), plain(term.predicate), plain(term.object)
    assert isinstance(subject, Iri | Blank)  # RDF 1.2 has triple terms as objects only
    assert isinstance(predicate, Iri)
    return TripleTerm(subject, predicate, value)


def node(iri: str) -> ox.NamedNode:
    """The engine's term of an IRI; raises `QueryError` where it is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"IRI {iri!r}", str(error), "an absolute IRI is needed") from error
