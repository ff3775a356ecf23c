"""The reference register as quads of the default graph: places, seats, parties, alliances, elections, people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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


Members = Mapping[str, Sequence[str]]
"""The alliances of each party, by paths."""


def members(register: Register) -> Members:
    """Which alliances each party belongs to now."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for party, alliance in sorted(current(register.memberships)):
        found[party].append(alliance)
    return found


def register_quads(terms: Terms, register: Register, labels: Labels, members: Members) -> Iterator[Quad]:
    """Everything of the register, in the order of its paths."""
    elections = (ids.election_path(info.code) for info in register.elections)
    for path in (*(record.path for record in register.records), *elections):
        yield from record_quads(terms, register, path, labels, members)
    for membership in register.memberships:
        yield from quads(terms.thing(_membership_path(membership)), _membership(terms, membership))


def record_quads(terms: Terms, register: Register, path: str, labels: Labels, members: Members) -> Iterator[Quad]:
    """What the register says of one record or election; nothing where it holds none of that path."""
    if path.startswith("election/"):
        info = next((info for info in register.elections if ids.election_path(info.code) == path), None)
        yield from quads(terms.thing(path), _election(terms, info, labels)) if info is not None else ()
        return
    record = register.by_path(path)
    if record is None or path in {INDEPENDENT, NOTA} or path not in labels.own.register:
        return
    yield from quads(terms.thing(path), _record(terms, record, labels))
    pairs = ((el("memberOf"), terms.thing(alliance)) for alliance in members.get(path, ()))
    yield from quads(terms.thing(path), pairs)


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
