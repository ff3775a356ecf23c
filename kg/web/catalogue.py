"""What describes the whole: the vocabulary, the JSON-LD context, the data set (VoID), the API, the server's health."""

from hashlib import sha256
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from kg import __version__
from kg.formats import by_name
from kg.views import View
from kg.views.documents import dataset_description
from kg.web.answers import cached, chosen_format, unless_known
from kg.web.entities import DATASET, GRAPHS, graph_answer
from kg.web.metrics import CONTENT_TYPE
from kg.web.openapi import content_of
from kg.web.shipped import context_text, ontology_text
from kg.web.site import site_of

router: Final = APIRouter(tags=["Catalogue"])
_HTML: Final = by_name("html")
_METHODS: Final = ("get", "post", "put", "delete")


def _digest(text: str) -> str:
    return f'"{sha256(text.encode()).hexdigest()[:16]}"'


@router.get("/ontology", summary="The vocabulary", response_class=Response, responses=content_of((*GRAPHS, _HTML)))
def ontology(request: Request, format: str = "") -> Response:
    """The ontology with its lists of values, as RDF or as a page."""
    chosen = chosen_format(request, (*GRAPHS, _HTML), format)
    text = ontology_text()

    def make() -> Response:
        if chosen.name == "turtle":
            return Response(text, media_type=chosen.content_type)
        from kg.web.vocabulary import serialized, vocabulary  # rdflib takes long to load, and few need it

        if chosen is not _HTML:
            return Response(serialized(chosen), media_type=chosen.content_type)
        pages = site_of(request).pages
        return HTMLResponse(pages.render("ontology.html", here="ontology", vocabulary=vocabulary()))

    return unless_known(request, _digest(text + chosen.name + __version__), make)


@router.get(
    "/context.jsonld",
    summary="The JSON-LD context",
    response_class=Response,
    responses=content_of((by_name("jsonld"),)),
)
def jsonld_context(request: Request) -> Response:
    """What the short names in our JSON-LD mean. Any site may load it."""
    text = context_text()
    answer = unless_known(request, _digest(text), lambda: Response(text, media_type="application/ld+json"))
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


@router.get(
    "/.well-known/void",
    summary="Description of the data set",
    response_class=Response,
    responses=content_of(GRAPHS),
)
def void(request: Request, format: str = "") -> Response:
    """The data set in VoID: where it is asked, its IRIs, its vocabulary, and how many things of which class it has."""
    chosen = chosen_format(request, GRAPHS, format)
    site = site_of(request)

    def make(view: View) -> Response:
        address, dataset = site.absolute(".well-known/void"), site.absolute(DATASET)
        graph = dataset_description(view, address=address, dataset=dataset, endpoint=site.absolute("sparql"))
        return graph_answer(site, graph, chosen, first=dataset)

    return cached(request, site.view(), chosen.name, make)


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> Response:
    """The page about the API, made from its OpenAPI description."""
    described = request.app.openapi()
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, item in described["paths"].items()
        for method, operation in item.items()
        if method in _METHODS
    ]
    site = site_of(request)
    page = site.pages.render("docs.html", here="docs", groups=_by_tag(operations), info=described["info"])
    return unless_known(request, _digest(page), lambda: HTMLResponse(page))


def _by_tag(operations: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for operation in operations:
        groups.setdefault(operation["tags"][0], []).append(operation)
    return groups


@router.get("/health", summary="Whether the server runs")
def health() -> Response:
    """Always 200 while the process answers; it does not look at the store."""
    return JSONResponse({"status": "ok", "version": __version__}, headers={"Cache-Control": "no-store"})


@router.get("/ready", summary="Whether the graph can be asked")
def ready(request: Request) -> Response:
    """200 with the generation that is served, 503 while there is no store."""
    view = site_of(request).view()
    return JSONResponse({"status": "ready", "generation": view.generation}, headers={"Cache-Control": "no-store"})


@router.get("/opensearch.xml", include_in_schema=False)
def opensearch(request: Request) -> Response:
    """How a browser searches here (OpenSearch 1.1)."""
    site = site_of(request)
    text = site.pages.render("opensearch.xml", address=site.absolute("search"))
    return Response(text, media_type="application/opensearchdescription+xml")


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request) -> Response:
    """What the server has counted, for Prometheus."""
    text = site_of(request).engine.metrics.text()
    return Response(text, headers={"Cache-Control": "no-store"}, media_type=CONTENT_TYPE)
