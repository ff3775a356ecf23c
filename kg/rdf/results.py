"""Results files as RDF: a named graph of rows for each file.

Written as lines of N-Quads instead of terms, since there are many: a row takes some ten quads here and ten in the
view, and lines load three times as fast. IRIs are made of slugs and numbers; only texts need escaping.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg import ns
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.quantity import Quantity
from kg.model.results import ContestRow, ResultRow, ResultsFile
from kg.model.statement import Object, Ref, Term
from kg.rdf import terms as rdf
from kg.rdf.classes import class_of
from kg.rdf.labels import Texts, label_items, texts_of
from kg.rdf.terms import Pair, Terms, el, quads

_INTEGER: Final = f"^^<{ns.XSD}integer>"
_DECIMAL: Final = f"^^<{ns.XSD}decimal>"


class Lines:
    """Writes quads of one graph as lines of N-Quads; `graph` is a name under `graph/`, empty for the current view."""

    def __init__(self, terms: Terms, graph: str) -> None:
        self._things = f"{terms.base}id/"
        self._end = f" <{terms.base}graph/{graph}> .\n" if graph else " .\n"

    def thing(self, path: str) -> str:
        """The IRI of a path."""
        return f"<{self._things}{path}>"

    def line(self, subject: str, name: str, value: str) -> str:
        """A property of the vocabulary, with a value as N-Quads write it."""
        return f"<{self._things}{subject}> <{ns.EL}{name}> {value}{self._end}"

    def typed(self, path: str, kind: str) -> str:
        """The class of a thing of that kind."""
        return f"<{self._things}{path}> <{ns.RDF}type> {class_of(kind)}{self._end}"

    def named(self, path: str, texts: Texts) -> Iterator[str]:
        """Class and labels."""
        yield self.typed(path, path)
        for language, label in label_items(texts):
            yield f"<{self._things}{path}> <{ns.RDFS}label> {Literal(label, language=language)}{self._end}"

    def described(self, path: str, pairs: Iterable[Pair]) -> Iterator[str]:
        """One quad for each pair of terms."""
        return (f"<{self._things}{path}> {name} {value}{self._end}" for name, value in pairs)

    def pairs(self, subject: str, pairs: Iterable[tuple[str, Object]]) -> Iterator[str]:
        """One quad for each property and value."""
        return (self.line(subject, name, self.value(value, name)) for name, value in pairs)

    def value(self, value: Object, name: str) -> str:
        """A value as N-Quads write it."""
        match value:
            case Ref(path):
                return f"<{self._things}{path}>"
            case Term(term):
                return f"<{ns.EL}{term}>"
            case Quantity():
                return number(value.value, is_percent=name in rdf.PERCENT)
            case _:
                return str(Literal(value))


def number(value: int | Decimal, *, is_percent: bool = False) -> str:
    """A number as N-Quads write it, of the datatype that its property has everywhere."""
    return f'"{Decimal(value).normalize():f}"{_DECIMAL}' if is_percent else f'"{value}"{_INTEGER}'


def file_lines(terms: Terms, file: ResultsFile) -> Iterator[str]:
    """The graph `graph/results/<id>` of one file: what it is, its rows, and the entities that only it knows."""
    out = Lines(terms, file.path)
    for quad in quads(terms.thing(file.path), _about(terms, file), terms.graph(file.path)):
        yield f"{quad} .\n"
    for entity in file.entities:
        yield from out.named(entity.path, texts_of(entity))
    for row in file.rows:
        yield from _row(out, file, row)
    for together in file.contests:
        yield from _contest_row(out, file, together)


def _about(terms: Terms, file: ResultsFile) -> Iterator[Pair]:
    yield rdf.TYPE, el("ResultsFile")
    yield rdf.LABEL, rdf.text(file.name, "en")
    yield NamedNode(ns.SCHEMA + "publisher"), rdf.text(file.publisher)
    yield el("status"), el(file.status.term)
    yield el("contentHash"), rdf.text(file.content_hash)
    if file.published is not None:
        yield NamedNode(ns.SCHEMA + "datePublished"), rdf.date(file.published)
    if file.url:
        yield NamedNode(ns.SCHEMA + "url"), rdf.web_address(file.url)
    for head, field in file.columns:
        yield el("column"), rdf.text(f"{head} = {field}")
    for code in sorted({row.contest.election for row in file}):
        yield el("election"), terms.thing(ids.election_path(code))


def _row(out: Lines, file: ResultsFile, row: ResultRow) -> Iterator[str]:
    path = file.row_path(row)
    yield out.typed(path, "row")
    yield out.line(path, "contest", out.thing(row.contest.path))
    yield out.line(path, "candidacy", out.thing(row.candidacy))
    yield out.line(path, "name", str(Literal(row.name)))
    yield from out.pairs(path, row.values())
    yield from _counts(out, path, {"evmVotes": row.evm, "postalVotes": row.postal})
    yield from (out.line(path, "flag", f"<{ns.EL}{flag}>") for flag in row.flags)
    yield from _as_of(out, path, row.as_of)


def _contest_row(out: Lines, file: ResultsFile, row: ContestRow) -> Iterator[str]:
    path = file.row_path(row)
    yield out.typed(path, "row")
    yield out.line(path, "contest", out.thing(row.contest.path))
    yield from out.pairs(path, row.values())
    standing = {"leader": row.ahead, "runnerUp": row.behind}
    yield from (out.line(path, name, out.thing(candidacy)) for name, candidacy in standing.items() if candidacy)
    yield from _as_of(out, path, row.as_of)


def _counts(out: Lines, path: str, counts: Mapping[str, int | None]) -> Iterator[str]:
    return (out.line(path, name, number(value)) for name, value in counts.items() if value is not None)


def _as_of(out: Lines, path: str, moment: PartialDate | None) -> Iterator[str]:
    if moment is not None:
        yield out.line(path, "asOf", f'"{moment.text}"^^<{ns.XSD}{moment.datatype}>')
