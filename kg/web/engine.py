"""What asks and changes the graph for the routes: queries that users send, updates, and whole graphs."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Final

from kg.formats import Format, Kind
from kg.queries import Bindings
from kg.settings import Settings
from kg.store import Dataset, Document, Live, QueryResult, Writer, session

LOCK_WAIT: Final = 10.0
"""Seconds that a change waits for another process that is writing."""


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


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to a question."""

    result: QueryResult
    content: bytes
    """In the format that was wanted, else as `result` keeps it."""
    format: Format | None
    generation: str
    """Of the store that gave the answer."""
    seconds: float
    """How long it took to find."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a change of a graph did."""

    generation: str
    is_new: bool
    """The graph was not there before; for a deletion: that it was."""


class Engine:
    """Asks and changes one store. Its methods are for the event loop; they raise `KgError`."""

    def __init__(self, settings: Settings, live: Live) -> None:
        self.settings = settings
        self.live = live
        self._writing = asyncio.Lock()

    async def query(self, question: Question) -> Answer:
        """Answer a question from the newest generation; raises as `Reader.query` does."""
        return await asyncio.to_thread(self._ask, question)

    async def read_graph(self, graph: str, format: Format) -> bytes:
        """All triples of a graph (`""` is the default graph); raises `QueryError` where there is none of that name."""
        out = BytesIO()
        await asyncio.to_thread(lambda: self.live.reader().dump(out, format, graph=graph))
        return out.getvalue()

    async def update(self, text: str, *, base_iri: str | None = None, is_checked: bool = False) -> Written:
        """Run an update and publish it; what is asked afterwards sees it. Raises as `Writer.update` does."""

        def change(batch: Writer) -> bool:
            batch.update(text, base_iri=base_iri, is_checked=is_checked)
            return False

        return await self._change(change)

    async def write_graph(
        self, graph: str, documents: Sequence[Document], *, base_iri: str | None = None, is_added: bool = False
    ) -> Written:
        """Replace the content of a graph, or add to it, and publish; raises as `Writer.put_graph` does."""
        return await self._change(lambda batch: batch.put_graph(graph, documents, base_iri=base_iri, is_added=is_added))

    async def delete_graph(self, graph: str) -> Written:
        """Drop a graph (the default graph, `""`, is emptied) and publish; `is_new` tells whether it was there."""

        def change(batch: Writer) -> bool:
            if not graph:
                batch.replace_default(())
                return True
            was_there = batch.remove_graph(graph)
            if not was_there:
                batch.abandon()
            return was_there

        return await self._change(change)

    async def _change(self, change: Callable[[Writer], bool]) -> Written:
        async with self._writing:
            return await asyncio.to_thread(self._publish, change)

    def _publish(self, change: Callable[[Writer], bool]) -> Written:
        with session(self.settings.data, wait=LOCK_WAIT) as opened:
            with opened.batch() as batch:
                is_new = change(batch)
            return Written(opened.generation, is_new)

    def _ask(self, question: Question) -> Answer:
        start, reader = time.perf_counter(), self.live.reader()
        result = reader.query(
            question.text,
            bindings=question.bindings,
            limit=self.settings.query_rows,
            base_iri=question.base_iri,
            dataset=question.dataset,
        )
        format = question.formats.get(result.kind)
        content = result.content if format is None else result.serialize(format)
        return Answer(result, content, format, reader.generation, time.perf_counter() - start)
