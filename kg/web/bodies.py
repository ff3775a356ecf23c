"""Bodies of requests: read up to a limit, by clients that do not stall, in an encoding that is known."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

from fastapi import Request

from kg.errors import QueryError
from kg.web.errors import BodyTooLargeError, MediaTypeError, SlowClientError

PATIENCE: Final = 30.0
"""Seconds to wait for the next part of a body."""


def media_type(request: Request) -> tuple[str, str]:
    """The `Content-Type` in lower case, without and with its parameters; empty where there is none."""
    whole = request.headers.get("content-type", "")
    return whole.partition(";")[0].strip().lower(), whole


async def read(request: Request, *, limit: int) -> bytes:
    """The whole body; raises `BodyTooLargeError` above `limit` bytes, `SlowClientError` where the client stalls."""
    encoding = request.headers.get("content-encoding", "identity")
    if encoding.strip().lower() != "identity":
        raise MediaTypeError(f"Content-Encoding: {encoding}", "not read here", "send the body as it is")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise _too_large(limit)
    parts, size = list[bytes](), 0
    stream = request.stream()
    while (part := await _next(stream.__anext__())) is not None:
        size += len(part)
        if size > limit:
            raise _too_large(limit)
        parts.append(part)
    return b"".join(parts)


async def _next(part: Coroutine[Any, Any, bytes]) -> bytes | None:
    try:
        return await asyncio.wait_for(part, PATIENCE)
    except StopAsyncIteration:
        return None
    except TimeoutError as error:
        raise SlowClientError("body", f"nothing came for {PATIENCE:.0f} seconds", "send it again") from error


def _too_large(limit: int) -> BodyTooLargeError:
    return BodyTooLargeError("body", f"longer than {limit:,} bytes", "send it in several parts")


def require_utf8(content_type: str) -> None:
    """Raise `MediaTypeError` where a `Content-Type` names another encoding than UTF-8."""
    for parameter in content_type.lower().split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise MediaTypeError(f"charset {value}", "not read here", "send UTF-8")


def text(raw: bytes, where: str) -> str:
    """Bytes as UTF-8; raises `QueryError` where they are something else."""
    try:
        return raw.decode("utf-8")
    except UnicodeError as error:
        raise QueryError(where, "not UTF-8", "send UTF-8") from error
