"""The graph `graph/careers`, which candidates of different elections are one person, and the log of judgements."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model import ids
from kg.model.resolution import Decision
from kg.rdf import terms as rdf
from kg.rdf.terms import Terms, el, quads
from kg.rdf.why import decision_quads

_SAME = NamedNode(ns.OWL + "sameAs")


def career_quads(terms: Terms, decisions: Iterable[Decision], replaced: Mapping[str, str]) -> Iterator[Quad]:
    """The decisions, and from each further IRI of a person a link to the one that stands for all."""
    graph = terms.graph("careers")
    yield from decision_quads(terms, decisions, graph)
    for path, canonical in sorted(replaced.items()):
        yield Quad(terms.thing(path), _SAME, terms.thing(canonical), graph)


def judgement_quads(terms: Terms, decision: Decision, at: datetime, *, withdrawn: bool) -> Iterator[Quad]:
    """An entry of the graph `graph/judgements`: what a person decided or took back, and when."""
    judgement = decision.judgement.value.capitalize()
    moment, event = at.isoformat(timespec="microseconds"), "invalidatedAtTime" if withdrawn else "generatedAtTime"
    entry = ids.decision_path(decision.left, decision.right, judgement, decision.reason, decision.by, moment)
    pairs = (
        (el("left"), terms.thing(decision.left)),
        (el("right"), terms.thing(decision.right)),
        (el("judgement"), el(judgement)),
        (el("reason"), rdf.text(decision.reason, "en")),
        (el("by"), Literal(decision.by)),
        (NamedNode(ns.PROV + event), Literal(moment, datatype=NamedNode(ns.XSD + "dateTime"))),
    )
    yield from quads(terms.thing(entry), pairs, terms.graph("judgements"))
