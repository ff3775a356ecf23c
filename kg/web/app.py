"""The web application, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette_compress import CompressMiddleware, add_compress_type

from kg import __version__
from kg.formats import FORMATS
from kg.settings import Settings
from kg.web import api, catalogue, checks, entities, errors, graph_store, named, network, pages, policy, sparql, stats
from kg.web.encoding import LEAST
from kg.web.engine import Engine
from kg.web.middleware import HeadAsGet, SafeHeaders, TidyPath
from kg.web.openapi import describe
from kg.web.site import Past, open_site

ROUTERS: Final = (sparql, graph_store, entities, api, checks, named, network, stats, catalogue, pages)
"""The modules with routes, in the order in which the API is described."""


def create_app(settings: Settings, *, past: Past | None = None) -> FastAPI:
    """The application over the store at `settings.data`, under `settings.base_iri`; `past` gives it of a moment."""
    site = open_site(settings, past=past)
    app = FastAPI(
        title="Janadesh",
        version=__version__,
        summary="A knowledge graph of candidates, parties and seats, read from election news",
        servers=[{"url": settings.base_iri.rstrip("/")}],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_running,
        generate_unique_id_function=_operation_name,
    )
    app.openapi = partial(describe, app)  # type: ignore[method-assign]  # how FastAPI wants it replaced
    app.state.site = site
    for part in ROUTERS:
        app.include_router(part.router)
    errors.install(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(TidyPath, prefix=site.prefix)
    policy.allow_sites(app, settings.cors)
    for format in FORMATS:
        add_compress_type(format.media_type)
    app.add_middleware(CompressMiddleware, minimum_size=LEAST, zstd_level=3, brotli_quality=4, gzip_level=5)
    app.add_middleware(SafeHeaders)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    engine: Engine = app.state.site.engine
    await engine.start()
    yield
    await engine.close()


def _operation_name(route: APIRoute) -> str:
    return f"{route.endpoint.__module__.rpartition('.')[2]}_{route.name}"
