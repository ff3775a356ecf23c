"""Checks of a store: shapes of single nodes (SHACL) and rules across nodes (queries that must return no row)."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pyoxigraph as ox

from kg.check.article import check_article
from kg.check.report import Report, Severity, Violation, Where
from kg.check.rules import broken_by, load_rules
from kg.check.shapes import Shapes, load_shapes, misshapen
from kg.formats import by_name
from kg.store import Reader

__all__ = ["Report", "Severity", "Violation", "Where", "check", "check_article", "load_shapes"]
_VIEW: Final = ""


def check(reader: Reader, *, shapes: bool = True) -> Report:
    """Check everything in a store; without `shapes` only the rules."""
    rules = load_rules()
    found = {violation for rule in rules for violation in broken_by(reader, rule)}
    graphs = (_VIEW, *reader.graphs()) if shapes else ()
    for name in graphs:
        found |= set(_check_graph(reader, name, load_shapes()))
    return Report(tuple(sorted(found)), len(rules), len(graphs))


def _check_graph(reader: Reader, name: str, shapes: Shapes) -> Iterator[Violation]:
    """What is misshapen in one graph; the view and the reasons may be large, so they are gone through node by node."""
    lines = BytesIO()
    reader.dump(lines, by_name("ntriples"), graph=name)
    quads = ox.parse(lines.getvalue(), format=ox.RdfFormat.N_TRIPLES)
    yield from check_article(quads, shapes) if "/graph/article/" in name else misshapen(quads, shapes)
