"""`kg export`: the graph as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli import console, options, place
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.formats import Format, Kind
    from kg.model.dates import PartialDate

_GRAPHS: Final = {"current": "", "why": "graph/why", "identity": "graph/identity", "runs": "graph/runs"}


@click.group(
    "export",
    short_help="The graph as RDF or as a network.",
    epilog=options.examples(
        "kg export rdf -o election.nq",
        "kg export network --view contests --format gexf -o election.gexf",
    ),
)
def command() -> None:
    """Write the graph as RDF, or as a network of nodes and edges for Gephi, Cytoscape and yEd."""


@command.command(
    "rdf",
    epilog=options.examples(
        "kg export rdf -o election.nq",
        "kg export rdf --graph current --format turtle -o current.ttl",
        "kg export rdf --graph article/66228cc7aea0 --format jsonld",
    ),
)
@click.option(
    "--graph",
    metavar="GRAPH",
    help="Only one graph: current (what is believed now), why, identity, runs, article/ID or an IRI.  [default: all]",
)
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="nquads, trig or jsonld; of one graph also turtle, ntriples or rdfxml.  [default: by the ending of FILE, else "
    "nquads, of one graph turtle]",
)
@options.output
@options.as_of
@options.data
def rdf(
    graph: str | None, form: str | None, output: Path | None, moment: "PartialDate | None", data: Path | None
) -> None:
    """Write the whole graph or one named graph as RDF; the same content gives the same bytes."""
    from kg.formats import Kind

    view = place.view(data, moment=moment)
    iri = None if graph is None else _graph(graph, view.base)
    kinds = (Kind.DATASET,) if graph is None else (Kind.GRAPH, Kind.DATASET)
    chosen = _format(form, output, kinds, default="nquads" if graph is None else "turtle")
    with console.output(output) as out:
        view.reader.dump(out, chosen, graph=iri)


def _graph(name: str, base: str) -> str:
    if "://" in name:
        return name
    known = _GRAPHS.get(name, f"graph/{name.removeprefix('graph/')}")
    return base + known if known else known


def _format(form: str | None, output: Path | None, kinds: "tuple[Kind, ...]", *, default: str) -> "Format":
    """The format by its name, else by the ending of the file, else the usual one."""
    from kg.formats import by_name, formats_of

    offers = formats_of(*kinds)
    try:
        return by_name(form or (output.suffix.removeprefix(".") if output else "") or default, offers)
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--format" if form else "--output") from error


@command.command(
    "network",
    epilog=options.examples(
        "kg export network --format gexf -o election.gexf",
        "kg export network --view alliances -o alliances.graphml",
        "kg export network --view full --language hi --format cytoscape",
    ),
)
@click.option(
    "--view",
    type=click.Choice(["contests", "parties", "alliances", "full"]),
    default="contests",
    show_default=True,
    help="What becomes nodes and edges: candidates and seats, parties, alliances, or everything.",
)
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="graphml, gexf, cytoscape or node-link.  [default: by the ending of FILE, else graphml]",
)
@click.option(
    "--language", type=click.Choice(["en", "hi"]), default="en", show_default=True, help="Language of labels."
)
@options.output
@options.as_of
@options.data
def network(
    view: str, form: str | None, language: str, output: Path | None, *, moment: "PartialDate | None", data: Path | None
) -> None:
    """Write a network of nodes and edges: GraphML (yEd, networkx), GEXF 1.3 (Gephi) or JSON (Cytoscape, d3)."""
    from kg.export import write_network
    from kg.formats import Kind

    reader = place.view(data, moment=moment).reader
    chosen = _format(form, output, (Kind.NETWORK,), default="graphml")
    with console.output(output) as out:
        write_network(reader, view, chosen, out, language=language)
