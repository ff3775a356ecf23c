"""Writing a store as RDF: sorted first, so that the same content gives the same bytes in every format."""

from collections.abc import Iterable, Sequence
from typing import IO, Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.formats import Format, Kind, formats_of
from kg.queries import UnknownGraphError
from kg.store.faults import written_in
from kg.store.results import rdf_format, used_prefixes
from kg.store.rows import node

_DEFAULT: Final = ""
"""What callers give for the default graph."""


def check_dump(format: Format, graph: str | None) -> None:
    """Raise `QueryError` where the format cannot carry what is asked for: `graph` None is the whole store."""
    kind = Kind.DATASET if graph is None else Kind.GRAPH
    if not (format.carries(kind) or format.carries(Kind.DATASET)):
        known = ", ".join(other.name for other in formats_of(kind))
        reason = "cannot carry RDF" if not format.carries(Kind.GRAPH) else "holds one graph, and the store has several"
        raise QueryError(f"format {format.name}", reason, f"one of {known}")


def dump_lines(store: ox.Store, graph: str | None) -> Sequence[bytes]:
    """The sorted N-Quads lines of the whole store, or the sorted N-Triples lines of one graph."""
    if graph is None:
        content = store.dump(format=ox.RdfFormat.N_QUADS)
    else:
        content = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=_graph(store, graph))
    assert isinstance(content, bytes)  # what dump gives without an output
    return sorted(content.splitlines(keepends=True))


def _graph(store: ox.Store, graph: str) -> ox.NamedNode | ox.DefaultGraph:
    if graph == _DEFAULT:
        return ox.DefaultGraph()
    name = node(graph)
    if not store.contains_named_graph(name):
        raise UnknownGraphError(graph)
    return name


def write_lines(lines: Sequence[bytes], out: IO[bytes], format: Format, *, whole: bool) -> None:
    """Write sorted lines in a format; `whole` says that they are N-Quads of several graphs."""
    engine_format = rdf_format(format)
    source = ox.RdfFormat.N_QUADS if whole else ox.RdfFormat.N_TRIPLES
    if engine_format == source or (engine_format == ox.RdfFormat.N_QUADS and not whole):
        out.writelines(lines)
        return
    quads: Iterable[ox.Quad] = ox.parse(b"".join(lines), source)
    prefixes = _prefixes(lines) if engine_format != ox.RdfFormat.N_QUADS else None
    items = quads if format.carries(Kind.DATASET) else (quad.triple for quad in quads)
    with written_in(format):
        ox.serialize(items, out, engine_format, prefixes=prefixes)


def _prefixes(lines: Sequence[bytes]) -> dict[str, str]:
    return used_prefixes(b"".join(lines))
