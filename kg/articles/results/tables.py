"""Tables as rows of text: CSV and TSV, plain or gzip, and Excel workbooks (`.xlsx`, `.xls`, `.ods`, by calamine).

Rows carry their number in the file, the header counted, from 1 (RFC 7111 for CSV; what a spreadsheet shows).
"""

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from kg.articles.decoding import decode
from kg.articles.places import fault
from kg.errors import SourceError

MAX_BYTES: Final = 500_000_000
"""The longest table in bytes, unpacked."""
_GZIP: Final = b"\x1f\x8b"
_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DELIMITERS: Final = ("\t", ";", "|", ",")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that are not blank; a row that is too short or too long keeps the length it has."""

    name: str
    raw: bytes
    rows: tuple[tuple[int, Sequence[str]], ...]
    """Number of the row in the file, and its cells; the header is one of the first."""


def read_table(path: Path) -> Table:
    """The table of a file; raises `SourceError` for what is no table, with the reason and the remedy."""
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_long(name)
        raw = path.read_bytes()
    except OSError as error:
        raise fault(name, error) from error
    return parse_table(raw, name=name)


def parse_table(raw: bytes, *, name: str) -> Table:
    """The table of a file's bytes; raises as `read_table` does."""
    body = _unpacked(raw, name) if raw.startswith(_GZIP) else raw
    if not body.strip():
        raise SourceError(name, "empty", "give a table with a header line and one row a candidate")
    lines = _workbook(body, name) if body.startswith(_WORKBOOK) else _csv(decode(body, name=name), name)
    numbered = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not numbered:
        raise SourceError(name, "no rows", "give a table with a header line and one row a candidate")
    return Table(name, raw, tuple(numbered))


def _unpacked(raw: bytes, name: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as stream:
            body = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(name, f"broken gzip: {error}", "get the file again; nothing of it was used") from error
    if len(body) > MAX_BYTES:
        raise _too_long(name)
    return body


def _too_long(name: str) -> SourceError:
    return SourceError(name, f"longer than {MAX_BYTES // 1_000_000} MB", "split it into several files")


def _csv(text: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error as error:
        raise SourceError(
            name, f"row {number + 1}: {error}", "mend the quotes there, or save it as CSV again"
        ) from error


def _workbook(raw: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        sheet = book.get_sheet_by_index(0)
        lines = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise SourceError(name, f"no workbook that can be read: {error}", "save it as .xlsx or CSV again") from error
    return ((number, [_cell(value) for value in cells]) for number, cells in enumerate(lines, start=1))


def _cell(value: object) -> str:
    """A cell as a CSV would have it: whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
