"""The graph as a network for Gephi, Cytoscape and yEd. RDF is written by `kg.store.Reader.dump`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import IO, Final

from kg.errors import InputError
from kg.export.contests import contests
from kg.export.files import to_networkx, write_file
from kg.export.names import Names
from kg.export.network import Edge, Network, Node
from kg.export.parties import alliances, parties
from kg.export.whole import full
from kg.formats import Format
from kg.store import Reader

__all__ = ["VIEWS", "Edge", "Network", "Node", "project", "to_networkx", "write_network"]

_Projection = Callable[[Reader, Names], tuple[Iterable[Node], Iterable[Edge]]]
VIEWS: Final[Mapping[str, _Projection]] = MappingProxyType(
    {"contests": contests, "parties": parties, "alliances": alliances, "full": full}
)
"""The views by name."""


def project(reader: Reader, view: str, *, language: str = "en") -> Network:
    """The network of a view; labels are in `language` where there are such. Raises `InputError` for no such view."""
    if view not in VIEWS:
        raise InputError(f"view {view!r}", "there is none of that name", f"one of {', '.join(VIEWS)}")
    nodes, edges = VIEWS[view](reader, Names(reader, language))
    return Network.of(view, language=language, nodes=nodes, edges=edges)


def write_network(reader: Reader, view: str, format: Format, out: IO[bytes], *, language: str = "en") -> None:
    """Write a view in a format of kind `Kind.NETWORK`; the same generation gives the same bytes."""
    write_file(project(reader, view, language=language), format, out)
