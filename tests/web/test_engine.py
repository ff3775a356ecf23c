"""The engine behind the routes: questions, updates and graphs, on a store of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, SourceError
from kg.formats import Kind, by_name
from kg.queries import QuerySyntaxError, TooManyRowsError
from kg.settings import Settings
from kg.store import Document, Live, writer
from kg.web.engine import Engine, Question

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
    return Settings(data=data, query_rows=10)


@pytest.fixture
def run(settings: Settings) -> Callable[[Callable[[Engine], Coroutine[Any, Any, Any]]], Any]:
    """Run what is given an engine, in an event loop of its own."""

    def run(use: Callable[[Engine], Coroutine[Any, Any, Any]]) -> Any:
        async def main() -> Any:
            return await use(Engine(settings, Live(settings.data)))

        return asyncio.run(main())

    return run


async def count(engine: Engine, graph: str = "") -> int:
    text = "SELECT ?s { ?s ?p ?o }" if not graph else "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    return (await engine.query(Question(text))).result.size


class TestQuestions:
    def test_the_answer_comes_in_the_format_wanted(self, run) -> None:
        formats = {Kind.BINDINGS: by_name("csv"), Kind.GRAPH: TURTLE}
        answer = run(lambda engine: engine.query(Question("SELECT ?n { <http://e/3> ?p ?n }", formats=formats)))
        assert (answer.content, answer.format, answer.result.size) == (b"n\r\n3\r\n", by_name("csv"), 1)

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
            return after.result.size, before != written.generation == after.generation

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
