"""Shapes of single nodes: `ontology/shapes.ttl` over one graph at a time (SHACL core).

pySHACL does this as well and is what the tests hold this module against; but it takes half a second to load, and then
20 times as long for the graph of an article (`benchmarks/checking.py`), so it cannot be asked whenever an article
comes in, nor about a graph of all candidates. What the shapes use and this module does not know is an error, never
skipped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg import ns
from kg.check import constraints
from kg.check.constraints import Node, Term, Test
from kg.check.report import Severity, Violation
from kg.errors import ModelError
from kg.resources import shipped

_TYPE: Final = ns.RDF + "type"
_SIMPLE: Final[Mapping[str, Callable[[Term], Test]]] = {
    "minCount": constraints.min_count,
    "maxCount": constraints.max_count,
    "uniqueLang": constraints.unique_lang,
    "nodeKind": constraints.node_kind,
    "datatype": constraints.datatype,
    "pattern": constraints.pattern,
    "minLength": constraints.min_length,
    "minInclusive": constraints.at_least,
    "maxInclusive": constraints.at_most,
    "lessThan": constraints.less_than,
    "lessThanOrEquals": constraints.less_or_equal,
    "disjoint": constraints.disjoint,
}
_STRUCTURE: Final = frozenset({"path", "message", "property", "targetClass", "severity"})
_EMPTY: Final[Node] = {}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the values of a path must be; of a node shape (`path` is empty) the node itself, and its properties."""

    name: str
    path: str
    message: str
    severity: Severity
    tests: tuple[Test, ...]
    properties: tuple["Shape", ...] = ()

    def violations(self, subject: str, focus: Term, node: Node) -> Iterator[Violation]:
        """What is wrong with a node."""
        values = node.get(self.path, ()) if self.path else (focus,)
        for test in self.tests:
            for value in test(values, node):
                shown = "" if value is None or value == focus else f" (found: {value.value})"
                yield Violation(self.severity, f"shape {self.name}", subject, self.message + shown)
        for shape in self.properties:
            yield from shape.violations(subject, focus, node)

    def fits(self, value: Term, node: Node) -> bool:
        """Whether a value, which is the subject of `node`, keeps to the shape."""
        values = node.get(self.path, ()) if self.path else (value,)
        return not any(True for test in self.tests for _ in test(values, node))


Shapes = Mapping[str, Sequence[Shape]]
"""IRI of a class -> the shapes of its nodes."""


@cache
def load_shapes() -> Shapes:
    """The shapes that ship with Janadesh, read once in a process."""
    return read_shapes(shipped("ontology") / "shapes.ttl")


def read_shapes(file: Path) -> Shapes:
    """The shapes of a Turtle file; raises `ModelError` where it uses what is not known here."""
    graph = _nodes(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
    found: defaultdict[str, list[Shape]] = defaultdict(list)
    for term, node in graph.items():
        for target in node.get(ns.SH + "targetClass", ()):
            found[target.value].append(_shape(graph, term, term.value.rpartition("#")[2]))
    return dict(found)


def misshapen(quads: Iterable[ox.Quad | ox.Triple], shapes: Shapes) -> Iterator[Violation]:
    """What in one graph does not have the shape of its class. Statements about one subject stand together."""
    for subject, statements in groupby(quads, key=lambda quad: quad.subject):
        yield from check_node(subject, _node(statements), shapes)


def check_node(subject: object, node: Node, shapes: Shapes) -> Iterator[Violation]:
    """What is wrong with one node, by the shapes of its classes."""
    if isinstance(subject, ox.NamedNode | ox.BlankNode):
        for kind in node.get(_TYPE, ()):
            for shape in shapes.get(kind.value, ()):
                yield from shape.violations(subject.value, subject, node)


def _nodes(quads: Iterable[ox.Quad | ox.Triple]) -> Mapping[Term, Node]:
    found: defaultdict[Term, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode | ox.BlankNode) and not isinstance(quad.object, ox.Triple):
            found[quad.subject][quad.predicate.value].append(quad.object)
    return found


def _node(statements: Iterable[ox.Quad | ox.Triple]) -> Node:
    node: defaultdict[str, list[Term]] = defaultdict(list)
    for statement in statements:
        if not isinstance(statement.object, ox.Triple):
            node[statement.predicate.value].append(statement.object)
    return node


def _shape(graph: Mapping[Term, Node], term: Term, owner: str, *, inside: bool = False) -> Shape:
    node = graph[term]
    path = next((value.value for value in node.get(ns.SH + "path", ())), "")
    if path and inside and not owner:
        raise ModelError("shapes: a path inside the alternatives of a property is not known here")
    name = f"{owner} {_short(path)}" if path else owner
    message = next((value.value for value in node.get(ns.SH + "message", ())), "")
    tests = tuple(_tests(graph, node, owner="" if path else owner))
    properties = tuple(_shape(graph, each, owner) for each in node.get(ns.SH + "property", ()))
    severity = Severity.WARNING if _is_warning(node) else Severity.VIOLATION
    return Shape(name, path, message, severity, tests, properties)


def _is_warning(node: Node) -> bool:
    return any(value.value == ns.SH + "Warning" for value in node.get(ns.SH + "severity", ()))


def _tests(graph: Mapping[Term, Node], node: Node, *, owner: str) -> Iterator[Test]:
    """The tests of a shape; `owner` is empty for those of a property's values."""
    for predicate in sorted(node):
        name = predicate.removeprefix(ns.SH)
        if not predicate.startswith(ns.SH) or name in _STRUCTURE:
            continue
        for value in node[predicate]:
            yield _test(graph, name, value, owner)


def _test(graph: Mapping[Term, Node], name: str, value: Term, owner: str) -> Test:
    if name in _SIMPLE:
        return _SIMPLE[name](value)
    if name == "in":
        return constraints.one_of(_items(graph, value))
    if name == "or":
        return _alternatives([_shape(graph, item, owner, inside=True) for item in _items(graph, value)])
    if name == "not":
        return _negation(_shape(graph, value, owner, inside=True))
    raise ModelError(f"shapes: the constraint sh:{name} is not known here; add it to kg/check/constraints.py")


def _alternatives(shapes: Sequence[Shape]) -> Test:
    return lambda values, node: [value for value in values if not any(shape.fits(value, node) for shape in shapes)]


def _negation(shape: Shape) -> Test:
    return lambda values, node: [value for value in values if shape.fits(value, _EMPTY)]


def _items(graph: Mapping[Term, Node], head: Term) -> list[Term]:
    """The members of an RDF list."""
    found: list[Term] = []
    while head.value != ns.RDF + "nil":
        found += graph[head][ns.RDF + "first"]
        head = graph[head][ns.RDF + "rest"][0]
    return found


def _short(path: str) -> str:
    """A property with its prefix: `el:votes`."""
    known = ((name, space) for name, space in ns.PREFIXES.items() if path.startswith(space))
    name, space = max(known, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{name}:{path.removeprefix(space)}" if name else path
