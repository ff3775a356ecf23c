"""Seats by party or alliance in a scope, the voting there, and the size of its delegation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.queries import Iri
from kg.views.view import Row, Thing, View

_TALLIES: Final = """
SELECT DISTINCT ?this ?tally ?holder ?scope ?election ?counted ?won ?leading ?won_or_leading ?contested ?share
WHERE {
  ?tally el:holder|el:scope|el:election ?this ; a el:Tally .
  OPTIONAL { ?tally el:holder ?holder }
  OPTIONAL { ?tally el:scope ?scope }
  OPTIONAL { ?tally el:election ?election . OPTIONAL { ?election el:counted ?counted } }
  OPTIONAL { ?tally el:seatsWon ?won }
  OPTIONAL { ?tally el:seatsLeading ?leading }
  OPTIONAL { ?tally el:seatsWonOrLeading ?won_or_leading }
  OPTIONAL { ?tally el:seatsContested ?contested }
  OPTIONAL { ?tally el:voteShare ?share }
}"""
_SAID: Final = """
SELECT DISTINCT ?tally ?property ?said WHERE {
  GRAPH ?reasons { ?resolution rdf:subject ?tally ; rdf:predicate ?property ; el:state ?sure ; el:qualifier ?said }
}"""
_FIELDS: Final = {
    "seatsWon": "won",
    "seatsLeading": "leading",
    "seatsWonOrLeading": "won_or_leading",
    "seatsContested": "contested",
    "voteShare": "share",
}
_POLLS: Final = """
SELECT DISTINCT ?this ?poll ?scope ?election ?counted ?turnout
WHERE {
  ?poll el:scope|el:election ?this ; a el:Poll ; el:turnout ?turnout .
  OPTIONAL { ?poll el:scope ?scope }
  OPTIONAL { ?poll el:election ?election . OPTIONAL { ?election el:counted ?counted } }
}"""
_DELEGATIONS: Final = """
SELECT DISTINCT ?this ?delegation ?house ?seats
WHERE { ?delegation el:scope ?this ; a el:Delegation ; el:seats ?seats . OPTIONAL { ?delegation el:house ?house } }"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Seats (and share of the vote, in per cent) of one party or alliance in one scope at one election."""

    tally: Thing
    holder: Thing | None
    scope: Thing | None
    election: Thing | None
    counted: str
    won: int | float | None
    leading: int | float | None
    won_or_leading: int | float | None
    contested: int | float | None
    share: int | float | None
    said: Mapping[str, str]
    """`over`, `about` … by the name of a field whose number is not exact."""

    @property
    def seats(self) -> int | float:
        """What a list is ordered by: seats won and led in."""
        return self.won_or_leading or (self.won or 0) + (self.leading or 0)


@dataclass(frozen=True, slots=True)
class Poll:
    """Turnout, in per cent, of one election in one scope."""

    poll: Thing
    scope: Thing | None
    election: Thing | None
    counted: str
    turnout: int | float | None


@dataclass(frozen=True, slots=True)
class Delegation:
    """How many seats a scope fills in a house (`LokSabha`, `Assembly`)."""

    delegation: Thing
    house: str
    seats: int | float | None


def tallies(view: View, path: str) -> tuple[Tally, ...]:
    """The tallies of a party, an alliance, a scope or an election: newest first, then by scope and seats."""
    rows = {row.text("tally"): row for row in view.rows(_TALLIES, this=path)}
    view.learn(rows.values(), "tally", "holder", "scope", "election")
    said = _said(view, rows)
    found = {iri: _tally(view, row, said.get(iri, {})) for iri, row in rows.items()}
    ordered = sorted(found.values(), key=lambda each: (_label(each.scope), -each.seats, each.tally.path))
    return tuple(sorted(ordered, key=lambda each: each.counted, reverse=True))


def _said(view: View, tallies: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """How the numbers of each tally were said, where they are not exact."""
    these = [Iri(iri) for iri in tallies]
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in view.rows(_SAID, bound={"tally": these}) if these else ():
        field, said = _FIELDS.get(row.local("property"), ""), row.local("said").lower()
        if field and said != "exact":
            found[row.text("tally")][field] = said
    return found


def _label(thing: Thing | None) -> str:
    return thing.label if thing else ""


def _tally(view: View, row: Row, said: Mapping[str, str]) -> Tally:
    return Tally(
        tally=view.thing(row.text("tally")),
        holder=view.maybe(row.text("holder")),
        scope=view.maybe(row.text("scope")),
        election=view.maybe(row.text("election")),
        counted=row.text("counted"),
        won=row.number("won"),
        leading=row.number("leading"),
        won_or_leading=row.number("won_or_leading"),
        contested=row.number("contested"),
        share=row.number("share"),
        said=said,
    )


def polls(view: View, path: str) -> tuple[Poll, ...]:
    """The turnouts of a scope or an election, newest first."""
    found = {
        Poll(
            poll=view.thing(row.text("poll")),
            scope=view.maybe(row.text("scope")),
            election=view.maybe(row.text("election")),
            counted=row.text("counted"),
            turnout=row.number("turnout"),
        )
        for row in view.rows(_POLLS, this=path)
    }
    ordered = sorted(found, key=lambda each: (_label(each.scope), each.poll.path))
    return tuple(sorted(ordered, key=lambda each: each.counted, reverse=True))


def delegations(view: View, path: str) -> tuple[Delegation, ...]:
    """The seats that a scope fills, by house."""
    found = {
        Delegation(view.thing(row.text("delegation")), row.local("house"), row.number("seats"))
        for row in view.rows(_DELEGATIONS, this=path)
    }
    return tuple(sorted(found, key=lambda each: each.delegation.path))
