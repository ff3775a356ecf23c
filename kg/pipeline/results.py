"""Results files in the graph: their rows in graphs of their own, and what they say in the current view.

Of a contest that only rows speak of, the view is made of the rows alone. Where an article speaks of it too, or rows
contradict each other, their statements are reconciled with the claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.articles.results import Loaded
from kg.errors import UnknownEntityError
from kg.model import ids
from kg.pipeline.desk import Desk, Request
from kg.store import open_reader, session


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsReport:
    """What a change of results files did."""

    added: tuple[str, ...] = ()
    """Paths of the files that are new."""
    unchanged: tuple[str, ...] = ()
    """Paths of those that were there already."""
    removed: tuple[str, ...] = ()
    rows: int = 0
    contests: int = 0
    people: int = 0
    seconds: float = 0.0
    generation: str = ""


def add_results(loaded: Sequence[Loaded], *, data: Path, base: str) -> ResultsReport:
    """Load results files into the store, which is made where there is none. Raises `StoreError`."""
    start, desk = perf_counter(), Desk(base)
    fresh = not (data / "CURRENT").exists()
    with session(data, fresh=fresh) as opened, opened.batch(fresh=fresh) as store:
        lookups = desk.lookups(store)
        new = {item.file.path: item.file for item in loaded if lookups.file(item.file.path) is None}
        if fresh:
            desk.begin(store)
        if new:
            desk.change(store, Request(files=tuple(new.values())))
        else:
            store.abandon()
    return ResultsReport(
        added=tuple(new),
        unchanged=tuple(sorted({item.file.path for item in loaded} - new.keys())),
        rows=sum(item.total for item in loaded),
        contests=len({row.contest for item in loaded for row in item.file}),
        people=len({row.stander for item in loaded for row in item.file.rows}),
        seconds=perf_counter() - start,
        generation=open_reader(data).generation,
    )


def remove_results(name: str, *, data: Path, base: str) -> ResultsReport:
    """Take a results file out, named by its id, path or IRI. Raises `UnknownEntityError` where there is none."""
    start, desk = perf_counter(), Desk(base)
    path = ids.results_path(name.rstrip("/").rpartition("/")[2])
    with session(data) as opened, opened.batch() as store:
        if desk.lookups(store).file(path) is None:
            raise UnknownEntityError(name, "no such article or results file in the store", "`kg info` lists them")
        desk.change(store, Request(without=[path]))
    return ResultsReport(removed=(path,), seconds=perf_counter() - start, generation=store.generation)
