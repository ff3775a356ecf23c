"""Shapes of single nodes: `ontology/shapes.ttl` over one graph at a time, by pySHACL (SHACL core).

Each graph is taken by itself, so that memory does not grow with the number of articles. rdflib and pySHACL take long
to import, so that happens when it is first needed.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kg import ns
from kg.check.report import Severity, Violation
from kg.formats import by_name
from kg.resources import shipped
from kg.store import Reader

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_VIEW: Final = ""


def load_shapes() -> "Graph":
    """The shapes that ship with Janadesh."""
    from rdflib import Graph

    return Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")


def misshapen(graph: "Graph", shapes: "Graph") -> Iterator[Violation]:
    """What in a graph does not have the shape of its class, in no particular order."""
    from pyshacl import validate
    from rdflib import Graph, Namespace
    from rdflib.namespace import RDF

    sh = Namespace(ns.SH)
    _, results, _ = validate(graph, shacl_graph=shapes, inplace=True)
    assert isinstance(results, Graph)  # pySHACL gives an error's bytes only when told to catch errors
    for result in results.subjects(RDF.type, sh.ValidationResult):
        path, value = results.value(result, sh.resultPath), results.value(result, sh.value)
        message = str(results.value(result, sh.resultMessage))
        subject = results.value(result, sh.focusNode)
        rule = _rule(shapes, results.value(result, sh.sourceShape), path)
        yield Violation(Severity.VIOLATION, rule, str(subject), message + _shown(value, subject))


def check_shapes(reader: Reader, shapes: "Graph") -> Iterator[Violation]:
    """What is misshapen in the current view and in each named graph."""
    from rdflib import Graph

    for name in (_VIEW, *reader.graphs()):
        lines = BytesIO()
        reader.dump(lines, by_name("ntriples"), graph=name)
        yield from misshapen(Graph().parse(data=lines.getvalue(), format="nt"), shapes)


def _rule(shapes: "Graph", source: "Node | None", path: "Node | None") -> str:
    """`shape Candidacy el:votes`: the shape's own name and, where it is about one, the property."""
    from rdflib import Namespace

    owner = shapes.value(None, Namespace(ns.SH).property, source) if path is not None else source
    name = str(owner).rpartition("#")[2]
    return f"shape {name}" + (f" {shapes.namespace_manager.normalizeUri(str(path))}" if path is not None else "")


def _shown(value: "Node | None", subject: "Node | None") -> str:
    return "" if value is None or value == subject else f" (found: {value})"
