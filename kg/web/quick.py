"""The short way for plain queries: `GET /sparql?query=…` is answered ahead of the framework, or from what is kept.

It does what the route does for such a request, with the same functions and headers; whatever is unusual (other
methods and parameters, pages for browsers, scripts of other sites, errors) takes the long way.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import regex
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError
from kg.web.answers import RECHECK, request_shape, tag_of
from kg.web.cache import Cache
from kg.web.encoding import LEAST, coding_of, compressed
from kg.web.engine import Answer, Question, note
from kg.web.faults import FAULT
from kg.web.middleware import HEADERS
from kg.web.protocol import seconds
from kg.web.site import Site
from kg.web.sparql import formats_wanted

_PARAMETERS: Final = frozenset({"query", "format", "timeout"})
_UNUSUAL: Final = frozenset({b"origin", b"timeout", b"range"})
_SUSPECT: Final = regex.compile(r"service|\\u", regex.IGNORECASE)
"""Queries that may ask other servers, where that is allowed to some."""
_LARGE: Final = 100_000
"""Bytes from which on compressing would hold up other requests."""
_PIECE: Final = 1 << 18
"""Bytes that are sent at once: the next ones wait until the client has taken them."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """An answer as it is sent."""

    tag: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Quick:
    """Answers plain queries itself and gives the rest to the application."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self._site = site
        self._paths = frozenset({"/sparql", site.prefix + "sparql"})
        self._base = site.absolute("sparql")
        self._kept = Cache[_Ready](site.settings.cache_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in self._paths:
            await self.app(scope, receive, send)
            return
        if b"asOf" in scope["query_string"]:
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not _UNUSUAL.isdisjoint(headers):
            await self.app(scope, receive, send)
            return
        try:
            ready = await self._ready(scope, headers, receive)
        except KgError as error:
            await self.app({**scope, FAULT: error}, receive, send)
            return
        if ready is None:
            await self.app(scope, receive, send)
        else:
            await _send(ready, headers.get(b"if-none-match", b""), send)

    async def _ready(self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive) -> _Ready | None:
        accept, coding = headers.get(b"accept"), coding_of(headers.get(b"accept-encoding", b"").decode("latin-1"))
        key, generation = (scope["query_string"], accept, coding), self._site.live.generation()
        found = self._kept.get(generation, key)
        if found is not None:
            return found
        question = self._question(scope["query_string"], None if accept is None else accept.decode("latin-1"))
        if question is None:
            return None
        client = scope["client"][0] if scope.get("client") else ""
        answer = await self._site.engine.query(question, client=client, is_gone=_Gone(receive))
        if answer.format is None:
            return None
        note(scope, answer)
        ready = await self._made(answer, accept, coding)
        self._kept.put(answer.generation, key, ready, len(ready.body))
        return ready

    def _question(self, raw: bytes, accept: str | None) -> Question | None:
        """The question of the address; None where it is no plain one."""
        try:
            pairs = parse_qsl(raw.decode("utf-8"), keep_blank_values=True, errors="strict")
        except UnicodeError:
            return None
        given = dict(pairs)
        if len(given) < len(pairs) or "query" not in given or not _PARAMETERS.issuperset(given):
            return None
        if self._site.settings.service_allow and _SUSPECT.search(given["query"]):
            return None
        formats = formats_wanted(accept, given.get("format", ""))
        if not formats:
            return None
        timeout = seconds(given.get("timeout", ""))
        return Question(given["query"], base_iri=self._base, formats=formats, timeout=timeout)

    async def _made(self, answer: Answer, accept: bytes | None, coding: str) -> _Ready:
        assert answer.format is not None  # else it is no plain answer
        body, more = answer.content, list[tuple[bytes, bytes]]()
        tag = tag_of(answer.generation, request_shape((accept or b"").decode("latin-1"))).encode()
        vary = RECHECK["vary"] + (", Accept-Encoding" if len(body) >= LEAST else "")
        if coding and len(body) >= LEAST:
            large = len(body) >= _LARGE
            body = await asyncio.to_thread(compressed, body, coding) if large else compressed(body, coding)
            more, tag = [(b"content-encoding", coding.encode())], b"W/" + tag
        headers = (
            (b"content-type", answer.format.content_type.encode()),
            (b"content-length", b"%d" % len(body)),
            (b"etag", tag),
            *((name.encode(), value.encode()) for name, value in {**RECHECK, "vary": vary}.items()),
            (b"last-modified", self._site.live.published().encode()),
            *more,
            *HEADERS,
        )
        return _Ready(tag, headers, body)


class _Gone:
    """Tells whether the client has closed the connection; kept from one look to the next, as it is said only once."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._message: asyncio.Task[Message] | None = None

    async def __call__(self) -> bool:
        """Whether it has."""
        if self._message is None or (self._message.done() and self._message.result()["type"] == "http.request"):
            self._message = asyncio.get_running_loop().create_task(_next(self._receive))
        await asyncio.wait({self._message}, timeout=0)
        return self._message.done() and self._message.result()["type"] == "http.disconnect"


async def _next(receive: Receive) -> Message:
    return await receive()


async def _send(ready: _Ready, known: bytes, send: Send) -> None:
    if known and ready.tag.removeprefix(b"W/") in known:
        kept = [header for header in ready.headers if header[0] not in {b"content-length", b"content-encoding"}]
        await send({"type": "http.response.start", "status": 304, "headers": kept})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(ready.headers)})
    body, more = ready.body, len(ready.body) > _PIECE
    start = 0
    while more:
        await send({"type": "http.response.body", "body": body[start : start + _PIECE], "more_body": True})
        start += _PIECE
        more = len(body) - start > _PIECE
    await send({"type": "http.response.body", "body": body[start:]})
