"""The course of a count: how the votes and the lead of one contest went while votes were counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.model.dates import PartialDate
from kg.views.things import require
from kg.views.view import Row, Thing, View

_ROWS: Final = """
SELECT ?candidacy ?votes ?share ?as_of ?flag ?name ?source WHERE {
  GRAPH ?file {
    ?source el:contest ?this ; el:candidacy ?candidacy ; el:votes ?votes ; el:asOf ?as_of ; el:name ?name .
    OPTIONAL { ?source el:voteShare ?share }
    OPTIONAL { ?source el:flag ?flag }
  }
}"""
_CLAIMS: Final = """
SELECT ?candidacy ?votes ?as_of ?source WHERE {
  { ?candidacy el:contest ?this }
  UNION { ?now el:contest ?this . GRAPH ?identity { ?candidacy dcterms:isReplacedBy ?now } }
  GRAPH ?article {
    ?source a el:Claim ; rdf:subject ?candidacy ; rdf:predicate el:votes ; rdf:object ?votes ;
      el:status el:Interim ; el:asOf ?as_of .
  }
}"""
_LEADS: Final = """
SELECT ?margin ?leader ?runner_up ?as_of ?source WHERE {
  GRAPH ?file {
    ?source el:contest ?this ; el:margin ?margin ; el:leader ?leader ; el:asOf ?as_of .
    OPTIONAL { ?source el:runnerUp ?runner_up }
  }
}"""
_REPLACED: Final = """
SELECT ?merged ?now WHERE { ?now el:contest ?this . GRAPH ?identity { ?merged dcterms:isReplacedBy ?now } }"""


@dataclass(frozen=True, slots=True)
class Point:
    """The votes of one candidacy at one time, and the row or claim that says so."""

    as_of: str
    votes: int
    share: float | None
    flags: tuple[str, ...]
    """What is odd about the number: `LowerThanBefore`, `AboveFinal`."""
    source: Thing


@dataclass(frozen=True, slots=True)
class Series:
    """The votes of one candidacy in the order of time."""

    candidacy: Thing
    name: str
    """The name as the file has it; empty where only reports speak of the count."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who led at one time, whom, and by how many votes."""

    as_of: str
    leader: Thing
    runner_up: Thing | None
    margin: int
    source: Thing


@dataclass(frozen=True, slots=True)
class Course:
    """The course of the count of one contest: a series a candidacy, most votes first, and the leads in time."""

    contest: Thing
    series: tuple[Series, ...]
    leads: tuple[Lead, ...]

    @property
    def changes(self) -> tuple[Lead, ...]:
        """The leads at which somebody else led than before, the first one included."""
        before = ("", *(lead.leader.iri for lead in self.leads))
        return tuple(lead for lead, last in zip(self.leads, before, strict=False) if lead.leader.iri != last)


def course(view: View, path: str) -> Course:
    """The course of the count of the contest at `path`; empty series where nothing interim is known.

    Raises `UnknownEntityError`.
    """
    require(view, path)
    now = {row.text("merged"): row.text("now") for row in view.rows(_REPLACED, this=path)}
    points, names = defaultdict[str, dict[str, list[Row]]](lambda: defaultdict(list)), dict[str, str]()
    for row in _known(view, (*view.rows(_ROWS, this=path), *view.rows(_CLAIMS, this=path))):
        candidacy = now.get(row.text("candidacy"), row.text("candidacy"))
        points[candidacy][row.text("source")].append(row)
        names.setdefault(candidacy, row.text("name"))
    leads = _known(view, view.rows(_LEADS, this=path))
    things = view.things({*points, *(now.get(iri, iri) for row in leads for iri in _sides(row))})
    by_iri = {thing.iri: thing for thing in things}
    series = [Series(by_iri[iri], names[iri], _points(view, rows)) for iri, rows in points.items()]
    return Course(
        contest=view.thing(view.iri(path)),
        series=tuple(sorted(series, key=lambda each: (-each.points[-1].votes, each.candidacy.iri))),
        leads=tuple(sorted((_lead(view, row, now, by_iri) for row in leads), key=lambda lead: _moment(lead.as_of))),
    )


def _known(view: View, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if view.is_known(row.text("as_of"))]


def _sides(row: Row) -> tuple[str, ...]:
    return tuple(iri for name in ("leader", "runner_up") if (iri := row.text(name)))


def _points(view: View, rows: Mapping[str, list[Row]]) -> tuple[Point, ...]:
    """One point a source; a row with several flags comes as several solutions."""
    found = (
        Point(
            as_of=group[0].text("as_of"),
            votes=group[0].count("votes"),
            share=None if (share := group[0].number("share")) is None else float(share),
            flags=tuple(sorted({row.local("flag") for row in group} - {""})),
            source=view.bare(source),
        )
        for source, group in rows.items()
    )
    return tuple(sorted(found, key=lambda point: (_moment(point.as_of), point.source.iri)))


def _lead(view: View, row: Row, now: Mapping[str, str], things: Mapping[str, Thing]) -> Lead:
    leader, runner_up = row.text("leader"), row.text("runner_up")
    return Lead(
        as_of=row.text("as_of"),
        leader=things[now.get(leader, leader)],
        runner_up=things[now.get(runner_up, runner_up)] if runner_up else None,
        margin=row.count("margin"),
        source=view.bare(row.text("source")),
    )


def _moment(as_of: str) -> str:
    return PartialDate(as_of).latest.isoformat()
