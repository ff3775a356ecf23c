"""The writer: changes of users, one after the other, each published before it is acknowledged."""

import asyncio
from typing import Any, Final

from kg.queries import QueryMemoryError, QueryTimeoutError
from kg.settings import Settings
from kg.store.frames import error_of, packed
from kg.store.nursery import WRITER
from kg.store.worker import LOCK_WAIT, Change, Changed
from kg.web.faults import OverloadedError
from kg.web.staff import Child, Staff

_ABORTED: Final = -6
_START: Final = 10.0
"""Seconds in which a writer must have started, and copied the store once it has the lock."""


class Scribe:
    """Gives changes to the one process that writes; it is started with the first change."""

    def __init__(self, staff: Staff, settings: Settings) -> None:
        self._staff = staff
        self._settings = settings
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._said: asyncio.Future[Any] | None = None
        self._is_closed = False

    async def change(self, change: Change) -> Changed:
        """Make a change and publish it; raises what its `run` raises, and `QueryTimeoutError`, `QueryMemoryError`,
        `StoreLockedError` and `OverloadedError`.
        """
        async with self._turn:
            if self._is_closed:
                raise OverloadedError("update", "the server is stopping", "send it again in a moment")
            value = await self._begun()
            if isinstance(value, Changed) and self._child is not None:
                self._child.send(packed(change))
                value = await self._next(self._settings.query_timeout)
        if isinstance(value, Changed):
            return value
        raise error_of(*value)

    async def close(self) -> None:
        """Wait for the change that runs; later ones are refused."""
        self._is_closed = True
        async with self._turn:
            self._drop()

    def replied(self, child: Child, value: Any) -> None:
        """The writer is ready, or has made a change."""
        if self._said is not None and not self._said.done():
            self._said.set_result(value)

    def ended(self, child: Child, status: int) -> None:
        """The writer is gone; the next change starts another."""
        self._child = None
        if self._said is not None and not self._said.done():
            reason = "its process ended; it was made whole or not at all"
            lost = OverloadedError("update", reason, "ask whether it was made, else send it again")
            self._said.set_exception(QueryMemoryError(self._settings.query_memory) if status == _ABORTED else lost)

    async def _begun(self) -> Any:
        """Have a writer that has the lock; what it says of it."""
        if self._child is None:
            self._child = self._staff.hire(WRITER, self)
            await self._next(_START)
        self._child.send(packed(None))
        return await self._next(LOCK_WAIT + _START)

    async def _next(self, seconds: float) -> Any:
        self._said = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                return await self._said
        except TimeoutError:
            raise QueryTimeoutError(seconds) from None
        finally:
            if not self._said.done() or self._said.cancelled():
                self._drop()

    def _drop(self) -> None:
        """End the writer, whatever it is doing: what it has not published never was."""
        child, self._child = self._child, None
        if child is not None:
            self._staff.kill(child)
