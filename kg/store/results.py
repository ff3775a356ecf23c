"""Answers of queries: complete, within a cap, and in every format that their kind can take.

An answer is kept as bytes of one lossless format (TSV for rows, sorted N-Triples for graphs) and written in another
by the engine's own serializers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Final, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.formats import Format, Kind, formats_of
from kg.ns import PREFIXES
from kg.queries import Iri, Literal, TooManyBytesError, TooManyRowsError
from kg.store.counting import Sink
from kg.store.faults import written_in
from kg.store.rows import Rows, node, plain

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_TSV: Final = ox.QueryResultsFormat.TSV
Item = TypeVar("Item")
Statement = tuple[str, str, Iri | Literal]
"""Subject, property (their IRIs) and value."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer of any query. `kind` is BINDINGS (SELECT), BOOLEAN (ASK) or GRAPH (CONSTRUCT, DESCRIBE)."""

    kind: Kind
    size: int
    """Rows or triples; 1 for a truth value."""
    content: bytes

    @property
    def boolean(self) -> bool:
        """The truth value of an ASK query."""
        return self.content == b"true"

    @property
    def rows(self) -> Rows:
        """The rows of a SELECT query as plain values."""
        solutions = ox.parse_query_results(self.content, format=_TSV)
        assert isinstance(solutions, ox.QuerySolutions)  # only SELECT answers are kept as TSV
        return take_rows(solutions, None)

    def serialize(self, format: Format) -> bytes:
        """The answer in a format; raises `QueryError` where the format cannot carry its kind."""
        if not (format.carries(self.kind) or (self.kind is Kind.GRAPH and format.carries(Kind.DATASET))):
            known = ", ".join(other.name for other in formats_of(self.kind))
            raise QueryError(f"format {format.name}", f"cannot carry {self.kind}", f"one of {known}")
        if self.kind is Kind.GRAPH:
            return _graph_bytes(self.content, format)
        if self.kind is Kind.BOOLEAN:
            return _converted(b'{"head":{},"boolean":%b}' % self.content, ox.QueryResultsFormat.JSON, format)
        if results_format(format) == _TSV:
            return self.content
        return _converted(self.content, _TSV, format)


def _converted(content: bytes, source: ox.QueryResultsFormat, format: Format) -> bytes:
    return cast(bytes, ox.parse_query_results(content, format=source).serialize(format=results_format(format)))


def results_format(format: Format) -> ox.QueryResultsFormat:
    """The engine's name of a format of SPARQL results."""
    return cast(ox.QueryResultsFormat, ox.QueryResultsFormat.from_media_type(format.media_type))


def rdf_format(format: Format) -> ox.RdfFormat:
    """The engine's name of a format of RDF."""
    return cast(ox.RdfFormat, ox.RdfFormat.from_media_type(format.media_type))


def used_prefixes(lines: bytes) -> dict[str, str]:
    """Those of our prefixes whose namespace occurs in N-Triples or N-Quads."""
    return {name: iri for name, iri in PREFIXES.items() if f"<{iri}".encode() in lines}


def graph_of(*statements: Statement) -> QueryResult:
    """A graph of plain values, as if a query had given it."""
    lines = sorted({f"<{s}> <{p}> {_ntriples(value)} .\n".encode() for s, p, value in statements})
    return QueryResult(Kind.GRAPH, len(lines), b"".join(lines))


def _ntriples(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return str(node(value.value))
    return str(ox.Literal(value.value, datatype=node(value.datatype)))


@dataclass(frozen=True, slots=True)
class Taken:
    """The whole answer in one format; `format` is None where it is the lossless one of `QueryResult`."""

    kind: Kind
    size: int
    content: bytes
    format: Format | None

    def result(self) -> QueryResult:
        """The same as a result that can be read and converted; only for a lossless one."""
        assert self.format is None  # else rows and datatypes could not be told from it
        return QueryResult(self.kind, self.size, self.content)


def take(answer: Answer, limit: int | None) -> QueryResult:
    """Take the whole answer; raises `TooManyRowsError` where it has more than `limit` rows or triples."""
    return take_in(answer, {}, limit=limit).result()


def take_in(
    answer: Answer, formats: Mapping[Kind, Format], *, limit: int | None, size_limit: int | None = None
) -> Taken:
    """Take the whole answer in the format of its kind, or in the lossless one where `formats` has none for it.

    Raises `TooManyRowsError` above `limit` rows or triples, `TooManyBytesError` above `size_limit` bytes.
    """
    if isinstance(answer, ox.QueryBoolean):
        result = QueryResult(Kind.BOOLEAN, 1, b"true" if answer else b"false")
        return _in_format(result, formats.get(Kind.BOOLEAN), size_limit)
    if isinstance(answer, ox.QueryTriples):
        return _in_format(_graph(answer, limit, size_limit), formats.get(Kind.GRAPH), size_limit)
    format = formats.get(Kind.BINDINGS)
    sink = Sink("tsv" if format is None else format.name, limit=limit, size_limit=size_limit)
    answer.serialize(cast(IO[bytes], sink), format=_TSV if format is None else results_format(format))
    return Taken(Kind.BINDINGS, sink.rows, sink.content, format)


def _graph(answer: ox.QueryTriples, limit: int | None, size_limit: int | None) -> QueryResult:
    """The triples as sorted lines, each once."""
    sink = Sink("ntriples", limit=limit, size_limit=size_limit)
    answer.serialize(cast(IO[bytes], sink), format=ox.RdfFormat.N_TRIPLES)
    lines = sorted(set(sink.content.splitlines(keepends=True)))
    return QueryResult(Kind.GRAPH, len(lines), b"".join(lines))


def _in_format(result: QueryResult, format: Format | None, size_limit: int | None) -> Taken:
    content = result.content if format is None else result.serialize(format)
    if size_limit is not None and len(content) > size_limit:
        raise TooManyBytesError(size_limit)
    return Taken(result.kind, result.size, content, format)


def take_rows(solutions: ox.QuerySolutions, limit: int | None) -> Rows:
    """Take all solutions as plain values; raises `TooManyRowsError` where there are more than `limit`."""
    names = tuple(variable.value for variable in solutions.variables)
    rows = [tuple(None if term is None else plain(term) for term in solution) for solution in capped(solutions, limit)]
    return Rows(names, tuple(rows))


def capped(items: Iterable[Item], limit: int | None) -> Iterable[Item]:
    """The items, and `TooManyRowsError` instead of the one above the limit."""
    for number, item in enumerate(items):
        if limit is not None and number >= limit:
            raise TooManyRowsError(limit)
        yield item


def _graph_bytes(lines: bytes, format: Format) -> bytes:
    engine_format = rdf_format(format)
    if engine_format == ox.RdfFormat.N_TRIPLES:
        return lines
    quads = ox.parse(lines, ox.RdfFormat.N_TRIPLES)
    triples = (quad.triple for quad in quads)
    prefixes: Mapping[str, str] = used_prefixes(lines)
    with written_in(format):
        return cast(bytes, ox.serialize(triples, format=engine_format, prefixes=dict(prefixes)))
