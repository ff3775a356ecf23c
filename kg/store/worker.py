"""The processes that work for a server: readers, which may be killed at any moment, and the one writer.

Each serves one connection: a frame in, a frame out (`kg.store.frames`), until the other end closes it.
"""

import os
import resource
import select
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import KgError, StoreError
from kg.formats import Kind, by_name
from kg.queries import Bindings
from kg.store.frames import error_parts, packed, receive
from kg.store.loading import Document
from kg.store.reader import Dataset, Reader, open_reader
from kg.store.session import Session, session
from kg.store.writer import Writer

LOCK_WAIT: Final = 10.0
"""Seconds that a change waits for another process that is writing."""
LOCK_KEPT: Final = 2.0
"""Seconds after the last change for which the lock is kept; then others may write, such as `kg add`."""
WRITE_BUFFERS: Final = 1024
"""MiB that the engine itself may take to write: 64 for each of its eleven tables, and for its threads."""
_MEBIBYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Ask:
    """A query for a reader; its answer is a `Found`."""

    text: str
    formats: Mapping[str, str]
    """Value of a kind to the name of its format."""
    bindings: Bindings
    limit: int | None
    size_limit: int | None
    base_iri: str | None
    dataset: Dataset | None
    generation: str
    """At least as new the answering one must be."""
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    """All of one graph, for a reader; its answer is a `Found` without a count."""

    graph: str
    format: str
    generation: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader has found."""

    kind: Kind
    size: int
    content: bytes
    format: str
    """Name of the format; empty for the lossless one."""
    generation: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL update, for the writer; its answer is a `Changed`."""

    text: str
    base_iri: str | None
    is_checked: bool

    def run(self, batch: Writer) -> bool:
        """Change the batch."""
        batch.update(self.text, base_iri=self.base_iri, is_checked=self.is_checked)
        return False


@dataclass(frozen=True, slots=True)
class PutGraph:
    """Content for one graph, for the writer; its answer is a `Changed`."""

    graph: str
    documents: Sequence[Document]
    base_iri: str | None
    is_added: bool

    def run(self, batch: Writer) -> bool:
        """Change the batch; whether the graph is new."""
        return batch.put_graph(self.graph, self.documents, base_iri=self.base_iri, is_added=self.is_added)


@dataclass(frozen=True, slots=True)
class DropGraph:
    """A graph to be dropped (the default graph is emptied), for the writer; its answer is a `Changed`."""

    graph: str

    def run(self, batch: Writer) -> bool:
        """Change the batch; whether the graph was there."""
        if not self.graph:
            batch.replace_default(())
            return True
        was_there = batch.remove_graph(self.graph)
        if not was_there:
            batch.abandon()
        return was_there


Change = Update | PutGraph | DropGraph


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: the generation that is current now, and what `run` told."""

    generation: str
    told: bool


def read(connection: socket.socket, data: Path, memory: int) -> None:
    """Be a reader with so many MiB of memory for its queries (0 is no limit), until the connection ends.

    The limit is one of writable memory, which the engine cannot evade: beyond it the process aborts.
    """
    reader: Reader | None = None
    try:
        reader = open_reader(data)
    except StoreError:
        reader = None  # the first query tells it
    if memory:
        limit_memory(memory)
    connection.sendall(packed(os.getpid()))

    def answer(order: Ask | Dump) -> Found:
        nonlocal reader
        start = time.perf_counter()
        if reader is None or reader.generation != order.generation:
            if reader is not None:
                reader.close()
            reader = open_reader(data)
        return _found(reader, order, start)

    _serve(connection, answer)


def _found(reader: Reader, order: Ask | Dump, start: float) -> Found:
    if isinstance(order, Dump):
        content = reader.dump_bytes(by_name(order.format), graph=order.graph)
        return Found(Kind.GRAPH, 0, content, order.format, reader.generation, time.perf_counter() - start)
    taken = reader.answer(
        order.text,
        formats={Kind(kind): by_name(name) for kind, name in order.formats.items()},
        bindings=order.bindings,
        limit=order.limit,
        size_limit=order.size_limit,
        base_iri=order.base_iri,
        dataset=order.dataset,
        is_checked=order.is_checked,
    )
    seconds = time.perf_counter() - start
    format = taken.format.name if taken.format else ""
    return Found(taken.kind, taken.size, taken.content, format, reader.generation, seconds)


def write(connection: socket.socket, data: Path, memory: int) -> None:
    """Be the writer until the connection ends. None asks for the lock, which is kept for a while after a change."""
    if memory:
        limit_memory(memory + WRITE_BUFFERS)
    connection.sendall(packed(os.getpid()))
    with ExitStack() as stack:
        opened: Session | None = None

        def change(order: Change | None) -> Changed:
            nonlocal opened
            if opened is None:
                opened = stack.enter_context(session(data, wait=LOCK_WAIT))
            if order is None:
                return Changed(opened.generation, False)
            with opened.batch() as batch:
                told = order.run(batch)
            return Changed(opened.generation, told)

        def rest() -> None:
            nonlocal opened
            opened = None
            stack.close()

        _serve(connection, change, rest=rest)


def _serve(
    connection: socket.socket, answer: Callable[[Any], object], *, rest: Callable[[], None] | None = None
) -> None:
    """Answer frames until the other end is gone; `rest` is called when none has come for a while."""
    try:
        while True:
            if rest is not None and not select.select([connection], [], [], LOCK_KEPT)[0]:
                rest()
            order = receive(connection)
            try:
                reply: object = answer(order)
            except KgError as error:
                reply = error_parts(error)
            connection.sendall(packed(reply))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def limit_memory(mebibytes: int) -> None:
    """Let the process have so many MiB of writable memory more than it has now; and no core file when it aborts."""
    limit = _writable_memory() + mebibytes * _MEBIBYTE
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _writable_memory() -> int:
    """Bytes of writable private memory that the process has set aside, used or not; 0 where none can be told."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
