"""From errors of the system and the engine to ours, which name the place and the remedy."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import regex

from kg.errors import StoreError
from kg.formats import Format
from kg.queries import BoundQuery, QuerySyntaxError, ServiceError, UnfitFormatError, position, string_fault

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_AT: Final = regex.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", regex.DOTALL
)
_SENTENCE: Final = regex.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+){2,}|Prefix not found")


@contextmanager
def storage(place: Path) -> Iterator[None]:
    """Turn an error of the system or the engine inside into a `StoreError` about that place."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise store_error(place, error) from error


@contextmanager
def services(text: str, *, is_asked: bool) -> Iterator[None]:
    """Where a query may ask other servers and does, turn an error of the system inside into a `ServiceError`."""
    try:
        yield
    except OSError as error:
        if is_asked and "service" in text.lower():
            raise ServiceError(" ".join(str(error).split())[:300]) from error
        raise


@contextmanager
def written_in(format: Format) -> Iterator[None]:
    """Turn the engine's word that a format cannot carry RDF 1.2 into an `UnfitFormatError`."""
    try:
        yield
    except OSError as error:
        if error.errno is None and "RDF 1.2" in str(error):
            raise UnfitFormatError(format.name) from error
        raise


def is_corruption(error: RuntimeError) -> bool:
    """Whether it is how the engine says that its files are damaged, not that a query asks for what it cannot do."""
    return str(error).startswith("Corruption")


def store_error(place: Path, error: OSError | RuntimeError) -> StoreError:
    """The `StoreError` of an error; the engine gives no numbers, so its words are looked at."""
    if _is_one_of(error, _FULL):
        return StoreError(
            f"{place}: no space left on the disk (free some and run again; the store is as it was before)"
        )
    if _is_one_of(error, _DENIED):
        return StoreError(f"{place}: no permission (check who owns the folder, or choose another with --data)")
    words = " ".join(str(error.strerror if isinstance(error, OSError) and error.strerror else error).split())
    return StoreError(f"{place}: the store cannot be used: {words} (if it is damaged: kg build makes it anew)")


def _is_one_of(error: OSError | RuntimeError, numbers: tuple[int, ...]) -> bool:
    number = error.errno if isinstance(error, OSError) else None
    return number in numbers or any(os.strerror(known) in str(error) for known in numbers)


def syntax_error(message: str, text: str, bound: BoundQuery) -> QuerySyntaxError:
    """Our error of the engine's message about the bound text, with line and column in the text as it was given.

    Of the terminals that the engine would have liked only whole sentences are kept ("Prefix not found").
    """
    fault = string_fault(text)
    if fault is not None:
        return fault
    match = _AT.match(message)
    if match is None:
        return QuerySyntaxError(message, line=1, column=1)
    lines = bound.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: int(match["line"]) - 1])
    offset = bound.original_offset(start + int(match["column"]) - 1)
    line, column = position(text, min(offset, len(text)))
    near = " ".join(text[max(0, offset - 10) : offset + 20].split())
    told = "; ".join(_SENTENCE.findall(match["expected"])) or "not SPARQL"
    where = f"near {near!r}" if offset < len(text) else "at the end of the query"
    return QuerySyntaxError(f"{told}, {where}", line=line, column=column)
