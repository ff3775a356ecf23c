"""`kg remove`: articles out of the store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import console, options, place, summary

if TYPE_CHECKING:
    from kg.pipeline import Report
    from kg.settings import Settings


@click.command(
    "remove",
    short_help="One article or results file less.",
    epilog=options.examples(
        "kg remove 66228cc7aea0",
        "kg remove https://paper.example/a",
        "kg remove 66228cc7aea0 --retract 2024-06-06",
        "kg remove results/f8f659fc93fb",
    ),
)
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--retract",
    metavar="[TIME]",
    is_flag=False,
    flag_value="now",
    help="Keep it, but mark it as withdrawn, from that time on or from now: what it says is believed no more.",
)
@options.data
def command(article: str, retract: str | None, data: Path | None) -> None:
    """Take an article out of the graph, named by its id, IRI or url; what only it said goes with it.

    `kg info --articles` lists the ids. A results file is taken out likewise, by its path: results/….
    """
    from kg.pipeline import remove, remove_results

    place.view(data)
    settings = place.settings(data)
    if retract is not None:
        if "results/" in article:
            raise click.UsageError("--retract is for articles; a results file can only be taken out: leave it away")
        summary.show(_retract(article, retract, settings), place=str(settings.data))
    elif "results/" in article:
        gone = remove_results(article, data=settings.data, base=settings.base_iri)
        console.note(f"{settings.data}: {gone.removed[0]} removed in {gone.seconds:.1f} s")
    else:
        summary.show(remove(article, data=settings.data, base=settings.base_iri), place=str(settings.data))


def _retract(article: str, when: str, settings: "Settings") -> "Report":
    from datetime import UTC, datetime

    from kg.errors import ModelError
    from kg.model.dates import IST, PartialDate
    from kg.pipeline import retract

    try:
        date = PartialDate.of(datetime.now(UTC).astimezone(IST)) if when == "now" else PartialDate.parse(when)
    except ModelError as error:
        raise click.BadParameter(str(error), param_hint="--retract") from error
    return retract(article, date, data=settings.data, base=settings.base_iri)
