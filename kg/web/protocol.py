"""Requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), read from raw pairs.

The framework's own parameters would hide a repeated `query`, which the protocol forbids, and answer in its own shape.
`QUERY`, the method of the 1.2 draft, takes the bodies that POST takes, but no update.
"""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl

import regex
from fastapi import Request

from kg.errors import InputError, QueryError
from kg.formats import Format, by_media_type, by_name
from kg.queries.guard import MAX_LENGTH
from kg.web import bodies
from kg.web.errors import MediaTypeError
from kg.web.policy import require_writer
from kg.web.site import site_of

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MAX_BODY: Final = 4 * MAX_LENGTH
"""Bytes of a query: UTF-8 needs up to four for a character."""

_ONCE: Final = ("query", "update", "timeout")
_OF_QUERIES: Final = ("default-graph-uri", "named-graph-uri")
_OF_UPDATES: Final = ("using-graph-uri", "using-named-graph-uri")
_ABSOLUTE: Final = regex.compile(r"""[A-Za-z][A-Za-z0-9+.-]*+:[^\x00-\x20<>"{}|^`\\]*+""")
_SECONDS: Final = regex.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: a query, an update, or neither, which asks what the service is."""

    query: str | None
    update: str | None
    format: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    has_dataset: bool
    """Whether the request names graphs at all."""
    timeout: float | None = None
    """Seconds that the client wants to wait at most."""


async def read(request: Request) -> Asked:
    """What a request asks; raises `InputError` of the kind that tells the status.

    A body that says it is an update is read only once the client has shown that it may write.
    """
    address = _pairs(request.scope["query_string"], "the address")
    if any(name == "update" for name, _ in address):
        raise QueryError("update", "it stands in the address", "send it in the body of a POST")
    posted = await _posted(request) if request.method in ("POST", "QUERY") else []
    asked = _asked(address + posted)
    if asked.update is not None:
        require_writer(request)
        if request.method == "QUERY":
            raise QueryError("update", "the method QUERY only reads", "send it by POST")
    elif request.method != "GET" and asked.query is None:
        raise QueryError("query", "there is none in the request", "send the parameter query")
    header = seconds(request.headers.get("timeout", ""))
    return asked if header is None or asked.timeout is not None else replace(asked, timeout=header)


async def _posted(request: Request) -> _Pairs:
    kind, whole = bodies.media_type(request)
    if kind == FORM:
        bodies.require_utf8(whole)
        limit = 3 * MAX_BODY  # percent-encoded, a byte takes three
        return _pairs(await bodies.read(request, limit=limit), "the body")
    if kind == QUERY:
        bodies.require_utf8(whole)
        return [("query", bodies.text(await bodies.read(request, limit=MAX_BODY), "the body"))]
    if kind == UPDATE:
        require_writer(request)
        bodies.require_utf8(whole)
        limit = site_of(request).settings.upload_bytes
        return [("update", bodies.text(await bodies.read(request, limit=limit), "the body"))]
    raise MediaTypeError(f"Content-Type: {kind or 'no type'}", "not read here", f"send {QUERY}, {UPDATE} or {FORM}")


def _pairs(raw: bytes, where: str) -> _Pairs:
    try:
        return parse_qsl(raw.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeError as error:
        raise QueryError(where, "not UTF-8", "percent-encode text as UTF-8") from error


def _asked(pairs: _Pairs) -> Asked:
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        given[name].append(value)
    for name in _ONCE:
        if len(given[name]) > 1:
            raise QueryError(name, "given more than once", "send it once")
    query, update = (next(iter(given[name]), None) for name in ("query", "update"))
    if query is not None and update is not None:
        raise QueryError("query", "the request holds an update as well", "send one of the two")
    own, other = (_OF_UPDATES, _OF_QUERIES) if update is not None else (_OF_QUERIES, _OF_UPDATES)
    _refuse(other, given)
    default_graphs, named_graphs = (_graphs(given[name]) for name in own)
    return Asked(
        query=query,
        update=update,
        format=_format(given["format"]),
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        has_dataset=bool(default_graphs or named_graphs),
        timeout=seconds(next(iter(given["timeout"]), "")),
    )


def seconds(given: str) -> float | None:
    """A number of seconds above 0; None where none is given. Raises `QueryError` where it is something else."""
    if not given:
        return None
    if _SECONDS.fullmatch(given) is None or float(given) <= 0:
        raise QueryError(f"timeout {given[:40]!r}", "not a number of seconds", "such as 2.5")
    return float(given)


def _format(values: list[str]) -> str:
    """The one format that the values name: SPARQLWrapper sends a name, and with it nothing, a media type or several."""
    named = tuple(filter(None, values))
    if len(named) > 1 and len({found for value in named if (found := _known(value))}) > 1:
        raise QueryError("format", "the request names several", "send one")
    return next(iter(named), "")


def _known(name: str) -> Format | None:
    with suppress(InputError):
        return by_media_type(name) or by_name(name)
    return None


def _refuse(names: tuple[str, ...], given: Mapping[str, list[str]]) -> None:
    """Raise where a parameter is given that means nothing here: left out in silence, it would change the answer."""
    for name in names:
        if given[name]:
            instead = dict(zip((*_OF_QUERIES, *_OF_UPDATES), (*_OF_UPDATES, *_OF_QUERIES), strict=True))[name]
            raise QueryError(name, "means nothing for this kind of request", f"send {instead}")


def _graphs(iris: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(absolute(iri) for iri in iris))


def absolute(iri: str) -> str:
    """The IRI of a graph as a request gives it; raises `QueryError` where it is not absolute."""
    if _ABSOLUTE.fullmatch(iri) is None:
        raise QueryError(f"graph {iri[:200]!r}", "not an absolute IRI", "write it in full")
    return iri
