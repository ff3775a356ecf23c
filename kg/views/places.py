"""Constituencies with their history, and the places they lie in: states, regions, districts, the country."""

from dataclasses import dataclass
from typing import Final

from kg.views.contests import ContestRow, contests
from kg.views.people import same_as
from kg.views.reasons import Why, why
from kg.views.tallies import Delegation, Poll, Tally, delegations, polls, tallies
from kg.views.things import Names, names, require
from kg.views.view import Row, Thing, View

_FACTS: Final = """
SELECT DISTINCT ?this ?house ?number ?reservation ?state WHERE {
  ?this a el:Constituency .
  OPTIONAL { ?this el:house ?house } OPTIONAL { ?this el:eciNumber ?number }
  OPTIONAL { ?this el:reservation ?reservation } OPTIONAL { ?this el:inState ?state }
}"""
_PLACES: Final = "SELECT DISTINCT ?this ?place WHERE { ?this el:locatedIn ?place }"
_INSIDE: Final = "SELECT DISTINCT ?this ?place WHERE { ?place el:locatedIn|el:inState ?this }"


@dataclass(frozen=True, slots=True)
class Constituency:
    """The area that elects one member, and all its contests."""

    thing: Thing
    names: Names
    same_as: tuple[str, ...]
    house: str
    number: int | float | None
    """The number that the Election Commission gives it in its state."""
    reservation: str
    state: Thing | None
    places: tuple[Thing, ...]
    contests: tuple[ContestRow, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A state, region, district or country with what was counted there."""

    thing: Thing
    names: Names
    same_as: tuple[str, ...]
    places: tuple[Thing, ...]
    inside: tuple[tuple[str, tuple[Thing, ...]], ...]
    """What lies in it, by kind: districts, regions, constituencies …"""
    tallies: tuple[Tally, ...]
    polls: tuple[Poll, ...]
    delegations: tuple[Delegation, ...]
    contests: tuple[ContestRow, ...]
    why: tuple[Why, ...]


def constituency(view: View, path: str) -> Constituency:
    """One constituency; raises `UnknownEntityError`."""
    thing = require(view, path)
    facts = next(view.rows(_FACTS, this=path), Row({}))
    return Constituency(
        thing=thing,
        names=names(view, path),
        same_as=same_as(view, path),
        house=facts.local("house"),
        number=facts.number("number"),
        reservation=facts.local("reservation"),
        state=view.maybe(facts.text("state")),
        places=_places(view, _PLACES, path),
        contests=contests(view, path),
        why=why(view, path),
    )


def place(view: View, path: str) -> Place:
    """One state, region, district or country; raises `UnknownEntityError`."""
    return Place(
        thing=require(view, path),
        names=names(view, path),
        same_as=same_as(view, path),
        places=_places(view, _PLACES, path),
        inside=_by_kind(_places(view, _INSIDE, path)),
        tallies=tallies(view, path),
        polls=polls(view, path),
        delegations=delegations(view, path),
        contests=contests(view, path),
        why=why(view, path),
    )


def _by_kind(things: tuple[Thing, ...]) -> tuple[tuple[str, tuple[Thing, ...]], ...]:
    kinds = sorted({thing.kind for thing in things})
    return tuple((kind, tuple(thing for thing in things if thing.kind == kind)) for kind in kinds)


def _places(view: View, query: str, path: str) -> tuple[Thing, ...]:
    return view.things(row.text("place") for row in view.rows(query, this=path))
