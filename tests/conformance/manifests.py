"""The W3C's tests of HTTP endpoints, read from their manifests beside the repository, and requests made of them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.term import Node

SUITE = Path(__file__).parents[3] / "shared" / "w3c" / "sparql" / "sparql11"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
STATUS = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


@dataclass(frozen=True)
class Expected:
    """What an answer must be: one of these statuses (`200`, `2`: any of 2xx), and the rest where it is not None."""

    statuses: frozenset[str]
    boolean: bool | None
    format: str | None
    location: str | None
    """The name under which the Location is used in the requests that follow."""
    headers: Mapping[str, str]
    body: bytes | None

    def allows(self, status: int) -> bool:
        return str(status).startswith(tuple(self.statuses))


@dataclass(frozen=True)
class Asked:
    """One request of a test and what must come back."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes | None
    expected: Expected


@dataclass(frozen=True)
class Case:
    """One test: graphs that are there before, and requests in order."""

    name: str
    graphs: Mapping[str, Path]
    """File by IRI of the named graph."""
    requests: tuple[Asked, ...]


def cases(manifest: str) -> list[object]:
    """The tests of a manifest as parameters; one that is skipped where the suite is missing, but never in CI."""
    path = SUITE / manifest
    if not path.is_file() and os.environ.get("CI") != "true":
        return [pytest.param(None, id="suite", marks=pytest.mark.skip(reason=f"the W3C suite is not at {SUITE}"))]
    return [pytest.param(case, id=case.name) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    graph = rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())
    (entries,) = graph.objects(None, MF.entries)
    for test in Collection(graph, entries):
        yield _case(graph, test)


def _case(graph: rdflib.Graph, test: Node) -> Case:
    given = {
        str(graph.value(data, rdflib.RDFS.label)): Path(str(graph.value(data, UT.graph)).removeprefix("file://"))
        for data in graph.objects(test, UT.graphData)
    }
    action = graph.value(test, MF.action)
    requests = Collection(graph, graph.value(action, HT.requests)) if action is not None else ()
    return Case(str(test).rpartition("#")[2], given, tuple(_asked(graph, each) for each in requests))


def _asked(graph: rdflib.Graph, request: Node) -> Asked:
    return Asked(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=_headers(graph, request),
        body=_body(graph, request),
        expected=_expected(graph, graph.value(request, HT.resp)),
    )


def _expected(graph: rdflib.Graph, response: Node) -> Expected:
    words = [str(status).rpartition("#")[2] for status in graph.objects(response, MF.expectedStatus)]
    boolean = graph.value(response, MF.expectedBoolean)
    return Expected(
        statuses=frozenset(STATUS.get(word, word.removeprefix("StatusCode").removesuffix("xx")) for word in words),
        boolean=None if boolean is None else bool(boolean),
        format=_text(graph.value(response, MF.expectedFormat)),
        location=_text(graph.value(response, MF.expectedLocation)),
        headers=_headers(graph, response),
        body=_body(graph, response),
    )


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


def _headers(graph: rdflib.Graph, message: Node) -> dict[str, str]:
    listed = graph.value(message, HT.headers)
    found = Collection(graph, listed) if listed is not None else ()
    return {str(graph.value(each, HT.fieldName)): str(graph.value(each, HT.fieldValue)) for each in found}


def _body(graph: rdflib.Graph, message: Node) -> bytes | None:
    body = graph.value(message, HT.body)
    if body is None:
        return None
    return str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
