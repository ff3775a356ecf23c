"""`kg remove`: articles out of the store."""

from pathlib import Path

import click

from kg.cli import options, place, summary


@click.command(
    "remove",
    short_help="One article less.",
    epilog=options.examples(
        "kg remove 66228cc7aea0",
        "kg remove https://paper.example/a",
    ),
)
@click.argument("article", metavar="ARTICLE")
@options.data
def command(article: str, data: Path | None) -> None:
    """Take an article out of the graph, named by its id, IRI or url; what only it said goes with it.

    `kg info --articles` lists the ids.
    """
    from kg.pipeline import remove

    place.view(data)
    settings = place.settings(data)
    summary.show(remove(article, data=settings.data, base=settings.base_iri), place=str(settings.data))
