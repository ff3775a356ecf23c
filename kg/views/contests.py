"""Contests and those who stand in them: the table of candidates of one, and rows for lists of several."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.queries import Iri
from kg.views.reasons import Why, why
from kg.views.things import require
from kg.views.view import Row, Thing, View

_CANDIDACIES: Final = """
SELECT DISTINCT ?candidacy ?counted ?votes WHERE {
  ?candidacy el:contest|el:candidate|el:party ?this ; a el:Candidacy .
  OPTIONAL { ?candidacy el:election/el:counted ?counted }
  OPTIONAL { ?candidacy el:votes ?votes }
} ORDER BY DESC(?counted) DESC(?votes) ?candidacy"""
_STANDINGS: Final = """
SELECT DISTINCT ?candidacy ?candidate ?party ?independent ?option ?alliance ?votes ?share ?rank ?outcome
  ?contest ?constituency ?election ?counted ?count_status
WHERE {
  ?candidacy a el:Candidacy .
  OPTIONAL { ?candidacy el:candidate ?candidate }
  OPTIONAL { ?candidacy el:party ?party }
  OPTIONAL { ?candidacy el:independent ?independent }
  OPTIONAL { ?candidacy el:option ?option }
  OPTIONAL { ?candidacy el:alliance ?alliance }
  OPTIONAL { ?candidacy el:votes ?votes }
  OPTIONAL { ?candidacy el:voteShare ?share }
  OPTIONAL { ?candidacy el:rank ?rank }
  OPTIONAL { ?candidacy el:outcome ?outcome }
  OPTIONAL { ?candidacy el:election ?election . OPTIONAL { ?election el:counted ?counted } }
  OPTIONAL {
    ?candidacy el:contest ?contest .
    OPTIONAL { ?contest el:constituency ?constituency }
    OPTIONAL { ?contest el:countStatus ?count_status }
  }
}"""


_MARGINS: Final = """
SELECT DISTINCT ?contest ?margin ?said WHERE {
  ?contest el:margin ?margin .
  OPTIONAL {
    GRAPH ?reasons { ?resolution rdf:subject ?contest ; rdf:predicate el:margin ; el:state ?sure ; el:qualifier ?said }
  }
}"""


def _contest_query(contest: str, which: str, order: str = "") -> str:
    """Text of a query for contests: the variable that stands for one, how they are found, and in what order."""
    return f"""
SELECT DISTINCT {contest}
  ?constituency ?state ?election ?counted ?status ?turnout
  ?ahead ?candidate ?party ?independent ?votes ?outcome
WHERE {{
  {contest} a el:Contest . {which}
  OPTIONAL {{ {contest} el:constituency ?constituency . OPTIONAL {{ ?constituency el:inState ?state }} }}
  OPTIONAL {{ {contest} el:election ?election . OPTIONAL {{ ?election el:counted ?counted }} }}
  OPTIONAL {{ {contest} el:countStatus ?status }}
  OPTIONAL {{ {contest} el:turnout ?turnout }}
  OPTIONAL {{
    {contest} el:winner|el:leader ?ahead .
    OPTIONAL {{ ?ahead el:candidate ?candidate }}
    OPTIONAL {{ ?ahead el:party ?party }}
    OPTIONAL {{ ?ahead el:independent ?independent }}
    OPTIONAL {{ ?ahead el:votes ?votes }}
    OPTIONAL {{ ?ahead el:outcome ?outcome }}
  }}
}} {order}"""


_ONE: Final = _contest_query("?this", "")
_SOME: Final = _contest_query(
    "?contest", "?contest el:constituency|el:election|(el:constituency/(el:inState|el:locatedIn)) ?this ."
)
_NEWEST: Final = _contest_query(
    "?contest", "?contest el:winner|el:leader ?any .", "ORDER BY DESC(?counted) ?contest LIMIT 60"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One candidacy: who stood for whom and how it went. `candidate` is None where only the party is known."""

    candidacy: Thing
    candidate: Thing | None
    party: Thing | None
    independent: bool
    nota: bool
    alliance: Thing | None
    votes: int | float | None
    share: int | float | None
    rank: int | float | None
    outcome: str
    """`Elected`, `Lost`, `Leading`, `Trailing` or empty."""
    contest: Thing | None
    constituency: Thing | None
    election: Thing | None
    counted: str
    margin: int | float | None
    """Of the contest, not of this candidacy."""
    margin_said: str
    """`over`, `about` … where the margin is not exact."""
    count_status: str


@dataclass(frozen=True, slots=True)
class ContestRow:
    """One contest in a list, with who won it or is ahead."""

    contest: Thing
    constituency: Thing | None
    state: Thing | None
    election: Thing | None
    counted: str
    status: str
    margin: int | float | None
    margin_said: str
    """`over`, `about` … where the margin is not exact."""
    turnout: int | float | None
    ahead: Thing | None
    """The candidacy that won or leads."""
    candidate: Thing | None
    party: Thing | None
    independent: bool
    votes: int | float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Contest:
    """An election in one constituency: its result, the candidates by votes, and the reasons."""

    row: ContestRow
    standings: tuple[Standing, ...]
    why: tuple[Why, ...]

    @property
    def thing(self) -> Thing:
        """The contest itself."""
        return self.row.contest


def contest(view: View, path: str) -> Contest:
    """One contest; raises `UnknownEntityError`."""
    thing = require(view, path)
    rows = _rows(view, view.rows(_ONE, this=path), "this")
    empty = ContestRow(thing, None, None, None, "", "", None, "", None, None, None, None, False, None, "")
    return Contest(rows[0] if rows else empty, standings(view, path), why(view, path))


def contests(view: View, path: str) -> tuple[ContestRow, ...]:
    """The contests of a constituency, an election or a state, newest first."""
    return _rows(view, view.rows(_SOME, this=path), "contest")


def newest_contests(view: View, limit: int) -> tuple[ContestRow, ...]:
    """The contests that were counted last and have someone ahead."""
    return _rows(view, view.rows(_NEWEST), "contest")[:limit]


def _rows(view: View, rows: Iterable[Row], name: str) -> tuple[ContestRow, ...]:
    chosen: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row.local("outcome") != "Elected", row.text("ahead"))):
        chosen.setdefault(row.text(name), row)
    view.learn(chosen.values(), name, "constituency", "state", "election", "ahead", "candidate", "party")
    margins = _margins(view, chosen)
    found = (_contest_row(view, row, iri, margins.get(iri, Row({}))) for iri, row in chosen.items())
    by_name = sorted(found, key=lambda each: each.contest.label)
    return tuple(sorted(by_name, key=lambda each: each.counted, reverse=True))


def _margins(view: View, contests: Iterable[str]) -> dict[str, Row]:
    """Margin, and how it was said, by contest."""
    these = sorted(set(contests) - {""})
    found = view.rows(_MARGINS, bound={"contest": [Iri(iri) for iri in these]}) if these else ()
    return {row.text("contest"): row for row in found}


def _said(margin: Row) -> str:
    return margin.local("said").lower().replace("exact", "")


def _contest_row(view: View, row: Row, contest: str, margin: Row) -> ContestRow:
    return ContestRow(
        contest=view.thing(contest),
        constituency=view.maybe(row.text("constituency")),
        state=view.maybe(row.text("state")),
        election=view.maybe(row.text("election")),
        counted=row.text("counted"),
        status=row.local("status"),
        margin=margin.number("margin"),
        margin_said=_said(margin),
        turnout=row.number("turnout"),
        ahead=view.maybe(row.text("ahead")),
        candidate=view.maybe(row.text("candidate")),
        party=view.maybe(row.text("party")),
        independent=row.text("independent") == "true",
        votes=row.number("votes"),
        outcome=row.local("outcome"),
    )


def standings(view: View, path: str) -> tuple[Standing, ...]:
    """The candidacies of a contest or a person: newest election first, then by votes and outcome."""
    return some_standings(view, path, limit=None)[0]


def some_standings(view: View, path: str, *, limit: int | None) -> tuple[tuple[Standing, ...], int]:
    """The first candidacies of a contest, a person or a party, and how many there are."""
    every = list(dict.fromkeys(row.text("candidacy") for row in view.rows(_CANDIDACIES, this=path)))
    these = [Iri(iri) for iri in every[:limit]]
    found = view.rows(_STANDINGS, bound={"candidacy": these}) if these else ()
    rows = {row.text("candidacy"): row for row in found}
    ordered = sorted(sorted(rows.values(), key=_by_votes), key=lambda row: row.text("counted"), reverse=True)
    names = ("candidacy", "candidate", "party", "alliance", "contest", "constituency", "election")
    view.learn(ordered, *names)
    margins = _margins(view, (row.text("contest") for row in ordered))
    return tuple(_standing(view, row, margins.get(row.text("contest"), Row({}))) for row in ordered), len(every)


_AHEAD: Final = ("Elected", "Leading", "", "Trailing", "Lost")


def _by_votes(row: Row) -> tuple[bool, float, int, str]:
    outcome = row.local("outcome")
    place = _AHEAD.index(outcome) if outcome in _AHEAD else 2
    return (row.local("option") == "NOTA", -(row.number("votes") or 0), place, row.text("candidacy"))


def _standing(view: View, row: Row, margin: Row) -> Standing:
    return Standing(
        candidacy=view.thing(row.text("candidacy")),
        candidate=view.maybe(row.text("candidate")),
        party=view.maybe(row.text("party")),
        independent=row.text("independent") == "true",
        nota=row.local("option") == "NOTA",
        alliance=view.maybe(row.text("alliance")),
        votes=row.number("votes"),
        share=row.number("share"),
        rank=row.number("rank"),
        outcome=row.local("outcome"),
        contest=view.maybe(row.text("contest")),
        constituency=view.maybe(row.text("constituency")),
        election=view.maybe(row.text("election")),
        counted=row.text("counted"),
        margin=margin.number("margin"),
        margin_said=_said(margin),
        count_status=row.local("count_status"),
    )
