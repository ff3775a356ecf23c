"""Any thing at all: whether the graph knows it, what it became, its names, properties and what points at it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg import ns
from kg.errors import UnknownEntityError
from kg.views.view import Row, Thing, Value, View, local_name, outside_label, words

INCOMING_SHOWN: Final = 200
"""How many incoming links a description lists for each property; the rest are counted."""

_KNOWN: Final = """
SELECT ?this ?property WHERE { { ?this ?property ?value } UNION { GRAPH ?graph { ?this ?property ?value } } } LIMIT 1"""
_REPLACED: Final = "SELECT ?this ?by WHERE { GRAPH ?identity { ?this dcterms:isReplacedBy ?by } }"
_NAMES: Final = """
SELECT ?this ?label ?other WHERE {
  { ?this rdfs:label ?label } UNION { ?this skos:altLabel|el:abbreviation ?other }
}"""
_PROPERTIES: Final = "SELECT DISTINCT ?this ?property ?value WHERE { ?this ?property ?value }"
_SAID: Final = "SELECT DISTINCT ?this ?property ?value WHERE { GRAPH ?graph { ?this ?property ?value } }"
_INCOMING: Final = "SELECT DISTINCT ?this ?property ?from WHERE { ?from ?property ?this }"
_DECISIONS: Final = """
SELECT DISTINCT ?this ?decision ?left ?right ?judgement ?score ?reason ?by WHERE {
  GRAPH ?identity {
    { ?decision el:left ?this } UNION { ?decision el:right ?this }
    UNION { ?merged dcterms:isReplacedBy ?this . ?decision el:left|el:right ?merged }
    ?decision el:left ?left ; el:right ?right ; el:judgement ?judgement .
    OPTIONAL { ?decision el:score ?score }
    OPTIONAL { ?decision el:reason ?reason }
    OPTIONAL { ?decision el:by ?by }
  }
}"""
_SLOT: Final = """
SELECT DISTINCT ?subject ?property WHERE { GRAPH ?graph { ?this rdf:subject ?subject ; rdf:predicate ?property } }"""
_QUOTES: Final = """
SELECT DISTINCT ?quote ?article WHERE {
  GRAPH ?graph {
    ?this prov:wasDerivedFrom ?sentence . ?sentence oa:hasSource ?article ; oa:hasSelector/oa:exact ?quote
  }
}"""
_ABOUT_A_SLOT: Final = frozenset({"claim", "resolution"})
_HIDDEN: Final = frozenset({f"{ns.RDFS}label", f"{ns.SKOS}altLabel", f"{ns.RDF}type"})


@dataclass(frozen=True, slots=True)
class Property:
    """A property with all its values."""

    iri: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The things that point here by one property: the first of them, and how many there are."""

    iri: str
    label: str
    things: tuple[Thing, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names a thing goes by: its label in each language, and the others."""

    labels: tuple[Value, ...]
    others: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement about whether two references mean one person."""

    decision: Thing
    left: Thing
    right: Thing
    judgement: str
    score: float
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article."""

    text: str
    language: str
    article: Thing


@dataclass(frozen=True, slots=True)
class Description:
    """All that the graph holds about one thing, without regard to its kind."""

    thing: Thing
    types: tuple[Value, ...]
    names: Names
    quotes: tuple[Quote, ...]
    """Of a claim, the words that say it."""
    properties: tuple[Property, ...]
    incoming: tuple[Incoming, ...]


def exists(view: View, path: str) -> bool:
    """Whether any triple of any graph is about the thing."""
    return view.ask(_KNOWN, this=path)


def replaced_by(view: View, path: str) -> str:
    """The path of what a merged thing became, or the empty string."""
    found = sorted(view.path(row.text("by")) for row in view.rows(_REPLACED, this=path))
    ends = [by for by in found if not view.ask(_REPLACED, this=by)]
    return (ends or found or [""])[0]


def require(view: View, path: str) -> Thing:
    """The thing of a path; raises `UnknownEntityError` where no graph holds it."""
    if not exists(view, path):
        raise UnknownEntityError(path, "the graph holds no such thing", "search for it by name")
    return view.thing(view.iri(path))


def names(view: View, path: str) -> Names:
    """Labels and other names, sorted by language and text."""
    rows = list(view.rows(_NAMES, this=path))
    labels, others = ({_named(row, name) for row in rows if row.text(name)} for name in ("label", "other"))
    return Names(_sorted(labels), _sorted(others - labels))


def _named(row: Row, name: str) -> Value:
    return Value(row.text(name), None, row.language(name))


def _sorted(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: (value.language, value.text, value.datatype)))


def describe(view: View, path: str) -> Description:
    """What the graph holds about a thing; raises `UnknownEntityError`."""
    thing = _spoken(view, require(view, path))
    values: defaultdict[str, set[Value]] = defaultdict(set)
    for query in (_PROPERTIES, _SAID):
        for row in view.rows(query, this=path):
            values[row.text("property")].add(view.value(row.terms["value"]))
    return Description(
        thing=thing,
        types=_sorted(values.get(f"{ns.RDF}type", ())),
        names=names(view, path),
        quotes=_quotes(view, path),
        properties=tuple(
            Property(iri, property_label(iri), _sorted(found))
            for iri, found in sorted(values.items(), key=lambda item: property_label(item[0]))
            if iri not in _HIDDEN
        ),
        incoming=incoming(view, path),
    )


def _quotes(view: View, path: str) -> tuple[Quote, ...]:
    found = {
        Quote(row.text("quote"), row.language("quote"), view.thing(row.text("article")))
        for row in view.rows(_QUOTES, this=path)
    }
    return tuple(sorted(found, key=lambda quote: (quote.article.path, quote.text)))


def _spoken(view: View, thing: Thing) -> Thing:
    """A claim or resolution called by what it is about; any other thing as it is."""
    if thing.kind not in _ABOUT_A_SLOT:
        return thing
    slot = next(view.rows(_SLOT, this=thing.path), Row({}))
    subject = replaced_by(view, view.path(slot.text("subject")))
    about = view.thing(view.iri(subject) if subject else slot.text("subject"))
    return replace(thing, label=f"{about.label}: {words(slot.local('property'))}", language=about.language)


def incoming(view: View, path: str) -> tuple[Incoming, ...]:
    """What points at a thing in the current view, by property."""
    links: defaultdict[str, list[str]] = defaultdict(list)
    for row in view.rows(_INCOMING, this=path):
        links[row.text("property")].append(row.text("from"))
    return tuple(
        Incoming(iri, property_label(iri), view.things(sorted(found)[:INCOMING_SHOWN]), len(found))
        for iri, found in sorted(links.items())
    )


def decisions(view: View, path: str) -> tuple[Decision, ...]:
    """The identity decisions that a person takes part in, also by the names that were merged into it."""
    found = (
        Decision(
            decision=view.bare(row.text("decision")),
            left=view.thing(row.text("left")),
            right=view.thing(row.text("right")),
            judgement=row.local("judgement"),
            score=float(row.number("score") or 0),
            reason=row.text("reason"),
            by=row.text("by"),
        )
        for row in view.rows(_DECISIONS, this=path)
    )
    return tuple(sorted(set(found), key=lambda decision: decision.decision.path))


def property_label(iri: str) -> str:
    """A property in words: `wins` of our vocabulary, `owl:sameAs` of others."""
    return words(local_name(iri)) if iri.startswith(ns.EL) else outside_label(iri)


def kinds(view: View) -> Counter[str]:
    """How many things of each kind the current view describes."""
    query = "SELECT ?kind (COUNT(?thing) AS ?count) WHERE { ?thing a ?kind } GROUP BY ?kind"
    return Counter({row.text("kind"): row.count("count") for row in view.rows(query)})
