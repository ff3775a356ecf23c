"""Running the application: one server on one address, which ends gracefully when it is told to."""

import logging
import socket
from collections.abc import Callable
from typing import Final

import uvicorn
from fastapi import FastAPI

from kg.errors import SettingsError
from kg.settings import Settings
from kg.store import open_reader
from kg.views import View
from kg.views.summary import stranger
from kg.web.app import create_app
from kg.web.observed import ACCESS, Observed
from kg.web.quick import Quick
from kg.web.site import Past, Site

GRACE: Final = 5
"""Seconds that running answers get to finish once the server is told to stop."""


def serve(
    settings: Settings,
    *,
    ready: Callable[[str], None] | None = None,
    past: Past | None = None,
    log_level: str = "warning",
) -> None:
    """Serve until SIGINT or SIGTERM. `ready` is called with the address once the server listens;
    `past` gives the store as of a moment.

    Raises `NoStoreError` where there is no store, `SettingsError` where the address cannot be had or the store was
    built for another base IRI.
    """
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # it tells of each malformed upload
    _require_base(settings)
    with _listen(settings.host, settings.port) as listener:
        app = create_app(settings, past=past)
        config = uvicorn.Config(
            _observed(app, settings),
            log_level=log_level,
            timeout_graceful_shutdown=GRACE,
            server_header=False,
            access_log=False,
        )
        server = _Server(config, address=address_of(listener, settings.host), ready=ready)
        server.run(sockets=[listener])


def _observed(app: FastAPI, settings: Settings) -> Observed:
    """The application with what is around it; the access log goes to standard error."""
    site: Site = app.state.site
    if settings.access_log:
        ACCESS.setLevel(logging.INFO)
        ACCESS.propagate = False
        if not ACCESS.handlers:
            ACCESS.addHandler(logging.StreamHandler())
    return Observed(Quick(app, site), site.engine.metrics, rate_limit=settings.rate_limit)


def _require_base(settings: Settings) -> None:
    """Raise where the store cannot be read, or holds IRIs of another base: every page would be missing."""
    reader = open_reader(settings.data)
    found = stranger(View(reader, settings.base_iri))
    reader.close()
    if found:
        raise SettingsError(
            f"KG_BASE_IRI {settings.base_iri}", f"the store has other IRIs, such as {found}", "set it as for kg build"
        )


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config, *, address: str, ready: Callable[[str], None] | None) -> None:
        super().__init__(config)
        self._address = address
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        if self._ready is not None and self.started:
            self._ready(self._address)


def address_of(listener: socket.socket, host: str) -> str:
    """The address to type into a browser."""
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = f"cannot listen there: {error.strerror or error}"
        raise SettingsError(f"{host}:{port}", reason, "choose another with --port or --host") from error
    return listener
