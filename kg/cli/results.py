"""`kg results`: official results and interim counts from tables."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli import console, options, place, summary

if TYPE_CHECKING:
    from kg.articles.results import Loaded, Options
    from kg.model.dates import PartialDate
    from kg.pipeline import ResultsReport

_SHOWN: Final = 10
_COUNTS: Final = (("rows", "rows"), ("contests", "contests"), ("people", "candidates"))


@click.command(
    "results",
    short_help="Official results and interim counts, from tables.",
    epilog=options.examples(
        "kg results ls2024.csv --election LS-2024",
        "kg results trends.csv.gz --election LS-2024 --status interim",
        "kg results bye-elections.xlsx --election LS-2025-BY --columns map.toml --strict",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--election", metavar="CODE", default="", help="Election of the rows, where no column says it: LS-2024.")
@click.option(
    "--status",
    type=click.Choice(["official", "interim"]),
    help="How final the numbers are.  [default: interim where rows have a time, else official]",
)
@click.option("--columns", metavar="MAP", type=click.Path(path_type=Path), help="TOML file: our field = your column.")
@click.option("--published", metavar="DATE", callback=options.as_date, help="Day of publication.  [default: counting]")
@click.option("--publisher", metavar="NAME", help="Who says so.  [default: Election Commission of India]")
@click.option("--url", default="", help="Where the file was published.")
@click.option("--strict", is_flag=True, help="Load nothing where any row is left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.data
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    election: str,
    status: str | None,
    columns: Path | None,
    published: "PartialDate | None",
    publisher: str | None,
    url: str,
    strict: bool,
    form: str,
    data: Path | None,
) -> None:
    """Load tables with one row a candidate: the Election Commission's, TCPD's, or others by a map of columns.

    CSV and TSV (plain or gzip) and Excel are read. Each row keeps its number, so that `kg why` can name it. A file
    that was loaded before changes nothing. Rows that cannot be used are listed with their numbers; the others are
    loaded, or nothing is with --strict. The exit code is 1 where a row was left out.
    """
    from kg.articles.results import Options, load_map
    from kg.model.results import COMMISSION
    from kg.model.statement import Status

    read_as = Options(
        election=election,
        status=Status[status.upper()] if status else None,
        columns=load_map(columns) if columns else {},
        published=published,
        publisher=publisher or COMMISSION,
        url=url,
    )
    ctx.exit(_run(files, read_as, strict=strict, form=form, data=data))


def _run(files: Sequence[Path], read_as: "Options", *, strict: bool, form: str, data: Path | None) -> int:
    from kg.pipeline import add_results

    settings = place.settings(data)
    with console.progress(len(files) + 1) as step:
        loaded, unread = _read(files, read_as, step or (lambda name: None))
        left_out = unread + sum(fault.is_loss for item in loaded for fault in item.faults)
        report = None
        if loaded and not (strict and left_out):
            report = add_results(loaded, data=settings.data, base=settings.base_iri)
    if form == "json":
        console.write(json.dumps(_plain(loaded, report), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(loaded, report, str(settings.data))
    return 1 if left_out else 0


def _read(files: Sequence[Path], read_as: "Options", step: "Callable[[str], None]") -> "tuple[list[Loaded], int]":
    """The files that could be read, and how many could not."""
    from kg.articles.results import read_results
    from kg.errors import SourceError
    from kg.gazetteer import load_register

    loaded, unread = [], 0
    for path in files:
        try:
            loaded.append(read_results(path, load_register(), read_as))
        except SourceError as error:
            console.error(error)
            unread += 1
        step(str(path))
    return loaded, unread


def _tell(loaded: "Sequence[Loaded]", report: "ResultsReport | None", where: str) -> None:
    for item in loaded:
        seen = Counter[str]()
        for fault in item.faults:
            seen[fault.kind] += 1
            if seen[fault.kind] <= _SHOWN:
                console.note(f"kg: note: {item.file.name}: {fault}")
        for kind, number in seen.items():
            if number > _SHOWN:
                console.note(f"kg: note: {item.file.name}: {number - _SHOWN:,} more of this kind: {kind}")
    if report is None:
        console.note(f"{where}: nothing was loaded")
        return
    change = f"{summary.counted(len(report.added), 'files')} added" if report.added else "nothing changed"
    console.note(f"{where}: {change} in {report.seconds:.1f} s")
    console.note(" · ".join(summary.counted(getattr(report, name), what) for name, what in _COUNTS))


def _plain(loaded: "Sequence[Loaded]", report: "ResultsReport | None") -> dict[str, object]:
    files = [
        {
            "file": item.file.name,
            "path": item.file.path,
            "rows": item.total,
            "columns": dict(item.file.columns),
            "faults": [
                {"row": fault.row, "kind": fault.kind, "reason": fault.reason, "became": fault.severity.value}
                for fault in item.faults
            ],
        }
        for item in loaded
    ]
    added, generation = (list(report.added), report.generation) if report else ([], "")
    return {"files": files, "added": added, "generation": generation}
