"""`kg extract`: the claims of a text."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from kg.cli import console, options
from kg.errors import SourceError

if TYPE_CHECKING:
    from kg.model.article import Article
    from kg.model.claim import Claim
    from kg.model.dates import PartialDate
    from kg.model.reading import Reading


@click.command(
    "extract",
    short_help="Claims of a text, to standard output.",
    epilog=options.examples(
        "kg extract article.txt --published 2024-06-04",
        "kg extract reports/*.md --format table",
        "curl -s https://paper.example/a.html | kg extract - --format jsonl",
    ),
)
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", callback=options.as_date, help="Date of articles that do not say theirs.")
@click.option("--language", type=click.Choice(["en", "hi"]), help="Language of articles that do not say theirs.")
@click.option("--format", "form", type=click.Choice(["jsonl", "table", "nquads"]), default="jsonl", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    published: "PartialDate | None",
    language: str | None,
    form: str,
) -> None:
    """Read articles and print what they claim, each claim with the words that say it; no store is touched."""
    from kg.articles import read
    from kg.extract import each
    from kg.settings import load

    settings, failed = load(), False
    work = partial(_read, form, settings.base_iri)
    for found in each(read(sources, published=published, language=language), work, jobs=settings.jobs):
        if isinstance(found, SourceError):
            console.error(found)
            failed = True
        else:
            console.write(found)
    ctx.exit(int(failed))


def _read(form: str, base: str, article: "Article") -> str:
    """What is printed of an article."""
    from kg.extract import extract
    from kg.gazetteer import load_gazetteer

    return _renderer(form, base)(extract(article, load_gazetteer()))


def _renderer(form: str, base: str) -> "Callable[[Reading], str]":
    if form == "jsonl":
        return lambda reading: "".join(
            json.dumps(claim.to_json(base), ensure_ascii=False) + "\n" for claim in reading.claims
        )
    if form == "table":
        return _table
    return lambda reading: "".join(_nquads(reading, base))


def _nquads(reading: "Reading", base: str) -> Iterator[str]:
    from datetime import UTC, datetime

    from kg import __version__
    from kg.gazetteer import load_register
    from kg.rdf import Mapper, Run

    run = Run(version=__version__, started=datetime.now(UTC), contents=(reading.article.content_hash,))
    for quad in Mapper(base, load_register()).article_quads(reading, run=run.path):
        yield f"{quad} .\n"


def _table(reading: "Reading") -> str:
    from kg.cli.tables import table

    rows = [(claim.type.value, _arguments(claim), claim.evidence.quote.replace("\n", " ")) for claim in reading.claims]
    source = reading.article.title or reading.article.source
    return f"{source} ({reading.article.id})\n{table(('claim', 'of', 'words'), rows)}"


def _arguments(claim: "Claim") -> str:
    from kg.model.quantity import Quantity

    parts = [f"{name}={entity.label}" for name, entity in claim.entities if entity is not None]
    for name, value in claim.values:
        if value is not False:
            parts.append(f"{name}={value.plain() if isinstance(value, Quantity) else value}")
    return " ".join(parts)
