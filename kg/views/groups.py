"""Parties and alliances: who belongs to whom at which election, their seats, and those who stood for them."""

from dataclasses import dataclass
from typing import Final

from kg.views.contests import Standing, some_standings
from kg.views.people import same_as
from kg.views.reasons import Why, why
from kg.views.tallies import Tally, tallies
from kg.views.things import Names, names, require
from kg.views.view import Thing, View

STANDINGS_SHOWN: Final = 300
"""How many candidacies of a party one answer lists; the rest are counted."""

_MEMBERSHIPS: Final = """
SELECT DISTINCT ?this ?party ?alliance ?election ?counted WHERE {
  ?membership org:member|org:organization ?this ; org:member ?party ; org:organization ?alliance .
  OPTIONAL { ?membership el:forElection ?election . OPTIONAL { ?election el:counted ?counted } }
}"""
_PARTIES: Final = "SELECT DISTINCT ?this ?party WHERE { ?party el:memberOf ?this }"
_ALLIANCES: Final = "SELECT DISTINCT ?this ?alliance WHERE { ?this el:memberOf ?alliance }"


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's place in an alliance; `election` is None where none is named."""

    party: Thing
    alliance: Thing
    election: Thing | None
    counted: str


@dataclass(frozen=True, slots=True)
class Group:
    """A party or an alliance."""

    thing: Thing
    names: Names
    same_as: tuple[str, ...]
    memberships: tuple[Membership, ...]
    tallies: tuple[Tally, ...]
    candidacies: tuple[Standing, ...]
    """Those who stood for the party, newest election first: at most `STANDINGS_SHOWN`."""
    candidacies_total: int
    why: tuple[Why, ...]


def group(view: View, path: str) -> Group:
    """One party or alliance; raises `UnknownEntityError`."""
    thing = require(view, path)
    stood, total = some_standings(view, path, limit=STANDINGS_SHOWN)
    return Group(
        thing=thing,
        names=names(view, path),
        same_as=same_as(view, path),
        memberships=_memberships(view, thing),
        tallies=tallies(view, path),
        candidacies=stood,
        candidacies_total=total,
        why=why(view, path),
    )


def _memberships(view: View, thing: Thing) -> tuple[Membership, ...]:
    formal = {
        Membership(
            view.thing(row.text("party")),
            view.thing(row.text("alliance")),
            view.maybe(row.text("election")),
            row.text("counted"),
        )
        for row in view.rows(_MEMBERSHIPS, this=thing.path)
    }
    known = {(each.party, each.alliance) for each in formal}
    plain = {(view.thing(row.text("party")), thing) for row in view.rows(_PARTIES, this=thing.path)}
    plain |= {(thing, view.thing(row.text("alliance"))) for row in view.rows(_ALLIANCES, this=thing.path)}
    found = formal | {Membership(party, alliance, None, "") for party, alliance in plain - known}
    ordered = sorted(found, key=lambda each: (each.alliance.label, each.party.label, each.party.path))
    return tuple(sorted(ordered, key=lambda each: each.counted, reverse=True))
