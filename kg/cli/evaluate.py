"""`kg evaluate`: how well articles are read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import console, options

if TYPE_CHECKING:
    from kg.evaluate import Counts, Evaluation

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(
    "evaluate",
    short_help="How well articles are read.",
    epilog=options.examples(
        "kg evaluate gold/",
        "kg evaluate gold/ --texts articles/ --verbose",
    ),
)
@click.argument("gold", metavar="GOLD", type=_FOLDER)
@click.option("--texts", metavar="DIR", type=_FOLDER, help="Folder of the texts.  [default: GOLD itself]")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="List every claim that was missed or made up, on standard error.")
def command(gold: Path, texts: Path | None, form: str, verbose: bool) -> None:
    """Read the texts of a folder of gold annotations (*.gold.json) and compare: precision, recall and F1."""
    from kg.evaluate import evaluate_folder
    from kg.gazetteer import load_gazetteer

    found = evaluate_folder(gold, gazetteer=load_gazetteer(), texts=texts)
    if verbose:
        _differences(found)
    groups = {"all": found.overall, **found.by_language(), **found.by_type()}
    if form == "json":
        console.write(json.dumps({name: _plain(counts) for name, counts in groups.items()}, indent=2) + "\n")
    else:
        console.write(_table(groups))


def _differences(found: "Evaluation") -> None:
    for article in found.articles:
        for kind, claims in (("missed", article.missed), ("made up", article.spurious)):
            for claim in claims:
                console.note(f"{article.id} {kind}: {json.dumps(claim, ensure_ascii=False)}")


def _plain(counts: "Counts") -> dict[str, float]:
    measures = {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1")}
    return {"right": counts.right, "spurious": counts.spurious, "missed": counts.missed, **measures}


def _table(groups: "Mapping[str, Counts]") -> str:
    from kg.cli.tables import table

    header = ("claims", "right", "made up", "missed", "precision", "recall", "F1")
    rows = (
        (name, *(f"{n}" for n in (c.right, c.spurious, c.missed)), *(f"{x:.3f}" for x in (c.precision, c.recall, c.f1)))
        for name, c in groups.items()
    )
    return table(header, rows)
