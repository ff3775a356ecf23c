"""Files of networks: other programs' readers find in them what was put in."""

import io
import json
import subprocess
import sys

import networkx as nx
import pytest
from lxml import etree

from kg.errors import InputError
from kg.export import VIEWS, project, to_networkx, write_network
from kg.formats import Format, Kind, by_name, formats_of
from kg.store import Reader

NETWORKS = formats_of(Kind.NETWORK)
GEXF = {"g": "http://gexf.net/1.3"}


def written(reader: Reader, view: str, name: str, language: str = "en") -> bytes:
    out = io.BytesIO()
    write_network(reader, view, by_name(name, NETWORKS), out, language=language)
    return out.getvalue()


def content(graph: "nx.MultiDiGraph[str]") -> tuple[dict[str, object], list[object]]:
    """Nodes with their attributes, and edges without the names that readers give them."""
    ours = {"id", "key", "networkx_key"}
    nodes = {node: dict(values) for node, values in graph.nodes(data=True)}
    edges = [
        (source, target, sorted((name, value) for name, value in values.items() if name not in ours))
        for source, target, values in graph.edges(data=True)
    ]
    return nodes, sorted(edges)


@pytest.mark.parametrize("view", VIEWS)
class TestReadBack:
    def test_graphml(self, reader: Reader, view: str) -> None:
        back = nx.read_graphml(io.BytesIO(written(reader, view, "graphml")), force_multigraph=True)
        assert content(back) == content(to_networkx(project(reader, view)))

    def test_gexf(self, reader: Reader, view: str) -> None:
        back = nx.read_gexf(io.BytesIO(written(reader, view, "gexf")), version="1.3")
        back = nx.MultiDiGraph(back)
        expected = content(to_networkx(project(reader, view)))
        assert content(back) == expected

    def test_cytoscape(self, reader: Reader, view: str) -> None:
        back = nx.cytoscape_graph(json.loads(written(reader, view, "cytoscape")))
        for _, values in back.nodes(data=True):
            for name in ("id", "name", "value"):
                values.pop(name)
        for _, _, values in back.edges(data=True):
            for name in ("source", "target"):
                values.pop(name)
        assert content(back) == content(to_networkx(project(reader, view)))

    def test_node_link(self, reader: Reader, view: str) -> None:
        back = nx.node_link_graph(json.loads(written(reader, view, "node-link")), edges="edges")
        assert content(back) == content(to_networkx(project(reader, view)))


class TestSteady:
    @pytest.mark.parametrize("format", NETWORKS, ids=lambda format: format.name)
    @pytest.mark.parametrize("view", VIEWS)
    def test_same_bytes(self, reader: Reader, view: str, format: Format) -> None:
        assert written(reader, view, format.name) == written(reader, view, format.name)

    @pytest.mark.parametrize("format", NETWORKS, ids=lambda format: format.name)
    def test_hindi_is_written_as_it_is(self, reader: Reader, format: Format) -> None:
        assert "किशोरी लाल शर्मा" in written(reader, "contests", format.name, "hi").decode()

    def test_a_format_for_something_else(self, reader: Reader) -> None:
        with pytest.raises(InputError, match="one of graphml, gexf, cytoscape, node-link"):
            write_network(reader, "contests", by_name("turtle"), io.BytesIO())

    def test_networkx_is_loaded_only_to_write(self) -> None:
        code = "import sys, kg.export; print('networkx' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "False\n"


class TestGraphml:
    def test_parallel_edges_have_ids_of_their_own(self, reader: Reader) -> None:
        root = etree.fromstring(written(reader, "contests", "graphml"))
        ids = root.xpath("//*[local-name()='edge']/@id")
        assert len(set(ids)) == len(ids) == len(project(reader, "contests").edges)

    def test_numbers_are_declared_as_numbers(self, reader: Reader) -> None:
        root = etree.fromstring(written(reader, "contests", "graphml"))
        types = {key.get("attr.name"): key.get("attr.type") for key in root.xpath("//*[local-name()='key']")}
        assert (types["margin"], types["weight"], types["party"]) == ("long", "double", "string")


# The static part of GEXF 1.3 (https://gexf.net/schema.html), as RELAX NG
GEXF_RULES = """
<element name="gexf" ns="http://gexf.net/1.3" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="version" ns=""><value>1.3</value></attribute>
  <optional><element name="meta"><interleave>
    <optional><attribute name="lastmodifieddate" ns=""><data type="date"/></attribute></optional>
    <optional><element name="creator"><text/></element></optional>
    <optional><element name="keywords"><text/></element></optional>
    <optional><element name="description"><text/></element></optional>
  </interleave></element></optional>
  <element name="graph">
    <optional><attribute name="defaultedgetype" ns="">
      <choice><value>directed</value><value>undirected</value><value>mutual</value></choice></attribute></optional>
    <optional><attribute name="mode" ns=""><value>static</value></attribute></optional>
    <zeroOrMore><element name="attributes">
      <attribute name="class" ns=""><choice><value>node</value><value>edge</value></choice></attribute>
      <optional><attribute name="mode" ns=""><value>static</value></attribute></optional>
      <zeroOrMore><element name="attribute">
        <attribute name="id" ns=""/><attribute name="title" ns=""/>
        <attribute name="type" ns=""><choice><value>long</value><value>integer</value><value>double</value>
          <value>float</value><value>boolean</value><value>string</value></choice></attribute>
        <empty/>
      </element></zeroOrMore>
    </element></zeroOrMore>
    <element name="nodes"><zeroOrMore><element name="node">
      <attribute name="id" ns=""/><optional><attribute name="label" ns=""/></optional>
      <ref name="values"/>
    </element></zeroOrMore></element>
    <element name="edges"><zeroOrMore><element name="edge">
      <optional><attribute name="id" ns=""/></optional>
      <attribute name="source" ns=""/><attribute name="target" ns=""/>
      <optional><attribute name="label" ns=""/></optional>
      <optional><attribute name="weight" ns=""><data type="double"/></attribute></optional>
      <optional><attribute name="kind" ns=""><data type="token"/></attribute></optional>
      <ref name="values"/>
    </element></zeroOrMore></element>
  </element>
</element>
"""
VALUES_RULE = """<optional><element name="attvalues"><zeroOrMore><element name="attvalue">
  <attribute name="for" ns=""/><attribute name="value" ns=""/><empty/>
</element></zeroOrMore></element></optional>"""


@pytest.fixture(scope="module")
def rules() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(GEXF_RULES.replace('<ref name="values"/>', VALUES_RULE)))


@pytest.mark.parametrize("view", VIEWS)
class TestGexf:
    def test_schema(self, reader: Reader, rules: etree.RelaxNG, view: str) -> None:
        rules.assertValid(etree.fromstring(written(reader, view, "gexf")))

    def test_values_refer_to_declared_attributes_and_fit_their_types(self, reader: Reader, view: str) -> None:
        root = etree.fromstring(written(reader, view, "gexf"))
        read = {"string": str, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
        for kind in ("node", "edge"):
            declared = root.xpath(f"//g:attributes[@class='{kind}']/g:attribute", namespaces=GEXF)
            types = {attribute.get("id"): attribute.get("type") for attribute in declared}
            for value in root.xpath(f"//g:{kind}/g:attvalues/g:attvalue", namespaces=GEXF):
                read[types[value.get("for")]](value.get("value"))

    def test_ends_of_edges_are_nodes(self, reader: Reader, view: str) -> None:
        root = etree.fromstring(written(reader, view, "gexf"))
        nodes = set(root.xpath("//g:node/@id", namespaces=GEXF))
        assert set(root.xpath("//g:edge/@source | //g:edge/@target", namespaces=GEXF)) <= nodes

    def test_parallel_edges_differ_in_kind(self, reader: Reader, view: str) -> None:
        root = etree.fromstring(written(reader, view, "gexf"))
        keys = [tuple(map(edge.get, ("source", "target", "kind"))) for edge in root.iter("{*}edge")]
        assert len(set(keys)) == len(keys)
