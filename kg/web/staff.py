"""The processes that work for this server, on its event loop: started, spoken to, and told apart when they end."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Final, Protocol, cast

from kg.store.frames import Frames
from kg.store.nursery import ENDED, Nursery

_LOG: Final = logging.getLogger(__name__)
_CPUCLOCK_SCHED: Final = 2
"""How the system numbers the clock of a process (clock_getcpuclockid of its C library)."""
KILLED: Final = -9
"""How a child has ended that was killed, by us or by someone else."""


class Owner(Protocol):
    """Who a child works for."""

    def replied(self, child: "Child", value: Any) -> None:
        """The child says something; the first time, when it is ready, its process id."""

    def ended(self, child: "Child", status: int) -> None:
        """The child is gone; its exit code, or the negative number of the signal that ended it."""


class Child(asyncio.Protocol):
    """One process, as the event loop sees it."""

    def __init__(self, number: int, owner: Owner) -> None:
        self.number = number
        self.owner = owner
        self.is_ready = False
        self.process = 0
        """Its id, once it is ready."""
        self._frames = Frames()
        self._transport: asyncio.Transport | None = None
        self._is_dismissed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to speak to it; one that was dismissed meanwhile is let go."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class
        if self._is_dismissed:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Pass on what it says."""
        for value in self._frames.take(data):
            if not self._is_dismissed:
                self.owner.replied(self, value)

    def send(self, order: bytes) -> None:
        """Give it something to do, as a frame; for one that is ready."""
        if self._transport is not None:
            self._transport.write(order)

    def computed(self) -> float | None:
        """Seconds of processor time that it has used; None where the system does not tell."""
        if sys.platform != "linux" or not self.process:
            return None
        try:
            return time.clock_gettime(~self.process << 3 | _CPUCLOCK_SCHED)
        except OSError:
            return None  # it has just ended

    def dismiss(self) -> None:
        """Let it go: it ends when it has nothing to do, and is heard no more."""
        self._is_dismissed = True
        if self._transport is not None:
            self._transport.abort()


class Staff:
    """All processes of one server. For one event loop; `close` ends them all."""

    def __init__(self, data: Path, memory: int) -> None:
        self._data = data
        self._memory = memory
        self._numbers = count(1)
        self._children: dict[int, Child] = {}
        self._tasks = set[asyncio.Task[Any]]()
        self._nursery: Nursery | None = None
        self._heard = b""

    def hire(self, kind: bytes, owner: Owner) -> Child:
        """Start a process; it may be given work once it has said that it is ready."""
        child = Child(next(self._numbers), owner)
        connection = self._told(lambda nursery: nursery.spawn(kind, child.number))
        self._children[child.number] = child
        loop = asyncio.get_running_loop()
        task = loop.create_task(loop.create_unix_connection(lambda: child, sock=connection))
        self._tasks.add(task)
        task.add_done_callback(self._joined)
        return child

    def _joined(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _LOG.error("no connection to a process of this server", exc_info=task.exception())

    def kill(self, child: Child) -> None:
        """End it at once, whatever it is doing; its owner is not told."""
        child.dismiss()
        if self._children.pop(child.number, None) is not None:
            self._told(lambda nursery: nursery.kill(child.number))

    def let_go(self, child: Child) -> None:
        """Let it end by itself; its owner is not told."""
        self._children.pop(child.number, None)
        child.dismiss()

    def demote(self, child: Child, *, is_last: bool) -> None:
        """Let other processes compute before it; `is_last`: before all others."""
        self._told(lambda nursery: nursery.demote(child.number, is_last=is_last))

    @property
    def process_id(self) -> int:
        """Of the nursery, whose children the others are."""
        return self._open().process_id

    def close(self) -> None:
        """End all processes and wait for the nursery's end."""
        for child in self._children.values():
            child.dismiss()
        self._children.clear()
        self._shut()

    def _told(self, tell: Callable[[Nursery], Any]) -> Any:
        """Tell the nursery something; one that was killed is replaced, and its children are gone with it."""
        try:
            return tell(self._open())
        except OSError as error:
            _LOG.warning("the nursery of readers is gone and is started again: %s", error)
            self._lose()
            return tell(self._open())

    def _open(self) -> Nursery:
        if self._nursery is None:
            self._nursery = Nursery(self._data, self._memory)
            self._nursery.control.setblocking(True)
            asyncio.get_running_loop().add_reader(self._nursery.control.fileno(), self._hear)
        return self._nursery

    def _shut(self) -> None:
        nursery, self._nursery = self._nursery, None
        if nursery is not None:
            asyncio.get_running_loop().remove_reader(nursery.control.fileno())
            nursery.close()

    def _lose(self) -> None:
        """The nursery was killed: so were its children."""
        self._shut()
        lost, self._children = self._children, {}
        for child in lost.values():
            child.dismiss()
            child.owner.ended(child, KILLED)

    def _hear(self) -> None:
        assert self._nursery is not None  # it is listened to only while it is open
        try:
            heard = self._nursery.control.recv(4096)
        except OSError:
            heard = b""
        if not heard:
            _LOG.warning("the nursery of readers is gone and is started again")
            self._lose()
            return
        self._heard += heard
        while len(self._heard) >= ENDED.size:
            number, status = ENDED.unpack_from(self._heard)
            self._heard = self._heard[ENDED.size :]
            self._ended(number, status)

    def _ended(self, number: int, status: int) -> None:
        """Children that were killed or let go are no longer known here."""
        child = self._children.pop(number, None)
        if child is not None:
            # What it said last may still be on its way, since it comes by another socket.
            asyncio.get_running_loop().call_later(0.01, self._told_end, child, status)

    def _told_end(self, child: Child, status: int) -> None:
        child.dismiss()
        child.owner.ended(child, status)
