"""`kg remove`: articles out of the store."""

from pathlib import Path

import click

from kg.cli import console, options, place, summary


@click.command(
    "remove",
    short_help="One article or results file less.",
    epilog=options.examples(
        "kg remove 66228cc7aea0",
        "kg remove https://paper.example/a",
        "kg remove results/f8f659fc93fb",
    ),
)
@click.argument("article", metavar="ARTICLE")
@options.data
def command(article: str, data: Path | None) -> None:
    """Take an article out of the graph, named by its id, IRI or url; what only it said goes with it.

    `kg info --articles` lists the ids. A results file is taken out likewise, by its path: results/….
    """
    from kg.pipeline import remove, remove_results

    place.view(data)
    settings = place.settings(data)
    if "results/" in article:
        gone = remove_results(article, data=settings.data, base=settings.base_iri)
        console.note(f"{settings.data}: {gone.removed[0]} removed in {gone.seconds:.1f} s")
    else:
        summary.show(remove(article, data=settings.data, base=settings.base_iri), place=str(settings.data))
