"""RDF in the body of a request: one document, or several as the files of `multipart/form-data` (RFC 7578)."""

from collections.abc import AsyncGenerator
from typing import Final

from fastapi import Request
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from kg.errors import InputError, QueryError
from kg.formats import Format, Kind, by_media_type, by_name, formats_of
from kg.store import Document
from kg.web import bodies
from kg.web.errors import MediaTypeError
from kg.web.site import site_of

FORMATS: Final = formats_of(Kind.GRAPH, Kind.DATASET)
"""What is read; a format for several graphs is read where it holds one."""
MULTIPART: Final = "multipart/form-data"
MAX_FILES: Final = 1_000


async def documents(request: Request) -> tuple[Document, ...]:
    """The RDF that a request brings, unparsed; raises `MediaTypeError` for other types, `QueryError` for bad forms."""
    kind, whole = bodies.media_type(request)
    format = None if kind == MULTIPART else _format(kind, "the body")
    bodies.require_utf8(whole)
    content = await bodies.read(request, limit=site_of(request).settings.upload_bytes)
    if format is not None:
        return (Document(content, format),)
    return await _files(content, request.headers)


def _format(media_type: str, what: str) -> Format:
    found = by_media_type(media_type, FORMATS)
    if found is None:
        known = ", ".join(format.media_type for format in FORMATS)
        raise MediaTypeError(f"Content-Type of {what}: {media_type or 'none'}", "no RDF", f"send one of {known}")
    return found


async def _files(content: bytes, headers: Headers) -> tuple[Document, ...]:
    async def once() -> AsyncGenerator[bytes, None]:
        yield content

    parser = MultiPartParser(headers, once(), max_files=MAX_FILES, max_fields=1, max_part_size=len(content) + 1)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        told = error.message if isinstance(error, MultiPartException) else "it names no boundary"
        raise QueryError("body", told.rstrip("."), "send well-formed multipart/form-data") from error
    return tuple([await _file(name, part) for name, part in form.multi_items()])


async def _file(name: str, part: UploadFile | str) -> Document:
    if isinstance(part, str):
        raise QueryError(f"field {name[:100]!r}", "no file", "give each part a filename and a Content-Type")
    title = part.filename or name
    bodies.require_utf8(part.content_type or "")
    kind = (part.content_type or "").partition(";")[0].strip().lower()
    format = by_media_type(kind, FORMATS) or _by_extension(title) or _format(kind, title[:100])
    return Document(await part.read(), format, title[:100])


def _by_extension(title: str) -> Format | None:
    try:
        return by_name(title.rpartition(".")[2], FORMATS)
    except InputError:
        return None
