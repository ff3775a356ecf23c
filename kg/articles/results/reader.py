"""From a results file to its rows as values: columns, seats, parties, contests, and a list of what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.articles.results.columns import Columns, Rows, find_header
from kg.articles.results.contests import final_rows, grouped, interim_rows, marked
from kg.articles.results.leads import lead_rows
from kg.articles.results.lines import Context, lines
from kg.articles.results.names import Parties, Seats
from kg.articles.results.report import Loaded
from kg.articles.results.standers import Standers
from kg.articles.results.tables import Table, read_table
from kg.errors import SourceError
from kg.gazetteer import Register, load_candidates
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.election import Election
from kg.model.results import COMMISSION, ContestRow, ResultRow, ResultsFile, Row
from kg.model.statement import Status

_ENOUGH: Final = 6
"""Known candidates from which on a file can be told to be another election's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How files are read. `election` and `status` are asked of the file itself where they are not given."""

    election: str = ""
    status: Status | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    published: PartialDate | None = None
    publisher: str = COMMISSION
    url: str = ""


def read_results(path: Path, register: Register, options: Options) -> Loaded:
    """Read one file; raises `SourceError` where nothing of it can be used, `ModelError` for a bad election code."""
    table = read_table(path)
    columns, below = find_header(table, options.columns)
    election = Election.parse(options.election).code if options.election else ""
    if not election and "year" not in columns.place:
        raise SourceError(table.name, "no election", "say which with --election, such as --election LS-2024")
    context = Context(table.name, columns, register, Seats(register), Parties(register), election=election)
    status = options.status or (Status.INTERIM if "as_of" in columns.place else Status.OFFICIAL)
    rows, contests = _rows(below, context, interim=status <= Status.INTERIM)
    if not rows and not contests:
        raise _nothing(table.name, len(below), context)
    file = ResultsFile(
        name=path.name,
        content_hash=_content_hash(table, columns, options, election, status),
        status=status,
        published=options.published or _day_of_counting(register, rows, contests),
        rows=tuple(rows),
        contests=tuple(contests),
        publisher=options.publisher,
        url=options.url,
        entities=tuple(context.unknown[path] for path in sorted(context.unknown)),
        columns=columns.read_as,
    )
    faults = tuple(sorted(context.faults, key=lambda fault: (fault.row, fault.kind)))
    return Loaded(file, faults, len(below))


def _rows(below: Rows, context: Context, *, interim: bool) -> tuple[list[ResultRow], list[ContestRow]]:
    standers = Standers(load_candidates())
    if context.columns.are_leads:
        return lead_rows(below, context, standers)
    rows, contests = list[ResultRow](), list[ContestRow]()
    for group in grouped(lines(below, context), interim=interim).values():
        own, together = interim_rows(group, standers) if interim else final_rows(group, standers, context)
        rows += own
        contests += [together] if together else []
    lacking, known = standers.strangers(rows)
    if known >= _ENOUGH and 5 * lacking > 3 * known:
        reason = f"{lacking} of {known} winners and runners-up do not stand in it"
        raise SourceError(context.name, reason, f"is this the file of {context.election}?")
    named, first = standers.of_another(rows, context.election) if context.election else (0, 0)
    if first >= _ENOUGH and 5 * named > 3 * first:
        reason = f"{named} of {first} winners and runners-up of another election stand in it"
        raise SourceError(context.name, reason, f"is this the file of {context.election}?")
    return (list(_in_time(rows)) if interim else sorted(rows, key=lambda row: row.number)), contests


def _in_time(rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Interim rows in the order of the file, marked where votes go down from one time to the next."""
    by_time = sorted(rows, key=lambda row: (row.as_of.latest.timestamp() if row.as_of else 0.0, row.number))
    return sorted(marked(by_time), key=lambda row: row.number)


def _nothing(name: str, rows: int, context: Context) -> SourceError:
    first = min(context.faults, key=lambda fault: fault.row, default=None)
    reason = f"none of its {rows} rows can be used" if rows else "it has a header but no rows"
    remedy = "is this the file of that election?" if first and first.kind == "other election" else "mend the file"
    return SourceError(name, f"{reason}{f', the first: {first}' if first else ''}", remedy)


def _content_hash(table: Table, columns: Columns, options: Options, election: str, status: Status) -> str:
    how = (str(columns.read_as), election, status.name, str(options.published or ""), options.publisher, options.url)
    return ids.content_hash("results", ids.bytes_hash(table.raw), *how, length=16)


def _day_of_counting(
    register: Register, rows: Sequence[ResultRow], contests: Sequence[ContestRow]
) -> PartialDate | None:
    """The day on which votes were counted, where all rows are of one election that the register knows."""
    every: tuple[Row, ...] = (*rows, *contests)
    codes = {row.contest.election for row in every}
    days = {info.code: info.counted.isoformat() for info in register.elections}
    return PartialDate(days[code]) if len(codes) == 1 and (code := next(iter(codes))) in days else None
