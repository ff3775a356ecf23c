"""`kg info`: what a store holds."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kg import __version__
from kg.cli import console, options, place

if TYPE_CHECKING:
    from kg.model.dates import PartialDate
    from kg.views import View

_GRAPHS: Final = """
SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?subject ?property ?value } } GROUP BY ?graph"""
_CLASSES: Final = "SELECT ?class (COUNT(?thing) AS ?count) WHERE { ?thing a ?class } GROUP BY ?class"
_ARTICLES: Final = """
SELECT ?article ?published ?language ?publisher ?headline ?url WHERE { GRAPH ?graph {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article schema:inLanguage ?language }
  OPTIONAL { ?article schema:publisher ?publisher } OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:url ?url }
} }"""
_COLUMNS: Final = ("article", "published", "language", "publisher", "headline", "url")


@click.command(
    "info",
    short_help="What the store holds.",
    epilog=options.examples(
        "kg info",
        "kg info --articles",
        "kg info --format json --data /srv/election",
    ),
)
@click.option("--articles", is_flag=True, help="List the articles with their ids instead.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.as_of
@options.data
def command(articles: bool, form: str, moment: "PartialDate | None", data: Path | None) -> None:
    """Show what the store holds: counts by graph and by class, its generation, its size and the version."""
    view = place.view(data, moment=moment)
    if articles:
        rows = _articles(view)
        if form == "json":
            _json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
        else:
            _write_table(_COLUMNS[:-1], [row[:-1] for row in rows])
    else:
        facts = _facts(view, place.settings(data).data)
        _json(facts) if form == "json" else _show(facts)


def _articles(view: "View") -> list[tuple[str, ...]]:
    rows = [tuple(row.text(name) for name in _COLUMNS) for row in view.rows(_ARTICLES)]
    return sorted(((row[0].rpartition("/")[2], *row[1:]) for row in rows), key=lambda row: (row[1], row[0]))


def _facts(view: "View", data: Path) -> dict[str, Any]:
    from kg.views.view import outside_label

    graphs: dict[str, int] = {"current view (default graph)": _triples(view)}
    for row in view.rows(_GRAPHS):
        name = row.text("graph").removeprefix(f"{view.base}graph/")
        key = "articles" if name.startswith("article/") else name
        graphs[key] = graphs.get(key, 0) + row.count("count")
    classes = {outside_label(row.text("class")): row.count("count") for row in view.rows(_CLASSES)}
    return {
        "version": __version__,
        "data": str(data),
        "base": view.base,
        "generation": view.generation,
        "bytes": _bytes(view.reader.place),
        "articles": len(_articles(view)),
        "graphs": graphs,
        "classes": dict(sorted(classes.items(), key=lambda item: (-item[1], item[0]))),
    }


def _triples(view: "View") -> int:
    return sum(row.count("count") for row in view.rows("SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"))


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _json(value: object) -> None:
    console.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _show(facts: dict[str, Any]) -> None:
    size = f"{facts['bytes'] / 1_000_000:.1f} MB"
    head = {"janadesh": facts["version"], "store": f"{facts['data']} ({size})"}
    head |= {"generation": facts["generation"], "base IRI": facts["base"], "articles": f"{facts['articles']:,}"}
    console.write("".join(f"{name:<11}{value}\n" for name, value in head.items()))
    for title, column in (("graphs", "triples"), ("classes", "things")):
        rows = [(name, f"{count:,}") for name, count in facts[title].items()]
        console.write("\n")
        _write_table((title, column), rows)


def _write_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from kg.cli.tables import table

    console.write(table(header, rows))
