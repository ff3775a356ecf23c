"""The reference register as quads of the default graph: places, seats, parties, alliances, elections, people."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg import ns
from kg.gazetteer import ElectionInfo, Membership, Record, Register
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA
from kg.rdf.alliances import current
from kg.rdf.describe import election_pairs, named, other_names, record_pairs
from kg.rdf.labels import Labels
from kg.rdf.terms import ALT_LABEL, TYPE, Pair, Terms, date, el, quads, text

_ORG_MEMBER = NamedNode(ns.ORG + "member")
_ORG_ORGANIZATION = NamedNode(ns.ORG + "organization")


def register_quads(terms: Terms, register: Register, labels: Labels) -> Iterator[Quad]:
    """Everything of the register, in the order of its paths."""
    for record in register.records:
        if record.path not in {INDEPENDENT, NOTA}:
            yield from quads(terms.thing(record.path), _record(terms, record, labels))
    for info in register.elections:
        yield from quads(terms.thing(ids.election_path(info.code)), _election(terms, info, labels))
    for membership in register.memberships:
        yield from quads(terms.thing(_membership_path(membership)), _membership(terms, membership))
    for party, alliance in sorted(current(register.memberships)):
        yield from quads(terms.thing(party), [(el("memberOf"), terms.thing(alliance))])


def _record(terms: Terms, record: Record, labels: Labels) -> Iterator[Pair]:
    yield from named(record.path, labels.texts(record.path))
    yield from other_names(record)
    yield from record_pairs(terms, record)


def _election(terms: Terms, info: ElectionInfo, labels: Labels) -> Iterator[Pair]:
    texts = labels.texts(path := ids.election_path(info.code))
    yield from named(path, texts)
    for language, name in (("en", info.name_en), ("hi", info.name_hi)):
        if name not in {"", texts.get(language)}:
            yield ALT_LABEL, text(name, language)
    yield from election_pairs(terms, info.election)
    yield el("counted"), date(PartialDate(info.counted.isoformat()))


def _membership_path(membership: Membership) -> str:
    return ids.membership_path(membership.alliance, membership.party, membership.election)


def _membership(terms: Terms, membership: Membership) -> Iterator[Pair]:
    yield TYPE, NamedNode(ns.ORG + "Membership")
    yield _ORG_MEMBER, terms.thing(membership.party)
    yield _ORG_ORGANIZATION, terms.thing(membership.alliance)
    yield el("forElection"), terms.thing(ids.election_path(membership.election))
