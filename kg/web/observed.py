"""Around everything: each request is counted, logged if that is wanted, and refused where its client asks too often.

A line of the access log is a JSON object; it holds no header, no query text and no value of a parameter.
"""

import json
import logging
import time
from collections import OrderedDict
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.metrics import Metrics

ACCESS: Final = logging.getLogger("kg.access")
NOTES: Final = "kg.notes"
"""Where parts of the server leave in a request's scope what the log is to say: a dict."""
_FREE: Final = frozenset({"/health", "/ready", "/metrics"})
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "QUERY", "PATCH"})
_MINUTE: Final = 60.0
_CLIENTS: Final = 10_000
"""Clients that are remembered; the ones that were quiet longest are forgotten."""


class Limiter:
    """So many requests a minute for each client, all of them at once if it likes (a token bucket)."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Seconds until the client may ask; 0 where it may, and then it has."""
        left, then = self._left.pop(client, (float(self._most), now))
        left = min(self._most, left + (now - then) * self._most / _MINUTE)
        allowed = left >= 1
        self._left[client] = (left - 1 if allowed else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * _MINUTE / self._most


class Observed:
    """Counts and logs the requests of an application."""

    def __init__(self, app: ASGIApp, metrics: Metrics, *, rate_limit: int = 0) -> None:
        self.app = app
        self._metrics = metrics
        self._limiter = Limiter(rate_limit) if rate_limit else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and look at what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, seen = time.perf_counter(), _Seen(send)
        scope[NOTES] = notes = dict[str, Any]()
        try:
            wait = self._wait(scope)
            if wait:
                await _refuse(seen.send, wait)
            else:
                await self.app(scope, receive, seen.send)
        finally:
            self._count(scope, seen, notes, time.perf_counter() - start)

    def _wait(self, scope: Scope) -> float:
        if self._limiter is None or scope["path"] in _FREE:
            return 0.0
        return self._limiter.wait(_client(scope), time.monotonic())

    def _count(self, scope: Scope, seen: "_Seen", notes: dict[str, Any], seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, str(seen.status)).inc()
        self._metrics.request_seconds.observe(seconds)
        if ACCESS.isEnabledFor(logging.INFO):
            line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "client": _client(scope)} | {
                "method": scope["method"],
                "path": scope["path"],
                "status": seen.status,
                "bytes": seen.size,
                "ms": round(seconds * 1000, 2),
            }
            ACCESS.info("%s", json.dumps(line | notes, ensure_ascii=True))


class _Seen:
    """What has been sent; status 499 (as nginx has it) where nothing was, because the client was gone."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 499
        self.size = 0

    async def send(self, message: Message) -> None:
        """Look and pass on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)


def _client(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""


async def _refuse(send: Send, wait: float) -> None:
    body = json.dumps(
        {
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "You ask too often; wait a little.",
        }
    ).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", b"%d" % len(body)),
        (b"retry-after", b"%d" % (int(wait) + 1)),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": body})
