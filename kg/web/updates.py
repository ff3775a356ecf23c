"""SPARQL 1.1 updates over HTTP: checked, given their dataset, run and published whole before they are acknowledged."""

from http import HTTPStatus
from typing import Final

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from kg.queries import check, with_dataset
from kg.web.protocol import Asked
from kg.web.services import permission
from kg.web.site import site_of

MAX_LENGTH: Final = 10_000_000
"""Characters; data to insert makes an update longer than queries are."""


async def updated(request: Request, asked: Asked) -> Response:
    """Run the update of a request whose client may write; 204 once it is on disk and every query sees it."""
    assert asked.update is not None
    site = site_of(request)
    permits = permission(site.settings.service_allow)
    await run_in_threadpool(check, asked.update, permits=permits, max_length=MAX_LENGTH)
    bound = with_dataset(asked.update, asked.default_graphs, asked.named_graphs)
    await site.engine.update(bound.text, base_iri=site.absolute("sparql"), is_checked=True)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
