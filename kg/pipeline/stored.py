"""What the store holds of earlier changes: readings, people's own decisions, runs."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kg.model.article import Article
from kg.model.reading import Reading
from kg.model.resolution import Decision
from kg.model.results import ResultsFile
from kg.rdf import ARTICLES, CLAIMS, RUNS, SENTENCES, Run, readings_of
from kg.rdf.decisions import DECISIONS, decisions_of
from kg.rdf.stored_results import COLUMNS, ENTITIES, FILES, ROWS, results_of
from kg.resolve import READER
from kg.store import Reader

MADE_ANEW: Final = frozenset({"rules", READER})
"""Authors whose decisions follow from the articles."""
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that a change of the store starts from."""

    readings: tuple[Reading, ...]
    judged: tuple[Decision, ...]
    """Decisions by people; those of the rules are made anew."""
    run_of: Mapping[str, str]
    """Article id -> path of the run that read it."""
    runs: tuple[Run, ...]

    def hash_of(self, article: str) -> str:
        """Content hash of a stored article, or the empty string."""
        return next((r.article.content_hash for r in self.readings if r.article.id == article), "")

    def find(self, name: str) -> Article | None:
        """The article of that id, path, IRI or URL."""
        last = name.rstrip("/").rpartition("/")[2]
        articles = (reading.article for reading in self.readings)
        return next((article for article in articles if article.id == last or (name and article.url == name)), None)

    def runs_without(self, articles: Container[str]) -> tuple[Run, ...]:
        """The runs that some article still needs when `articles` are gone."""
        needed = {run for article, run in self.run_of.items() if article not in articles}
        return tuple(run for run in self.runs if run.path in needed)


def load(reader: Reader, base: str) -> Stored:
    """Read it all; raises `StoreError` or `ModelError` where the store is broken."""
    things = f"{base}id/"
    articles = _rows(reader, ARTICLES)
    readings = readings_of(base, articles=articles, claims=_rows(reader, CLAIMS), sentences=_rows(reader, SENTENCES))
    decisions = decisions_of(base, _rows(reader, DECISIONS))
    return Stored(
        readings=readings,
        judged=tuple(decision for decision in decisions if decision.by not in MADE_ANEW),
        run_of={_last(row["article"]): (row["run"] or "").removeprefix(things) for row in articles},
        runs=tuple(_run(row, things) for row in _rows(reader, RUNS)),
    )


def load_results(reader: Reader, base: str) -> tuple[ResultsFile, ...]:
    """The results files, with all their rows."""
    queries = {"files": FILES, "columns": COLUMNS, "entities": ENTITIES, "rows": ROWS}
    return results_of(base, **{name: _rows(reader, query) for name, query in queries.items()})


def _rows(reader: Reader, query: str) -> list[Row]:
    return [{name: str(term) if term else None for name, term in row.items()} for row in reader.select(query)]


def _last(iri: str | None) -> str:
    return (iri or "").rpartition("/")[2]


def _run(row: Row, things: str) -> Run:
    return Run(
        version=row["version"] or "",
        started=datetime.fromisoformat(row["started"] or ""),
        contents=(),
        known_path=(row["run"] or "").removeprefix(things),
        known_articles=int(row["articles"] or 0),
    )
