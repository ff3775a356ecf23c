"""The engine behind the routes: questions, updates and graphs, on a store of its own."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, SourceError
from kg.formats import Kind, by_name
from kg.queries import QueryMemoryError, QuerySyntaxError, QueryTimeoutError, TooManyRowsError
from kg.settings import Settings
from kg.store import Document, Live, writer
from kg.web.engine import Engine, Question
from kg.web.faults import ClientGoneError
from kg.web.pool import Job, Queue

Result = TypeVar("Result")
TURTLE = by_name("turtle")
G = "http://e/g"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    data = tmp_path / "kg-data"
    with writer(data, fresh=True) as store:
        store.insert(
            ox.Quad(ox.NamedNode(f"http://e/{n}"), ox.NamedNode("http://e/n"), ox.Literal(n)) for n in range(5)
        )
    return Settings(data=data, query_rows=10, query_timeout=2, query_memory=100)


@pytest.fixture
def run(settings: Settings) -> Callable[..., Any]:
    """Run what is given an engine, in an event loop of its own; `changes` are to the settings."""

    def run(use: Callable[[Engine], Coroutine[Any, Any, Any]], **changes: object) -> Any:
        async def main() -> Any:
            engine = Engine(settings.model_copy(update=changes), Live(settings.data))
            await engine.start()
            try:
                return await use(engine)
            finally:
                await engine.close()

        return asyncio.run(main())

    return run


async def count(engine: Engine, graph: str = "") -> int:
    text = "SELECT ?s { ?s ?p ?o }" if not graph else "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    return (await engine.query(Question(text))).size


class TestQuestions:
    def test_the_answer_comes_in_the_format_wanted(self, run) -> None:
        formats = {Kind.BINDINGS: by_name("csv"), Kind.GRAPH: TURTLE}
        answer = run(lambda engine: engine.query(Question("SELECT ?n { <http://e/3> ?p ?n }", formats=formats)))
        assert (answer.content, answer.format, answer.size) == (b"n\r\n3\r\n", by_name("csv"), 1)

    def test_a_kind_without_a_format_comes_lossless(self, run) -> None:
        answer = run(lambda engine: engine.query(Question("ASK { <http://e/3> ?p ?n }", formats={Kind.GRAPH: TURTLE})))
        assert answer.result.boolean
        assert answer.format is None

    def test_values_are_bound(self, run) -> None:
        from kg.store import Literal

        seven = Literal("3", "http://www.w3.org/2001/XMLSchema#integer")
        answer = run(lambda engine: engine.query(Question("SELECT ?s { ?s ?p ?n }", bindings={"n": seven})))
        assert [str(row["s"]) for row in answer.result.rows] == ["http://e/3"]

    def test_a_syntax_error_is_placed(self, run) -> None:
        with pytest.raises(QuerySyntaxError) as caught:
            run(lambda engine: engine.query(Question("SELECT * {\n ?s ?p }")))
        assert caught.value.line == 2

    def test_too_many_rows(self, run) -> None:
        with pytest.raises(TooManyRowsError):
            run(lambda engine: engine.query(Question("SELECT * { ?s ?p ?o . ?a ?b ?c }")))


class TestChanges:
    def test_an_update_is_seen_by_the_next_question(self, run) -> None:
        async def use(engine: Engine) -> tuple[int, bool]:
            before = (await engine.query(Question("ASK {}"))).generation
            written = await engine.update("DELETE WHERE { <http://e/3> ?p ?o }")
            after = await engine.query(Question("SELECT ?s { ?s ?p ?o }"))
            return after.size, before != written.generation == after.generation

        assert run(use) == (4, True)

    def test_updates_at_once_all_happen(self, run) -> None:
        async def use(engine: Engine) -> int:
            await asyncio.gather(
                *(engine.update(f"INSERT DATA {{ <http://e/x{n}> <http://e/n> 1 }}") for n in range(5))
            )
            return await count(engine)

        assert run(use) == 10

    def test_a_graph_is_put_read_and_dropped(self, run) -> None:
        async def use(engine: Engine) -> list[object]:
            seen: list[object] = []
            for number in (1, 2):
                body = Document(f"<> <http://e/p> {number}".encode() + b" .", TURTLE)
                seen.append((await engine.write_graph(G, [body])).is_new)
            seen.append(await engine.read_graph(G, by_name("ntriples")))
            seen += [(await engine.delete_graph(G)).is_new, (await engine.delete_graph(G)).is_new]
            return seen

        line = f'<{G}> <http://e/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'.encode()
        assert run(use) == [True, False, line, True, False]

    def test_documents_are_added_with_blank_nodes_of_their_own(self, run) -> None:
        async def use(engine: Engine) -> int:
            body = Document(b"_:x <http://e/p> 1 .", TURTLE)
            await engine.write_graph(G, [body, body])
            await engine.write_graph(G, [body], is_added=True)
            return await count(engine, G)

        assert run(use) == 3

    def test_an_empty_graph_exists(self, run) -> None:
        async def use(engine: Engine) -> bytes:
            await engine.write_graph(G, [Document(b"", TURTLE)])
            return await engine.read_graph(G, TURTLE)

        assert run(use) == b""

    def test_a_malformed_document_changes_nothing(self, run) -> None:
        async def use(engine: Engine) -> tuple[str, int]:
            with pytest.raises(SourceError) as caught:
                await engine.write_graph("", [Document(b"<http://e/a> <http://e/b> 1 .\n oops", TURTLE)])
            return str(caught.value), await count(engine)

        told, left = run(use)
        assert "line 2" in told
        assert left == 5

    def test_a_document_may_not_name_graphs(self, run) -> None:
        with pytest.raises(SourceError, match="the body"):
            run(
                lambda engine: engine.write_graph(
                    G, [Document(b"<http://e/g> { <http://e/a> <http://e/b> 1 }", by_name("trig"))]
                )
            )

    def test_an_unknown_graph_cannot_be_read(self, run) -> None:
        with pytest.raises(QueryError, match="no graph of that name"):
            run(lambda engine: engine.read_graph(G, TURTLE))


CROSS = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(14))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
GREEDY = f"SELECT (GROUP_CONCAT(STR(?a1); separator='{'long' * 500}') AS ?all) {{ {CROSS} }}"


def processes(pid: int) -> set[int]:
    """All that descend from a process."""
    children = {int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()}
    return children.union(*map(processes, children))


class TestLimits:
    def test_a_query_is_stopped_at_its_deadline(self, run) -> None:
        async def use(engine: Engine) -> float:
            start = time.monotonic()
            with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.5 seconds"):
                await engine.query(Question(ENDLESS, timeout=0.5))
            return time.monotonic() - start

        assert 0.5 <= run(use) < 1.5

    def test_a_request_cannot_ask_for_more_time(self, run) -> None:
        with pytest.raises(QueryTimeoutError, match="stopped after 2 seconds"):
            run(lambda engine: engine.query(Question(ENDLESS, timeout=1000)))

    def test_a_query_that_takes_too_much_memory(self, run) -> None:
        async def use(engine: Engine) -> int:
            with pytest.raises(QueryMemoryError, match="more than 100 MiB"):
                await engine.query(Question(GREEDY))
            return await count(engine)

        assert run(use, query_timeout=60.0) == 5

    def test_long_ones_are_not_in_the_way(self, run) -> None:
        async def use(engine: Engine) -> list[str]:
            asks = [engine.query(Question(ENDLESS, timeout=2)) for _ in range(12)]
            long = asyncio.gather(*asks, return_exceptions=True)
            await asyncio.sleep(1)
            for _ in range(20):
                assert await asyncio.wait_for(count(engine), 1.0) == 5
            assert not long.done()
            return [type(each).__name__ for each in await long]

        assert run(use) == ["QueryTimeoutError"] * 12

    def test_a_reader_that_is_killed_is_not_noticed(self, run) -> None:
        async def use(engine: Engine) -> int:
            await count(engine)
            for process in processes(engine.staff.process_id):
                os.kill(process, signal.SIGKILL)
            return await count(engine)

        assert run(use) == 5

    def test_a_nursery_that_is_killed_is_not_noticed(self, run) -> None:
        async def use(engine: Engine) -> int:
            await count(engine)
            os.kill(engine.staff.process_id, signal.SIGKILL)
            return await count(engine)

        assert run(use) == 5

    def test_nobody_waits_for_it_any_more(self, run) -> None:
        async def use(engine: Engine) -> float:
            start = time.monotonic()

            async def is_gone() -> bool:
                return time.monotonic() - start > 0.3

            with pytest.raises(ClientGoneError):
                await engine.query(Question(ENDLESS), is_gone=is_gone)
            return time.monotonic() - start

        assert run(use) < 1.5

    def test_a_queue_that_is_full(self, run) -> None:
        async def use(engine: Engine) -> list[str]:
            asks = [asyncio.ensure_future(engine.query(Question(ENDLESS, timeout=0.5))) for _ in range(9)]
            return [type(each).__name__ for each in await asyncio.gather(*asks, return_exceptions=True)]

        told = run(use, readers=2, query_queue=3)
        assert told.count("OverloadedError") >= 4
        assert set(told) == {"OverloadedError", "QueryTimeoutError"}

    def test_nothing_is_left_running(self, run) -> None:
        async def use(engine: Engine) -> None:
            await count(engine)
            await engine.update("INSERT DATA { <http://e/a> <http://e/b> 1 }")
            long = asyncio.ensure_future(engine.query(Question(ENDLESS)))
            await asyncio.sleep(0.2)
            long.cancel()

        before = processes(os.getpid())
        run(use)
        assert processes(os.getpid()) == before

    def test_an_update_is_stopped_at_its_deadline(self, run) -> None:
        async def use(engine: Engine) -> int:
            with pytest.raises(QueryTimeoutError):
                await engine.update(f"INSERT {{ <http://e/a> <http://e/b> ?n }} WHERE {{ {{ {ENDLESS} }} }}")
            await engine.update("INSERT DATA { <http://e/a> <http://e/b> 1 }")
            return await count(engine)

        assert run(use) == 6

    def test_a_writer_that_is_killed_is_replaced(self, run) -> None:
        async def use(engine: Engine) -> int:
            await engine.update("INSERT DATA { <http://e/a> <http://e/b> 1 }")
            for process in processes(engine.staff.process_id):
                os.kill(process, signal.SIGKILL)
            await asyncio.sleep(0.2)
            await engine.update("INSERT DATA { <http://e/a> <http://e/b> 2 }")
            return await count(engine)

        assert run(use) == 7


class TestQueue:
    def test_clients_take_turns(self) -> None:
        queue, loop = Queue(), asyncio.new_event_loop()
        for client in "aaab":
            queue.add(Job(b"", client, 1, 1, loop.create_future()))
        turns = [job.client for job in iter(queue.next, None) if job]
        loop.close()
        assert turns == ["a", "b", "a", "a"]
