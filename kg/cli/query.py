"""`kg query`: questions to the graph."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli import console, options, place
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.model.dates import PartialDate
    from kg.queries import Bindable, NamedQuery, Value
    from kg.store import QueryResult
    from kg.views import View

_TABLE: Final = "table"


@dataclass(frozen=True, slots=True)
class _Plain:
    """A query without a header."""

    text: str
    source: str


@click.command(
    "query",
    short_help="Ask the graph: a named query, a file, standard input.",
    epilog=options.examples(
        "kg query",
        "kg query margins",
        "kg query history-of-a-seat --param constituency=Amethi --format csv",
        "kg query state-of-a-contest --param contest=ls-2024/up-amethi --as-of 2024-06-04T14:00",
        "kg query my-question.rq --format json",
        "echo 'SELECT (COUNT(*) AS ?n) WHERE { ?s a el:Contest }' | kg query -",
    ),
)
@click.argument("query", metavar="[NAME|FILE|-]", required=False)
@click.option(
    "-p",
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    callback=options.as_pairs,
    help="Value of a parameter; may be given several times.",
)
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    default=_TABLE,
    show_default=True,
    help="table, json, csv, tsv or xml for rows; turtle, ntriples, jsonld or rdfxml for graphs.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Give up after so many seconds.  [default: never]",
)
@options.as_of
@options.data
def command(
    query: str | None,
    params: Mapping[str, str],
    form: str,
    timeout: float | None,
    moment: "PartialDate | None",
    data: Path | None,
) -> None:
    """Ask the graph: a named query, a file of SPARQL, or - for standard input. Without any, list the named queries.

    The usual prefixes (el:, rdf:, rdfs:, foaf:, schema:, prov: …) need no declaration.
    """
    _check_format(form)
    if query is None:
        _list()
        return
    from kg.cli.patience import within

    asked = _asked(query)
    view = place.view(data, moment=moment)
    bindings = _bindings(asked, params, view)
    result = within(timeout, lambda: view.reader.query(asked.text, bindings=bindings, base_iri=view.base))
    with console.output(None) as out:
        out.write(_table(result, view) if form == _TABLE else _serialized(result, form))
    if result.size == 0:
        console.note("kg: note: no rows")


def _check_format(form: str) -> None:
    from kg.errors import InputError
    from kg.formats import Kind, by_name, formats_of

    try:
        form == _TABLE or by_name(form, formats_of(Kind.BINDINGS, Kind.BOOLEAN, Kind.GRAPH))
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--format") from error


def _list() -> None:
    from kg.cli.tables import table
    from kg.queries import load_queries

    rows = [(name, query.title, _parameters(query)) for name, query in load_queries().items()]
    console.write(table(("query", "question", "parameters"), rows))


def _parameters(query: "NamedQuery") -> str:
    shown = (one.name if one.default is None else f"{one.name}={one.default}" for one in query.parameters)
    return ", ".join(shown)


def _asked(query: str) -> "NamedQuery | _Plain":
    from kg.queries import find_query, load_queries

    named = load_queries()
    if query == "-":
        return _read(sys.stdin.buffer.read(), "standard input")
    if query in named or not Path(query).is_file():
        return find_query(named, query)
    return _read(Path(query).read_bytes(), query)


def _read(raw: bytes, source: str) -> "NamedQuery | _Plain":
    from kg.queries import parse_query

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(source, f"not UTF-8 at byte offset {error.start}", "a query is a text in UTF-8") from error
    has_header = any(line.startswith("#+") for line in text.splitlines())
    return parse_query("query", text, source=source) if has_header else _Plain(text, source)


def _bindings(asked: "NamedQuery | _Plain", params: Mapping[str, str], view: "View") -> "dict[str, Bindable]":
    if not isinstance(asked, _Plain):
        from kg.store.finder import Finder

        return asked.bind(params, Finder(view.reader, view.base))
    if params:
        remedy = "declare them in its header: #+ param: name type [default] description"
        raise QueryError(asked.source, "the query has no parameters", remedy)
    return {}


def _serialized(result: "QueryResult", form: str) -> bytes:
    from kg.formats import by_name, formats_of

    return result.serialize(by_name(form, formats_of(result.kind)))


def _table(result: "QueryResult", view: "View") -> bytes:
    from kg.cli.tables import table
    from kg.formats import Kind, by_name

    if result.kind is Kind.GRAPH:
        return result.serialize(by_name("turtle"))
    if result.kind is Kind.BOOLEAN:
        return b"yes\n" if result.boolean else b"no\n"
    found = result.rows
    cells = [tuple("" if term is None else _cell(term, view) for term in row) for row in found.rows]
    return table(found.variables, cells).encode()


def _cell(term: "Value", view: "View") -> str:
    """A term for reading: our things by their path, others by their prefixed name, literals by their text."""
    from kg.queries import Iri, Literal
    from kg.views.view import outside_label

    if isinstance(term, Iri):
        return view.path(term.value) or outside_label(term.value)
    return term.value if isinstance(term, Literal) else str(term)
