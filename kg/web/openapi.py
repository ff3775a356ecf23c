"""The OpenAPI description: what FastAPI makes of the routes, with errors and formats as they really are."""

from collections.abc import Iterable
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kg.formats import Format

_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "description": "RFC 9457 problem details",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "subject": {"type": "string"},
        "reason": {"type": "string"},
        "remedy": {"type": "string"},
        "line": {"type": "integer", "description": "of a syntax error, counted from 1"},
        "column": {"type": "integer", "description": "of a syntax error, counted from 1"},
    },
}
_ERROR: Final = {
    "description": "What went wrong, also as HTML or plain text",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_UNUSED: Final = ("HTTPValidationError", "ValidationError")


def _schema(format: Format) -> dict[str, Any]:
    """JSON may be anything, other formats are texts."""
    return {} if format.media_type.endswith("json") else {"type": "string"}


def content_of(formats: Iterable[Format]) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route whose answer has one of these formats."""
    kinds = {format.media_type: {"schema": _schema(format)} for format in formats}
    return {200: {"description": "The answer", "content": kinds}}


def parameters(**texts: str) -> dict[str, Any]:
    """The part of an operation that lists these parameters of the address, all optional, by name and description."""
    listed = [
        {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
        for name, text in texts.items()
    ]
    return {"parameters": listed}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def _made(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes, servers=app.servers
    )
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    for name in _UNUSED:
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    for item in described["paths"].values():
        for operation in item.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _ERROR
    return described
