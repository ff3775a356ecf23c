"""`kg add`: more articles for the store."""

from pathlib import Path

import click

from kg.cli import changing, options, place


@click.command(
    "add",
    short_help="More articles for the graph.",
    epilog=options.examples(
        "kg add new-report.md",
        "kg add inbox/ --data /srv/election",
    ),
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@options.data
@click.pass_context
def command(ctx: click.Context, sources: tuple[str, ...], data: Path | None) -> None:
    """Add articles to the graph; one that has changed takes the place of its older version.

    An article is known by its url, or by its text where it has none.
    """
    from kg.pipeline import add

    place.view(data)
    ctx.exit(changing.run(add, sources, data, tell_left_out=True))
