"""The network itself: order, types, ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.export.network import Edge, Network, Node, attributes

SCALARS = st.one_of(st.text(max_size=5), st.integers(-9, 9), st.floats(-9, 9), st.booleans())
VALUES = st.dictionaries(st.sampled_from("abc"), SCALARS, max_size=3).map(lambda found: tuple(found.items()))
NODES = st.lists(st.builds(Node, st.sampled_from("xyz"), st.just("k"), st.text(max_size=3), VALUES), max_size=5)


def test_attributes_leave_out_what_is_unknown() -> None:
    assert attributes(a=1, b=None, c="", d=0, e=False) == (("a", 1), ("d", 0), ("e", False))


def test_an_edge_needs_its_ends() -> None:
    with pytest.raises(ModelError, match="from a to b"):
        Network.of("v", language="en", nodes=[Node("a", "k", "A")], edges=[Edge("a", "b", "knows")])


def test_parallel_edges_stay() -> None:
    node, edge = Node("a", "k", "A"), Edge("a", "a", "knows")
    assert len(Network.of("v", language="en", nodes=[node], edges=[edge, edge]).edges) == 2


@given(NODES)
def test_one_type_for_each_attribute(nodes: list[Node]) -> None:
    types: dict[str, set[type]] = {}
    for node in Network.of("v", language="en", nodes=nodes, edges=()).nodes:
        for name, value in node.attributes:
            types.setdefault(name, set()).add(type(value))
    assert all(len(found) == 1 for found in types.values())


@given(NODES, st.randoms())
def test_order_of_arrival_does_not_matter(nodes: list[Node], random) -> None:
    unique = list({node.id: node for node in nodes}.values())
    shuffled = random.sample(unique, len(unique))
    left, right = (Network.of("v", language="en", nodes=found, edges=()) for found in (unique, shuffled))
    assert left == right
