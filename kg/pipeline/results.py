"""Results files in the graph: their rows in graphs of their own, and what they say in the current view.

Of a contest that only rows speak of, the view is written straight from the rows. Where an article speaks of it too,
`reason_over` takes the rows' statements in with the claims'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.articles.results import Loaded
from kg.gazetteer import load_register
from kg.model.results import ResultsFile
from kg.pipeline.changes import write_knowledge
from kg.pipeline.knowledge import reason_over
from kg.pipeline.stored import Stored, load, load_results
from kg.rdf import Mapper
from kg.store import Writer, open_reader, writer


@dataclass(frozen=True, slots=True)
class ResultsReport:
    """What loading results files did."""

    added: tuple[str, ...]
    """Paths of the files that are new."""
    unchanged: tuple[str, ...]
    """Paths of those that were there already."""
    rows: int
    contests: int
    people: int
    disagreements: int
    seconds: float
    generation: str = ""


def add_results(loaded: Sequence[Loaded], *, data: Path, base: str) -> ResultsReport:
    """Load results files into the store, which is made where there is none. Raises `StoreError`."""
    start = perf_counter()
    fresh = not (data / "CURRENT").exists()
    with writer(data, fresh=fresh) as store:
        stored = None if fresh else load(open_reader(data), base)
        known = () if fresh else load_results(open_reader(data), base)
        ids = {file.id for file in known}
        new = {item.file.id: item.file for item in loaded if item.file.id not in ids}
        files = (*known, *new.values())
        if new:
            _write(store, Mapper(base, load_register()), stored, files, tuple(new.values()))
        else:
            store.abandon()
    rows = [row for item in loaded for row in item.file.rows]
    return ResultsReport(
        added=tuple(file.path for file in new.values()),
        unchanged=tuple(sorted({item.file.path for item in loaded} - {file.path for file in new.values()})),
        rows=sum(item.total for item in loaded),
        contests=len({row.contest for item in loaded for row in item.file}),
        people=len({row.stander for row in rows}),
        disagreements=0,
        seconds=perf_counter() - start,
        generation=open_reader(data).generation,
    )


def _write(
    store: Writer, mapper: Mapper, stored: Stored | None, files: Sequence[ResultsFile], new: Iterable[ResultsFile]
) -> None:
    readings, judged = (stored.readings, stored.judged) if stored else ((), ())
    knowledge = reason_over(readings, mapper.register, judged=judged, files=files)
    for file in new:
        store.load(mapper.file_lines(file))
    write_knowledge(store, mapper, knowledge, stored.runs if stored else (), files)
