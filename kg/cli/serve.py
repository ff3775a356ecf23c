"""`kg serve`: the graph over HTTP."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import console, options, place

if TYPE_CHECKING:
    from datetime import datetime

    from kg.store import Reader


@click.command(
    "serve",
    short_help="Pages, SPARQL and linked data over HTTP.",
    epilog=options.examples(
        "kg serve",
        "kg serve --port 8001 --data /srv/election",
        "KG_BASE_IRI=https://election.example/ kg serve --host 0.0.0.0",
    ),
)
@click.option("--host", metavar="HOST", help="Address to serve at.  [default: KG_HOST, else 127.0.0.1]")
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    help="Port to serve at; 0 takes a free one.  [default: KG_PORT, else 8000]",
)
@options.data
def command(host: str | None, port: int | None, data: Path | None) -> None:
    """Serve pages, the SPARQL endpoint, linked data and the API until Ctrl-C.

    The address is told on standard error once it answers. A store that is built or changed meanwhile is taken up
    without a restart.
    """
    from kg.web import has_editor, serve

    def ready(address: str) -> None:
        console.note(f"serving at {address} (Ctrl-C stops it)")
        if not has_editor():
            console.note("its SPARQL page is a plain form: install again with the npm registry in reach for the editor")

    place.view(data)
    chosen = place.settings(data, host=host, port=port)

    def past(reader: "Reader", moment: "datetime") -> "Reader":
        from kg.pipeline import as_of

        return as_of(reader, moment, data=chosen.data, base=chosen.base_iri)

    try:
        serve(chosen, ready=ready, past=past)
    except KeyboardInterrupt:
        console.note("stopped")
