"""Rows that tell of a contest who leads, who follows and by how much, as the Commission's page of trends does."""

from collections.abc import Sequence
from dataclasses import replace

from kg.articles.results import cells as read
from kg.articles.results.lines import Context, start
from kg.articles.results.report import Severity
from kg.articles.results.standers import Standers
from kg.model.results import ContestKey, ContestRow, ResultRow


def lead_rows(
    rows: Sequence[tuple[int, Sequence[str]]], context: Context, standers: Standers
) -> tuple[list[ResultRow], list[ContestRow]]:
    """What the usable rows say of the two candidates, and of their contest; of other rows the faults are on record."""
    standing, contests = list[ResultRow](), list[ContestRow]()
    for number, cells in rows:
        contest = start(number, cells, context)
        if contest is None:
            continue
        try:
            pair, lead = _row(number, contest, cells, context, standers)
        except ValueError as error:
            context.note(number, "bad value", str(error), Severity.LEFT_OUT)
            continue
        standing += pair
        contests += [lead] if lead else []
    return standing, contests


def _row(
    number: int, contest: ContestKey, cells: Sequence[str], context: Context, standers: Standers
) -> tuple[list[ResultRow], ContestRow | None]:
    cell = context.columns.cell
    margin, as_of = read.number(cell(cells, "margin")), read.moment(cell(cells, "as_of"))
    sides = (("leading", "Leading"), ("trailing", "Trailing"))
    pair = [
        ResultRow(
            number=number,
            column=context.columns.place[f"{side}_candidate"] + 1,
            contest=contest,
            stander=standers.find(contest, name, party),
            name=name,
            party=party,
            outcome=outcome,
            as_of=as_of,
        )
        for side, outcome in sides
        if (name := " ".join(cell(cells, f"{side}_candidate").split()))
        for party in (_party(number, contest, cell(cells, f"{side}_party") or name, context),)
    ]
    if cell(cells, "count_status").casefold() in read.UNOPPOSED and pair:
        return [replace(pair[0], outcome="Elected")], None
    if margin is None or len(pair) < len(sides):
        raise ValueError("no margin, or no two candidates")
    first, second = (row.candidacy for row in pair)
    return pair, ContestRow(
        selection=str(number), contest=contest, margin=margin, ahead=first, behind=second, as_of=as_of
    )


def _party(number: int, contest: ContestKey, name: str, context: Context) -> str:
    return context.party(number, name, contest.election).entity.path
