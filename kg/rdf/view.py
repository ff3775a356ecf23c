"""The current view as quads of the default graph: what is believed, as plain triples.

Beside the values of slots it holds what follows from them alone: who won or leads a contest, how far its count is,
and the alliance a candidacy stood for by its party's membership at that election.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Quad

from kg.gazetteer import Register
from kg.model import ids
from kg.model.election import Election
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.resolution import Resolution
from kg.model.slots import Frame
from kg.model.statement import Object, Ref, Status, Term
from kg.rdf.alliances import at_elections
from kg.rdf.describe import election_pairs, learned_pairs, named, record_pairs, seen_names
from kg.rdf.labels import Labels, Texts, texts_of
from kg.rdf.terms import Pair, Terms, el, quads

_NO_NODES: Final = frozenset({INDEPENDENT, NOTA})
_STRUCTURE: Final = frozenset({"candidacy", "contest", "delegation", "poll", "tally", "tenure"})
"""First parts of the paths of things that exist through claims alone."""


def view_quads(
    terms: Terms,
    register: Register,
    known: Labels,
    resolutions: Iterable[Resolution],
    frames: Mapping[str, Frame],
    *,
    entities: Iterable[Entity],
    lookup: Callable[[str], Texts] | None = None,
) -> Iterator[Quad]:
    """What is believed of the given slots, and all things it speaks of; paths are canonical.

    `lookup` gives the labels of things that are spoken of but not among the entities.
    """
    resolutions, entities = tuple(resolutions), tuple(entities)
    whole = _with_unnamed_seats(resolutions, frames)
    values = _values(resolutions)
    parties = _parties(values, whole)
    texts = {entity.path: texts_of(entity) for entity in entities}
    labels = known.beside(texts, frames=whole, parties=parties, lookup=lookup)
    for entity in sorted(entities, key=lambda entity: entity.path):
        yield from quads(terms.thing(entity.path), _entity(terms, register, labels, entity))
    for path in sorted(_elections(whole) - {ids.election_path(info.code) for info in register.elections}):
        election = Election.parse(path.partition("/")[2])
        yield from quads(terms.thing(path), [*named(path, labels.texts(path)), *election_pairs(terms, election)])
    for path in sorted(whole):
        yield from quads(terms.thing(path), [*named(path, labels.texts(path)), *terms.pairs(whole[path])])
    for subject in sorted(values):
        yield from quads(terms.thing(subject), terms.pairs(values[subject]))
    for subject, pairs in _follows(terms, register, resolutions, whole, parties):
        yield from quads(terms.thing(subject), pairs)


def _values(resolutions: Iterable[Resolution]) -> dict[str, list[tuple[str, Object]]]:
    """The believed values by subject; "no party" is no party to be affiliated with."""
    found: defaultdict[str, list[tuple[str, Object]]] = defaultdict(list)
    for resolution in sorted(resolutions, key=lambda r: (r.subject, r.predicate)):
        for value in resolution.objects:
            if not (resolution.predicate == "affiliation" and isinstance(value, Ref) and value.path in _NO_NODES):
                found[resolution.subject].append((resolution.predicate, value))
    return dict(found)


def _with_unnamed_seats(resolutions: Iterable[Resolution], frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """The frames and those of contests whose seat nobody names, each with the candidacy that it is known by."""
    whole = dict(frames)
    for subject in {resolution.subject for resolution in resolutions} - whole.keys():
        kind, *parts = subject.split("/")
        if kind not in _STRUCTURE:
            continue
        election: tuple[str, Object] = ("election", Ref(ids.election_path(parts[0])))
        whole[subject] = (election,) if kind in {"candidacy", "contest"} else ()
        if kind == "contest" and parts[1] == ids.UNKNOWN and len(parts) > 2:
            for last in (parts[2], ids.PARTY_PREFIX + parts[2]):
                candidacy = f"candidacy/{parts[0]}/{ids.UNKNOWN}/{last}"
                if candidacy in frames:
                    whole[candidacy] = (*frames[candidacy], ("contest", Ref(subject)))
    return whole


def _parties(values: Mapping[str, list[tuple[str, Object]]], frames: Mapping[str, Frame]) -> dict[str, str]:
    """The party of each candidacy that has one: the believed one, else the one it is known by."""
    found: dict[str, str] = {}
    for source in (frames, values):
        for subject, pairs in source.items():
            if subject.startswith("candidacy/"):
                found.update((subject, party) for party in _refs(pairs, "party"))
    return found


def _elections(frames: Mapping[str, Frame]) -> set[str]:
    return {path for frame in frames.values() for path in _refs(frame, "election")}


def _refs(pairs: Iterable[tuple[str, Object]], name: str) -> Iterator[str]:
    """The paths that are values of a property."""
    return (value.path for key, value in pairs if key == name and isinstance(value, Ref))


def _entity(terms: Terms, register: Register, labels: Labels, entity: Entity) -> Iterator[Pair]:
    """A thing that only articles know; of one that the register holds, the names that only articles give a person."""
    if entity.path in _NO_NODES:
        return
    texts, record = labels.texts(entity.path), register.by_path(entity.path)
    if entity.path not in labels.own.register:
        yield from named(entity.path, texts)
        yield from record_pairs(terms, record) if record is not None else learned_pairs(terms, entity)
    if entity.kind in {Kind.PERSON, Kind.FAMILY} or record is None:
        yield from seen_names(entity, texts)


def _follows(
    terms: Terms,
    register: Register,
    resolutions: Iterable[Resolution],
    frames: Mapping[str, Frame],
    parties: Mapping[str, str],
) -> Iterator[tuple[str, list[Pair]]]:
    """Winner, leader and state of the count of each contest; the alliance of each candidacy."""
    contests = {subject: path for subject, frame in frames.items() for path in _refs(frame, "contest")}
    for contest, outcomes in sorted(_outcomes(resolutions, contests).items()):
        yield contest, list(terms.pairs(standing(outcomes)))
    alliances = at_elections(register.memberships)
    for candidacy, party in sorted(parties.items()):
        alliance = alliances.get((party, ids.election_path(candidacy.split("/")[1])))
        if alliance is not None:
            yield candidacy, [(el("alliance"), terms.thing(alliance))]


def _outcomes(
    resolutions: Iterable[Resolution], contests: Mapping[str, str]
) -> dict[str, list[tuple[str, str, Status]]]:
    found: defaultdict[str, list[tuple[str, str, Status]]] = defaultdict(list)
    for resolution in sorted(resolutions, key=lambda r: (r.subject, r.predicate)):
        if resolution.predicate == "outcome" and resolution.subject in contests:
            for value in resolution.objects:
                if isinstance(value, Term):
                    found[contests[resolution.subject]].append((resolution.subject, value.name, resolution.status))
    return found


def standing(outcomes: Collection[tuple[str, str, Status]]) -> Iterator[tuple[str, Object]]:
    """Who is elected or, as long as nobody is, who leads; and the highest status among the outcomes of a contest."""
    elected = [candidacy for candidacy, outcome, _ in outcomes if outcome == "Elected"]
    leading = [candidacy for candidacy, outcome, _ in outcomes if outcome == "Leading"]
    yield from (("winner", Ref(candidacy)) for candidacy in elected)
    yield from (("leader", Ref(candidacy)) for candidacy in ([] if elected else leading))
    if outcomes:
        yield "countStatus", Term(max(status for *_, status in outcomes).term)
