"""Building and changing the graph: each change is a new generation of the store, published whole or not at all.

A change works out what it touches and nothing else (`believe.py`), and gives the graph that building from all
articles gives, so that the order of changes never matters.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from kg import __version__
from kg.articles import read
from kg.errors import SourceError, UnknownEntityError
from kg.extract import each, extract
from kg.gazetteer import load_gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.model.reading import Reading
from kg.model.resolution import Decision
from kg.pipeline.desk import Desk, Outcome, Request
from kg.pipeline.report import Report
from kg.pipeline.totals import COUNTED
from kg.rdf import Lookups, Run
from kg.store import Session, session

Progress = Callable[[str], None]


@dataclass(slots=True)
class Batch:
    """What a run over sources gave, while it goes on."""

    readings: dict[str, Reading] = field(default_factory=dict)
    skipped: list[SourceError] = field(default_factory=list)
    duplicates: int = 0

    def take(self, item: Reading | SourceError) -> None:
        """Keep what was read; note what cannot be read."""
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
    start = perf_counter()
    batch = _read(sources, on_progress, jobs)
    if not batch.readings:
        return _report(start, batch, Outcome({}), "")
    with session(data, fresh=True) as opened:
        return build_batch(opened, Desk(base, keep_text=keep_text), batch, start=start)


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
    start = perf_counter()
    with session(data) as opened:
        batch = _read(sources, on_progress, jobs)
        return add_batch(opened, Desk(base, keep_text=keep_text), batch, start=start)


def load_readings(readings: Iterable[Reading], *, data: Path, base: str, fresh: bool = False) -> Report:
    """Put in what needs no reading any more, many claims at once: official results, the rows of a count.

    Give one `Reading` for each contest and source: it becomes one named graph, which is replaced as a whole when it
    comes again and can be removed by its article's id or URL. `Article.tier` says whether it is official. `fresh`
    makes a new store of them alone. Raises `StoreError`.
    """
    start, desk = perf_counter(), Desk(base)
    batch = Batch({reading.article.id: reading for reading in readings})
    with session(data, fresh=fresh) as opened:
        put = build_batch if fresh else add_batch
        return put(opened, desk, batch, start=start)


def build_batch(opened: Session, desk: Desk, batch: Batch, *, start: float | None = None) -> Report:
    """Make a new store of what was read, in place of what there is."""
    start = perf_counter() if start is None else start
    with opened.batch(fresh=True) as store:
        desk.begin(store)
        done = desk.change(store, Request(new=batch.readings, run=_run(batch.readings.values())))
    return _report(start, batch, done, store.generation, added=len(batch.readings))


def add_batch(opened: Session, desk: Desk, batch: Batch, *, start: float | None = None) -> Report:
    """Add what was read to a store that is open for writing, as one generation; nothing where nothing is new."""
    start = perf_counter() if start is None else start
    with opened.batch() as store:
        lookups = desk.lookups(store)
        known = {id: found for id in batch.readings if (found := lookups.article(id)) is not None}
        new = {
            id: reading
            for id, reading in batch.readings.items()
            if id not in known or known[id].content_hash != reading.article.content_hash
        }
        unchanged = len(batch.readings) - len(new)
        if not new:
            store.abandon()
            return _report(start, batch, Outcome(lookups.totals()), "", unchanged=unchanged)
        done = desk.change(store, Request(new=new, run=_run(new.values())))
    replaced = len(new.keys() & known.keys())
    changes = {"added": len(new) - replaced, "replaced": replaced, "unchanged": unchanged}
    return _report(start, batch, done, store.generation, **changes)


def remove(article: str, *, data: Path, base: str) -> Report:
    """Take one article out, named by its id, IRI or URL, and believe what is believed without it.

    Raises `UnknownEntityError` where the store holds no such article.
    """
    with session(data) as opened:
        return remove_article(opened, Desk(base), article)


def remove_article(opened: Session, desk: Desk, article: str) -> Report:
    """Take an article out of a store that is open for writing; raises as `remove` does."""
    start = perf_counter()
    with opened.batch() as store:
        done = desk.change(store, Request(removed=[_found(desk.lookups(store), article)]))
    return _report(start, Batch(), done, store.generation, removed=1)


def retract(article: str, date: PartialDate, *, data: Path, base: str) -> Report:
    """Mark an article as withdrawn from a date on: it stays, but what it says is believed no more.

    Raises `UnknownEntityError` where the store holds no such article.
    """
    start, desk = perf_counter(), Desk(base)
    with session(data) as opened, opened.batch() as store:
        found = _found(desk.lookups(store), article)
        done = desk.change(store, Request(retracted={found: date}))
    return _report(start, Batch(), done, store.generation, removed=1)


def judge(decision: Decision, *, data: Path, base: str) -> Report:
    """Record a person's decision about two people and work out again what is believed; it outranks every rule.

    One whose author are the rules takes a person's decision back.
    """
    start, desk = perf_counter(), Desk(base)
    with session(data) as opened, opened.batch() as store:
        done = desk.change(store, Request(judged=decision))
    return _report(start, Batch(), done, store.generation)


def _found(lookups: Lookups, name: str) -> str:
    last = name.rstrip("/").rpartition("/")[2]
    id = last if lookups.article(last) is not None else lookups.article_at(name)
    if not id:
        raise UnknownEntityError(name, "no such article in the store", "`kg info --articles` lists them")
    return id


def _read(sources: Sequence[str], on_progress: Progress | None, jobs: int) -> Batch:
    batch = Batch()
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


def _report(start: float, batch: Batch, done: Outcome, generation: str, **changes: int) -> Report:
    silent = (r.article for r in batch.readings.values() if not r.claims)
    counts = dict.fromkeys(COUNTED, 0) | dict(done.totals)
    return Report(
        articles=counts["articles"],
        claims=counts["claims"],
        people=counts["people"],
        parties=counts["parties"],
        seats=counts["seats"],
        disagreements=counts["disagreements"],
        added=changes.get("added", 0),
        replaced=changes.get("replaced", 0),
        unchanged=changes.get("unchanged", 0),
        removed=changes.get("removed", 0),
        duplicates=batch.duplicates,
        without_claims=tuple(sorted(article.source or article.id for article in silent)),
        skipped=tuple(batch.skipped),
        misshapen=done.misshapen,
        seconds=perf_counter() - start,
        generation=generation,
    )
