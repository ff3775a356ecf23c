"""Elections: what was counted, seats by party and scope, and every contest."""

from dataclasses import dataclass
from typing import Final

from kg.views.contests import ContestRow, contests
from kg.views.tallies import Poll, Tally, polls, tallies
from kg.views.things import Names, names, require
from kg.views.view import Row, Thing, View

_FACTS: Final = """
SELECT DISTINCT ?this ?year ?house ?counted WHERE {
  ?this a el:Election .
  OPTIONAL { ?this el:year ?year } OPTIONAL { ?this el:house ?house } OPTIONAL { ?this el:counted ?counted }
}"""
_ALL: Final = """
SELECT ?election ?counted (COUNT(?contest) AS ?contests) WHERE {
  ?election a el:Election . ?contest el:election ?election ; a el:Contest . OPTIONAL { ?election el:counted ?counted }
} GROUP BY ?election ?counted"""


@dataclass(frozen=True, slots=True)
class Election:
    """One election."""

    thing: Thing
    names: Names
    year: str
    house: str
    counted: str
    tallies: tuple[Tally, ...]
    polls: tuple[Poll, ...]
    contests: tuple[ContestRow, ...]


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """One election in a list, with the number of contests that the graph knows of."""

    election: Thing
    counted: str
    contests: int


def election(view: View, path: str) -> Election:
    """One election; raises `UnknownEntityError`."""
    thing = require(view, path)
    facts = next(view.rows(_FACTS, this=path), Row({}))
    return Election(
        thing=thing,
        names=names(view, path),
        year=facts.text("year"),
        house=facts.local("house"),
        counted=facts.text("counted"),
        tallies=tallies(view, path),
        polls=polls(view, path),
        contests=contests(view, path),
    )


def elections(view: View) -> tuple[ElectionRow, ...]:
    """The elections with a contest in the graph, newest first."""
    rows = (
        ElectionRow(view.thing(row.text("election")), row.text("counted"), row.count("contests"))
        for row in view.rows(_ALL)
    )
    return tuple(sorted(rows, key=lambda each: (each.counted, each.election.path), reverse=True))
