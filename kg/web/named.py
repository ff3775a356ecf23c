"""Named queries: a form and a table for people, JSON and the SPARQL result formats for programs."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from anyio import from_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from kg.errors import InputError, QueryError
from kg.formats import Kind, formats_of
from kg.queries import NamedQuery, find_query
from kg.store import Finder, QueryResult
from kg.views import View
from kg.web.answers import cached, chosen_format, client_of, page
from kg.web.engine import Question
from kg.web.entities import graph_answer
from kg.web.errors import UnknownQueryError, status_of
from kg.web.openapi import content_of
from kg.web.rendering import url
from kg.web.results import Shown, shown
from kg.web.site import Site, site_of

router: Final = APIRouter()


def without_header(text: str) -> str:
    """A query's text without its `#+` lines."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip() + "\n"


def query_named(site: Site, name: str) -> NamedQuery:
    """The named query; raises `UnknownQueryError` with the nearest names."""
    try:
        return find_query(site.queries, name)
    except QueryError as error:
        raise UnknownQueryError(error.subject, error.reason, error.remedy) from error


def run(site: Site, view: View, query: NamedQuery, given: Mapping[str, str], *, client: str) -> QueryResult:
    """The query's answer for these parameters; raises `InputError` where one is missing, unknown or wrong.

    Not for the event loop. The present is asked through the engine, within its limits; the past, which readers do not
    open, and a generation that was replaced a moment ago, are asked here.
    """
    bindings = query.bind(given, view.keep("finder", _finder))
    if site.moment is None:
        answer = from_thread.run(partial(site.engine.query, Question(query.text, bindings), client=client))
        if answer.generation == view.generation:
            return answer.result
    return view.reader.query(query.text, bindings=bindings, limit=site.settings.query_rows)


def _finder(view: View) -> Finder:
    return Finder(view.reader, view.base)


def _given(request: Request, query: NamedQuery) -> dict[str, str]:
    """The parameters in the address; one that is given twice would be dropped silently, so it is refused."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise QueryError(f"parameter {name}", "given more than once", "send it once")
        if name not in {"format", "run", "asOf"} and (value or _default(query, name) is None):
            given[name] = value
    return {name: value for name, value in given.items() if value}


def _default(query: NamedQuery, name: str) -> str | None:
    return next((each.default for each in query.parameters if each.name == name), None)


@router.get("/api/queries", tags=["API"], summary="The named queries")
def listed(request: Request) -> Response:
    """Each with its title, description, parameters and an example call."""
    site = site_of(request)
    every = [_as_json(site, query) for query in site.queries.values()]
    return cached(request, site.view(), "json", lambda view: JSONResponse({"queries": every}))


def _as_json(site: Site, query: NamedQuery) -> dict[str, Any]:
    parameters = [
        {"name": each.name, "type": each.type, "default": each.default, "description": each.description}
        for each in query.parameters
    ]
    return {"name": query.name, "title": query.title, "description": query.description, "form": query.form} | {
        "parameters": parameters,
        "example": url(site.prefix, f"api/queries/{query.name}", query.example),
        "sparql": without_header(query.text),
    }


@router.get(
    "/api/queries/{name}",
    tags=["API"],
    summary="The answer of a named query",
    response_class=Response,
    responses=content_of(formats_of(Kind.BINDINGS, Kind.BOOLEAN, Kind.GRAPH)),
)
def answered(request: Request, name: str, format: str = "") -> Response:
    """Rows as SPARQL JSON, XML, CSV or TSV, graphs as RDF; the query's parameters are parameters of the address."""
    site = site_of(request)
    query = query_named(site, name)
    kind = {"select": Kind.BINDINGS, "ask": Kind.BOOLEAN}.get(query.form, Kind.GRAPH)
    chosen = chosen_format(request, formats_of(kind), format)

    def make(view: View) -> Response:
        result = run(site, view, query, _given(request, query), client=client_of(request))
        if kind is Kind.GRAPH:
            return graph_answer(site, result, chosen, first="")
        return Response(result.serialize(chosen), media_type=chosen.content_type)

    return cached(request, site.view(), chosen.name, make)


@router.get("/queries", include_in_schema=False)
def listing(request: Request) -> Response:
    """The page that lists the named queries."""
    site = site_of(request)
    return page(request, "queries.html", "queries", lambda view: {"queries": list(site.queries.values())})


@router.get("/queries/{name}", include_in_schema=False)
def form(request: Request, name: str) -> Response:
    """The page of a named query: its parameters as a form, and the answer where it has all it needs."""
    site = site_of(request)
    query = query_named(site, name)
    needed = {each.name for each in query.parameters if each.default is None}
    if "run" not in request.query_params and not needed <= set(request.query_params):
        return page(request, "query.html", "queries", lambda view: _form_values(site.prefix, query, query.example))
    try:
        given = _given(request, query)
        return page(request, "query.html", "queries", lambda view: _answer_values(request, view, query, given))
    except InputError as error:
        values = _form_values(site.prefix, query, dict(request.query_params), fault=str(error))
        return HTMLResponse(
            site.pages.render("query.html", here="queries", generation=site.view().generation, **values),
            status_of(error),
            {"Cache-Control": "no-store"},
        )


def _answer_values(request: Request, view: View, query: NamedQuery, given: Mapping[str, str]) -> dict[str, object]:
    site = site_of(request)
    answer = shown(view, run(site, view, query, given, client=client_of(request)))
    return _form_values(site.prefix, query, given, answer=answer)


def _form_values(
    prefix: str, query: NamedQuery, given: Mapping[str, str], *, answer: Shown | None = None, fault: str = ""
) -> dict[str, object]:
    return {
        "query": query,
        "given": given,
        "answer": answer,
        "fault": fault,
        "sparql": without_header(query.text),
        "link": lambda format: url(prefix, f"api/queries/{query.name}", {**given, "format": format}),
    }
