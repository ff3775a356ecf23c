"""Answers of queries ready to be shown on a page: a table of values, a truth value, or a graph as Turtle."""

from dataclasses import dataclass
from typing import Final

from kg.formats import Format, Kind, by_name, formats_of
from kg.store import QueryResult
from kg.views import Value, View

SHOWN: Final = 500
"""Rows or lines that a page shows; all of them are in the downloads."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an answer: at most `SHOWN` rows (or lines of Turtle) of `total`."""

    total: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    truth: bool | None
    graph: str
    downloads: tuple[Format, ...]


def shown(view: View, result: QueryResult) -> Shown:
    """The answer as a page shows it."""
    downloads = formats_of(result.kind)
    if result.kind is Kind.BOOLEAN:
        return Shown(1, (), (), result.boolean, "", downloads)
    if result.kind is Kind.GRAPH:
        text = result.serialize(by_name("turtle")).decode("utf-8")
        return Shown(result.size, (), (), None, "".join(text.splitlines(keepends=True)[:SHOWN]), downloads)
    rows = result.rows
    first = tuple(tuple(None if term is None else view.value(term) for term in row) for row in rows.rows[:SHOWN])
    return Shown(result.size, rows.variables, first, None, "", downloads)
