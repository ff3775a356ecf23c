"""`kg restore`: a backup becomes the store again."""

from pathlib import Path

import click

from kg.cli import console, options, place


@click.command(
    "restore",
    short_help="A backup becomes the store again, also while it is served.",
    epilog=options.examples(
        "kg restore /backups/election-2024-06-04",
        "kg restore /backups/election-2024-06-04 --data /srv/election",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@options.data
def command(folder: Path, data: Path | None) -> None:
    """Make what the backup in DIR holds the newest generation of the store.

    A server takes it up at once. The generation before stays on disk until the next change.
    """
    from kg.store import restore

    chosen = place.settings(data).data
    console.note(f"{chosen}: generation {restore(folder, chosen)}")
