"""Results files in the graph: their rows in graphs of their own, and what they say in the current view.

Of a contest that only rows speak of, the view is written straight from the rows. Where an article speaks of it too,
`reason_over` takes the rows' statements in with the claims'.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.articles.results import Loaded
from kg.errors import UnknownEntityError
from kg.gazetteer import load_register
from kg.model.results import ResultsFile
from kg.pipeline.changes import write_knowledge
from kg.pipeline.knowledge import reason_over
from kg.pipeline.stored import Stored, load, load_results
from kg.rdf import Mapper
from kg.store import Writer, open_reader, writer


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
    start = perf_counter()
    fresh = not (data / "CURRENT").exists()
    with writer(data, fresh=fresh) as store:
        stored = None if fresh else load(open_reader(data), base)
        known = () if fresh else load_results(open_reader(data), base)
        ids = {file.id for file in known}
        new = {item.file.id: item.file for item in loaded if item.file.id not in ids}
        mapper = Mapper(base, load_register())
        if new:
            for file in new.values():
                store.load(mapper.file_lines(file))
            _reason(store, mapper, stored, (*known, *new.values()))
        else:
            store.abandon()
    added = tuple(file.path for file in new.values())
    return ResultsReport(
        added=added,
        unchanged=tuple(sorted({item.file.path for item in loaded} - set(added))),
        rows=sum(item.total for item in loaded),
        contests=len({row.contest for item in loaded for row in item.file}),
        people=len({row.stander for item in loaded for row in item.file.rows}),
        seconds=perf_counter() - start,
        generation=open_reader(data).generation,
    )


def remove_results(name: str, *, data: Path, base: str) -> ResultsReport:
    """Take a results file out, named by its id, path or IRI. Raises `UnknownEntityError` where there is none."""
    start, wanted = perf_counter(), name.rstrip("/").rpartition("/")[2]
    with writer(data, fresh=False) as store:
        files = load_results(open_reader(data), base)
        gone = [file for file in files if file.id == wanted]
        if not gone:
            raise UnknownEntityError(name, "no such article or results file in the store", "`kg info` lists them")
        mapper = Mapper(base, load_register())
        store.remove_graph(mapper.graph(gone[0].path))
        rest = [file for file in files if file.id != wanted]
        _reason(store, mapper, load(open_reader(data), base), rest)
    generation = open_reader(data).generation
    return ResultsReport(removed=(gone[0].path,), seconds=perf_counter() - start, generation=generation)


def _reason(store: Writer, mapper: Mapper, stored: Stored | None, files: Sequence[ResultsFile]) -> None:
    readings, judged = (stored.readings, stored.judged) if stored else ((), ())
    knowledge = reason_over(readings, mapper.register, judged=judged, files=files)
    write_knowledge(store, mapper, knowledge, stored.runs if stored else (), files)
