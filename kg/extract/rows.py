"""Finds the tables of an article before its names are known: heads, rows, and what each cell must be.

A cell under "Winner" is a person whatever it looks like, and one under "Constituency" a seat; the names found so are
known in the rest of the article too. Rows without a head are read by their cells (`entries.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from kg.extract import layout
from kg.extract.columns import COUNTS, Column, head_of
from kg.extract.elections import Elections
from kg.extract.entries import Entry, entry_of
from kg.extract.headings import Heading, heading_of
from kg.extract.items import Item, Kind
from kg.extract.runs import Run
from kg.extract.sentences import Kind as PassageKind
from kg.extract.sentences import Passage
from kg.gazetteer import Name, Record
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.entity import Entity
from kg.model.entity import Kind as EntityKind

_DIGIT: Final = regex.compile(r"[0-9\u0966-\u096f]")
_NUMERIC: Final = frozenset({"margin", "votes", "share", "turnout", *COUNTS})
_NOTHING: Final = regex.compile(r"[\s\p{P}]*|[nN]\.?[aA]\.?|[nN]il")
_FRAMED: Final = regex.compile(r"\(([^()]{5,120})\)\s*:?\s*$")
_ENDS_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]$")
_NEAR: Final = 3
_PATIENCE: Final = 3
_WIDEST_BREAK: Final = 40
"""A line in a table that is no row, such as the name of a state, is no longer."""
_LONGEST_NAME: Final = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its column and its span in the article."""

    column: Column
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; a head or a drawn line has no cells."""

    cells: tuple[Cell, ...] = ()
    outcome: str = ""
    """What the heading over it says that its people did."""
    year: int = 0
    """The year of the election that the heading names, or 0."""

    def of(self, *kinds: str) -> list[Cell]:
        """The cells of columns of these kinds."""
        return [one for one in self.cells if one.column.kind in kinds]


@dataclass(slots=True)
class Plan:
    """What is known of an article's lines: rows by number of sentence, and the names that stand in them."""

    items: list[list[Item]]
    rows: dict[int, Row] = field(default_factory=dict)
    names: dict[int, list[Run]] = field(default_factory=dict)


def plan(text: str, passages: Sequence[Passage], found: Sequence[Sequence[Item]], elections: Elections) -> Plan:
    """The rows of all tables and lists, with the seats in their cells made names."""
    result = Plan([list(items) for items in found])
    entries = _entries(text, passages, found)
    heading, age, is_used = Heading(), 0, False
    table = _Table()
    for place, passage in enumerate(passages):
        span = (passage.sentence.start, passage.sentence.end)
        row = table.row(text, span, found[place])
        entry = entries.get(place)
        if row is None and entry is not None:
            row = _listed(entry, heading)
        if row is not None:
            is_head = not row.cells
            heading = Heading() if is_head and is_used else heading
            age, is_used = 0, not is_head
            _keep(result, place, row, heading)
            if result.rows[place].cells:
                _name(result, place, row, text, elections)
            continue
        is_line = passage.kind is PassageKind.LINE
        fresh = heading_of(text[slice(*span)], found[place], is_line=is_line)
        fresh = fresh if place or (fresh is not None and fresh.outcome == "void") else None
        heading, age = (fresh, 0) if fresh is not None else (heading, age + 1)
        is_used = is_used and fresh is None
        if age > _PATIENCE:
            heading = Heading()
    return result


def _keep(result: Plan, place: int, row: Row, heading: Heading) -> None:
    """Note a row with what the heading over it says; under a forecast it tells nothing."""
    is_void = heading.outcome == "void"
    result.rows[place] = Row() if is_void else replace(row, outcome=heading.outcome, year=heading.year)


def _listed(entry: Entry, heading: Heading) -> Row:
    parts = entry.columns(heading.outcome, about_margins=heading.is_margins)
    return Row((Cell(Column("seat"), *entry.place), *(Cell(column, start, end) for column, start, end in parts)))


def _entries(text: str, passages: Sequence[Passage], found: Sequence[Sequence[Item]]) -> dict[int, Entry]:
    """The entries of lists: with a known seat, or in a row with one that has."""
    entries: dict[int, Entry] = {}
    for place, passage in enumerate(passages):
        is_first = place > 0 and passages[place - 1].paragraph != passage.paragraph
        entry = entry_of(text, found[place]) if is_first else None
        if entry is not None:
            entries[place] = entry
    told: set[int] = set()
    for order in (sorted(entries), sorted(entries, reverse=True)):
        last = -_NEAR - 1
        for place in order:
            if entries[place].is_known or place in told or abs(place - last) <= _NEAR:
                told.add(place)
                last = place
    return {place: entry for place, entry in entries.items() if place in told}


class _Table:
    """The table being read: its columns, the sign between its cells, and how many lines since were no row."""

    def __init__(self) -> None:
        self._head: tuple[Column, ...] = ()
        self._sign = ""
        self._missed = 0

    def row(self, text: str, span: tuple[int, int], items: Sequence[Item]) -> Row | None:
        """The row that a line is; a head or a drawn line is one without cells."""
        if layout.is_rule(text, *span):
            return Row()
        fresh = _head(text, *span, items)
        if fresh is not None:
            (self._head, self._sign), self._missed = fresh, 0
            return Row()
        row = _row(text, span, self._head, self._sign) if self._head else None
        if row is not None:
            self._missed = 0
            return row
        self._missed += 1
        if self._missed > 1 or span[1] - span[0] > _WIDEST_BREAK:
            self._head = ()
        return None


def _head(text: str, start: int, end: int, items: Sequence[Item]) -> tuple[tuple[Column, ...], str] | None:
    """The columns that a line names, and the sign between them; a head may stand in brackets after a title."""
    if end - start > 250:
        return None
    framed = _FRAMED.search(text, start, end)
    spans = [(start, end)] if framed is None else [framed.span(1), (start, end)]
    for first, last in spans:
        for sign in layout.SEPARATORS:
            cut = layout.cells(text, first, last, sign)
            if len(cut.spans) < 2:
                continue
            columns = head_of(text, cut.spans, items)
            if columns and (len(columns) > 2 or sign in "|\t"):
                return columns, sign
    return None


def _row(text: str, span: tuple[int, int], head: tuple[Column, ...], sign: str) -> Row | None:
    signs = [sign] + [other for other in ("–", "-") if sign in "–-" and other != sign]
    for one in signs:
        cut = layout.cells(text, *span, one).spans
        row = _aligned(text, head, cut, is_loose=one in "–-,")
        if row is not None:
            return row
    return None


def _aligned(text: str, head: tuple[Column, ...], spans: Sequence[tuple[int, int]], *, is_loose: bool) -> Row | None:
    """The row whose cells fit their columns; with loose signs, a cell may hold one of them itself."""
    surplus = len(spans) - len(head)
    if surplus == -1 and head[0].kind == "rank":
        head, surplus = head[1:], 0
    if len(spans) < 2 or surplus < -1 or (surplus and not is_loose and surplus > 0):
        return None
    if surplus <= 0:
        row = Row(tuple(Cell(column, *one) for column, one in zip(head, spans, strict=False)))
        return row if _fits(text, row) else None
    for place in range(len(head)):
        merged = [*spans[:place], (spans[place][0], spans[place + surplus][1]), *spans[place + surplus + 1 :]]
        row = Row(tuple(Cell(column, *one) for column, one in zip(head, merged, strict=True)))
        if _fits(text, row):
            return row
    return None


def _fits(text: str, row: Row) -> bool:
    """Whether numbers stand where numbers must, names where names must, and not all is empty."""
    filled = 0
    for one in row.cells:
        cell = text[one.start : one.end]
        if _NOTHING.fullmatch(cell):
            continue
        has_digit = _DIGIT.search(cell) is not None
        if one.column.kind in _NUMERIC and not has_digit and len(cell.split()) > 2:
            return False
        if (one.column.is_people or one.column.kind == "party") and (has_digit or len(cell.split()) > 12):
            return one.column.kind == "of_party"
        filled += 1
    return filled >= 2


# --- names in cells ---


def _name(result: Plan, place: int, row: Row, text: str, elections: Elections) -> None:
    """Make the seats of a row names, and note its people."""
    for cell in row.of("seat"):
        result.items[place] = _with_seat(result.items[place], cell, text, elections)
    has_numbers = any(one.column.kind == "of_party" and _DIGIT.search(text[one.start : one.end]) for one in row.cells)
    runs: list[Run] = []
    for cell in row.cells:
        if cell.column.is_people and not has_numbers:
            run = name_in(result.items[place], cell.start, cell.end, text)
            if run is not None:
                runs.append(run)
    result.names[place] = runs


def name_in(items: Sequence[Item], start: int, end: int, text: str, *, has_titles: bool = True) -> Run | None:
    """The name at the head of a cell: up to a bracket or comma, without titles."""
    first = next((at for at, item in enumerate(items) if item.start >= start and item.end <= end), None)
    if first is None:
        return None
    while (
        first < len(items)
        and items[first].end <= end
        and ((has_titles and _is_title(items, first)) or not items[first].text[0].isalpha())
    ):
        first += 1
    last = first
    while last < len(items) and items[last].end <= end and not (items[last].text in "(,[|;:/" or items[last].unit):
        last += 1
    while (
        last > first and not items[last - 1].text[-1].isalnum() and not regex.match(r"\p{M}", items[last - 1].text[-1])
    ):
        last -= 1
    words = sum(token.is_word for item in items[first:last] for token in item.tokens)
    if not 0 < words <= _LONGEST_NAME:
        return None
    return Run(first, last, text[items[first].start : items[last - 1].end], words, is_sure=True)


def _is_title(items: Sequence[Item], place: int) -> bool:
    item = items[place]
    following = items[place + 1] if place + 1 < len(items) else None
    return item.has("skip:title", "flag:former", "candidate_noun") or (
        item.text == "." and place > 0 and items[place - 1].has("skip:title") and following is not None
    )


def _with_seat(items: Sequence[Item], cell: Cell, text: str, elections: Elections) -> list[Item]:
    """The items with the name in a cell made one name of a seat."""
    run = name_in(items, cell.start, cell.end, text, has_titles=False)
    if run is None:
        return list(items)
    inside = items[run.first : run.last]
    if len(inside) == 1 and inside[0].record(EntityKind.CONSTITUENCY) is not None:
        return list(items)
    record = new_seat(run.text, elections)
    tokens = tuple(token for item in inside for token in item.tokens)
    whole = replace(
        inside[0],
        kind=Kind.NAME,
        end=inside[-1].end,
        text=run.text,
        key=run.text.casefold(),
        tags=frozenset(),
        records=(record,),
        names=(Name(run.text, "", "label"),),
        number=None,
        tokens=tokens,
    )
    return [*items[: run.first], whole, *items[run.last :]]


def new_seat(name: str, elections: Elections) -> Record:
    """A seat that no list holds, in the house and state that the article is about."""
    main = elections.main
    state = main.state or next(iter(elections.states), "")
    latin = name if name.isascii() else romanize(name)
    path = ids.constituency_path(state or "in", latin, main.house)
    names = () if name.isascii() else (latin,)
    entity = Entity(EntityKind.CONSTITUENCY, path, name, names)
    return Record(entity, (), (("house", main.house), ("state", state)))
