"""What a thing is and is called: its class, labels and other names, for the view and for single articles."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg import ns
from kg.gazetteer import Record
from kg.gazetteer.records import CAREFUL_KINDS
from kg.model.election import Election
from kg.model.entity import Entity, Kind
from kg.rdf.classes import class_of
from kg.rdf.labels import Texts, label_items
from kg.rdf.terms import ALT_LABEL, HIDDEN_LABEL, LABEL, TYPE, Pair, Terms, el, script_language, text

_HIDDEN: Final = frozenset(CAREFUL_KINDS) - {"former"}
"""Kinds of names by which a thing can be found, but that are no names of it: a symbol, a place, an everyday word."""
HOUSES: Final = {"LS": "LokSabha", "VS": "Assembly"}
_RESERVATIONS: Final = {"GEN": "General", "SC": "ScheduledCaste", "ST": "ScheduledTribe"}
_PLACES: Final = frozenset({Kind.CONSTITUENCY, Kind.DISTRICT, Kind.REGION})


def named(path: str, texts: Texts) -> Iterator[Pair]:
    """Class and labels."""
    yield TYPE, class_of(path)
    for language, label in label_items(texts):
        yield LABEL, text(label, language)


def other_names(record: Record) -> Iterator[Pair]:
    """The names of a record beside its labels; the first abbreviation of each language also as such."""
    labels = {(name.text, name.language) for name in record.names if name.kind == "label"}
    short = {name.language: name for name in reversed(record.names) if name.kind == "short"}
    for name in record.names:
        if (name.text, name.language) in labels:
            continue
        yield HIDDEN_LABEL if name.kind in _HIDDEN else ALT_LABEL, text(name.text, name.language)
        if name is short.get(name.language):
            yield el("abbreviation"), text(name.text, name.language)


def seen_names(entity: Entity, texts: Texts) -> Iterator[Pair]:
    """The names of a person as articles give them, beside the labels; a lone part of a longer name is hidden."""
    has_parts = len(entity.label.split()) > 1
    for name in sorted({entity.label, *entity.names} - set(texts.values())):
        is_part = has_parts and len(name.split()) == 1
        yield HIDDEN_LABEL if is_part else ALT_LABEL, text(name, script_language(name))


def election_pairs(terms: Terms, election: Election) -> Iterator[Pair]:
    """Year, house and, for an assembly, state."""
    year = NamedNode(ns.XSD + "gYear")
    yield el("year"), Literal(str(election.year), datatype=year)
    yield el("house"), el(HOUSES[election.house])
    if election.state:
        yield el("inState"), terms.thing(f"state/{election.state.lower()}")
    if election.by_election:
        yield el("byElection"), Literal(True)


def record_pairs(terms: Terms, record: Record) -> Iterator[Pair]:
    """The facts of a record that the graph states."""
    state, qid = record.fact("state"), record.fact("wikidata")
    if record.kind is Kind.STATE:
        yield el("code"), text(state or record.path.rpartition("/")[2].upper())
        yield el("locatedIn"), terms.thing("country/in")
    elif record.kind in _PLACES and state:
        yield el("locatedIn"), terms.thing(f"state/{state.lower()}")
    if record.kind is Kind.CONSTITUENCY:
        yield from _seat_pairs(terms, record)
    for fact, name in (("seats_ls", "lokSabhaSeats"), ("seats_vs", "assemblySeats")):
        if record.fact(fact):
            yield el(name), Literal(int(record.fact(fact)))
    if qid:
        yield NamedNode(ns.OWL + "sameAs"), NamedNode(ns.WD + qid)


def _seat_pairs(terms: Terms, record: Record) -> Iterator[Pair]:
    yield el("house"), el(HOUSES[record.fact("house")])
    yield el("inState"), terms.thing(f"state/{record.fact('state').lower()}")
    if record.fact("number"):
        yield el("eciNumber"), Literal(int(record.fact("number")))
    if record.fact("reservation"):
        yield el("reservation"), el(_RESERVATIONS[record.fact("reservation")])


def learned_pairs(terms: Terms, entity: Entity) -> Iterator[Pair]:
    """What the path of a place tells that only articles know: its state and, of a seat, its house."""
    slug = entity.path.rpartition("/")[2]
    state, _, rest = slug.partition("-")
    if entity.kind not in _PLACES or len(state) != 2 or not rest:
        return
    yield el("locatedIn"), terms.thing(f"state/{state}")
    if entity.kind is Kind.CONSTITUENCY:
        yield el("inState"), terms.thing(f"state/{state}")
        yield el("house"), el(HOUSES["VS" if rest.startswith("vs-") else "LS"])
