"""Reads the CSV files of `kg/data`: UTF-8, one header line, no line longer or shorter than it."""

import csv
from collections.abc import Iterator
from io import StringIO

from kg import resources
from kg.errors import ModelError


def read_lines(file: str) -> list[list[str]]:
    """The lines below the header of `kg/data/<file>.csv`; raises `ModelError` where they cannot be read."""
    return _read(file)[1:]


def read_rows(file: str) -> Iterator[dict[str, str]]:
    """The same lines by the names of their columns."""
    header, *lines = _read(file)
    return (dict(zip(header, line, strict=True)) for line in lines)


def parse(raw: bytes, file: str) -> list[list[str]]:
    """All lines of a file, the header first; raises `ModelError` where they do not make a table."""
    try:
        lines = list(csv.reader(StringIO(raw.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ModelError(f"kg/data/{file}.csv cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if len(line) != len(lines[0]):
            raise ModelError(f"kg/data/{file}.csv, line {number}: {len(line)} fields, the header has {len(lines[0])}")
    return lines


def _read(file: str) -> list[list[str]]:
    path = resources.package_file("data", *f"{file}.csv".split("/"))
    try:
        return parse(path.read_bytes(), file)
    except OSError as error:
        raise ModelError(f"kg/data/{file}.csv cannot be read: {error}") from error
