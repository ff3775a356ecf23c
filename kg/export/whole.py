"""The view `full`: the whole current view, every thing a node, every link between two things an edge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.export.names import Names, kind_of, local_name, snake, value_of
from kg.export.network import Attributes, Edge, Node, Scalar, attributes
from kg.ns import EL, RDF, RDFS
from kg.queries import Iri, Literal, Value
from kg.store import Reader

_TRIPLES: Final = "SELECT ?thing ?property ?value WHERE { ?thing ?property ?value }"
_SHOWN_OTHERWISE: Final = frozenset({RDF + "type", RDFS + "label"})
"""Every node has a kind and a label."""
_TAKEN: Final = frozenset({"id", "kind", "label", "name", "weight", "source", "target", "key"})
"""Names that file formats use themselves."""


def full(reader: Reader, names: Names) -> tuple[Iterable[Node], Iterable[Edge]]:
    """Everything; several values of one property become one text, terms of the vocabulary their local name."""
    values: defaultdict[str, defaultdict[str, list[Scalar]]] = defaultdict(lambda: defaultdict(list))
    edges = list[Edge]()
    for row in reader.select(_TRIPLES).mappings():
        thing, term, value = str(row["thing"]), str(row["property"]), row["value"]
        found = values[thing]
        if isinstance(value, Iri) and kind_of(value.value):
            edges.append(Edge(thing, value.value, snake(local_name(term))))
            found = values[value.value]  # a thing that is only linked to is a node as well
        elif term not in _SHOWN_OTHERWISE:
            found[snake(local_name(term))].append(_scalar(value))
    nodes = [
        Node(thing, kind_of(thing) or "thing", names.label(thing), _joined(found)) for thing, found in values.items()
    ]
    return nodes, edges


def _scalar(value: Value) -> Scalar:
    if isinstance(value, Literal):
        return value_of(value)
    text = str(value)
    return local_name(text) if text.startswith(EL) else text


def _joined(found: Mapping[str, list[Scalar]]) -> Attributes:
    single = {
        name: values[0] if len(values) == 1 else "; ".join(sorted(map(str, values))) for name, values in found.items()
    }
    return attributes(**{f"{name}_" if name in _TAKEN else name: value for name, value in single.items()})
