"""Waiting for a query no longer than someone wants to: the engine itself cannot be interrupted."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from typing import Final, TypeVar

from kg.queries import QueryTimeoutError

Found = TypeVar("Found")
NAME: Final = "kg-query"


def within(seconds: float | None, ask: Callable[[], Found]) -> Found:
    """What `ask` gives; raises what it raises, and `QueryTimeoutError` where it takes longer than so many seconds.

    It runs in a thread, so that Ctrl-C is heard meanwhile. Where it is given up, that thread goes on until the
    process ends, which `is_left` tells whoever ends it.
    """
    pool = ThreadPoolExecutor(1, NAME)
    found = pool.submit(ask)
    pool.shutdown(wait=False)
    try:
        return found.result(seconds)
    except TooLate:
        raise QueryTimeoutError(seconds or 0) from None


def is_left() -> bool:
    """Whether a query that was given up still runs."""
    return any(thread.name.startswith(NAME) for thread in threading.enumerate())
