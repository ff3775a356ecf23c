"""Rows that tell of a contest who leads, who follows and by how much, as the Commission's page of trends does."""

from collections.abc import Iterator, Sequence

from kg.articles.results import cells as read
from kg.articles.results.lines import Context, start
from kg.articles.results.report import Severity
from kg.model import ids
from kg.model.entity import INDEPENDENT
from kg.model.results import ContestKey, ContestRow, title


def lead_rows(rows: Sequence[tuple[int, Sequence[str]]], context: Context) -> Iterator[ContestRow]:
    """The rows that can be used; of the others the faults are on record."""
    for number, cells in rows:
        contest = start(number, cells, context)
        if contest is None:
            continue
        try:
            yield _row(number, contest, cells, context)
        except ValueError as error:
            context.note(number, "bad value", str(error), Severity.LEFT_OUT)


def _row(number: int, contest: ContestKey, cells: Sequence[str], context: Context) -> ContestRow:
    cell = context.columns.cell
    margin = read.number(cell(cells, "margin"))
    ahead, behind = (_candidacy(number, contest, cells, context, side) for side in ("leading", "trailing"))
    if margin is None or not ahead:
        raise ValueError("no margin, or nobody leads")
    return ContestRow(
        selection=str(number),
        contest=contest,
        margin=margin,
        ahead=ahead,
        behind=behind,
        as_of=read.moment(cell(cells, "as_of")),
    )


def _candidacy(number: int, contest: ContestKey, cells: Sequence[str], context: Context, side: str) -> str:
    name = " ".join(context.columns.cell(cells, f"{side}_candidate").split())
    if not name:
        return ""
    party = context.party(number, context.columns.cell(cells, f"{side}_party") or name, contest.election)
    first = f"{contest.path}/{INDEPENDENT}" if party.entity.path == INDEPENDENT else contest.path
    return ids.candidacy_path(contest.election, contest.constituency, ids.person_path(title(name), first))
