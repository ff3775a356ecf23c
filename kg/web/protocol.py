"""Requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), read from raw pairs.

The framework's own parameters would hide a repeated `query`, which the protocol forbids, and answer in its own shape.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import regex
from fastapi import Request

from kg.errors import QueryError
from kg.queries.guard import MAX_LENGTH
from kg.web.errors import BodyTooLargeError, MediaTypeError, ReadOnlyError

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MAX_BODY: Final = 4 * MAX_LENGTH
"""Bytes: UTF-8 needs up to four for a character."""

_ONCE: Final = frozenset({"query", "format"})
_ABSOLUTE: Final = regex.compile(r"""[A-Za-z][A-Za-z0-9+.-]*+:[^\x00-\x20<>"{}|^`\\]*+""")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query request. `default_graphs` and `named_graphs` are None where the request names no dataset."""

    text: str | None
    """None where the request holds no query: then it asks what the service is."""
    format: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


async def read(request: Request) -> Asked:
    """The query of a GET or POST request; raises `InputError` of the kind that tells the status."""
    pairs = _pairs(request.scope["query_string"], "the address")
    if request.method == "POST":
        pairs += await _posted(request)
    return _asked(pairs)


async def _posted(request: Request) -> list[tuple[str, str]]:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    match media_type.strip().lower():
        case "application/x-www-form-urlencoded":
            return _pairs(await _body(request), "the body")
        case "application/sparql-query":
            _require_utf8(parameters)
            return [("query", _decoded(await _body(request), "the body"))]
        case "application/sparql-update":
            raise ReadOnlyError("update", "this endpoint only reads", "change the graph with `kg add` or `kg remove`")
    named = media_type.strip() or "no type"
    raise MediaTypeError(f"Content-Type: {named}", "not read here", f"send {QUERY} or {FORM}")


async def _body(request: Request) -> bytes:
    parts, size = list[bytes](), 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY:
            raise BodyTooLargeError("body", f"longer than {MAX_BODY:,} bytes", "send a shorter query")
        parts.append(part)
    return b"".join(parts)


def _require_utf8(parameters: str) -> None:
    for parameter in parameters.lower().split(";"):
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise MediaTypeError(f"charset {value}", "not read here", "send UTF-8")


def _pairs(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeError as error:
        raise QueryError(where, "not UTF-8", "percent-encode text as UTF-8") from error


def _decoded(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeError as error:
        raise QueryError(where, "not UTF-8", "send UTF-8") from error


def _asked(pairs: list[tuple[str, str]]) -> Asked:
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        given[name].append(value)
    for name in sorted(_ONCE & given.keys()):
        if len(given[name]) > 1:
            raise QueryError(name, "given more than once", "send it once")
    if "update" in given:
        raise ReadOnlyError("update", "this endpoint only reads", "change the graph with `kg add` or `kg remove`")
    has_dataset = bool({"default-graph-uri", "named-graph-uri"} & given.keys())
    return Asked(
        text=next(iter(given["query"]), None),
        format=next(iter(given["format"]), ""),
        default_graphs=_graphs(given["default-graph-uri"]) if has_dataset else None,
        named_graphs=_graphs(given["named-graph-uri"]) if has_dataset else None,
    )


def _graphs(iris: list[str]) -> tuple[str, ...]:
    for iri in iris:
        if _ABSOLUTE.fullmatch(iri) is None:
            raise QueryError(f"graph {iri[:200]!r}", "not an absolute IRI", "write it in full")
    return tuple(dict.fromkeys(iris))
