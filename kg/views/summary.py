"""The front page: how much the graph holds, what was counted last, what was read last, and where sources disagree."""

from dataclasses import dataclass
from typing import Final

from kg import ns
from kg.views.articles import ArticleRow, newest_articles
from kg.views.contests import ContestRow, newest_contests
from kg.views.elections import ElectionRow, elections
from kg.views.reasons import Why, disagreements
from kg.views.things import kinds
from kg.views.view import View

SHOWN: Final = 10
"""How many contests and articles the overview lists."""

_ANY: Final = "SELECT ?thing WHERE { ?thing a ?kind } LIMIT 1"
_ARTICLES: Final = "SELECT (COUNT(?article) AS ?count) WHERE { GRAPH ?graph { ?article a schema:NewsArticle } }"
_CLAIMS: Final = "SELECT (COUNT(?claim) AS ?count) WHERE { GRAPH ?graph { ?claim a el:Claim } }"
_CANDIDATES: Final = "SELECT (COUNT(DISTINCT ?person) AS ?count) WHERE { ?candidacy el:candidate ?person }"
_TRIPLES: Final = "SELECT (COUNT(*) AS ?count) WHERE { ?subject ?property ?value }"
_QUADS: Final = "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?subject ?property ?value } }"
_CONTESTED: Final = "SELECT (COUNT(?it) AS ?count) WHERE { GRAPH ?reasons { ?it el:state el:Contested } }"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of what; `triples` are those of the current view, `quads` those of all named graphs."""

    articles: int
    claims: int
    people: int
    candidates: int
    """People who stood somewhere; `people` are all that the graph knows of."""
    candidacies: int
    contests: int
    constituencies: int
    parties: int
    alliances: int
    elections: int
    disagreements: int
    triples: int
    quads: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the front page shows."""

    counts: Counts
    elections: tuple[ElectionRow, ...]
    contests: tuple[ContestRow, ...]
    articles: tuple[ArticleRow, ...]
    disagreements: tuple[Why, ...]


def stranger(view: View) -> str:
    """An IRI of the current view that does not lie under the base, or the empty string: then the base is right."""
    found = next(view.rows(_ANY), None)
    return "" if found is None or view.path(found.text("thing")) else found.text("thing")


def counts(view: View) -> Counts:
    """How many of what the graph holds."""
    of = kinds(view)
    return Counts(
        articles=_count(view, _ARTICLES),
        claims=_count(view, _CLAIMS),
        people=of[f"{ns.FOAF}Person"],
        candidates=_count(view, _CANDIDATES),
        candidacies=of[f"{ns.EL}Candidacy"],
        contests=of[f"{ns.EL}Contest"],
        constituencies=of[f"{ns.EL}Constituency"],
        parties=of[f"{ns.EL}Party"],
        alliances=of[f"{ns.EL}Alliance"],
        elections=of[f"{ns.EL}Election"],
        disagreements=_count(view, _CONTESTED),
        triples=_count(view, _TRIPLES),
        quads=_count(view, _QUADS),
    )


def _count(view: View, query: str) -> int:
    return next(view.rows(query)).count("count")


def overview(view: View) -> Overview:
    """The counts with the newest contests and articles and all disagreements."""
    return Overview(
        counts=counts(view),
        elections=elections(view),
        contests=newest_contests(view, SHOWN),
        articles=newest_articles(view, SHOWN),
        disagreements=disagreements(view),
    )
