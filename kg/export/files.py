"""Networks as files, through networkx: GraphML, GEXF 1.3, Cytoscape JSON and node-link JSON.

networkx is imported only when a network is written: it takes 0.3 s.
"""

import json
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from kg.errors import InputError
from kg.export.network import Edge, Network, Scalar
from kg.formats import Format, Kind, formats_of

if TYPE_CHECKING:
    import networkx as nx

_GEXF: Final = "http://gexf.net/1.3"


def write_file(network: Network, format: Format, out: IO[bytes]) -> None:
    """Write a network; raises `InputError` where the format is none for networks. Same network, same bytes."""
    write = _WRITERS.get(format.name)
    if write is None:
        known = ", ".join(other.name for other in formats_of(Kind.NETWORK))
        raise InputError(f"format {format.name}", "not a format for networks", f"one of {known}")
    out.write(write(network))


def to_networkx(network: Network) -> "nx.MultiDiGraph[str]":
    """The network as a networkx graph: attributes as they are, parallel edges kept; keys of edges are `e0`, `e1` …"""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=network.view, language=network.language)
    for node in network.nodes:
        graph.add_node(node.id, label=node.label, kind=node.kind, **dict(node.attributes))
    for number, edge in enumerate(network.edges):
        values: dict[str, Scalar] = {"kind": edge.kind, "weight": edge.weight, **dict(edge.attributes)}
        graph.add_edge(edge.source, edge.target, key=f"e{number}", **values)
    return graph


def _with_edge_ids(network: Network) -> "nx.MultiDiGraph[str]":
    graph = to_networkx(network)
    for _, _, key, values in graph.edges(keys=True, data=True):
        values["id"] = key
    return graph


def _graphml(network: Network) -> bytes:
    from networkx.readwrite.graphml import GraphMLWriter  # `write_graphml` differs with and without lxml

    return _xml(GraphMLWriter(to_networkx(network)).xml)


def _gexf(network: Network) -> bytes:
    """What networkx calls 1.3, made valid and steady: no date, no `name` of the graph, `kind` to tell edges apart."""
    from networkx.readwrite.gexf import GEXFWriter

    root: ElementTree.Element = GEXFWriter(_with_edge_ids(network), version="1.3").xml
    root.attrib = {"xmlns": _GEXF, "version": "1.3"}  # its namespace of XSI is a wrong one
    _put_meta(root, network)
    kinds = {f"e{number}": _gexf_kind(edge) for number, edge in enumerate(network.edges)}
    for graph in root.iter("graph"):
        graph.attrib = {name: value for name, value in graph.attrib.items() if name != "name"}
        _drop_keys(graph)
    for element in root.iter("edge"):
        element.set("kind", kinds[element.attrib["id"]])
    return _xml(root)


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")  # an encoding here takes twice as long
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _put_meta(root: ElementTree.Element, network: Network) -> None:
    meta = root[0]
    meta.attrib = {}
    for child in list(meta):
        meta.remove(child)
    ElementTree.SubElement(meta, "creator").text = "Janadesh"
    ElementTree.SubElement(meta, "description").text = f"{network.view}, labels in {network.language}"


def _drop_keys(graph: ElementTree.Element) -> None:
    """Take out the attribute that networkx makes of its edge keys: they are the ids already."""
    for declared in graph.findall("attributes"):
        for attribute in declared.findall("attribute[@title='networkx_key']"):
            declared.remove(attribute)
            for values in graph.iterfind("edges/edge/attvalues"):
                values[:] = [value for value in values if value.attrib["for"] != attribute.attrib["id"]]


def _gexf_kind(edge: Edge) -> str:
    """Gephi joins parallel edges of one kind, so the election is part of it."""
    election = dict(edge.attributes).get("election")
    return f"{edge.kind} {election}" if election else edge.kind


def _cytoscape(network: Network) -> bytes:
    import networkx as nx

    content: dict[str, Any] = nx.cytoscape_data(_with_edge_ids(network), name="label")
    content["data"] = {"name": network.view, "language": network.language}
    return _json(content)


def _node_link(network: Network) -> bytes:
    import networkx as nx

    return _json(nx.node_link_data(to_networkx(network), edges="edges"))


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


_WRITERS: Final[Mapping[str, Callable[[Network], bytes]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "cytoscape": _cytoscape,
    "node-link": _node_link,
}
