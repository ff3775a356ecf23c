"""From the cells of a row to what it says of a seat and its candidates, before rows of one contest are compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from kg.articles.results import cells as read
from kg.articles.results.columns import Columns
from kg.articles.results.names import FIRST_REGISTERED, Found, Parties, Seats
from kg.articles.results.report import Fault, Severity
from kg.errors import ModelError
from kg.gazetteer import Register
from kg.model.dates import PartialDate
from kg.model.election import Election
from kg.model.entity import NOTA, Entity
from kg.model.results import ContestKey

_LATE: Final = 2
"""Years by which a seat's poll may come after the general election that it belongs to (Punjab 1985, 1992)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in values; `party` is found, the candidate still a name."""

    number: int
    contest: ContestKey
    name: str
    party: Found
    votes: int | None
    evm: int | None
    postal: int | None
    share: Decimal | None
    rank: int | None
    result: str
    electors: int | None
    valid: int | None
    turnout: Decimal | None
    as_of: PartialDate | None
    flags: tuple[str, ...]

    @property
    def is_nota(self) -> bool:
        """Whether it counts the votes for none of the above."""
        return self.party.entity.path == NOTA

    @property
    def is_unopposed(self) -> bool:
        """Whether there was no vote."""
        return self.result.casefold() in read.UNOPPOSED


@dataclass(slots=True)
class Context:
    """What the rows of one file are read against, and what is found odd or unknown on the way."""

    name: str
    """Of the file, for messages."""
    columns: Columns
    register: Register
    seats: Seats
    parties: Parties
    election: str
    faults: list[Fault] = field(default_factory=list)
    unknown: dict[str, Entity] = field(default_factory=dict)
    _elections: dict[tuple[str, str], str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _years: dict[str, int] = field(default_factory=dict)

    def note(self, row: int, kind: str, reason: str, severity: Severity) -> None:
        """Put a fault on record."""
        self.faults.append(Fault(row, kind, reason, severity))

    def seat(self, row: int, cells: Sequence[str], election: str) -> Entity | None:
        """The constituency of a row, or None with a fault."""
        cell = self.columns.cell
        code, _, number = cell(cells, "pc_id").rpartition("-")
        state = cell(cells, "state") or cell(cells, "state_code") or code
        number, name = cell(cells, "number") or number, cell(cells, "seat")
        year = self._year(election)
        found = self.seats.find(state=state, number=number, name=name, year=year)
        if found is None:
            told = (name, f"no. {number}" if number else "", f"in {state}" if state else "")
            what = " ".join(part for part in told if part)
            self.note(row, "no constituency", f"no constituency {what or 'is named'}", Severity.LEFT_OUT)
            return None
        self._tell(found, row, "constituency", old=year < FIRST_REGISTERED)
        return found.entity

    def party(self, row: int, name: str, election: str) -> Found:
        """The party of a row."""
        found = self.parties.find(name, self._year(election))
        self._tell(found, row, "party", old=False)
        return found

    def _year(self, election: str) -> int:
        if election not in self._years:
            self._years[election] = Election.parse(election).year
        return self._years[election]

    def election_of(self, row: int, cells: Sequence[str]) -> str:
        """The code of a row's election; the empty string, with a fault, where it is another than the one asked for."""
        cell = self.columns.cell
        key = (cell(cells, "year"), cell(cells, "by_election") or cell(cells, "poll"))
        if key not in self._elections:
            self._elections[key] = self._election(*key)
        code = self._elections[key] or self.election
        if not code:
            self.note(row, "no election", f"no election in the year {key[0]!r}", Severity.LEFT_OUT)
        elif self.election and code != self.election:
            self.note(row, "other election", f"of {code}, not of {self.election}", Severity.LEFT_OUT)
            return ""
        return code

    def _election(self, year: str, kind: str) -> str:
        if not year.isdigit():
            return ""
        if kind and kind.casefold() not in {"general", "0"}:
            return f"LS-{year}-BY"
        known = [info.election for info in self.register.elections if info.code == f"LS-{info.election.year}"]
        near = [each.year for each in known if int(year) - _LATE <= each.year <= int(year)]
        return f"LS-{max(near, default=int(year))}"

    def _tell(self, found: Found, row: int, what: str, *, old: bool) -> None:
        if found.is_known or found.entity.path in self._told:
            return
        self._told.add(found.entity.path)
        self.unknown[found.entity.path] = found.entity
        near = f"; near: {', '.join(found.near)}" if found.near else ""
        kind = f"{what} before {FIRST_REGISTERED}" if old else f"unknown {what}"
        self.note(row, kind, f"{what} {found.entity.label} is not in the register{near}", Severity.KEPT)


def lines(rows: Sequence[tuple[int, Sequence[str]]], context: Context) -> Iterator[Line]:
    """The rows that can be used; of the others the faults are on record."""
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        key = tuple(cells)
        if key in seen:
            context.note(number, "duplicate row", f"the same as row {seen[key]}", Severity.LEFT_OUT)
            continue
        seen[key] = number
        line = _line(number, cells, context)
        if line is not None:
            yield line


def _line(number: int, cells: Sequence[str], context: Context) -> Line | None:
    place = start(number, cells, context)
    if place is None:
        return None
    cell = context.columns.cell
    name = " ".join(cell(cells, "candidate").split())
    party = context.party(number, cell(cells, "party") or name, place.election)
    if not name:
        context.note(number, "no candidate", "no candidate is named", Severity.LEFT_OUT)
        return None
    fields = _fields(cells, context.columns)
    for field_name in ("share", "turnout"):
        try:
            read.percent(fields.get(field_name, ""))
        except ValueError as error:
            context.note(number, "bad percentage", str(error), Severity.LEFT_OUT)
            fields[field_name] = ""
    try:
        return _values(number, place, name, party, fields)
    except ValueError as error:
        context.note(number, "bad value", str(error), Severity.LEFT_OUT)
        return None


def start(number: int, cells: Sequence[str], context: Context) -> ContestKey | None:
    """The contest of a row; None, with a fault on record, where it has too few cells or no contest can be found."""
    if len(cells) <= max(context.columns.place.values()):
        wanted = len(context.columns.place)
        context.note(number, "short row", f"{len(cells)} cells, {wanted} columns are needed", Severity.LEFT_OUT)
        return None
    try:
        election = context.election_of(number, cells)
        seat = context.seat(number, cells, election) if election else None
    except ModelError as error:
        context.note(number, "no election", str(error), Severity.LEFT_OUT)
        return None
    return None if seat is None else ContestKey(election, seat.path)


def _fields(cells: Sequence[str], columns: Columns) -> dict[str, str]:
    return {field: cells[at].strip() for field, at in columns.place.items()}


def _values(number: int, contest: ContestKey, name: str, party: Found, cell: Mapping[str, str]) -> Line:
    result = cell.get("result", "")
    read.outcome(result)
    return Line(
        number=number,
        contest=contest,
        name=name,
        party=party,
        votes=read.number(cell["votes"]),
        evm=read.number(cell.get("evm", "")),
        postal=read.number(cell.get("postal", "")),
        share=read.percent(cell.get("share", "")),
        rank=read.number(cell.get("rank", "")),
        result=result,
        electors=read.number(cell.get("electors", "")),
        valid=read.number(cell.get("valid", "")),
        turnout=read.percent(cell.get("turnout", "")),
        as_of=read.moment(cell.get("as_of", "")),
        flags=read.flags(cell.get("flag", "")),
    )
