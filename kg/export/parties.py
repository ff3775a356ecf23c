"""The views `parties` (which beat which, and where each won seats) and `alliances` (who belongs to which)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from kg.export.names import Names, kind_of, local_name, snake, tail, value_of
from kg.export.network import Edge, Node, Scalar, attributes
from kg.export.standings import Duel, Standing, duels, election_code, standings
from kg.queries import Iri, Literal
from kg.store import Reader

_PARTIES: Final = "SELECT ?party WHERE { ?party a el:Party }"
_ALLIANCES: Final = "SELECT ?party WHERE { ?party a el:Alliance }"
_MEMBERS: Final = """
SELECT ?party ?alliance ?election WHERE {
  { ?party el:memberOf ?alliance }
  UNION
  { ?membership a org:Membership ; org:member ?party ; org:organization ?alliance
    OPTIONAL { ?membership el:forElection ?election } }
}"""
_TALLIES: Final = """
SELECT ?tally ?holder ?scope ?election ?property ?number WHERE {
  ?tally a el:Tally ; el:holder ?holder ; el:scope ?scope ; el:election ?election ; ?property ?number .
  FILTER(ISNUMERIC(?number))
}"""
_SEATS: Final = frozenset({"seats_won", "seats_leading", "seats_won_or_leading"})
"""What a tally's edge weighs: the most of these; seats contested are no success."""


def parties(reader: Reader, names: Names) -> tuple[Iterable[Node], Iterable[Edge]]:
    """Parties that stood, won seats or have members; edges weigh the seats."""
    everybody = standings(reader)
    stood: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in everybody:
        if standing.party:
            stood[standing.party].append(standing)
    edges = [*_beaten(duels(reader, everybody), names), *_tallies(reader, "party")]
    seen = stood.keys() | {end for edge in edges for end in (edge.source, edge.target)}
    return [_node(iri, names, stood.get(iri, [])) for iri in seen], edges


def alliances(reader: Reader, names: Names) -> tuple[Iterable[Node], Iterable[Edge]]:
    """Alliances, the parties in them at each election, and the seats that each alliance won where."""
    edges = [*_members(reader), *_tallies(reader, "alliance")]
    known = {str(row["party"]) for row in reader.select(_ALLIANCES).mappings()}
    seen = known | {end for edge in edges for end in (edge.source, edge.target)}
    return [_node(iri, names, []) for iri in seen], edges


def _node(iri: str, names: Names, stood: list[Standing]) -> Node:
    return Node(
        iri,
        kind_of(iri),
        names.label(iri),
        attributes(
            short=names.short(iri),
            alliance=names.shorts(each.alliance for each in stood if each.alliance),
            candidacies=len(stood) if stood else None,
            won=sum(each.outcome == "Elected" for each in stood) if stood else None,
            leading=sum(each.outcome == "Leading" for each in stood) if stood else None,
        ),
    )


def _beaten(found: Iterable[Duel], names: Names) -> Iterator[Edge]:
    seats: defaultdict[tuple[str, str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for duel in found:
        ahead, behind = duel.ahead, duel.behind
        if duel.kind != "faced" and ahead.party and behind.party and ahead.party != behind.party:
            seat = (ahead.contest or ahead.candidacy, names.label(ahead.constituency) if ahead.constituency else "")
            seats[ahead.party, behind.party, duel.kind, election_code(ahead)].add(seat)
    for (winner, loser, kind, election), contested in seats.items():
        where = "; ".join(sorted(label for _, label in contested if label))
        yield Edge(
            winner,
            loser,
            kind,
            float(len(contested)),
            attributes(election=election, seats=len(contested), constituencies=where),
        )


def _members(reader: Reader) -> Iterator[Edge]:
    elections: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in reader.select(_MEMBERS).mappings():
        known = elections[str(row["party"]), str(row["alliance"])]
        if "election" in row:
            known.add(tail(str(row["election"])))
    for (party, alliance), known in elections.items():
        for election in known or {""}:
            yield Edge(party, alliance, "member_of", 1.0, attributes(election=election))


def _tallies(reader: Reader, holder: str) -> Iterator[Edge]:
    found: defaultdict[tuple[str, str, str, str], dict[str, Scalar]] = defaultdict(dict)
    for row in reader.select(_TALLIES).mappings():
        term, number = row["property"], row["number"]
        if kind_of(str(row["holder"])) == holder and isinstance(term, Iri) and isinstance(number, Literal):
            key = str(row["holder"]), str(row["scope"]), tail(str(row["election"])), str(row["tally"])
            found[key][snake(local_name(term.value))] = value_of(number)
    for (who, where, election, tally), values in found.items():
        seats = [value for name, value in values.items() if name in _SEATS and isinstance(value, int)]
        weight = float(max(seats, default=0)) or 1.0
        yield Edge(who, where, "tally", weight, attributes(election=election, tally=tally, **values))
