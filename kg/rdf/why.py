"""Why something is believed: one `el:Resolution` per slot in the why graph, one decision per pair of people."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model import ids
from kg.model.quantity import Quantity
from kg.model.resolution import Decision, Resolution
from kg.rdf import terms as rdf
from kg.rdf.terms import Pair, Terms, el, quads

_PART_OF = NamedNode(ns.DCTERMS + "isPartOf")
_REPLACED = NamedNode(ns.DCTERMS + "isReplacedBy")


def why_quads(terms: Terms, resolutions: Iterable[Resolution]) -> Iterator[Quad]:
    """The graph `graph/why`: what was chosen for each slot, what lost, and the reason."""
    graph = terms.graph("why")
    for resolution in sorted(resolutions, key=lambda r: (r.subject, r.predicate)):
        path = ids.resolution_path(resolution.subject, resolution.predicate)
        yield from quads(terms.thing(path), _resolution(terms, resolution), graph)


def _resolution(terms: Terms, resolution: Resolution) -> Iterator[Pair]:
    yield rdf.TYPE, el("Resolution")
    yield rdf.SUBJECT, terms.thing(resolution.subject)
    yield rdf.PREDICATE, el(resolution.predicate)
    for value in resolution.objects:
        yield rdf.OBJECT, terms.value(value, resolution.predicate)
        if isinstance(value, Quantity):
            yield from rdf.interval_pairs(value, resolution.predicate)
    yield el("status"), el(resolution.status.term)
    yield el("state"), el(resolution.state.value)
    yield el("rule"), Literal(resolution.rule)
    yield el("reason"), rdf.text(resolution.reason, "en")
    yield el("independentSources"), Literal(resolution.sources)
    if resolution.as_of is not None:
        yield el("asOf"), rdf.date(resolution.as_of)
    for name, claims in _claims(resolution).items():
        for claim in claims:
            yield el(name), terms.thing(claim)
    for subject, predicate in resolution.premises:
        yield el("premise"), terms.thing(ids.resolution_path(subject, predicate))


def _claims(resolution: Resolution) -> dict[str, tuple[str, ...]]:
    return {name: getattr(resolution, name) for name in ("chosen", "superseded", "rejected", "lowered")}


def identity_quads(terms: Terms, decisions: Iterable[Decision], replaced: Mapping[str, str]) -> Iterator[Quad]:
    """The graph `graph/identity`: judgements about pairs, and the path that stands for all of a merged thing."""
    graph = terms.graph("identity")
    yield from decision_quads(terms, decisions, graph)
    for path, canonical in sorted(replaced.items()):
        if path != canonical:
            yield Quad(terms.thing(path), _REPLACED, terms.thing(canonical), graph)


def decision_quads(terms: Terms, decisions: Iterable[Decision], graph: NamedNode) -> Iterator[Quad]:
    """Judgements about pairs, in a graph."""
    for decision in sorted(decisions, key=lambda d: (d.left, d.right, d.by, d.reason)):
        yield from quads(terms.thing(decision_path(decision)), _decision(terms, decision), graph)
        if decision.name:
            yield from quads(terms.thing(decision.left), _mention(terms, decision), graph)


def decision_path(decision: Decision) -> str:
    """The path of a decision: a hash of all it says."""
    said = (decision.left, decision.right, decision.judgement.value, _score(decision), decision.reason, decision.by)
    return ids.decision_path(*said)


def _decision(terms: Terms, decision: Decision) -> Iterator[Pair]:
    yield rdf.TYPE, el("IdentityDecision")
    yield el("left"), terms.thing(decision.left)
    yield el("right"), terms.thing(decision.right)
    yield el("judgement"), el(decision.judgement.value.capitalize())
    yield el("score"), Literal(_score(decision), datatype=NamedNode(ns.XSD + "decimal"))
    yield el("reason"), rdf.text(decision.reason, "en")
    yield el("by"), Literal(decision.by)


def _mention(terms: Terms, decision: Decision) -> Iterator[Pair]:
    yield rdf.TYPE, el("Mention")
    yield rdf.LABEL, rdf.text(decision.name, rdf.script_language(decision.name))
    yield _PART_OF, terms.thing(ids.article_path(decision.left.split("/")[1]))


def _score(decision: Decision) -> str:
    return f"{decision.score:.4f}".rstrip("0").rstrip(".")
