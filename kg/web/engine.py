"""What asks and changes the graph for the routes: queries that users send, updates, and whole graphs."""

import asyncio
import json
import logging
import os
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from kg.errors import KgError
from kg.formats import Format, Kind, by_name
from kg.queries import Bindings, Iri, Literal, QueryMemoryError, QueryTimeoutError
from kg.settings import Settings
from kg.store import Dataset, Document, Live, QueryResult, Taken
from kg.store.frames import packed
from kg.store.worker import Ask, Change, DropGraph, Dump, PutGraph, Update
from kg.web.cache import Cache
from kg.web.faults import ClientGoneError
from kg.web.metrics import Metrics
from kg.web.observed import NOTES
from kg.web.pool import Job, Limits, Pool
from kg.web.scribe import Scribe
from kg.web.staff import Staff

_SLOW: Final = logging.getLogger("kg.slow")
_TOLD: Final = 2_000
"""Characters of a slow query that the log shows."""
_GAUGES: Final = (
    ("kg_readers", "Processes that answer queries."),
    ("kg_queries_running", "Queries that run now."),
    ("kg_queries_waiting", "Queries that wait for a reader."),
)
IsGone: TypeAlias = Callable[[], Awaitable[bool]]
GONE_PAUSE: Final = 0.2
"""Seconds between two looks at whether the client of a long query is still there."""
MOST: Final = 40
"""Readers; more are of no use to the processors of one machine."""
OWN: Final = 64
"""MiB that a reader takes besides its query."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query as a user sent it, and how its answer is wanted."""

    text: str
    bindings: Bindings = field(default_factory=lambda: MappingProxyType({}))
    base_iri: str | None = None
    dataset: Dataset | None = None
    formats: Mapping[Kind, Format] = field(default_factory=lambda: MappingProxyType({}))
    """In which format each kind of answer is wanted; a kind that is not named comes in the lossless one."""
    timeout: float | None = None
    """Seconds; may only lower the setting."""
    is_checked: bool = False
    """The text was held against the policy of the site."""

    def key(self) -> tuple[object, ...]:
        """What the answer depends on, beside the generation."""
        bound = tuple(
            (name, value if isinstance(value, Iri | Literal) else tuple(value)) for name, value in self.bindings.items()
        )
        return (
            self.text,
            bound,
            self.base_iri,
            self.dataset,
            tuple((kind, each.name) for kind, each in self.formats.items()),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to a question."""

    kind: Kind
    size: int
    """Rows or triples; 0 where a whole graph was asked for."""
    content: bytes
    format: Format | None
    """Of the content; None is the lossless one, which `result` reads."""
    generation: str
    """Of the store that gave the answer."""
    seconds: float
    """How long it took to find."""

    @property
    def result(self) -> QueryResult:
        """The answer as values and for conversion; only where no format was asked for."""
        return Taken(self.kind, self.size, self.content, self.format).result()


@dataclass(frozen=True, slots=True)
class Written:
    """What a change of a graph did."""

    generation: str
    is_new: bool
    """The graph was not there before; for a deletion: that it was."""


class Engine:
    """Asks and changes one store through processes of its own. For one event loop; its methods raise `KgError`."""

    def __init__(self, settings: Settings, live: Live, metrics: Metrics | None = None) -> None:
        self.settings = settings
        self.live = live
        self.metrics = metrics or Metrics()
        self.staff = Staff(settings.data, settings.query_memory)
        self.pool = Pool(self.staff, limits_of(settings))
        self._scribe = Scribe(self.staff, settings)
        self._kept = Cache[Answer](settings.cache_bytes)
        for place, (name, text) in enumerate(_GAUGES):
            self.metrics.watch(name, text, partial(self._load, place))

    def _load(self, place: int) -> float:
        return self.pool.load[place]

    async def start(self) -> None:
        """Start the readers that are kept ready."""
        await self.pool.start()

    async def close(self) -> None:
        """Let a change that runs come to its end, then end all processes; queries that still run are refused."""
        await self._scribe.close()
        self.pool.close()
        self.staff.close()

    async def query(self, question: Question, *, client: str = "", is_gone: IsGone | None = None) -> Answer:
        """Answer a question from the newest generation, within the limits of the settings.

        `client` is who asks, for a fair turn; `is_gone` tells whether nobody waits for the answer any more, and is
        asked now and then while the query takes long: then it is stopped and `ClientGoneError` raised. Raises as
        `Reader.answer` does, and `QueryTimeoutError`, `QueryMemoryError` and `OverloadedError`.
        """
        generation, key = self.live.generation(), question.key()
        known = self._kept.get(generation, key)
        if known is not None:
            return known
        order = Ask(
            question.text,
            {kind.value: format.name for kind, format in question.formats.items()},
            dict(question.bindings),
            self.settings.query_rows,
            self.settings.query_bytes,
            question.base_iri,
            question.dataset,
            generation,
            question.is_checked,
        )
        answer = await self._noted(question, self._asked(order, client, question.timeout, is_gone))
        if not question.is_checked:  # what another server has said may be different next time
            self._kept.put(answer.generation, key, answer, len(answer.content))
        return answer

    async def _noted(self, question: Question, asked: Awaitable[Answer]) -> Answer:
        """Wait for an answer; count it, and log the question where it was slow or failed by its own weight."""
        start = time.perf_counter()
        try:
            answer = await asked
        except KgError as error:
            self.metrics.queries.labels(type(error).__name__).inc()
            if isinstance(error, QueryTimeoutError | QueryMemoryError):
                _log_slow(question, time.perf_counter() - start, outcome=type(error).__name__)
            raise
        self.metrics.queries.labels("answered").inc()
        self.metrics.query_seconds.observe(answer.seconds)
        self.metrics.query_rows.inc(answer.size)
        if answer.seconds >= self.settings.slow_query > 0:
            _log_slow(question, answer.seconds, outcome="answered", rows=answer.size)
        return answer

    async def read_graph(self, graph: str, format: Format, *, client: str = "", is_gone: IsGone | None = None) -> bytes:
        """All triples of a graph (`""` is the default graph); raises `QueryError` where there is none of that name."""
        order = Dump(graph, format.name, self.live.generation())
        return (await self._asked(order, client, None, is_gone)).content

    async def update(self, text: str, *, base_iri: str | None = None, is_checked: bool = False) -> Written:
        """Run an update and publish it; what is asked afterwards sees it. Raises as `Writer.update` does.

        It is stopped at the deadline of a query, and then changes nothing.
        """
        return await self._change(Update(text, base_iri, is_checked))

    async def write_graph(
        self, graph: str, documents: Sequence[Document], *, base_iri: str | None = None, is_added: bool = False
    ) -> Written:
        """Replace the content of a graph, or add to it, and publish; raises as `Writer.put_graph` does."""
        return await self._change(PutGraph(graph, tuple(documents), base_iri, is_added))

    async def delete_graph(self, graph: str) -> Written:
        """Drop a graph (the default graph, `""`, is emptied) and publish; `is_new` tells whether it was there."""
        return await self._change(DropGraph(graph))

    async def _asked(self, order: Ask | Dump, client: str, timeout: float | None, is_gone: IsGone | None) -> Answer:
        loop, most = asyncio.get_running_loop(), self.settings.query_timeout
        seconds = most if timeout is None else min(timeout, most)
        job = Job(packed(order), client, seconds, loop.time() + seconds, loop.create_future())
        if is_gone is not None:
            job.on_long = lambda: self._watch(job, is_gone)
        self.pool.ask(job)
        try:
            found = await job.future
        except asyncio.CancelledError:
            if job.is_abandoned:
                raise ClientGoneError("query", "nobody waits for its answer any more") from None
            raise
        format = by_name(found.format) if found.format else None
        return Answer(found.kind, found.size, found.content, format, found.generation, found.seconds)

    def _watch(self, job: Job, is_gone: IsGone) -> None:
        async def watch() -> None:
            while not job.future.done():
                if await is_gone():
                    job.is_abandoned = True
                    job.future.cancel()
                await asyncio.sleep(GONE_PAUSE)

        job.watcher = asyncio.get_running_loop().create_task(watch())

    async def _change(self, change: Change) -> Written:
        try:
            changed = await self._scribe.change(change)
        except KgError as error:
            self.metrics.changes.labels(type(error).__name__).inc()
            raise
        self.metrics.changes.labels("published").inc()
        return Written(changed.generation, changed.told)


def note(scope: MutableMapping[str, Any], answer: Answer) -> None:
    """Have the access log say how long a query took and what it found."""
    scope.get(NOTES, {}).update({"query_ms": round(answer.seconds * 1000, 2), "rows": answer.size})


def _log_slow(question: Question, seconds: float, **more: object) -> None:
    line = {"query": question.text[:_TOLD], "seconds": round(seconds, 3), **more}
    _SLOW.warning("%s", json.dumps(line, ensure_ascii=True))


def limits_of(settings: Settings) -> Limits:
    """The limits of the readers; their number follows from the memory where the settings leave it open."""
    most = settings.readers or min(MOST, max(4, _memory() * 3 // 4 // ((settings.query_memory or 512) + OWN)))
    ready = min(most, 2 * (os.cpu_count() or 1) + 2)
    return Limits(most=most, ready=ready, queue=settings.query_queue, memory=settings.query_memory)


def _memory() -> int:
    """MiB of memory that this machine or its container has."""
    have = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # no container, or none with a limit
        have = min(have, int(Path("/sys/fs/cgroup/memory.max").read_text("ascii")))
    return have >> 20
