"""What follows from official results about claims that no row states: seats of parties and alliances, who beat whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.views.verdicts import Told
from kg.views.view import Thing, Value, View

_WINNERS: Final = """
SELECT ?candidacy ?contest ?election ?state ?country ?party WHERE {
  ?contest el:countStatus ?status ; el:winner ?candidacy ; el:election ?election .
  VALUES ?status { el:Official el:Revised }
  ?contest el:constituency ?seat . ?seat el:inState ?state .
  OPTIONAL { ?state el:locatedIn ?country }
  OPTIONAL { ?candidacy el:party ?party }
}"""
_SEATS: Final = """
SELECT ?place ?country ?seats WHERE { ?place el:lokSabhaSeats ?seats OPTIONAL { ?place el:locatedIn ?country } }"""
_MEMBERS: Final = """
SELECT ?party ?alliance ?election WHERE {
  ?membership a org:Membership ; org:member ?party ; org:organization ?alliance ; el:forElection ?election .
}"""
_LOK_SABHA: Final = "ls"
OFFICIAL: Final = "Official"
_TALLIES: Final = frozenset({"seatsWon", "seatsLeading", "seatsWonOrLeading"})
Place = tuple[str, str]
"""Last parts of the paths of an election and of a place."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Official winners, and the seats of each holder in each place where all seats are decided."""

    seats: Mapping[tuple[str, str, str], int]
    complete: frozenset[Place]
    winners: Mapping[str, str]
    """IRI of a contest's path under `contest/` -> IRI of the candidacy that won it."""

    def told(self, subject: str, property: str, value: Value) -> Told | None:
        """What results say of a slot, by the path of its subject; None where they say nothing."""
        kind, _, rest = subject.partition("/")
        if kind == "tally" and property in _TALLIES and rest.count("/") == 2:
            election, scope, holder = rest.split("/")
            if (election, scope) in self.complete:
                return _seats(self.seats.get((election, scope, holder), 0))
        if kind == "candidacy" and property == "defeated":
            return self._defeat(rest, value)
        return None

    def _defeat(self, winner: str, value: Value) -> Told | None:
        """The claimed loser where the winner did win; else the one who did."""
        contest = winner.rpartition("/")[0]
        known, thing = self.winners.get(contest), value.thing
        if known is None or thing is None or not thing.path.startswith(f"candidacy/{contest}/"):
            return None
        is_right = known == f"candidacy/{winner}" and thing.path != known
        found = value if is_right else Value(known, Thing("", known, known))
        return Told(found, None, OFFICIAL, "", known, OFFICIAL)


def _seats(number: int) -> Told:
    return Told(Value(str(number), None, "", "integer"), None, OFFICIAL, "", "", OFFICIAL)


def counted(view: View) -> Counted:
    """The official results of a generation, counted once."""
    return view.keep("counted", _count)


def _count(view: View) -> Counted:
    rows = [row.terms for row in view.rows(_WINNERS)]
    alliances = defaultdict[tuple[str, str], set[str]](set)
    for row in view.rows(_MEMBERS):
        alliances[_last(row.text("party")), _last(row.text("election"))].add(_last(row.text("alliance")))
    seats, contests, winners = Counter[tuple[str, str, str]](), defaultdict[Place, set[str]](set), dict[str, str]()
    for terms in rows:
        election, party = _last(str(terms["election"])), _last(str(terms.get("party", "")))
        path = view.path(str(terms["candidacy"]))
        winners[path.removeprefix("candidacy/").rpartition("/")[0]] = path
        for place in (_last(str(terms[name])) for name in ("state", "country") if name in terms):
            contests[election, place].add(str(terms["contest"]))
            for holder in {party} | alliances[party, election]:
                seats[election, place, holder] += 1
    return Counted(seats, _complete(view, contests), winners)


def _complete(view: View, contests: Mapping[Place, set[str]]) -> frozenset[Place]:
    """Elections and places where as many contests are decided as there are seats."""
    wanted = Counter[str]()
    for row in view.rows(_SEATS):
        for place in {row.text("place"), row.text("country")} - {""}:
            wanted[_last(place)] += row.count("seats")
    return frozenset(
        (election, place)
        for (election, place), decided in contests.items()
        if election.partition("-")[0] == _LOK_SABHA and len(decided) >= wanted[place] > 0
    )


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
