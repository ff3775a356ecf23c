"""Linked data: `/id/…` sends each client to the page or the data of a thing, `/data/…` gives its triples.

303 as in "Cool URIs for the Semantic Web" (https://www.w3.org/TR/cooluris/): the thing is not its description.
"""

import json
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kg.errors import QueryError
from kg.formats import Format, Kind, by_name, formats_of
from kg.store import QueryResult
from kg.views import View
from kg.views.documents import document
from kg.web.answers import cached, chosen_format
from kg.web.jsonld import Context, compact
from kg.web.openapi import content_of
from kg.web.paths import resolved
from kg.web.rendering import url
from kg.web.shipped import context_text
from kg.web.site import Site, site_of

router: Final = APIRouter(tags=["Linked data"])
GRAPHS: Final = formats_of(Kind.GRAPH)
_HTML: Final = by_name("html")
DATASET: Final = ".well-known/void#dataset"
"""Where the description of the whole data set stands, under the base."""


@router.get(
    "/id/{path:path}",
    summary="A thing: on to its page or its data",
    status_code=303,
    response_class=Response,
    response_description="The page or the data of the thing",
)
def identified(request: Request, path: str, format: str = "") -> Response:
    """See Other: `/page/…` for a browser, `/data/….ttl`, `.jsonld`, `.nt` or `.rdf` by Accept or `?format=`.

    A thing that was merged into another answers 301 with the other's IRI, an unknown one 404.
    """
    site = site_of(request)
    now, moved = resolved(site.view(), path)
    if moved:
        return _to(site, f"id/{now}", 301, format)
    chosen = chosen_format(request, (*GRAPHS, _HTML), format)
    target = f"page/{now}" if chosen is _HTML else f"data/{now}.{chosen.extension}"
    return _to(site, target, 303)


def _to(site: Site, path: str, status: int, format: str = "") -> Response:
    answer = RedirectResponse(url(site.prefix, path, {"format": format}), status)
    answer.headers["Vary"] = "Accept"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.get(
    "/data/{path:path}", summary="The triples about a thing", response_class=Response, responses=content_of(GRAPHS)
)
def data(request: Request, path: str, format: str = "") -> Response:
    """Its own triples, labels of what they lead to, and up to 500 links to it; the extension names the format."""
    site = site_of(request)
    bare, extension = _split(path)
    now, moved = resolved(site.view(), bare)
    if moved:
        return _to(site, f"data/{now}" + (f".{extension}" if extension else ""), 301, format)
    chosen = _format(request, extension, format)

    def make(view: View) -> Response:
        address = site.absolute(f"data/{now}.{chosen.extension}")
        graph = document(view, now, address=address, dataset=site.absolute(DATASET))
        return graph_answer(site, graph, chosen, first=view.iri(now), links=_links(site, now, chosen))

    return cached(request, site.view(), chosen.name, make)


def _split(path: str) -> tuple[str, str]:
    """Path and extension of a document; an extension that names no format belongs to the path."""
    bare, dot, extension = path.rpartition(".")
    return (bare, extension) if dot and extension in {each.extension for each in GRAPHS} else (path, "")


def _format(request: Request, extension: str, name: str) -> Format:
    if not extension:
        return chosen_format(request, GRAPHS, name)
    by_extension = by_name(extension, GRAPHS)
    if name and by_name(name, GRAPHS) is not by_extension:
        raise QueryError(f"format {name}", f"the address ends in .{extension}", "leave one of the two out")
    return by_extension


def _links(site: Site, path: str, chosen: Format) -> str:
    """The Link header: the thing, its page, its other formats, and the JSON-LD context."""
    links = [
        f'<{site.absolute(f"id/{path}")}>; rel="describes"',
        f'<{url(site.prefix, f"page/{path}", {})}>; rel="alternate"; type="text/html"',
    ]
    for other in GRAPHS:
        if other is not chosen:
            address = url(site.prefix, f"data/{path}.{other.extension}", {})
            links.append(f'<{address}>; rel="alternate"; type="{other.media_type}"')
    return ", ".join(links)


def graph_answer(site: Site, graph: QueryResult, chosen: Format, *, first: str, links: str = "") -> Response:
    """A graph in a format; JSON-LD is compact and led by the node `first`."""
    content = graph.serialize(chosen)
    if chosen.name == "jsonld":
        context = Context.of(json.loads(context_text()))
        short = compact(json.loads(content), context, site.absolute("context.jsonld"), first)
        content = json.dumps(short, ensure_ascii=False, indent=1).encode()
    return Response(content, headers={"Link": links} if links else {}, media_type=chosen.content_type)
