"""Answers that can be checked again cheaply: an ETag of the store's generation, and 304 where nothing changed."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import Final

import regex
from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from kg import __version__
from kg.errors import StoreError
from kg.formats import Format, by_media_type, by_name, negotiate
from kg.views import View
from kg.web.errors import NotAcceptableError
from kg.web.site import site_of

RECHECK: Final[Mapping[str, str]] = {"cache-control": "no-cache", "vary": "Accept"}
"""Headers of an answer that may be kept, if it is checked again each time."""
_TAG: Final = regex.compile(r'(?:W/)?("[^"]*")')


def etag(view: View, shape: str) -> str:
    """The ETag of what a URL gives in one shape: it changes with the data, the program and the format."""
    return tag_of(view.generation, shape)


def tag_of(generation: str, shape: str) -> str:
    """The same of a generation's name."""
    return f'"{generation}.{__version__}.{shape}"'


def cached(request: Request, view: View, shape: str, make: Callable[[View], Response]) -> Response:
    """What `make` gives of the store in one shape, or 304 where the client has it already."""
    return unless_known(request, etag(view, shape), lambda: make(view))


def unless_known(request: Request, tag: str, make: Callable[[], Response]) -> Response:
    """What `make` gives, or 304 without calling it where the client has the answer of that ETag already."""
    answer = Response(status_code=304) if is_known(request, tag) else make()
    if answer.status_code in (200, 304):
        answer.headers["ETag"] = tag
        with suppress(StoreError):  # there are answers without a store: the vocabulary
            answer.headers["Last-Modified"] = site_of(request).live.published()
    answer.headers.update(RECHECK)
    return answer


def is_known(request: Request, tag: str) -> bool:
    """Whether the client has the answer of that ETag already."""
    return tag in _TAG.findall(request.headers.get("if-none-match", ""))


def request_key(request: Request) -> str:
    """A shape for answers whose format is known only once they are made: what the client accepts, in short."""
    return request_shape(request.headers.get("accept", ""))


@lru_cache(maxsize=256)
def request_shape(accept: str) -> str:
    """The same of an Accept header."""
    return sha256(accept.encode()).hexdigest()[:8]


def page(request: Request, template: str, here: str, make: Callable[[View], dict[str, object]]) -> Response:
    """A page of the site; `make` gives its values, `here` is the entry of the menu that it belongs to."""
    site = site_of(request)
    view = site.view()

    def render(view: View) -> Response:
        return HTMLResponse(site.pages.render(template, here=here, generation=view.generation, **make(view)))

    return cached(request, view, "html", render)


def chosen_format(request: Request, offers: Sequence[Format], name: str | None = None) -> Format:
    """The format that `?format=` names, else the one that the Accept header prefers; raises as `chosen_of` does."""
    return chosen_of(request.headers.get("accept"), offers, name)


def chosen_of(accept: str | None, offers: Sequence[Format], name: str | None = None) -> Format:
    """The format of that name or media type, else the one that the Accept header prefers.

    Raises `InputError` for an unknown name and `NotAcceptableError` where nothing fits.
    """
    if name:
        return by_media_type(name, offers) or by_name(name, offers)
    found = negotiate(accept, offers)
    if found is None:
        wanted = ", ".join(format.media_type for format in offers)
        raise NotAcceptableError(f"Accept: {accept}", "nothing here is of that type", f"ask for one of {wanted}")
    return found


def client_of(request: Request) -> str:
    """Who asks: the address that the request came from."""
    return request.client.host if request.client else ""
