"""SPARQL 1.1 updates over HTTP: checked, given their dataset, run and published whole before they are acknowledged."""

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response

from kg.queries import with_dataset
from kg.web.protocol import Asked
from kg.web.site import site_of


async def updated(request: Request, asked: Asked) -> Response:
    """Run the update of a request whose client may write; 204 once it is on disk and every query sees it."""
    assert asked.update is not None
    site = site_of(request)
    bound = with_dataset(asked.update, asked.default_graphs, asked.named_graphs)
    await site.engine.update(bound.text, base_iri=site.absolute("sparql"))
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
