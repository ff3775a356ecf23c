"""The formats that are read, their file extensions, and a guess from the first bytes of a stream."""

from enum import StrEnum
from pathlib import PurePath
from typing import Final

import regex

_HTML: Final = regex.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", regex.IGNORECASE | regex.DOTALL
)
_JSON: Final = regex.compile(rb'\s*\{\s*(?:"|\})')


class Format(StrEnum):
    """A form in which articles come."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


EXTENSIONS: Final[dict[str, Format]] = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}


def by_name(name: str) -> Format | None:
    """The format of a file's extension, or None where it tells nothing."""
    return EXTENSIONS.get(PurePath(name).suffix.lower())


def guess(head: bytes) -> Format:
    """The format of a stream, from its first bytes; text with front matter counts as Markdown."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(start):
        return Format.HTML
    if _JSON.match(start):
        return Format.JSONL
    return Format.MARKDOWN if start.startswith((b"---\n", b"---\r\n")) else Format.TEXT
