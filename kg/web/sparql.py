"""The SPARQL endpoint: queries by GET and POST, its own description, and a form for browsers."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.errors import InputError, QueryError
from kg.formats import Format, Kind, by_name, negotiate
from kg.queries import check
from kg.store import Dataset
from kg.web import editor, protocol
from kg.web.answers import (
    cached,
    chosen_format,
    chosen_of,
    client_of,
    is_known,
    request_key,
    tag_of,
    unless_known,
)
from kg.web.description import RESULTS, described, offers
from kg.web.engine import Answer, Question, note
from kg.web.entities import GRAPHS
from kg.web.errors import status_of
from kg.web.faults import FAULT
from kg.web.openapi import content_of, parameters
from kg.web.protocol import Asked
from kg.web.results import shown
from kg.web.services import permission
from kg.web.site import Site, site_of
from kg.web.updates import updated

router: Final = APIRouter(tags=["SPARQL"])
_HTML: Final = by_name("html")
_QUERYING: Final = {
    "query": "the query",
    "format": "format of the answer; it wins over the Accept header",
    "default-graph-uri": "a graph of the default graph; may be repeated",
    "named-graph-uri": "a graph that GRAPH may name; may be repeated",
    "timeout": "seconds after which the query is to be stopped, if that is sooner than the server would",
}
_UPDATING: Final = ("update", "using-graph-uri", "using-named-graph-uri")

_ANSWERS: Final[dict[str, Any]] = {"response_class": Response, "responses": content_of(RESULTS)}
_CHANGED: Final[dict[str, Any]] = {**_ANSWERS, "responses": {**content_of(RESULTS), 204: {"description": "Updated"}}}
_GET: Final = parameters(**_QUERYING)
_POST: Final = {
    "requestBody": {
        "required": True,
        "content": {
            protocol.QUERY: {"schema": {"type": "string"}},
            protocol.UPDATE: {"schema": {"type": "string"}},
            protocol.FORM: {
                "schema": {
                    "type": "object",
                    "properties": {name: {"type": "string"} for name in (*_QUERYING, *_UPDATING)},
                }
            },
        },
    }
}


@router.get("/sparql", summary="Ask a query", openapi_extra=_GET, **_ANSWERS)
async def ask(request: Request) -> Response:
    """Answer `?query=`; without one, describe the service, to a browser as a form."""
    asked = await protocol.read(request)
    if asked.query is None:
        return await run_in_threadpool(_introduce, request, asked)
    return await _answer(request, asked)


@router.api_route("/sparql", methods=["QUERY"], include_in_schema=False)  # OpenAPI 3.1 has no word for the method
@router.post("/sparql", summary="Ask a query, or update the graph, in the body", openapi_extra=_POST, **_CHANGED)
async def ask_by_post(request: Request) -> Response:
    """Answer a query, or run an update, sent as a form or as `application/sparql-query` or `-update`.

    An update needs the token, and is answered by 204 without a body once it is done.
    """
    asked = await protocol.read(request)
    if asked.update is not None:
        return await updated(request, asked)
    return await _answer(request, asked)


async def _answer(request: Request, asked: Asked) -> Response:
    site, shape = site_of(request), request_key(request)
    if site.moment is not None:
        remedy = "ask a named query at /api/queries, or: kg query FILE --as-of TIME"
        raise QueryError("parameter asOf", "this endpoint answers about the present alone", remedy)
    if request.method == "GET" and is_known(request, tag_of(site.live.generation(), shape)):
        return unless_known(request, tag_of(site.live.generation(), shape), Response)
    try:
        if FAULT in request.scope:
            raise request.scope[FAULT]
        await _check(site, asked.query or "")
        answer = await site.engine.query(
            _question(site, request, asked), client=client_of(request), is_gone=request.is_disconnected
        )
    except QueryError as error:
        if not _shows_pages(request, asked):
            raise
        return await run_in_threadpool(_fault_page, site, asked.query or "", error)
    note(request.scope, answer)
    made = await run_in_threadpool(_found, request, asked, answer) if answer.format is None else _response(answer)
    return unless_known(request, tag_of(answer.generation, shape), lambda: made) if request.method == "GET" else made


async def _check(site: Site, text: str) -> None:
    """Hold the query against the servers that it may ask, where there are any; the readers know of none."""
    hosts = site.settings.service_allow
    if hosts:
        await run_in_threadpool(check, text, permits=permission(hosts))


def _question(site: Site, request: Request, asked: Asked) -> Question:
    return Question(
        asked.query or "",
        base_iri=site.absolute("sparql"),
        dataset=Dataset(asked.default_graphs, asked.named_graphs) if asked.has_dataset else None,
        formats=formats_wanted(request.headers.get("accept"), asked.format),
        timeout=asked.timeout,
        is_checked=bool(site.settings.service_allow),
    )


@lru_cache(maxsize=256)
def formats_wanted(accept: str | None, name: str) -> Mapping[Kind, Format]:
    """The format for each kind of answer that such a client takes; none where it wants a page, or takes nothing."""
    wanted = dict[Kind, Format]()
    for kind in (Kind.BINDINGS, Kind.BOOLEAN, Kind.GRAPH):
        with suppress(InputError):
            wanted[kind] = chosen_of(accept, (*offers(kind), _HTML), name)
    return MappingProxyType({kind: format for kind, format in wanted.items() if format is not _HTML})


def _response(answer: Answer) -> Response:
    assert answer.format is not None  # else it would be a page
    return Response(answer.content, media_type=answer.format.content_type)


def _found(request: Request, asked: Asked, answer: Answer) -> Response:
    """An answer that is no data: a page, or the refusal of a client that takes neither."""
    site = site_of(request)
    chosen_format(request, (*offers(answer.kind), _HTML), asked.format)
    view = site.view()
    return editor.page(site, view, asked.query or "", answer=shown(view, answer.result))


def _fault_page(site: Site, text: str, error: QueryError) -> Response:
    return editor.page(site, site.view(), text, fault=str(error), status=status_of(error))


def _shows_pages(request: Request, asked: Asked) -> bool:
    return not asked.format and negotiate(request.headers.get("accept"), (*RESULTS, _HTML)) is _HTML


def _introduce(request: Request, asked: Asked) -> Response:
    """What the endpoint is: RDF for programs, a form for browsers."""
    chosen = chosen_format(request, (*GRAPHS, _HTML), asked.format)
    site = site_of(request)
    if chosen is _HTML:
        return cached(request, site.view(), editor.shape(), lambda view: editor.page(site, view))
    return described(request, chosen)
