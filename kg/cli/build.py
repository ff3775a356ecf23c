"""`kg build`: a new store."""

from pathlib import Path

import click

from kg.cli import changing, options


@click.command(
    "build",
    short_help="A new graph from articles.",
    epilog=options.examples(
        "kg build",
        "kg build articles/ --data /srv/election",
        "kg build 'reports/2024-*.md' more.jsonl",
    ),
)
@click.argument("sources", metavar="[SOURCE...]", nargs=-1)
@options.data
@click.pass_context
def command(ctx: click.Context, sources: tuple[str, ...], data: Path | None) -> None:
    """Build the graph from articles: files, folders, patterns or - for standard input; without any, the seeds.

    The new store is built beside the old one and takes its place when it is whole. A source that cannot be read is
    named on standard error and the rest goes on; the exit code is then 1. Where no source can be read the old store
    stays.
    """
    from kg.pipeline import build
    from kg.resources import shipped

    ctx.exit(changing.run(build, sources or (str(shipped("seeds")),), data, tell_left_out=bool(sources)))
