"""Two validators side by side: ours, and pySHACL as the one that is known to be right."""

import pyoxigraph as ox
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from kg import ns
from kg.check import Severity, Violation
from kg.check.shapes import Shapes, misshapen

SH = Namespace(ns.SH)


def found_in(graph: Graph, shapes: Shapes) -> set[Violation]:
    """What our validator finds."""
    lines = "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
    return set(misshapen(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), shapes))


def expected_in(graph: Graph, shapes: Graph) -> set[Violation]:
    """What pySHACL finds, in the same words."""
    _, results, _ = validate(graph, shacl_graph=shapes)
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path, value, subject = (results.value(result, SH[name]) for name in ("resultPath", "value", "focusNode"))
        source = results.value(result, SH.sourceShape)
        owner = shapes.value(None, SH.property, source) if path is not None else source
        rule = f"shape {str(owner).rpartition('#')[2]}"
        rule += f" {shapes.namespace_manager.normalizeUri(str(path))}" if path is not None else ""
        shown = "" if value is None or value == subject else f" (found: {value})"
        message = f"{results.value(result, SH.resultMessage)}{shown}"
        found.add(Violation(Severity.VIOLATION, rule, str(subject), message))
    return found
