"""A network: nodes and edges with typed attributes, ready for any file format. It knows neither RDF nor networkx."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import regex

from kg.errors import ModelError

Scalar = str | int | float | bool
Attributes = tuple[tuple[str, Scalar], ...]
_NOT_XML: Final = regex.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, what sort of thing it is, a label for people, and more."""

    id: str
    kind: str
    label: str
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge; there may be several between the same nodes. `weight` is above 0, 1 where nothing is counted."""

    source: str
    target: str
    kind: str
    weight: float = 1.0
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by their id and edges by source, target, kind; every end of an edge is among the nodes."""

    view: str
    language: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, view: str, *, language: str, nodes: Iterable[Node], edges: Iterable[Edge]) -> "Network":
        """Put in order: sorted, each node once, one type for each attribute, only characters that XML can hold.

        Raises `ModelError` where an end of an edge is no node.
        """
        unique, kept = {node.id: node for node in nodes}, tuple(edges)
        for edge in kept:
            if edge.source not in unique or edge.target not in unique:
                raise ModelError(f"the edge {edge.kind} from {edge.source} to {edge.target} has an end that is no node")
        types = _types(unique.values()), _types(kept)
        return cls(
            view,
            language,
            tuple(
                replace(node, label=_clean(node.label), attributes=_typed(node.attributes, types[0]))
                for _, node in sorted(unique.items())
            ),
            tuple(sorted((replace(edge, attributes=_typed(edge.attributes, types[1])) for edge in kept), key=_order)),
        )


def attributes(**values: Scalar | None) -> Attributes:
    """Attributes without those that are None or empty: file formats have no word for "unknown"."""
    return tuple((name, value) for name, value in values.items() if value is not None and value != "")


def _order(edge: Edge) -> tuple[str, str, str, str, str, float]:
    election = str(dict(edge.attributes).get("election", ""))
    return (edge.source, edge.target, edge.kind, election, repr(edge.attributes), edge.weight)


def _types(items: Iterable[Node | Edge]) -> Mapping[str, type[Scalar]]:
    """The narrowest type that holds all values of each attribute: int and float give float, other mixtures text."""
    found: defaultdict[str, set[type[Scalar]]] = defaultdict(set)
    for item in items:
        for name, value in item.attributes:
            found[name].add(type(value))
    return {name: _common(types) for name, types in found.items()}


def _common(types: set[type[Scalar]]) -> type[Scalar]:
    if len(types) == 1:
        return next(iter(types))
    return float if types == {int, float} else str


def _typed(values: Attributes, types: Mapping[str, type[Scalar]]) -> Attributes:
    return tuple(sorted((name, _cast(value, types[name])) for name, value in values))


def _cast(value: Scalar, kind: type[Scalar]) -> Scalar:
    return _clean(str(value)) if kind is str else kind(value)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
