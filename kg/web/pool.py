"""The readers: queries wait in a fair queue, run one to a process, and are stopped at their deadline.

A query that has computed for `LONG` seconds no longer counts: another reader takes its place for the short ones, up
to the most that are allowed. After `DEMOTED` seconds (or at once where others wait) other processes compute before it,
after `LAST` seconds all others. So long queries run beside short ones without being in their way; a reader that was
demoted is not used again.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from kg.queries import QueryMemoryError, QueryTimeoutError
from kg.store.frames import error_of
from kg.store.nursery import READER
from kg.store.worker import Found
from kg.web.faults import OverloadedError
from kg.web.staff import KILLED, Child, Staff

TICK: Final = 0.025
"""Seconds between two looks at what runs."""
LONG: Final = 0.05
DEMOTED: Final = 0.25
LAST: Final = 1.0
START: Final = 10.0
PATIENCE: Final = 0.05
"""Seconds that a query waits before more readers are started."""
SPARE: Final = 1.0
"""Seconds until a reader that is not needed is let go."""
MORE: Final = 8
"""Readers that are started at once because queries wait."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much readers may do."""

    most: int
    """Processes."""
    ready: int
    """Processes that are kept for short queries."""
    queue: int
    """Queries that may wait."""
    memory: int
    """MiB a query."""


@dataclass(slots=True, eq=False)
class Job:
    """One query on its way. Its future may be cancelled: then nobody waits for it any more."""

    order: bytes
    """The frame for a reader."""
    client: str
    timeout: float
    deadline: float
    future: "asyncio.Future[Found]"
    on_long: Callable[[], None] | None = None
    """Called once where it takes long."""
    arrived: float = 0.0
    started: float = 0.0
    is_retried: bool = False
    is_abandoned: bool = False
    """The client has gone away."""
    watcher: "asyncio.Task[None] | None" = None


class Queue:
    """Jobs that wait: clients take turns, each with its oldest job."""

    def __init__(self) -> None:
        self._clients: OrderedDict[str, deque[Job]] = OrderedDict()
        self.length = 0

    def add(self, job: Job) -> None:
        """Put a job behind those of its client."""
        self._clients.setdefault(job.client, deque()).append(job)
        self.length += 1

    def next(self) -> Job | None:
        """The job whose turn it is, among those that someone still waits for."""
        while self._clients:
            client, jobs = self._clients.popitem(last=False)
            job = jobs.popleft()
            self.length -= 1
            if jobs:
                self._clients[client] = jobs
            if not job.future.done():
                return job
        return None

    def all(self) -> list[Job]:
        """Every job that waits."""
        return [job for jobs in self._clients.values() for job in jobs]


@dataclass(slots=True)
class _State:
    """What the pool knows of a reader."""

    job: Job | None = None
    is_long: bool = False
    is_demoted: bool = False
    is_last: bool = False
    before: float = 0.0
    """Seconds that its process had computed before the query."""


@dataclass(slots=True)
class Pool:
    """The readers of one server, for one event loop."""

    staff: Staff
    limits: Limits
    _readers: dict[Child, _State] = field(default_factory=dict)
    _idle: list[Child] = field(default_factory=list)
    _queue: Queue = field(default_factory=Queue)
    _running: int = 0
    _ticker: asyncio.TimerHandle | None = None
    _is_closed: bool = False
    _crowded: float = 0.0
    """When it last had no reader too many."""
    _is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Start the readers that are kept ready, and wait for the first (queries wait for it if that takes long)."""
        self._fill()
        with suppress(TimeoutError):
            async with asyncio.timeout(START):
                await self._is_ready.wait()

    def close(self) -> None:
        """Take no more jobs; what waits or runs is refused."""
        self._is_closed = True
        jobs = [*self._queue.all(), *(state.job for state in self._readers.values() if state.job)]
        for job in jobs:
            _fail(job, OverloadedError("query", "the server is stopping", "ask again in a moment"))
        if self._ticker is not None:
            self._ticker.cancel()

    def ask(self, job: Job) -> None:
        """Run a job as soon as it is its turn; raises `OverloadedError` where too many wait already.

        Its future gets what the reader finds, or raises what `Reader.answer` raises, `QueryTimeoutError`,
        `QueryMemoryError`, or `OverloadedError` where it was never its turn.
        """
        if self._is_closed or self._queue.length >= self.limits.queue > 0:
            raise OverloadedError("query", "too many are waiting", "ask again in a moment")
        job.arrived = asyncio.get_running_loop().time()
        self._queue.add(job)
        self._dispatch()
        if self._ticker is None:
            self._ticker = asyncio.get_running_loop().call_later(TICK, self._tick)

    @property
    def load(self) -> tuple[int, int, int]:
        """Number of readers, of queries that run, and of queries that wait."""
        return len(self._readers), self._running, self._queue.length

    def replied(self, child: Child, value: Any) -> None:
        """A reader is ready, or has answered."""
        state = self._readers[child]
        job, state.job = state.job, None
        if child.is_ready:
            self._running -= 1
            if job is not None and not job.future.done():
                _settle(job, value)
        else:
            child.process = value
        child.is_ready = True
        self._is_ready.set()
        self._release(child, state)

    def ended(self, child: Child, status: int) -> None:
        """A reader is gone: its query has broken it, or someone else has killed it."""
        state = self._forget(child)
        job = state.job
        if job is not None and not job.future.done():
            if status == KILLED and not job.is_retried and not self._is_closed:
                job.is_retried = True
                self._queue.add(job)
            else:
                _fail(job, QueryMemoryError(self.limits.memory))
        asyncio.get_running_loop().call_later(0 if child.is_ready else 1, self._fill)

    def _forget(self, child: Child) -> _State:
        state = self._readers.pop(child)
        if child in self._idle:
            self._idle.remove(child)
        elif child.is_ready:
            self._running -= 1
        return state

    def _release(self, child: Child, state: _State) -> None:
        state.is_long = False
        if state.is_demoted:
            del self._readers[child]
            self.staff.let_go(child)
            self._fill()
        else:
            self._idle.append(child)
        self._dispatch()

    def _dispatch(self) -> None:
        while self._idle:
            job = self._queue.next()
            if job is None:
                return
            child = self._idle.pop()
            job.started = asyncio.get_running_loop().time()
            state = self._readers[child]
            state.job, state.before = job, child.computed() or 0.0
            self._running += 1
            child.send(job.order)

    def _short(self) -> int:
        """Readers that are free for short queries, or about to be."""
        return sum(not state.is_long for state in self._readers.values())

    def _fill(self, more: int = 0) -> None:
        """Start readers until enough are there for short queries, and so many more."""
        missing = max(self.limits.ready - self._short(), 0) + more
        for _ in range(min(missing, self.limits.most - len(self._readers))):
            if not self._is_closed:
                self._readers[self.staff.hire(READER, self)] = _State()

    def _tick(self) -> None:
        now = asyncio.get_running_loop().time()
        for child, state in tuple(self._readers.items()):
            if state.job is not None:
                self._look_at(child, state, state.job, now)
        for job in self._queue.all():
            if now >= job.deadline:
                _fail(job, OverloadedError("query", "no reader was free before its deadline", "ask again in a moment"))
        self._dispatch()
        waiting = [job for job in self._queue.all() if now - job.arrived >= PATIENCE]
        starting = sum(not child.is_ready for child in self._readers)
        self._fill(max(min(len(waiting), MORE) - starting, 0))
        self._shrink(now)
        is_busy = self._running or self._queue.length or len(self._readers) > self.limits.ready
        self._ticker = asyncio.get_running_loop().call_later(TICK, self._tick) if is_busy else None

    def _shrink(self, now: float) -> None:
        """Let a reader go that was not needed for a while."""
        if len(self._idle) <= self.limits.ready or self._queue.length:
            self._crowded = now
        elif now - self._crowded > SPARE:
            self._crowded = now
            child = self._idle.pop(0)
            del self._readers[child]
            self.staff.let_go(child)

    def _look_at(self, child: Child, state: _State, job: Job, now: float) -> None:
        age = now - job.started
        if now >= job.deadline:
            _fail(job, QueryTimeoutError(job.timeout))
        if age >= LONG and job.future.done():
            self._forget(child)
            self.staff.kill(child)
            return
        used = self._used(child, state, age)
        if used >= LONG and not state.is_long:
            state.is_long = True
        if age >= LONG and job.on_long is not None:
            job.on_long()
            job.on_long = None
        if used >= (LONG if self._queue.length else DEMOTED) and not state.is_demoted:
            state.is_demoted = True
            self.staff.demote(child, is_last=False)
        if used >= LAST and not state.is_last:
            state.is_last = True
            self.staff.demote(child, is_last=True)

    def _used(self, child: Child, state: _State, age: float) -> float:
        """Seconds that a query has computed, at least a quarter of its age: a busy machine makes short ones last."""
        now = child.computed()
        return age if now is None else max(now - state.before, age / 4)


def _settle(job: Job, value: Any) -> None:
    if isinstance(value, Found):
        job.future.set_result(value)
    else:
        job.future.set_exception(error_of(*value))


def _fail(job: Job, error: Exception) -> None:
    if not job.future.done():
        job.future.set_exception(error)
