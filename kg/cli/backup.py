"""`kg backup`: the store as it is now, in a folder of its own."""

from pathlib import Path

import click

from kg.cli import console, options, place


@click.command(
    "backup",
    short_help="A copy of the store, also while it is served.",
    epilog=options.examples(
        "kg backup /backups/election-2024-06-04",
        "kg query margins --data /backups/election-2024-06-04",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@options.data
def command(folder: Path, data: Path | None) -> None:
    """Copy the newest generation of the store into DIR, which must not exist yet or be empty.

    The copy is a store itself. Nobody needs to stop: whoever writes meanwhile writes the next generation. On the same
    disk the files are linked, so put a backup that is to outlive the disk on another.
    """
    from kg.store import backup

    console.note(f"{folder}: generation {backup(place.settings(data).data, folder)}")
