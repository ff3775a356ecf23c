"""Articles worked on by several processes at once, in the order in which they come.

Reading is work for the processor alone and articles do not know of each other, so twice the processors read nearly
twice as much. A process of its own takes a second to begin: the first articles are read here, and where they are all,
no other process is begun. What is held at any time is a few batches for each process, however many articles there are.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import Final, TypeVar

from kg.errors import SettingsError, SourceError
from kg.model.article import Article

T = TypeVar("T")
Item = Article | SourceError

WORTH: Final = 500_000
"""Code points of articles that are read here before other processes begin."""
_BATCH: Final = 50_000
"""Code points that a process is given at once."""
_AHEAD: Final = 3
"""Batches for each process that are read or wait."""


def each(
    items: Iterable[Item], work: Callable[[Article], T], *, jobs: int = 1, worth: int = WORTH
) -> Iterator[T | SourceError]:
    """What `work` makes of each article, in order; sources that could not be read pass through as they are.

    `jobs` is the number of processes, 0 for one on each processor. `work` is sent to them, so it is a function of a
    module, or a `functools.partial` of one, and so is what it gives a plain value. Raises `SettingsError` where a
    process dies.
    """
    stream, count, read = iter(items), jobs or processors(), 0
    for item in stream:
        if isinstance(item, SourceError):
            yield item
            continue
        yield work(item)
        read += len(item.text)
        if count > 1 and read >= worth:
            yield from _spread(stream, work, count)


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _spread(items: Iterator[Item], work: Callable[[Article], T], count: int) -> Iterator[T | SourceError]:
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(count, mp_context=get_context(method), initializer=_begin)
    waiting: deque[tuple[list[Item], Future[list[T]]]] = deque()
    try:
        for batch in _batches(items):
            articles = [item for item in batch if isinstance(item, Article)]
            waiting.append((batch, pool.submit(_work, work, articles)))
            if len(waiting) >= count * _AHEAD:
                yield from _in_order(*waiting.popleft())
        while waiting:
            yield from _in_order(*waiting.popleft())
    except BrokenProcessPool as error:
        raise SettingsError(
            "KG_JOBS", "a process that reads articles was ended", "give it more memory or set KG_JOBS=1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """An interrupt is for the process that waits for the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(work: Callable[[Article], T], articles: Sequence[Article]) -> list[T]:
    return [work(article) for article in articles]


def _in_order(batch: Sequence[Item], made: "Future[list[T]]") -> Iterator[T | SourceError]:
    """What came of a batch, with its unreadable sources in their places."""
    results = iter(made.result())
    for item in batch:
        yield item if isinstance(item, SourceError) else next(results)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
