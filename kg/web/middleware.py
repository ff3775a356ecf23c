"""Around every request: paths tidied, HEAD answered as GET without its body, and headers that keep pages safe.

Plain ASGI, so that answers stream through untouched.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


_ENDPOINTS: Final = ("/sparql", "/graphs")
"""Addresses that answer with a slash at the end as well, as clients of their protocols put one there."""
_GRAPHS: Final = ("/graphs/", "/graph/")
"""Paths that are IRIs of graphs, to the last sign, however it is encoded."""


class SafeHeaders:
    """Adds the security headers to every answer; a page that needs another policy names it itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with headers added to the start of the answer."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message.get("headers", ())}
                added = (header for header in HEADERS if header[0] not in own)
                message["headers"] = [*_weakened(message.get("headers", ()), own), *added]
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)


def _weakened(headers: Iterable[tuple[bytes, bytes]], names: set[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The same headers; an answer that was compressed on its way has a weak ETag, as its bytes are others."""
    for name, value in headers:
        is_strong = name.lower() == b"etag" and b"content-encoding" in names and not value.startswith(b"W/")
        yield name, b"W/" + value if is_strong else value


class HeadAsGet:
    """HEAD is GET whose body is not sent; the headers stay as they would be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on as GET, and empty the body on its way back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)


class TidyPath:
    """Takes off the prefix of the base IRI where a proxy left it, and a slash at the end (by a redirect)."""

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the tidy path, or redirect to it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if self.prefix != "/" and (path + "/").startswith(self.prefix):
            path = "/" + path[len(self.prefix) :]
        if path.rstrip("/") in _ENDPOINTS:
            path = path.rstrip("/")
        elif path.startswith(_GRAPHS):
            raw = _without(scope.get("raw_path") or quote(path).encode(), quote(self.prefix).encode())
            await self.app({**scope, "path": path, "raw_path": raw}, receive, send)
            return
        elif path != "/" and path.endswith("/"):
            await _redirect(send, self.prefix + path.strip("/"), scope["query_string"])
            return
        await self.app({**scope, "path": path, "raw_path": quote(path).encode()}, receive, send)


def _without(raw: bytes, prefix: bytes) -> bytes:
    return b"/" + raw[len(prefix) :] if raw.startswith(prefix) else raw


async def _redirect(send: Send, path: str, query: bytes) -> None:
    location = quote(path, safe="/=,&.~-").encode() + (b"?" + query if query else b"")
    headers = [(b"location", location), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
