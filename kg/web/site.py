"""What every route works with: the settings, the store as it is now, the named queries, and the templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

from fastapi import Request

from kg.queries import NamedQuery, load_queries
from kg.settings import Settings
from kg.store import Live
from kg.views import View
from kg.web.engine import Engine
from kg.web.rendering import Renderer, renderer


@dataclass(slots=True)
class Site:
    """One site over one store. The view is kept as long as the store's generation stays the same."""

    settings: Settings
    live: Live
    engine: Engine
    queries: Mapping[str, NamedQuery]
    pages: Renderer
    _view: View | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def prefix(self) -> str:
        """The path of the base IRI, which all links start with."""
        return urlsplit(self.settings.base_iri).path

    def view(self) -> View:
        """The view on the newest generation; raises `NoStoreError`."""
        reader = self.live.reader()
        with self._lock:
            if self._view is None or self._view.reader is not reader:
                self._view = View(reader, self.settings.base_iri)
            return self._view

    def absolute(self, path: str) -> str:
        """The public IRI of a route: under the base, whatever host the request named."""
        return self.settings.base_iri + path


def open_site(settings: Settings) -> Site:
    """A site over the store at `settings.data`, which is opened when it is first read."""
    prefix = urlsplit(settings.base_iri).path
    live = Live(settings.data)
    return Site(settings, live, Engine(settings, live), load_queries(), renderer(prefix, settings.base_iri))


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site
