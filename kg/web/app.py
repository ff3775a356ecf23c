"""The web application, put together."""

from functools import partial
from typing import Final

from fastapi import FastAPI
from fastapi.routing import APIRoute

from kg import __version__
from kg.settings import Settings
from kg.web import api, catalogue, entities, errors, graph_store, named, network, pages, policy, sparql
from kg.web.middleware import HeadAsGet, SafeHeaders, TidyPath
from kg.web.openapi import describe
from kg.web.site import open_site

ROUTERS: Final = (sparql, graph_store, entities, api, named, network, catalogue, pages)
"""The modules with routes, in the order in which the API is described."""


def create_app(settings: Settings) -> FastAPI:
    """The application over the store at `settings.data`, under `settings.base_iri`."""
    app = FastAPI(
        title="Janadesh",
        version=__version__,
        summary="A knowledge graph of candidates, parties and seats, read from election news",
        servers=[{"url": settings.base_iri.rstrip("/")}],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_name,
    )
    app.openapi = partial(describe, app)  # type: ignore[method-assign]  # how FastAPI wants it replaced
    site = open_site(settings)
    app.state.site = site
    for part in ROUTERS:
        app.include_router(part.router)
    errors.install(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(TidyPath, prefix=site.prefix)
    policy.allow_sites(app, settings.cors)
    app.add_middleware(SafeHeaders)
    return app


def _operation_name(route: APIRoute) -> str:
    return f"{route.endpoint.__module__.rpartition('.')[2]}_{route.name}"
