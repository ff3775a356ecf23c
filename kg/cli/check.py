"""`kg check`: whether what the store holds keeps to its shapes and rules."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli import console, options, place, summary
from kg.cli.claims import check_claims, write_csv

if TYPE_CHECKING:
    from kg.check import Report, Violation
    from kg.model.dates import PartialDate
    from kg.views import View

_ALL: Final = "*"
_COLUMNS: Final = ("severity", "rule", "thing", "what is wrong", "article", "sentence")


@click.command(
    "check",
    short_help="Whether the graph keeps to its shapes and rules.",
    epilog=options.examples(
        "kg check",
        "kg check --rules-only --data /srv/election",
        "kg check --format json",
        "kg check --claims",
        "kg check --claims article/5f9cf1b9fdc6 --format csv",
    ),
)
@click.option(
    "--rules-only",
    is_flag=True,
    help="Leave out the shapes of single nodes (SHACL), which take longer in a large graph.",
)
@click.option(
    "--claims",
    metavar="[ARTICLE]",
    is_flag=False,
    flag_value=_ALL,
    help="Hold claims, of one article or of all, against what others say, instead of checking the graph.",
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@options.as_of
@options.data
@click.pass_context
def command(
    ctx: click.Context,
    rules_only: bool,
    claims: str | None,
    form: str,
    *,
    moment: "PartialDate | None",
    data: Path | None,
) -> None:
    """Check the graph: the shape of each node, and the rules across nodes, such as one winner a seat.

    Each fault is a row on standard output, with the sentence that it comes from. The exit code is 1 where something is
    wrong; a warning alone is not.

    With --claims each claim is confirmed, approximately right, overtaken by the count, contradicted or unverifiable; no
    article confirms itself. The exit code is 1 where a claim is contradicted.
    """
    from kg.check import check

    view = place.view(data, moment=moment)
    if claims is not None:
        ctx.exit(check_claims(view, "" if claims == _ALL else claims, form))
    report = check(view.reader, shapes=not rules_only)
    if form == "csv":
        write_csv(_COLUMNS, [_row(fault, view) for fault in report.violations])
    elif form == "json":
        console.write(json.dumps([_plain(fault) for fault in report.violations], ensure_ascii=False, indent=2) + "\n")
    elif report.violations:
        console.write(_table(report, view))
    looked = [summary.counted(report.rules, "rules")]
    looked += [f"the shapes of {summary.counted(report.graphs, 'graphs')}"] if report.graphs else []
    faults = summary.counted(len(report.violations), "faults") if report.violations else "no fault"
    console.note(f"{' and '.join(looked)} checked: {faults}")
    ctx.exit(0 if report.ok else 1)


def _plain(fault: "Violation") -> dict[str, object]:
    where = [{"article": place.article, "sentence": place.sentence, "quote": place.quote} for place in fault.where]
    named = {name: str(getattr(fault, name)) for name in ("severity", "rule", "subject", "message")}
    return {**named, "where": where}


def _table(report: "Report", view: "View") -> str:
    from kg.cli.tables import table

    return table(_COLUMNS, [_row(fault, view) for fault in report.violations])


def _row(fault: "Violation", view: "View") -> tuple[str, ...]:
    thing = view.path(fault.subject) or fault.subject
    return (fault.severity.value, fault.rule, thing, fault.message, *_said(fault, view))


def _said(fault: "Violation", view: "View") -> tuple[str, str]:
    """The first article and sentence behind a fault, and how many there are besides."""
    if not fault.where:
        return "", ""
    first, more = fault.where[0], len(fault.where) - 1
    return view.path(first.article), first.quote + (f" (and {summary.counted(more, 'sentences')} more)" if more else "")
