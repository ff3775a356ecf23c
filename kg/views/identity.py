"""Who may be whom: pairs of people that the rules leave open, the weightiest first, and what tells for and against."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.queries import Iri
from kg.views.view import Row, Thing, View

_DECISIONS: Final = """
SELECT DISTINCT ?left ?right ?judgement ?score ?reason ?by WHERE {
  GRAPH ?graph {
    ?decision a el:IdentityDecision ; el:left ?left ; el:right ?right ; el:judgement ?judgement ; el:score ?score ;
      el:reason ?reason ; el:by ?by .
  }
}"""
_STANDS: Final = """
SELECT ?this ?candidacy ?label ?votes ?outcome ?contest WHERE {
  ?candidacy el:candidate ?this ; rdfs:label ?label .
  FILTER(LANG(?label) = "en")
  OPTIONAL { ?candidacy el:votes ?votes } OPTIONAL { ?candidacy el:outcome ?outcome }
  OPTIONAL { ?candidacy el:contest ?contest }
}"""
_LOG: Final = """
SELECT ?left ?right ?judgement ?reason ?by ?at ?event WHERE {
  GRAPH ?graph {
    VALUES ?event { prov:generatedAtTime prov:invalidatedAtTime }
    ?entry ?event ?at ; el:left ?left ; el:right ?right ; el:judgement ?judgement ; el:reason ?reason ;
      el:by ?by .
  }
}"""
_RULES: Final = frozenset({"rules", "reader"})
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Stood:
    """One candidacy of somebody: in words, votes (0 where unknown), outcome."""

    candidacy: str
    label: str
    votes: int
    outcome: str
    contest: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, why, and what each stood for; `weight` is the votes that hang on it."""

    left: Thing
    right: Thing
    judgement: str
    score: float
    reason: str
    by: str
    left_stood: tuple[Stood, ...]
    right_stood: tuple[Stood, ...]
    seats: int
    """Of their candidacies, those that were elected."""
    weight: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log of people's own decisions, made or taken back (`is_withdrawn`)."""

    left: str
    right: str
    judgement: str
    reason: str
    by: str
    at: str
    is_withdrawn: bool


def unsure_pairs(view: View) -> tuple[Pair, ...]:
    """Pairs of people that are unsure and that nobody has decided: elected ones first, then by the votes at stake."""
    rows = [row for row in view.rows(_DECISIONS) if view.path(row.text("left")).startswith("person/")]
    decided = {_pair(row.text("left"), row.text("right")) for row in rows if row.text("by") not in _RULES}
    rows = [row for row in rows if row.local("judgement") == "Unsure" and row.text("by") in _RULES]
    rows = [row for row in rows if _pair(row.text("left"), row.text("right")) not in decided]
    people = {row.text(side) for row in rows for side in ("left", "right")}
    stood = _stood(view, people)
    view.things(people)
    found = (_made(view, row.text("left"), row.text("right"), stood, row) for row in rows)
    return tuple(sorted(found, key=lambda p: (-p.seats, -p.weight, -p.score, p.left.path, p.right.path)))


def pair_of(view: View, left: str, right: str) -> tuple[Pair, ...]:
    """What is decided about two people, by the rules and by people; one entry without a judgement where nothing is."""
    iris = view.iri(left), view.iri(right)
    rows = [row for row in view.rows(_DECISIONS) if _pair(row.text("left"), row.text("right")) == frozenset(iris)]
    stood = _stood(view, iris)
    made = [_made(view, *iris, stood, row) for row in rows]
    return tuple(sorted(made, key=lambda pair: (pair.by in _RULES, pair.by))) or (_made(view, *iris, stood, None),)


def decision_log(view: View) -> tuple[Entry, ...]:
    """Every decision that a person made or took back, the oldest first."""
    found = (
        Entry(
            view.path(row.text("left")),
            view.path(row.text("right")),
            row.local("judgement"),
            row.text("reason"),
            row.text("by"),
            row.text("at"),
            row.local("event") == "invalidatedAtTime",
        )
        for row in view.rows(_LOG)
    )
    return tuple(sorted(set(found), key=lambda entry: (entry.at, entry.left, entry.right, entry.judgement)))


def rivals_in(view: View, left: str, right: str) -> str:
    """The label of a contest in which both stood under names of their own; empty where there is none."""
    stood = _stood(view, (view.iri(left), view.iri(right)))
    ours, theirs = ({each.contest for each in stood[view.iri(path)] if each.contest} for path in (left, right))
    common = sorted(ours & theirs)
    return view.thing(common[0]).label if common else ""


def _pair(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


def _made(view: View, left: str, right: str, stood: Mapping[str, tuple[Stood, ...]], row: Row | None) -> Pair:
    ours, theirs = stood.get(left, ()), stood.get(right, ())
    told = row or Row({})
    return Pair(
        left=view.thing(left),
        right=view.thing(right),
        judgement=told.local("judgement"),
        score=float(told.number("score") or 0),
        reason=told.text("reason"),
        by=told.text("by"),
        left_stood=ours,
        right_stood=theirs,
        seats=sum(each.outcome == "Elected" for each in (*ours, *theirs)),
        weight=sum(each.votes for each in (*ours, *theirs)),
    )


def _stood(view: View, people: Iterable[str]) -> Mapping[str, tuple[Stood, ...]]:
    found: defaultdict[str, set[Stood]] = defaultdict(set)
    wanted = sorted(set(people))
    for start in range(0, len(wanted), _BATCH):
        for row in view.rows(_STANDS, bound={"this": [Iri(iri) for iri in wanted[start : start + _BATCH]]}):
            found[row.text("this")].add(
                Stood(
                    row.text("candidacy"),
                    row.text("label"),
                    row.count("votes"),
                    row.local("outcome"),
                    row.text("contest"),
                )
            )
    return defaultdict(tuple, {iri: tuple(sorted(own, key=lambda s: s.candidacy)) for iri, own in found.items()})
