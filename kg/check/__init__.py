"""Checks of a store: shapes of single nodes (SHACL) and rules across nodes (queries that must return no row)."""

from kg.check.report import Report, Severity, Violation
from kg.check.rules import broken_by, load_rules
from kg.store import Reader

__all__ = ["Report", "Severity", "Violation", "check"]


def check(reader: Reader, *, shapes: bool = True) -> Report:
    """Check everything in a store; without `shapes` only the rules, which is much faster."""
    rules = load_rules()
    found = {violation for rule in rules for violation in broken_by(reader, rule)}
    graphs = 0
    if shapes:
        from kg.check.shapes import check_shapes, load_shapes

        graphs = len(reader.graphs()) + 1
        found |= set(check_shapes(reader, load_shapes()))
    return Report(tuple(sorted(found)), len(rules), graphs)
