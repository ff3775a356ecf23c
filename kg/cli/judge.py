"""`kg judge`: short for `kg identity decide`."""

from pathlib import Path

import click

from kg.cli import identity, options


@click.command(
    "judge",
    short_help="Say who is who, and who is not.",
    epilog=options.examples(
        "kg judge person/a-k-sharma-1a2b person/anil-sharma-3c4d same --because 'both are the mayor of Kota'",
        "kg judge person/alok-mishra-1a2b person/alok-mishra-3c4d different",
    ),
)
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@click.argument("judgement", type=click.Choice(["same", "different", "unsure"]))
@click.option("--because", metavar="TEXT", default="", help="The reason, kept with the decision.")
@click.option("--by", metavar="NAME", default="editor", show_default=True, help="Who decides.")
@options.data
@click.pass_context
def command(
    ctx: click.Context, left: str, right: str, judgement: str, because: str, by: str, data: Path | None
) -> None:
    """Say that two people are the same or are not; this outranks what the rules found and can be changed again.

    Each PERSON is a path as an article has it (`kg why PERSON` lists those that were merged), so that a wrong merge
    can be undone. Short for `kg identity decide`.
    """
    identity.record(ctx, (left, right), judgement, because=because, by=by, force=False, data=data)
