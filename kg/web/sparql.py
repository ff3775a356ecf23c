"""The SPARQL endpoint: queries by GET and POST, its own description, and a form for browsers."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

from kg.errors import QueryError
from kg.formats import Kind, by_name, formats_of, negotiate
from kg.store import Dataset
from kg.views import View
from kg.views.documents import service_description
from kg.web import protocol
from kg.web.answers import cached, chosen_format, request_key
from kg.web.entities import DATASET, GRAPHS, graph_answer
from kg.web.errors import status_of
from kg.web.named import without_header
from kg.web.openapi import content_of
from kg.web.protocol import Asked
from kg.web.rendering import url
from kg.web.results import Shown, shown
from kg.web.site import Site, site_of

router: Final = APIRouter(tags=["SPARQL"])
_HTML: Final = by_name("html")
_START: Final = """SELECT ?candidate ?seat ?votes WHERE {
  ?candidacy el:candidate/rdfs:label ?candidate ; el:contest/el:constituency/rdfs:label ?seat ; el:votes ?votes .
  FILTER(lang(?candidate) = "en" && lang(?seat) = "en")
}
ORDER BY DESC(?votes)
LIMIT 20
"""
"""The query that the form starts with."""
_RESULTS: Final = formats_of(Kind.BINDINGS, Kind.BOOLEAN, Kind.GRAPH)


def _parameters() -> list[dict[str, Any]]:
    texts = {
        "query": "the query",
        "format": "format of the answer; it wins over the Accept header",
        "default-graph-uri": "a graph of the default graph; may be repeated",
        "named-graph-uri": "a graph that GRAPH may name; may be repeated",
    }
    return [
        {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
        for name, text in texts.items()
    ]


_ANSWERS: Final[dict[str, Any]] = {"response_class": Response, "responses": content_of(_RESULTS)}
_GET: Final = {"parameters": _parameters()}
_POST: Final = {
    "requestBody": {
        "required": True,
        "content": {
            protocol.QUERY: {"schema": {"type": "string"}},
            protocol.FORM: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {each["name"]: each["schema"] for each in _parameters()},
                }
            },
        },
    }
}


@router.get("/sparql", summary="Ask a query", openapi_extra=_GET, **_ANSWERS)
async def ask(request: Request) -> Response:
    """Answer `?query=`; without one, describe the service, to a browser as a form."""
    asked = await protocol.read(request)
    if asked.text is None:
        return await run_in_threadpool(_introduce, request, asked)
    return await run_in_threadpool(_answer, request, asked)


@router.post("/sparql", summary="Ask a query in the body", openapi_extra=_POST, **_ANSWERS)
async def ask_by_post(request: Request) -> Response:
    """Answer a query sent as a form or as `application/sparql-query`. Updates are refused."""
    asked = await protocol.read(request)
    return await run_in_threadpool(_answer, request, asked)


def _answer(request: Request, asked: Asked) -> Response:
    site = site_of(request)
    if asked.text is None:
        raise QueryError("query", "there is none in the request", "send the parameter query")
    text, dataset = asked.text, None
    if asked.default_graphs is not None and asked.named_graphs is not None:
        dataset = Dataset(asked.default_graphs, asked.named_graphs)

    def make(view: View) -> Response:
        base, limit = site.absolute("sparql"), site.settings.query_rows
        try:
            result = view.reader.query(text, limit=limit, base_iri=base, dataset=dataset)
        except QueryError as error:
            if not _shows_pages(request, asked):
                raise
            return _page(site, view, text, fault=str(error), status=status_of(error))
        chosen = chosen_format(request, (*formats_of(result.kind), _HTML), asked.format)
        if chosen is _HTML:
            return _page(site, view, text, answer=shown(view, result))
        return Response(result.serialize(chosen), media_type=chosen.content_type)

    if request.method == "POST":
        return make(site.view())
    return cached(request, site.view(), request_key(request), make)


def _shows_pages(request: Request, asked: Asked) -> bool:
    return not asked.format and negotiate(request.headers.get("accept"), (*_RESULTS, _HTML)) is _HTML


def _page(
    site: Site, view: View, text: str, *, answer: Shown | None = None, fault: str = "", status: int = 200
) -> Response:
    html = site.pages.render(
        "sparql.html",
        here="sparql",
        generation=view.generation,
        text=text,
        answer=answer,
        fault=fault,
        examples=_examples(site),
        endpoint=site.absolute("sparql"),
        link=lambda format: url(site.prefix, "sparql", {"query": text, "format": format}),
    )
    return HTMLResponse(html, status)


def _introduce(request: Request, asked: Asked) -> Response:
    """What the endpoint is: RDF for programs, a form for browsers."""
    chosen = chosen_format(request, (*GRAPHS, _HTML), asked.format)
    site = site_of(request)
    if chosen is _HTML:
        return cached(request, site.view(), "html", lambda view: _page(site, view, _START))

    def make(view: View) -> Response:
        graph = service_description(
            view,
            endpoint=site.absolute("sparql"),
            dataset=site.absolute(DATASET),
            formats=tuple(dict.fromkeys(format.iri for format in _RESULTS if format.iri)),
        )
        return graph_answer(site, graph, chosen, first=site.absolute("sparql"))

    return cached(request, site.view(), chosen.name, make)


def _examples(site: Site) -> list[dict[str, str]]:
    """Named queries that need no parameter, as examples to start from."""
    return [
        {"name": query.name, "title": query.title, "text": without_header(query.text)}
        for query in site.queries.values()
        if not query.parameters
    ]
