"""The shapes of one article's graph, as it comes in or as it lies in the store: each fault with its sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from kg import ns
from kg.check.constraints import Node, Term
from kg.check.report import Violation, Where
from kg.check.shapes import Shapes, check_node

_ARTICLE: Final = ns.SCHEMA + "NewsArticle"
_TYPE: Final = ns.RDF + "type"
_FROM: Final = ns.PROV + "wasDerivedFrom"
_ABOUT: Final = (ns.RDF + "subject", ns.RDF + "object")
_QUOTE: Final = "&selector=quote"
Nodes = Mapping[str, Node]
"""Nodes of a graph by their IRI or name."""


def check_article(quads: Iterable[ox.Quad | ox.Triple], shapes: Shapes) -> tuple[Violation, ...]:
    """What in the graph of one article is misshapen, sorted, with the sentence that it comes from."""
    terms, nodes = _nodes(quads)
    faults = [fault for name, node in nodes.items() for fault in check_node(terms[name], node, shapes)]
    article = next((name for name, node in nodes.items() if _has(node, _TYPE, _ARTICLE)), "")
    if not (faults and article):
        return tuple(sorted(faults))
    return tuple(sorted(replace(fault, where=(_where(fault.subject, article, nodes),)) for fault in faults))


def _nodes(quads: Iterable[ox.Quad | ox.Triple]) -> tuple[Mapping[str, Term], Nodes]:
    terms: dict[str, Term] = {}
    nodes: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode | ox.BlankNode) and not isinstance(quad.object, ox.Triple):
            terms[quad.subject.value] = quad.subject
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return terms, nodes


def _where(subject: str, article: str, nodes: Nodes) -> Where:
    sentence = min(_sentences(subject, nodes), default="")
    quotes = nodes.get(sentence + _QUOTE, {}).get(ns.OA + "exact", ())
    return Where(article, sentence, next((quote.value for quote in quotes), ""))


def _sentences(subject: str, nodes: Nodes) -> Iterator[str]:
    """The sentence itself, that of a claim, or those of the claims that speak of the thing."""
    if "#char=" in subject:
        yield subject.partition("&")[0]
        return
    own = nodes[subject].get(_FROM, ())
    spoken = (node.get(_FROM, ()) for node in nodes.values() if any(_has(node, name, subject) for name in _ABOUT))
    for terms in (own,) if own else spoken:
        yield from (term.value for term in terms)


def _has(node: Node, name: str, value: str) -> bool:
    return any(term.value == value for term in node.get(name, ()))
