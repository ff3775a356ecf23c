"""The SPARQL endpoint: queries by GET and POST, its own description, and a form for browsers."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.errors import QueryError
from kg.formats import by_name, negotiate
from kg.store import Dataset
from kg.views import View
from kg.web import editor, protocol
from kg.web.answers import cached, chosen_format, request_key
from kg.web.description import RESULTS, described, offers
from kg.web.entities import GRAPHS
from kg.web.errors import status_of
from kg.web.openapi import content_of, parameters
from kg.web.protocol import Asked
from kg.web.results import shown
from kg.web.site import site_of
from kg.web.updates import updated

router: Final = APIRouter(tags=["SPARQL"])
_HTML: Final = by_name("html")
_QUERYING: Final = {
    "query": "the query",
    "format": "format of the answer; it wins over the Accept header",
    "default-graph-uri": "a graph of the default graph; may be repeated",
    "named-graph-uri": "a graph that GRAPH may name; may be repeated",
}
_UPDATING: Final = ("update", "using-graph-uri", "using-named-graph-uri")

_ANSWERS: Final[dict[str, Any]] = {"response_class": Response, "responses": content_of(RESULTS)}
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
    return await run_in_threadpool(_answer, request, asked)


@router.api_route("/sparql", methods=["QUERY"], include_in_schema=False)  # OpenAPI 3.1 has no word for the method
@router.post("/sparql", summary="Ask a query, or update the graph, in the body", openapi_extra=_POST, **_ANSWERS)
async def ask_by_post(request: Request) -> Response:
    """Answer a query, or run an update, sent as a form or as `application/sparql-query` or `-update`.

    An update needs the token, and is answered by 204 without a body once it is done.
    """
    asked = await protocol.read(request)
    if asked.update is not None:
        return await updated(request, asked)
    return await run_in_threadpool(_answer, request, asked)


def _answer(request: Request, asked: Asked) -> Response:
    site, text = site_of(request), asked.query or ""
    dataset = Dataset(asked.default_graphs, asked.named_graphs) if asked.has_dataset else None

    def make(view: View) -> Response:
        base, limit = site.absolute("sparql"), site.settings.query_rows
        try:
            result = view.reader.query(text, limit=limit, base_iri=base, dataset=dataset)
        except QueryError as error:
            if not _shows_pages(request, asked):
                raise
            return editor.page(site, view, text, fault=str(error), status=status_of(error))
        chosen = chosen_format(request, (*offers(result.kind), _HTML), asked.format)
        if chosen is _HTML:
            return editor.page(site, view, text, answer=shown(view, result))
        return Response(result.serialize(chosen), media_type=chosen.content_type)

    if request.method != "GET":
        return make(site.view())
    return cached(request, site.view(), request_key(request), make)


def _shows_pages(request: Request, asked: Asked) -> bool:
    return not asked.format and negotiate(request.headers.get("accept"), (*RESULTS, _HTML)) is _HTML


def _introduce(request: Request, asked: Asked) -> Response:
    """What the endpoint is: RDF for programs, a form for browsers."""
    chosen = chosen_format(request, (*GRAPHS, _HTML), asked.format)
    site = site_of(request)
    if chosen is _HTML:
        return cached(request, site.view(), editor.shape(), lambda view: editor.page(site, view))
    return described(request, chosen)
