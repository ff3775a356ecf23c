"""`kg stats`: what the network of contests tells."""

import json
from pathlib import Path

import click

from kg.cli import console, options, place, summary
from kg.cli.claims import write_csv


@click.command(
    "stats",
    short_help="Rivalries, moves between parties, dominance, families.",
    epilog=options.examples("kg stats", "kg stats rivals", "kg stats moves --limit 50 --format csv"),
)
@click.argument("name", metavar="[NAME]", required=False, default="")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=0), help="Rows to show; 0 for all.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@options.data
def command(name: str, limit: int, form: str, data: Path | None) -> None:
    """Tell what the network of contests holds; without NAME list what there is.

    People are one across elections where `kg identity link` found them to be; official results come in by `kg results`.
    """
    from kg.cli.tables import table
    from kg.export.stats import STATISTICS, statistic

    if not name:
        console.write(table(("name", "what it tells"), [(key, title) for key, (title, *_) in STATISTICS.items()]))
        return
    found = statistic(place.view(data).reader, name)
    rows = found.rows[:limit] if limit else found.rows
    if form == "json":
        lines = [dict(zip(found.columns, row, strict=True)) for row in rows]
        console.write(json.dumps(lines, ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        write_csv(found.columns, [[str(value) for value in row] for row in rows])
    elif rows:
        console.write(table(found.columns, [[str(value) for value in row] for row in rows]))
    console.note(f"{len(rows)} of {summary.counted(len(found.rows), 'rows')}")
