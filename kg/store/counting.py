"""Taking an answer while it is written: its rows are counted in every format, and too large a one ends at once.

What separates two rows can be told from what stands inside of a value: TSV escapes line breaks, XML escapes `<`, CSV
quotes line breaks, and `},{` outside of a string is in JSON only between rows.
"""

from typing import Final

import regex

from kg.queries import TooManyBytesError, TooManyRowsError

_JSON_STRING: Final = regex.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', regex.DOTALL)
_BETWEEN: Final = b"},{"
"""Cut at the end of a part, the rest of it is found with the next part."""
_SHORT: Final = 100_000
"""Bytes that are looked through once more for the sake of a number."""
_ROW: Final = b"<result>"


class Sink:
    """Takes bytes as the engine writes them: at most `limit` rows and `size_limit` bytes, where these are given.

    `format` is the name of a format of rows, or `ntriples`.
    """

    def __init__(self, format: str, *, limit: int | None, size_limit: int | None = None) -> None:
        count, self._more = {
            "ntriples": (self._lines, 0),
            "tsv": (self._lines, 1),
            "csv": (self._csv, 1),
            "sparql-xml": (self._xml, 0),
            "sparql-json": (self._json, -1),
        }[format]
        self._count = count
        self._is_json = format == "sparql-json"
        self.limit = limit
        self.size_limit = size_limit
        self.parts = list[bytes]()
        self.size = 0
        self._marks = 0
        self._tail = b""
        self._is_quoted = False

    @property
    def rows(self) -> int:
        """The rows so far; call it once the answer is whole.

        Of a long answer in JSON they may be more than there are, where its values hold what separates rows.
        """
        if self._is_json and self.size <= _SHORT:
            return self._exact_json()
        return self._marks - self._more

    @property
    def content(self) -> bytes:
        """All that was written."""
        return b"".join(self.parts)

    def write(self, part: bytes) -> int:
        """Keep the next bytes; raises `TooManyRowsError` or `TooManyBytesError` as soon as there is too much."""
        self.parts.append(part)
        self.size += len(part)
        if self.size_limit is not None and self.size > self.size_limit:
            raise TooManyBytesError(self.size_limit)
        self._count(part)
        if self.limit is not None and self._marks - self._more > self.limit:
            self._refuse(self.limit)
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""

    def _refuse(self, limit: int) -> None:
        """In JSON some of the marks may stand in strings: then count from what there is for certain."""
        if self._is_json:
            self._marks = self._exact_json() + self._more
        if self._marks - self._more > limit:
            raise TooManyRowsError(limit)

    def _lines(self, part: bytes) -> None:
        self._marks += part.count(b"\n")

    def _xml(self, part: bytes) -> None:
        self._across(part, _ROW)

    def _json(self, part: bytes) -> None:
        """Counts what may be inside of strings as well, which `_exact_json` puts right."""
        self._across(part, _BETWEEN)

    def _across(self, part: bytes, mark: bytes) -> None:
        joined = self._tail + part
        self._marks += joined.count(mark)
        self._tail = joined[-(len(mark) - 1) :]

    def _csv(self, part: bytes) -> None:
        if not self._is_quoted and b'"' not in part:
            self._marks += part.count(b"\n")
            return
        for number, piece in enumerate(part.split(b'"')):
            self._is_quoted ^= number > 0
            self._marks += 0 if self._is_quoted else piece.count(b"\n")

    def _exact_json(self) -> int:
        structure = _JSON_STRING.sub(b"", self.content)
        return structure.count(_BETWEEN) + (b"[{" in structure)
