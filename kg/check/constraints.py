"""Constraint components of SHACL core (https://www.w3.org/TR/shacl/#core-components) as plain tests of values.

Only those are here that our shapes use. A test gets the values of a path (of a node shape: the node itself) and the
node they belong to, and gives the values that fail it, or None where the values fail together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox
import regex

from kg import ns

Term = ox.NamedNode | ox.Literal | ox.BlankNode
Node = Mapping[str, Sequence[Term]]
"""IRI of a property -> its values."""
Test = Callable[[Sequence[Term], Node], Iterable[Term | None]]
Holds = Callable[[Term], bool]

_LEXICAL: Final = {
    ns.XSD + name: regex.compile(pattern)
    for name, pattern in {
        "integer": r"[+-]?[0-9]+",
        "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
        "boolean": r"true|false|1|0",
        "gYear": r"-?[0-9]{4,}(?:Z|[+-][0-9]{2}:[0-9]{2})?",
        "gYearMonth": r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])(?:Z|[+-][0-9]{2}:[0-9]{2})?",
        "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?",
        "dateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?",
    }.items()
}
_CALENDAR: Final[Mapping[str, Callable[[str], object]]] = {
    ns.XSD + "date": lambda text: date.fromisoformat(text[:10]),
    ns.XSD + "dateTime": lambda text: datetime.fromisoformat(text[:19]),
}


def each(holds: Holds) -> Test:
    """The test that every single value passes or fails by itself."""

    def test(values: Sequence[Term], node: Node) -> Iterator[Term]:
        return (value for value in values if not holds(value))

    return test


def min_count(least: Term) -> Test:
    """`sh:minCount`."""
    number = int(least.value)
    return lambda values, node: (None,) if len(values) < number else ()


def max_count(most: Term) -> Test:
    """`sh:maxCount`."""
    number = int(most.value)
    return lambda values, node: (None,) if len(values) > number else ()


def unique_lang(wanted: Term) -> Test:
    """`sh:uniqueLang`: no language tag twice."""

    def test(values: Sequence[Term], node: Node) -> Sequence[None]:
        tags = [value.language for value in values if isinstance(value, ox.Literal) and value.language]
        return (None,) if len(set(tags)) < len(tags) else ()

    return test if wanted.value == "true" else lambda values, node: ()


def node_kind(kind: Term) -> Test:
    """`sh:nodeKind`, for `sh:IRI` and `sh:Literal`."""
    classes = {ns.SH + "IRI": ox.NamedNode, ns.SH + "Literal": ox.Literal}
    return each(lambda value: isinstance(value, classes[kind.value]))


def datatype(wanted: Term) -> Test:
    """`sh:datatype`: the datatype is that one, and the text is one of its values."""
    return each(
        lambda value: isinstance(value, ox.Literal) and value.datatype.value == wanted.value and well_formed(value)
    )


def well_formed(literal: ox.Literal) -> bool:
    """Whether the text of a literal is one of its datatype, as far as the datatype is one of ours."""
    kind = literal.datatype.value
    pattern = _LEXICAL.get(kind)
    if pattern is None:
        return True
    if pattern.fullmatch(literal.value) is None:
        return False
    try:
        _CALENDAR.get(kind, len)(literal.value)
    except ValueError:
        return False
    return True


def pattern(text: Term) -> Test:
    """`sh:pattern`: somewhere in the IRI or the literal's text; blank nodes never fit."""
    wanted = regex.compile(text.value)
    return each(lambda value: not isinstance(value, ox.BlankNode) and wanted.search(value.value) is not None)


def min_length(least: Term) -> Test:
    """`sh:minLength`, in code points."""
    number = int(least.value)
    return each(lambda value: not isinstance(value, ox.BlankNode) and len(value.value) >= number)


def one_of(allowed: Sequence[Term]) -> Test:
    """`sh:in`."""
    known = frozenset(allowed)
    return each(lambda value: value in known)


def at_least(bound: Term) -> Test:
    """`sh:minInclusive`, of numbers."""
    return each(lambda value: _compare(bound, value, strict=False))


def at_most(bound: Term) -> Test:
    """`sh:maxInclusive`, of numbers."""
    return each(lambda value: _compare(value, bound, strict=False))


def less_than(other: Term) -> Test:
    """`sh:lessThan`: each value is below each value of the other property of the node."""
    return _below(other.value, strict=True)


def less_or_equal(other: Term) -> Test:
    """`sh:lessThanOrEquals`."""
    return _below(other.value, strict=False)


def disjoint(other: Term) -> Test:
    """`sh:disjoint`: no value is one of the other property."""
    return lambda values, node: [value for value in values if value in node.get(other.value, ())]


def _below(other: str, *, strict: bool) -> Test:
    def test(values: Sequence[Term], node: Node) -> Iterator[Term]:
        bounds = node.get(other, ())
        return (value for value in values for bound in bounds if not _compare(value, bound, strict=strict))

    return test


def _compare(small: Term, great: Term, *, strict: bool) -> bool:
    """Whether two numbers are in that order; False for what is no number."""
    left, right = _number(small), _number(great)
    if left is None or right is None:
        return False
    return left < right if strict else left <= right


def _number(term: Term) -> Decimal | None:
    if not isinstance(term, ox.Literal) or term.datatype.value not in {ns.XSD + "integer", ns.XSD + "decimal"}:
        return None
    try:
        return Decimal(term.value)
    except InvalidOperation:
        return None
