"""The SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

Indirect: `/graphs?graph=IRI` and `/graphs?default`. Direct: an address under `/graphs/` is the IRI of the graph there,
and so is one under `/graph/`, where the graphs of articles, reasons and identities are. IRIs start with the base IRI,
whatever host a request names, and are decoded once.
"""

import secrets
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.errors import QueryError
from kg.formats import Kind, formats_of
from kg.queries import UnknownGraphError
from kg.views import View
from kg.views.documents import graph_list
from kg.web.answers import cached, chosen_format, etag, is_known, unless_known
from kg.web.entities import graph_answer
from kg.web.openapi import content_of, parameters
from kg.web.policy import require_writer
from kg.web.protocol import absolute
from kg.web.site import site_of
from kg.web.uploads import FORMATS, MULTIPART, documents

router: Final = APIRouter(tags=["Graph store"])
DEFAULT: Final = ""
"""How the store calls the default graph."""
_OFFERS: Final = formats_of(Kind.GRAPH)
_ONCE: Final = ("graph", "default", "format")
_TEXT: Final[dict[str, Any]] = {"schema": {"type": "string"}}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {**{format.media_type: _TEXT for format in FORMATS}, MULTIPART: {"schema": {"type": "object"}}},
    }
}
_WHICH: Final = {
    "graph": "IRI of the named graph",
    "default": "present where the default graph is meant; it has no value",
}
_PATH: Final = [{"name": "path", "in": "path", "required": True, "schema": {"type": "string"}}]
_FORMAT: Final = "format of the answer; it wins over the Accept header"
_GET: Final[dict[str, Any]] = {"response_class": Response, "responses": content_of(_OFFERS)}
_WRITE: Final[dict[str, Any]] = {
    "response_class": Response,
    "status_code": 204,
    "responses": {201: {"description": "The graph is new"}},
}


@router.get(
    "/graphs", summary="A graph, or the list of graphs", openapi_extra=parameters(**_WHICH, format=_FORMAT), **_GET
)
async def read(request: Request) -> Response:
    """All triples of the graph; without `graph` and `default`, which named graphs there are."""
    graph = _indirect(request)
    return await (run_in_threadpool(_listed, request) if graph is None else _read(request, graph))


@router.put("/graphs", summary="Replace a graph", openapi_extra={**parameters(**_WHICH), **_BODY}, **_WRITE)
async def put(request: Request) -> Response:
    """Make the body the whole content of the graph. It is read first: a body with a fault changes nothing."""
    return await _write(request, _needed(request), is_added=False)


@router.post("/graphs", summary="Add to a graph", openapi_extra={**parameters(**_WHICH), **_BODY}, **_WRITE)
async def post(request: Request) -> Response:
    """Add the body to the graph; without `graph` and `default`, to a new one, whose IRI is the `Location`."""
    graph = _indirect(request)
    if graph is not None:
        return await _write(request, graph, is_added=True)
    new = site_of(request).absolute(f"graphs/{secrets.token_hex(8)}")
    answer = await _write(request, new, is_added=True)
    answer.headers["Location"] = new
    return answer


@router.delete("/graphs", summary="Drop a graph", openapi_extra=parameters(**_WHICH), **_WRITE)
async def delete(request: Request) -> Response:
    """Drop the graph; the default graph is emptied."""
    return await _delete(request, _needed(request))


@router.get("/graphs/{path:path}", summary="A graph by its address", openapi_extra={"parameters": _PATH}, **_GET)
@router.get("/graph/{path:path}", include_in_schema=False)
async def read_direct(request: Request) -> Response:
    """All triples of the graph whose IRI is this address."""
    return await _read(request, _direct(request))


@router.put(
    "/graphs/{path:path}",
    summary="Replace a graph by its address",
    openapi_extra={"parameters": _PATH, **_BODY},
    **_WRITE,
)
@router.put("/graph/{path:path}", include_in_schema=False)
async def put_direct(request: Request) -> Response:
    """Make the body the whole content of the graph whose IRI is this address."""
    return await _write(request, _direct(request), is_added=False)


@router.post(
    "/graphs/{path:path}",
    summary="Add to a graph by its address",
    openapi_extra={"parameters": _PATH, **_BODY},
    **_WRITE,
)
@router.post("/graph/{path:path}", include_in_schema=False)
async def post_direct(request: Request) -> Response:
    """Add the body to the graph whose IRI is this address."""
    return await _write(request, _direct(request), is_added=True)


@router.delete(
    "/graphs/{path:path}", summary="Drop a graph by its address", openapi_extra={"parameters": _PATH}, **_WRITE
)
@router.delete("/graph/{path:path}", include_in_schema=False)
async def delete_direct(request: Request) -> Response:
    """Drop the graph whose IRI is this address."""
    return await _delete(request, _direct(request))


def _given(request: Request) -> dict[str, str]:
    try:
        pairs = parse_qsl(request.scope["query_string"].decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeError as error:
        raise QueryError("the address", "not UTF-8", "percent-encode text as UTF-8") from error
    for name in _ONCE:
        if sum(other == name for other, _ in pairs) > 1:
            raise QueryError(name, "given more than once", "send it once")
    return dict(pairs)


def _indirect(request: Request) -> str | None:
    """The graph that the parameters name, None where they name none."""
    given = _given(request)
    if "graph" in given and "default" in given:
        raise QueryError("default", "the request names a graph as well", "send one of the two")
    return absolute(given["graph"]) if "graph" in given else DEFAULT if "default" in given else None


def _needed(request: Request) -> str:
    graph = _indirect(request)
    if graph is None:
        raise QueryError("graph", "the request names none", "send graph=IRI, or default")
    return graph


def _direct(request: Request) -> str:
    """The IRI of a graph whose address was asked for: as it was sent, on the base IRI."""
    given = _given(request)
    if "graph" in given or "default" in given:
        raise QueryError("graph", "the address names one as well", "send one of the two")
    raw = request.scope["raw_path"].decode("latin-1")
    return absolute(site_of(request).absolute(raw.lstrip("/")))


def _listed(request: Request) -> Response:
    site = site_of(request)
    chosen = chosen_format(request, _OFFERS, _given(request).get("format", ""))
    store = site.absolute("graphs")

    def make(view: View) -> Response:
        return graph_answer(site, graph_list(view, store), chosen, first=store)

    return cached(request, site.view(), chosen.name, make)


async def _read(request: Request, graph: str) -> Response:
    site = site_of(request)
    chosen = chosen_format(request, _OFFERS, _given(request).get("format", ""))
    tag = etag(await run_in_threadpool(site.view), chosen.name)
    content = b"" if is_known(request, tag) else await site.engine.read_graph(graph, chosen)
    return unless_known(request, tag, lambda: Response(content, media_type=chosen.content_type))


async def _write(request: Request, graph: str, *, is_added: bool) -> Response:
    require_writer(request)
    found = await documents(request)
    site = site_of(request)
    base = graph or site.absolute("graphs")
    written = await site.engine.write_graph(graph, found, base_iri=base, is_added=is_added)
    return _done(HTTPStatus.CREATED if written.is_new else HTTPStatus.NO_CONTENT)


async def _delete(request: Request, graph: str) -> Response:
    require_writer(request)
    if not (await site_of(request).engine.delete_graph(graph)).is_new:
        raise UnknownGraphError(graph)
    return _done(HTTPStatus.NO_CONTENT)


def _done(status: HTTPStatus) -> Response:
    return Response(status_code=status, headers={"Cache-Control": "no-store"})
