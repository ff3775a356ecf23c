"""JSON Lines (jsonlines.org): one article a line, an object with `text` and the fields of front matter."""

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.articles.decoding import clean, decode
from kg.articles.limits import MAX_BYTES, too_long
from kg.articles.metadata import Defaults, article
from kg.errors import SourceError
from kg.model.article import Article

_REMEDY: Final = 'write one article a line: {"text": "…", "title": "…", "published": "2024-06-04"}'


def articles(stream: BinaryIO, defaults: Defaults, *, name: str) -> Iterator[Article | SourceError]:
    """The article of each line, or its fault; blank lines are passed over."""
    empty = True
    for number, start, line in _lines(stream):
        if not line.isspace():
            empty = False
            yield _article(line, defaults, name=f"{name} line {number}", file=name, start=start)
    if empty:
        yield SourceError(name, "empty", _REMEDY)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Number from 1, byte offset and bytes of each line; of a line over the limit only its beginning."""
    number, start = 0, 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        yield number, start, line
        start += len(line)
        while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
            start += len(line)


def _article(line: bytes, defaults: Defaults, *, name: str, file: str, start: int) -> Article | SourceError:
    try:
        fields = _fields(line, name=name, file=file, start=start)
        return article(clean(str(fields["text"]), name=name), fields, defaults, name=name)
    except SourceError as error:
        return error


def _fields(line: bytes, *, name: str, file: str, start: int) -> dict[str, object]:
    if len(line) > MAX_BYTES:
        raise too_long(name)
    try:
        fields = json.loads(decode(line.rstrip(b"\r\n"), name=name, file=file, start=start))
    except json.JSONDecodeError as error:
        raise SourceError(name, f"no JSON at column {error.colno}: {error.msg}", _REMEDY) from error
    except RecursionError as error:
        raise SourceError(name, "JSON nested too deep", _REMEDY) from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise SourceError(name, "no object with a text", _REMEDY)
    return fields
