"""Errors over HTTP: one table from what went wrong to a status, and one shape for each kind of client.

Programs get `application/problem+json` (RFC 9457), browsers a page, terminals plain text.
"""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match

from kg.errors import InputError, KgError, NoStoreError, QueryError, StoreError, StoreLockedError, UnknownEntityError
from kg.formats import Format, Kind, by_name, negotiate
from kg.queries.faults import (
    ForbiddenQueryError,
    QueryMemoryError,
    QuerySyntaxError,
    QueryTimeoutError,
    ServiceError,
    TooManyBytesError,
    TooManyRowsError,
    UnfitFormatError,
    UnknownGraphError,
)
from kg.web.faults import ClientGoneError, OverloadedError


class NotAcceptableError(InputError):
    """The client accepts none of the formats on offer."""


class MediaTypeError(InputError):
    """The body of the request is of a type that the route does not read."""


class ReadOnlyError(InputError):
    """The request would change the graph, and this site only reads."""


class UnauthorizedError(InputError):
    """The request would change the graph and does not name the token, or names a wrong one."""

    def __init__(self, subject: str, reason: str, remedy: str, *, is_wrong: bool = False) -> None:
        self.is_wrong = is_wrong
        super().__init__(subject, reason, remedy)


class SlowClientError(InputError):
    """The client stopped sending the body of its request."""


class UnknownQueryError(InputError):
    """There is no named query of that name."""


class BodyTooLargeError(InputError):
    """The body of the request is longer than anything the route reads."""


STATUS: Final[Mapping[type[KgError], HTTPStatus]] = {
    UnknownEntityError: HTTPStatus.NOT_FOUND,
    UnknownQueryError: HTTPStatus.NOT_FOUND,
    UnknownGraphError: HTTPStatus.NOT_FOUND,
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    UnfitFormatError: HTTPStatus.NOT_ACCEPTABLE,
    MediaTypeError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    ReadOnlyError: HTTPStatus.FORBIDDEN,
    UnauthorizedError: HTTPStatus.UNAUTHORIZED,
    SlowClientError: HTTPStatus.REQUEST_TIMEOUT,
    BodyTooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyRowsError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyBytesError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    QueryMemoryError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    QueryTimeoutError: HTTPStatus.GATEWAY_TIMEOUT,
    OverloadedError: HTTPStatus.SERVICE_UNAVAILABLE,
    ClientGoneError: HTTPStatus.REQUEST_TIMEOUT,
    ServiceError: HTTPStatus.BAD_GATEWAY,
    ForbiddenQueryError: HTTPStatus.FORBIDDEN,
    QuerySyntaxError: HTTPStatus.BAD_REQUEST,
    QueryError: HTTPStatus.BAD_REQUEST,
    InputError: HTTPStatus.BAD_REQUEST,
    NoStoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreLockedError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreError: HTTPStatus.INTERNAL_SERVER_ERROR,
    KgError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""The closest class decides."""

_LOG: Final = logging.getLogger(__name__)
_PROBLEM: Final = Format(
    "problem", "problem", "application/problem+json", "json", frozenset({Kind.DATA}), (), ("application/json",)
)
_OFFERS: Final = (_PROBLEM, by_name("html"), by_name("text"))
_CHALLENGE: Final = 'Bearer realm="janadesh"'
_TERMINALS: Final = ("curl/", "Wget/", "HTTPie/")


def status_of(error: KgError) -> HTTPStatus:
    """The status of an error: that of the closest class in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def install(app: FastAPI) -> None:
    """Make the app answer every error in one of the three shapes."""
    app.add_exception_handler(KgError, _known)
    app.add_exception_handler(HTTPException, _by_starlette)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def _known(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)
    if isinstance(error, StoreError):
        _LOG.error("%s", error)
        return problem(request, status_of(error), "The graph cannot be read now; the server's log says why.", {})
    more: dict[str, Any] = {}
    if isinstance(error, InputError):
        more = {"subject": error.subject, "reason": error.reason} | ({"remedy": error.remedy} if error.remedy else {})
    if isinstance(error, QuerySyntaxError):
        more |= {"line": error.line, "column": error.column}
    answer = problem(request, status_of(error), str(error), more)
    if isinstance(error, UnauthorizedError):
        answer.headers["WWW-Authenticate"] = _CHALLENGE + (', error="invalid_token"' if error.is_wrong else "")
    return answer


def _by_starlette(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        return _not_allowed(request)
    detail = f"There is no page at {request.url.path}." if status is HTTPStatus.NOT_FOUND else str(error.detail)
    answer = problem(request, status, detail, {})
    answer.headers.update(error.headers or {})
    return answer


def _not_allowed(request: Request) -> Response:
    """What the address can do: the framework would name the methods of its first route only."""
    allowed = {"OPTIONS"}.union(*(getattr(route, "methods", None) or () for route in _routes_at(request)))
    headers = {"Allow": ", ".join(sorted(allowed | ({"HEAD"} if "GET" in allowed else set())))}
    if request.method == "OPTIONS":
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    answer = problem(request, HTTPStatus.METHOD_NOT_ALLOWED, f"{request.method} is not allowed here.", {})
    answer.headers.update(headers)
    return answer


def _routes_at(request: Request) -> Iterator[BaseRoute]:
    routes = [
        inner
        for route in request.app.routes
        for inner in getattr(getattr(route, "original_router", route), "routes", [route])
    ]
    return (route for route in routes if route.matches(request.scope)[0] is not Match.NONE)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = str(first["loc"][-1])
    return problem(request, HTTPStatus.BAD_REQUEST, f"{name}: {first['msg']}", {"subject": name})


def _unexpected(request: Request, error: Exception) -> Response:
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(request, status, "Something broke on the server; its log says what.", {})


def problem(request: Request, status: HTTPStatus, detail: str, more: Mapping[str, Any]) -> Response:
    """The answer to a request that failed, in the shape that its client reads."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    shape = _shape(request)
    if shape == "html":
        page = request.app.state.site.pages.render(
            "error.html", status=status.value, title=status.phrase, detail=detail, remedy="", here=""
        )
        return HTMLResponse(page, status, headers)
    if shape == "text":
        return PlainTextResponse(f"{status.value} {status.phrase}\n{detail}\n", status, headers)
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    body |= {"instance": request.url.path, **more}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def _shape(request: Request) -> str:
    """`problem`, `html` or `text`; a terminal that takes anything gets text."""
    accept = request.headers.get("accept")
    if accept in (None, "*/*") and request.headers.get("user-agent", "").startswith(_TERMINALS):
        return "text"
    chosen = negotiate(accept, _OFFERS)
    return chosen.name if chosen else "problem"
