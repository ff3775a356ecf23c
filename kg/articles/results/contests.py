"""The rows of one contest together: who is who, places, who won, the margin, and what does not add up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.articles.results import cells as read
from kg.articles.results.lines import Context, Line
from kg.articles.results.report import Severity
from kg.articles.results.standers import Standers
from kg.model.dates import PartialDate
from kg.model.results import ContestKey, ContestRow, ResultRow

_SHARE_SLACK: Final = 1
"""Percentage points by which a share may differ from the one that the votes give before it is told."""
Group = tuple[ContestKey, PartialDate | None]
"""A contest at one moment of its count; None for a final result."""


def grouped(lines: Iterable[Line], *, interim: bool) -> Mapping[Group, list[Line]]:
    """Rows by contest and, of an unfinished count, by time."""
    groups: defaultdict[Group, list[Line]] = defaultdict(list)
    for line in lines:
        groups[(line.contest, line.as_of if interim else None)].append(line)
    return groups


def final_rows(
    lines: Sequence[Line], standers: Standers, context: Context
) -> tuple[list[ResultRow], ContestRow | None]:
    """The rows of a contest whose count is over, and what they say together."""
    ranks, outcomes = _ranks(lines), _outcomes(lines, context)
    rows = [
        row_of(line, path, rank=ranks.get(line.number), outcome=outcomes.get(line.number, ""))
        for line, path in zip(lines, standers.of_group(lines), strict=True)
    ]
    _check_sums(lines, context)
    return rows, _contest(lines, outcomes, context)


def interim_rows(lines: Sequence[Line], standers: Standers) -> tuple[list[ResultRow], ContestRow | None]:
    """The rows of a contest at one moment of its count, and who leads by how much."""
    people = _people(lines)
    is_led = len(people) > 1 and (people[0].votes or 0) > (people[1].votes or 0)
    leader = people[0].number if is_led else 0
    rows = [
        row_of(line, path, rank=None, outcome=_standing(line, leader))
        for line, path in zip(lines, standers.of_group(lines), strict=True)
    ]
    if not is_led:
        return rows, None
    by_number = {row.number: row for row in rows}
    first, second = (by_number[line.number] for line in people[:2])
    together = ContestRow(
        selection=selection((first.number, second.number)),
        contest=first.contest,
        margin=(first.votes or 0) - (second.votes or 0),
        ahead=first.candidacy,
        behind=second.candidacy,
        as_of=first.as_of,
    )
    return rows, together


def _standing(line: Line, leader: int) -> str:
    """Whether a candidate leads; nobody does in a tie or where no vote is counted yet."""
    if line.is_nota or not leader:
        return ""
    return "Leading" if line.number == leader else "Trailing"


def row_of(line: Line, stander: str, *, rank: int | None, outcome: str) -> ResultRow:
    """The row as a value of the model."""
    return ResultRow(
        number=line.number,
        contest=line.contest,
        stander=stander,
        name=line.name,
        party=line.party.entity.path,
        votes=line.votes,
        share=line.share,
        rank=rank,
        outcome=outcome,
        as_of=line.as_of,
        evm=line.evm,
        postal=line.postal,
        flags=line.flags,
    )


def selection(numbers: Iterable[int]) -> str:
    """Row numbers as RFC 7111 writes them: `2-16;20`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ";".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _people(lines: Iterable[Line]) -> list[Line]:
    """The candidates by their votes."""
    return sorted((line for line in lines if not line.is_nota), key=lambda line: (-(line.votes or 0), line.number))


def _ranks(lines: Sequence[Line]) -> dict[int, int]:
    """The place of each candidate: as the file has it, else by votes; equal votes share a place."""
    people = _people(lines)
    if all(line.rank is not None for line in people):
        return {line.number: line.rank or 0 for line in people}
    places: dict[int, int] = {}
    for at, line in enumerate(people, start=1):
        before = people[at - 2] if at > 1 else None
        places[line.number] = places[before.number] if before and before.votes == line.votes else at
    return {line.number: places[line.number] for line in people if line.votes is not None or line.is_unopposed}


def _outcomes(lines: Sequence[Line], context: Context) -> dict[int, str]:
    """Who won and who lost: as the file says, else by votes. None where it names two winners or a tie decides."""
    people = _people(lines)
    said = {line.number: read.outcome(line.result) for line in people}
    winners = [line for line in people if said[line.number] == "Elected"]
    if len(winners) > 1:
        rows = " and ".join(str(line.number) for line in winners)
        context.note(winners[1].number, "two winners", f"{_seat(lines)} has winners in rows {rows}", Severity.LEFT_OUT)
        return {}
    if winners and people[0].votes != winners[0].votes:
        reason = f"{_seat(lines)}: the winner has fewer votes than row {people[0].number}"
        context.note(winners[0].number, "winner behind", reason, Severity.KEPT)
    if winners or not people or any(said.values()):
        return said if winners else _no_winner(lines, context, said)
    top = [line for line in people if line.votes == people[0].votes]
    if len(top) > 1 or people[0].votes is None:
        return _no_winner(lines, context, {})
    return {line.number: "Elected" if line is people[0] else "Lost" for line in people}


def _no_winner(lines: Sequence[Line], context: Context, said: dict[int, str]) -> dict[int, str]:
    context.note(lines[0].number, "no winner", f"{_seat(lines)}: nobody is told to have won", Severity.KEPT)
    return said


def _check_sums(lines: Sequence[Line], context: Context) -> None:
    counted = sum(line.votes or 0 for line in lines)
    for line in lines:
        if line.evm is not None and line.postal is not None and line.votes not in {None, line.evm + line.postal}:
            reason = f"{line.evm} and {line.postal} do not add up to {line.votes}"
            context.note(line.number, "sum", reason, Severity.KEPT)
        if line.share is not None and line.votes is not None and counted:
            share = 100 * line.votes / counted
            if abs(float(line.share) - share) > _SHARE_SLACK:
                reason = f"{line.share} % is said, its votes are {share:.2f} % of those of {_seat(lines)}"
                context.note(line.number, "share", reason, Severity.KEPT)


def _contest(lines: Sequence[Line], outcomes: Mapping[int, str], context: Context) -> ContestRow | None:
    """Margin, votes counted and electors of a contest; None where there was no vote."""
    people, counted = _people(lines), sum(line.votes or 0 for line in lines)
    if not counted:
        return None
    electors = _electors(lines, counted, context)
    first = people[0] if people else None
    has_winner = first is not None and outcomes.get(first.number) == "Elected"
    return ContestRow(
        selection=selection(line.number for line in lines) if len(lines) > 1 else _alone(lines[0]),
        contest=lines[0].contest,
        margin=next(((a.votes or 0) - (b.votes or 0) for a, b in pairwise(people)), None) if has_winner else None,
        electors=electors,
        valid_votes=_valid(lines, counted, context),
        turnout=lines[0].turnout if electors else None,
    )


def _alone(line: Line) -> str:
    """One row as a range, so that what is said of its contest has another path than what is said of its candidate."""
    return f"{line.number}-{line.number}"


def _electors(lines: Sequence[Line], counted: int, context: Context) -> int | None:
    said = {line.electors for line in lines} - {None}
    electors = next(iter(said)) if len(said) == 1 else None
    if len(said) > 1:
        context.note(lines[0].number, "electors", f"{_seat(lines)}: its rows differ in electors", Severity.LEFT_OUT)
    if electors is not None and counted > electors:
        reason = f"{_seat(lines)}: {counted:,} votes, but {electors:,} electors"
        context.note(lines[0].number, "votes beyond electors", reason, Severity.LEFT_OUT)
        return None
    return electors


def _valid(lines: Sequence[Line], counted: int, context: Context) -> int | None:
    """The votes of all rows; of one row alone, as in tables of winners, what it says the votes of its contest are."""
    if len(lines) == 1:
        return lines[0].valid
    said = {line.valid for line in lines} - {None, counted}
    if said:
        reason = f"{_seat(lines)}: {min(filter(None, said)):,} valid votes are said, its rows have {counted:,}"
        context.note(lines[0].number, "valid votes", reason, Severity.KEPT)
    return counted


def _seat(lines: Sequence[Line]) -> str:
    key = lines[0].contest
    return f"{key.constituency.rpartition('/')[2]} ({key.election})"


def marked(rows: Iterable[ResultRow]) -> Iterator[ResultRow]:
    """Interim rows with those marked whose votes are fewer than before; `rows` are in the order of time."""
    before: dict[str, int] = {}
    for row in rows:
        votes = row.votes if row.votes is not None else -1
        lower = 0 <= votes < before.get(row.candidacy, 0)
        before[row.candidacy] = votes
        yield replace(row, flags=tuple(sorted({*row.flags, "LowerThanBefore"}))) if lower else row
