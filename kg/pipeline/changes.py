"""Building and changing the graph: each change is a new generation of the store, published whole or not at all.

A change reads the articles first. What is believed is then worked out from all readings, those of the store and the
new ones, so that adding articles one by one gives the graph that building from all of them gives.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from time import perf_counter

from kg import __version__
from kg.articles import read
from kg.check import Violation, check_article, load_shapes
from kg.errors import SourceError, UnknownEntityError
from kg.extract import each, extract
from kg.gazetteer import load_gazetteer, load_register
from kg.model.article import Article
from kg.model.entity import Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision
from kg.model.results import ResultsFile
from kg.pipeline.knowledge import Knowledge, reason_over
from kg.pipeline.report import Report
from kg.pipeline.row_view import load_view
from kg.pipeline.stored import load as stored_of
from kg.pipeline.stored import load_results
from kg.rdf import Mapper, Run
from kg.store import Writer, open_reader, writer

Progress = Callable[[str], None]


@dataclass(slots=True)
class _Batch:
    """What a run over sources gave, while it goes on."""

    readings: dict[str, Reading] = field(default_factory=dict)
    skipped: list[SourceError] = field(default_factory=list)
    duplicates: int = 0

    def take(self, item: Reading | SourceError) -> None:
        if isinstance(item, SourceError):
            self.skipped.append(item)
        else:
            self.readings[item.article.id] = item

    def unseen(self, items: Iterable[Article | SourceError]) -> Iterator[Article | SourceError]:
        """The items without articles that came before as they are, which are counted."""
        hashes: dict[str, str] = {}
        for item in items:
            if isinstance(item, Article) and hashes.get(item.id) == item.content_hash:
                self.duplicates += 1
                continue
            if isinstance(item, Article):
                hashes[item.id] = item.content_hash
            yield item


def build(
    sources: Sequence[str],
    *,
    data: Path,
    base: str,
    keep_text: bool = False,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> Report:
    """A new store from `sources` alone, in place of the old one.

    Where no source can be read the old store stays, and the report's `generation` is empty. `jobs` is the number of
    processes that read, as `kg.extract.each` takes it. Raises `StoreError`.
    """
    return _build(_read(sources, on_progress, jobs), data=data, base=base, keep_text=keep_text)


def _build(batch: _Batch, *, data: Path, base: str, keep_text: bool = False) -> Report:
    start = perf_counter()
    register = load_register()
    if not batch.readings:
        return _report(start, batch, reason_over((), register), 0)
    run = _run(batch.readings.values())
    knowledge = reason_over(tuple(batch.readings.values()), register)
    mapper = Mapper(base, register)
    with writer(data, fresh=True) as store:
        faults = _write_articles(store, mapper, batch.readings.values(), run, keep_text=keep_text)
        write_knowledge(store, mapper, knowledge, (run,))
    report = _report(start, batch, knowledge, len(batch.readings))
    generation = open_reader(data).generation
    return replace(report, added=len(batch.readings), generation=generation, misshapen=faults)


def add(
    sources: Sequence[str],
    *,
    data: Path,
    base: str,
    keep_text: bool = False,
    jobs: int = 1,
    on_progress: Progress | None = None,
) -> Report:
    """Add articles to the store; one that changed takes the place of its older version. Raises `StoreError`."""
    return _add(lambda: _read(sources, on_progress, jobs), data=data, base=base, keep_text=keep_text)


def load_readings(readings: Iterable[Reading], *, data: Path, base: str, fresh: bool = False) -> Report:
    """Put in what needs no reading any more, many claims at once: official results, the rows of a count.

    Give one `Reading` for each contest and source: it becomes one named graph, which is replaced as a whole when it
    comes again and can be removed by its article's id or URL. `Article.tier` says whether it is official. `fresh`
    makes a new store of them alone. Raises as `add` and `build` do.
    """
    batch = _Batch({reading.article.id: reading for reading in readings})
    return _build(batch, data=data, base=base) if fresh else _add(lambda: batch, data=data, base=base)


def _add(read: Callable[[], _Batch], *, data: Path, base: str, keep_text: bool = False) -> Report:
    start = perf_counter()
    with writer(data, fresh=False) as store:
        register, stored = load_register(), stored_of(open_reader(data), base)
        files = load_results(open_reader(data), base)
        batch = read()
        new = {id: r for id, r in batch.readings.items() if stored.hash_of(id) != r.article.content_hash}
        if not new:
            store.abandon()
            unchanged = reason_over(stored.readings, register, judged=stored.judged, files=files)
            return replace(_report(start, batch, unchanged, len(stored.readings)), unchanged=len(batch.readings))
        readings = {reading.article.id: reading for reading in stored.readings} | new
        knowledge = reason_over(tuple(readings.values()), register, judged=stored.judged, files=files)
        mapper, run = Mapper(base, register), _run(new.values())
        faults = _write_articles(store, mapper, new.values(), run, keep_text=keep_text)
        write_knowledge(store, mapper, knowledge, (*stored.runs_without(new), run), files)
    known = sum(stored.hash_of(id) != "" for id in new)
    return replace(
        _report(start, batch, knowledge, len(readings)),
        added=len(new) - known,
        replaced=known,
        unchanged=len(batch.readings) - len(new),
        generation=open_reader(data).generation,
        misshapen=faults,
    )


def remove(article: str, *, data: Path, base: str) -> Report:
    """Take one article out, named by its id, IRI or URL, and believe what is believed without it.

    Raises `UnknownEntityError` where the store holds no such article.
    """
    start = perf_counter()
    with writer(data, fresh=False) as store:
        register, stored = load_register(), stored_of(open_reader(data), base)
        files = load_results(open_reader(data), base)
        gone = stored.find(article)
        if gone is None:
            raise UnknownEntityError(article, "no such article in the store", "`kg info --articles` lists them")
        rest = tuple(r for r in stored.readings if r.article.id != gone.id)
        knowledge = reason_over(rest, register, judged=stored.judged, files=files)
        mapper = Mapper(base, register)
        store.remove_graph(mapper.graph(f"article/{gone.id}"))
        write_knowledge(store, mapper, knowledge, stored.runs_without({gone.id: gone}), files)
    report = _report(start, _Batch(), knowledge, len(rest))
    return replace(report, removed=1, generation=open_reader(data).generation)


def judge(decision: Decision, *, data: Path, base: str) -> Report:
    """Record a person's decision about two people and work out again what is believed; it outranks every rule."""
    start = perf_counter()
    with writer(data, fresh=False) as store:
        register, stored = load_register(), stored_of(open_reader(data), base)
        files = load_results(open_reader(data), base)
        pair = {decision.left, decision.right}
        judged = (*(d for d in stored.judged if {d.left, d.right} != pair), decision)
        knowledge = reason_over(stored.readings, register, judged=judged, files=files)
        write_knowledge(store, Mapper(base, register), knowledge, stored.runs, files)
    return replace(_report(start, _Batch(), knowledge, len(stored.readings)), generation=open_reader(data).generation)


def _read(sources: Sequence[str], on_progress: Progress | None, jobs: int) -> _Batch:
    batch = _Batch()
    for item in each(batch.unseen(_told(read(sources), on_progress)), _reading, jobs=jobs):
        batch.take(item)
    return batch


def _told(items: Iterable[Article | SourceError], on_progress: Progress | None) -> Iterator[Article | SourceError]:
    for item in items:
        if on_progress is not None:
            on_progress(item.source if isinstance(item, Article) else item.subject)
        yield item


def _reading(article: Article) -> Reading:
    return extract(article, load_gazetteer())


def _run(readings: Iterable[Reading]) -> Run:
    contents = tuple(sorted(reading.article.content_hash for reading in readings))
    return Run(version=__version__, started=datetime.now(UTC).replace(microsecond=0), contents=contents)


def _write_articles(
    store: Writer, mapper: Mapper, readings: Iterable[Reading], run: Run, *, keep_text: bool
) -> tuple[Violation, ...]:
    """Write the graphs of articles; gives what in those that have a text is not in the shape of its class."""
    faults: list[Violation] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        quads = tuple(mapper.article_quads(reading, run=run.path, keep_text=keep_text))
        if reading.article.text:
            faults += check_article(quads, load_shapes())
        store.replace_graph(mapper.graph(f"article/{reading.article.id}"), quads)
    return tuple(faults)


def write_knowledge(
    store: Writer, mapper: Mapper, knowledge: Knowledge, runs: Iterable[Run], files: Sequence[ResultsFile] = ()
) -> None:
    """Put what is believed in place of what was, and the reasons beside it."""
    view = mapper.view_quads(knowledge.resolutions, knowledge.frames, knowledge.entities.values())
    store.replace_default(chain(mapper.register_quads(), view))
    load_view(store, mapper, knowledge, files)
    store.replace_graph(mapper.graph("why"), mapper.why_quads(knowledge.resolutions))
    identity = mapper.identity_quads(knowledge.linker.decisions, knowledge.replaced)
    store.replace_graph(mapper.graph("identity"), identity)
    store.replace_graph(mapper.graph("runs"), mapper.run_quads(runs))


def _report(start: float, batch: _Batch, knowledge: Knowledge, articles: int) -> Report:
    silent = (r.article for r in batch.readings.values() if not r.claims)
    return Report(
        articles=articles,
        claims=knowledge.claims,
        people=knowledge.count(Kind.PERSON),
        parties=knowledge.count(Kind.PARTY),
        seats=knowledge.count(Kind.CONSTITUENCY),
        disagreements=knowledge.disagreements,
        duplicates=batch.duplicates,
        without_claims=tuple(sorted(article.source or article.id for article in silent)),
        skipped=tuple(batch.skipped),
        seconds=perf_counter() - start,
    )
