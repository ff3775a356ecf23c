"""What every route works with: the settings, the store as it is now, the named queries, and the templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request

from kg.errors import ModelError, QueryError
from kg.model.dates import PartialDate
from kg.queries import NamedQuery, load_queries
from kg.settings import Settings
from kg.store import Live, Reader
from kg.views import View
from kg.web.engine import Engine
from kg.web.faults import OverloadedError
from kg.web.rendering import Renderer, renderer

Past = Callable[[Reader, datetime], Reader]
"""Gives the store as it would have been at a moment."""
_MOMENTS: Final = 16
"""Views of the past that are kept open."""


@dataclass(slots=True)
class Site:
    """One site over one store. The view is kept as long as the store's generation stays the same."""

    settings: Settings
    live: Live
    engine: Engine
    queries: Mapping[str, NamedQuery]
    pages: Renderer
    past: Past | None = None
    """What gives views of the past; none where only the present can be asked for."""
    moment: datetime | None = None
    """The time that a request asks about."""
    patience: float = 5.0
    """Seconds for which a request waits while another one works out a past state; only one does at a time."""
    _past_lock: Lock = field(default_factory=Lock)
    _pasts: dict[tuple[str, datetime], View] = field(default_factory=dict)
    _view: View | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def prefix(self) -> str:
        """The path of the base IRI, which all links start with."""
        return urlsplit(self.settings.base_iri).path

    def view(self) -> View:
        """The view on the newest generation; raises `NoStoreError`."""
        reader = self.live.reader()
        if self.moment is not None:
            return self._past_view(reader, self.moment)
        with self._lock:
            if self._view is None or self._view.reader is not reader:
                self._view = View(reader, self.settings.base_iri)
            return self._view

    def at(self, text: str) -> "Site":
        """The same site as of a moment; raises `QueryError` where it is none, or the past cannot be had."""
        try:
            moment = PartialDate.parse(text).latest
        except ModelError as error:
            raise QueryError("parameter asOf", str(error), "write asOf=2024-06-04T14:00") from error
        if self.past is None:
            raise QueryError("parameter asOf", "this server answers about the present alone", "start it with: kg serve")
        return replace(self, moment=moment)

    def _past_view(self, reader: Reader, moment: datetime) -> View:
        assert self.past is not None  # `at` has seen to it
        key = (reader.generation, moment)
        if (known := self._pasts.get(key)) is not None:
            return known
        if not self._past_lock.acquire(timeout=self.patience):
            raise OverloadedError(
                "parameter asOf", "another past state is being worked out", "ask again in a few seconds"
            )
        try:
            if key not in self._pasts:
                while len(self._pasts) >= _MOMENTS:
                    self._pasts.pop(next(iter(self._pasts)))
                self._pasts[key] = View(self.past(reader, moment), self.settings.base_iri, moment)
            return self._pasts[key]
        finally:
            self._past_lock.release()

    def absolute(self, path: str) -> str:
        """The public IRI of a route: under the base, whatever host the request named."""
        return self.settings.base_iri + path


def open_site(settings: Settings, *, past: Past | None = None) -> Site:
    """A site over the store at `settings.data`, which is opened when it is first read."""
    prefix = urlsplit(settings.base_iri).path
    live = Live(settings.data)
    return Site(settings, live, Engine(settings, live), load_queries(), renderer(prefix, settings.base_iri), past)


def site_of(request: Request) -> Site:
    """The site that a request came to, as of the time that it asks about (`?asOf=`); raises as `Site.at`."""
    site: Site = request.app.state.site
    asked = request.query_params.get("asOf", "")
    return site.at(asked) if asked else site
