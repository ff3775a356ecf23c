"""The graph as a network of nodes and edges, for Gephi, Cytoscape, yEd and networkx."""

from io import BytesIO
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from kg.export import VIEWS, write_network
from kg.formats import Kind, formats_of
from kg.views import View
from kg.web.answers import cached, chosen_format
from kg.web.openapi import content_of
from kg.web.site import site_of

router: Final = APIRouter(prefix="/api", tags=["API"])
_NETWORKS: Final = formats_of(Kind.NETWORK)
_LANGUAGES: Final = "^(en|hi)$"


@router.get("/network", summary="The graph as a network", response_class=Response, responses=content_of(_NETWORKS))
def network(
    request: Request,
    *,
    view: Annotated[str, Query(description=f"one of {', '.join(VIEWS)}")] = "contests",
    format: Annotated[str, Query(description=f"one of {', '.join(each.name for each in _NETWORKS)}")] = "",
    language: Annotated[str, Query(pattern=_LANGUAGES, description="of the labels: en or hi")] = "en",
) -> Response:
    """Nodes and edges with typed attributes, as GraphML, GEXF 1.3, Cytoscape JSON or node-link JSON."""
    chosen = chosen_format(request, _NETWORKS, format)

    def make(current: View) -> Response:
        out = BytesIO()
        write_network(current.reader, view, chosen, out, language=language)
        name = f'attachment; filename="janadesh-{view}.{chosen.extension}"'
        return Response(out.getvalue(), headers={"Content-Disposition": name}, media_type=chosen.content_type)

    return cached(request, site_of(request).view(), chosen.name, make)
