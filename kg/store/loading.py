"""Reading RDF that someone sends for one graph, whole, before anything of the store is touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import SourceError
from kg.formats import Format
from kg.store.hazards import check_rdf
from kg.store.results import rdf_format


@dataclass(frozen=True, slots=True)
class Document:
    """RDF as it came: its bytes and their format; `name` is what an error calls it."""

    content: bytes
    format: Format
    name: str = "the body"


def parsed(
    documents: Sequence[Document], graph: ox.NamedNode | ox.DefaultGraph, base_iri: str | None
) -> tuple[ox.Quad, ...]:
    """The triples of the documents as quads of that graph; each has blank nodes of its own.

    Raises `SourceError` with line and column where one is malformed or names graphs itself.
    """
    return tuple(quad for document in documents for quad in _quads(document, graph, base_iri))


def _quads(document: Document, graph: ox.NamedNode | ox.DefaultGraph, base_iri: str | None) -> Iterator[ox.Quad]:
    check_rdf(document.content, document.format, name=document.name)
    engine_format = rdf_format(document.format)
    try:
        found = ox.parse(
            document.content, engine_format, base_iri=base_iri, without_named_graphs=True, rename_blank_nodes=True
        )
        for quad in found:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())
        raise SourceError(document.name, reason, f"send well-formed {document.format.label} of one graph") from error
