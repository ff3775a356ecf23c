"""RDF terms of model values: IRIs under one base, and literals that are well-typed (RDF 1.1, XSD 1.1)."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import ns
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.quantity import Quantity
from kg.model.statement import Object, Ref, Term

Node = NamedNode | Literal
Pair = tuple[NamedNode, Node]
Graph = NamedNode | DefaultGraph

VIEW: Final = DefaultGraph()
"""The current view: the default graph."""
TYPE: Final = NamedNode(ns.RDF + "type")
LABEL: Final = NamedNode(ns.RDFS + "label")
ALT_LABEL: Final = NamedNode(ns.SKOS + "altLabel")
HIDDEN_LABEL: Final = NamedNode(ns.SKOS + "hiddenLabel")
SUBJECT: Final = NamedNode(ns.RDF + "subject")
PREDICATE: Final = NamedNode(ns.RDF + "predicate")
OBJECT: Final = NamedNode(ns.RDF + "object")

_INTEGER: Final = NamedNode(ns.XSD + "integer")
_DECIMAL: Final = NamedNode(ns.XSD + "decimal")
_JSON: Final = NamedNode(ns.RDF + "JSON")
_ANY_URI: Final = NamedNode(ns.XSD + "anyURI")
PERCENT: Final = frozenset({"voteShare", "turnout"})
"""Properties whose numbers are percentages, written as decimals."""
_TAG: Final = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NOT_NODES: Final = {INDEPENDENT: "Independent", NOTA: "NOTA"}
"""What claims write as parties but is none: terms of the vocabulary instead."""


def el(name: str) -> NamedNode:
    """A term of the vocabulary `el:` by its local name."""
    return NamedNode(ns.EL + name)


def text(value: str, language: str = "") -> Literal:
    """A text, with its language tag where there is one."""
    return Literal(value, language=language) if language else Literal(value)


def date(value: PartialDate) -> Literal:
    """`"2024-06"^^xsd:gYearMonth`: the datatype says how precise the date is."""
    return Literal(value.text, datatype=NamedNode(ns.XSD + value.datatype))


def number(value: Decimal, *, percent: bool = False) -> Literal:
    """An integer, or a decimal where there are digits after the point or the property is a percentage."""
    whole = value == value.to_integral_value() and not percent
    return Literal(f"{value.normalize():f}", datatype=_INTEGER if whole else _DECIMAL)


def json_literal(value: str) -> Literal:
    """JSON text as `rdf:JSON`."""
    return Literal(value, datatype=_JSON)


def web_address(url: str) -> Node:
    """The IRI of a web address; a literal of type `xsd:anyURI` where it is no absolute IRI."""
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url, datatype=_ANY_URI)


def script_language(value: str, default: str = "en") -> str:
    """`hi` where most letters are Devanagari, else the default (which is `en` where it says `hi`)."""
    letters = [sign for sign in value if unicodedata.category(sign)[0] in "LM"]
    hindi = sum("\u0900" <= sign <= "\u097f" for sign in letters)
    if letters and 2 * hindi > len(letters):
        return "hi"
    return "en" if default == "hi" or _TAG.fullmatch(default) is None else default


def interval_pairs(quantity: Quantity, predicate: str) -> Iterator[Pair]:
    """How firmly a number is said and, unless it is exact, the bounds it lies in."""
    percent = predicate in PERCENT
    yield el("qualifier"), el(quantity.qualifier.name.capitalize())
    if not quantity.is_exact:
        yield el("lower"), number(quantity.low, percent=percent)
        if quantity.high is not None:
            yield el("upper"), number(quantity.high, percent=percent)


def quads(subject: NamedNode, pairs: Iterable[Pair], graph: Graph = VIEW) -> Iterator[Quad]:
    """One quad for each pair of property and value."""
    return (Quad(subject, predicate, value, graph) for predicate, value in pairs)


@dataclass(frozen=True, slots=True)
class Terms:
    """IRIs of the data under `base`, which ends in `/`."""

    base: str

    def thing(self, path: str) -> NamedNode:
        """The IRI of a path: `<base>id/<path>`; parties that are none become terms of the vocabulary."""
        name = _NOT_NODES.get(path)
        return NamedNode(f"{self.base}id/{path}") if name is None else el(name)

    def graph(self, name: str) -> NamedNode:
        """The IRI of a named graph: `<base>graph/<name>`."""
        return NamedNode(f"{self.base}graph/{name}")

    def value(self, value: Object, predicate: str) -> Node:
        """The term of a statement's object; of a number that is not exact, the number that was said."""
        match value:
            case Ref(path):
                return self.thing(path)
            case Term(name):
                return el(name)
            case Quantity():
                return number(value.value, percent=predicate in PERCENT)
            case bool():
                return Literal(value)
            case str():
                return Literal(value)

    def pairs(self, frame: Iterable[tuple[str, Object]]) -> Iterator[Pair]:
        """Property and value of each part of a frame."""
        return ((el(name), self.value(value, name)) for name, value in frame)
