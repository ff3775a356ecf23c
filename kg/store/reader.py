"""Reading one generation of a store: queries, counts and dumps. Nothing here can write or reach another server."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final, TypeVar

import pyoxigraph as ox

from kg.errors import KgError, QueryError, StoreError
from kg.formats import Format, Kind, by_name
from kg.ns import PREFIXES
from kg.queries import Bindings, BoundQuery, Iri, Literal, bind, check
from kg.store.dump import check_dump, dump_lines, write_lines
from kg.store.faults import is_corruption, services, store_error, syntax_error
from kg.store.folder import Lease, current_name, generations_folder
from kg.store.results import Answer, QueryResult, Taken, take, take_in, take_rows
from kg.store.rows import Rows, node

_NONE: Final[Bindings] = MappingProxyType({})
Result = TypeVar("Result")
_ABOUT: Final = "CONSTRUCT { ?thing ?property ?value } WHERE { ?thing ?property ?value }"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query looks at, as SPARQL's protocol gives them; it overrules FROM in the query."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Reader:
    """One generation, which never changes. It may be used from several threads."""

    def __init__(self, store: ox.Store, *, place: Path, generation: str, lease: Lease | None = None) -> None:
        self._store: ox.Store | None = store
        self._lease = lease
        self.place = place
        self.generation = generation
        """Name of the generation; another content has another name."""

    def query(
        self,
        text: str,
        *,
        bindings: Bindings = _NONE,
        limit: int | None = None,
        base_iri: str | None = None,
        dataset: Dataset | None = None,
    ) -> QueryResult:
        """Answer any query. `limit` is the most rows or triples it may give; more raise `TooManyRowsError`.

        The prefixes of `kg.ns.PREFIXES` need no declaration. Raises `QuerySyntaxError` and `ForbiddenQueryError`
        with line and column, `QueryError` for values that are no terms, `StoreError` where the store fails.
        """
        return self._evaluated(text, lambda answer: take(answer, limit), bindings, base_iri, dataset)

    def answer(
        self,
        text: str,
        *,
        formats: Mapping[Kind, Format],
        bindings: Bindings = _NONE,
        limit: int | None = None,
        size_limit: int | None = None,
        base_iri: str | None = None,
        dataset: Dataset | None = None,
        is_checked: bool = False,
    ) -> Taken:
        """As `query`, written at once in the format of the answer's kind; more bytes than `size_limit` raise
        `TooManyBytesError`.

        `is_checked` says that the caller has held the text against its own policy; else `kg.queries.check` does. Only
        then it can ask other servers; raises `ServiceError` where one of them fails.
        """
        return self._evaluated(
            text,
            lambda answer: take_in(answer, formats, limit=limit, size_limit=size_limit),
            bindings,
            base_iri,
            dataset,
            is_checked=is_checked,
        )

    def select(self, text: str, *, bindings: Bindings = _NONE, limit: int | None = None) -> Rows:
        """The rows of a SELECT query as plain values; raises as `query` does."""

        def rows(answer: Answer) -> Rows:
            if not isinstance(answer, ox.QuerySolutions):
                raise QueryError("query", "a SELECT query is needed here")
            return take_rows(answer, limit)

        return self._evaluated(text, rows, bindings)

    def ask(self, text: str, *, bindings: Bindings = _NONE) -> bool:
        """The truth value of an ASK query; raises as `query` does."""

        def truth(answer: Answer) -> bool:
            if not isinstance(answer, ox.QueryBoolean):
                raise QueryError("query", "an ASK query is needed here")
            return bool(answer)

        return self._evaluated(text, truth, bindings)

    def construct(
        self, text: str, *, bindings: Bindings = _NONE, format: Format | None = None, limit: int | None = None
    ) -> bytes:
        """The graph of a CONSTRUCT or DESCRIBE query, as N-Triples or in another format; raises as `query` does."""
        result = self.query(text, bindings=bindings, limit=limit)
        if result.kind is not Kind.GRAPH:
            raise QueryError("query", "a CONSTRUCT or DESCRIBE query is needed here")
        return result.serialize(format or by_name("ntriples"))

    def describe(self, iri: str, *, format: Format | None = None) -> bytes:
        """All triples of the default graph about a thing; none where nothing is known of it."""
        return self.construct(_ABOUT, bindings={"thing": Iri(iri)}, format=format)

    def match(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | ox.Literal | None,
        graph: ox.NamedNode | ox.DefaultGraph | None,
        *,
        limit: int | None = None,
    ) -> list[ox.Quad]:
        """The quads of a pattern; None matches all. For code that knows the engine: a look-up takes microseconds."""
        with self._engine() as store:
            return list(islice(store.quads_for_pattern(subject, predicate, value, graph), limit))

    def count(self, graph: str | None = None) -> int:
        """Number of quads in the whole store, or of triples in one named graph."""
        with self._engine() as store:
            return len(store) if graph is None else _length(store.quads_for_pattern(None, None, None, node(graph)))

    def count_default(self) -> int:
        """Number of triples in the default graph, the current view."""
        with self._engine() as store:
            return _length(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs, sorted."""
        with self._engine() as store:
            return tuple(sorted(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)))

    def dump(self, out: IO[bytes], format: Format, *, graph: str | None = None) -> int:
        """Write the whole store, one named graph (its IRI) or the default graph (`""`); returns the number of quads.

        Lines are sorted first, so the same content gives the same bytes. Raises `QueryError` where the format holds
        one graph and all are asked for, or the graph is unknown.
        """
        check_dump(format, graph)
        with self._engine() as store:
            lines = dump_lines(store, graph)
        write_lines(lines, out, format, whole=graph is None)
        return len(lines)

    def dump_bytes(self, format: Format, *, graph: str | None = None) -> bytes:
        """What `dump` writes."""
        out = BytesIO()
        self.dump(out, format, graph=graph)
        return out.getvalue()

    def close(self) -> None:
        """Let go of the generation, so that it may be deleted; what is asked afterwards raises `StoreError`."""
        self._store = None
        if self._lease is not None:
            self._lease.close()

    @contextmanager
    def _engine(self) -> Iterator[ox.Store]:
        if self._store is None:
            raise StoreError(f"{self.place}: this view of the store has been closed")
        try:
            yield self._store
        except OSError as error:
            raise store_error(self.place, error) from error
        except RuntimeError as error:
            if is_corruption(error):
                raise store_error(self.place, error) from error
            raise QueryError("query", str(error)) from error

    def _evaluated(
        self,
        text: str,
        use: Callable[[Answer], Result],
        bindings: Bindings,
        base_iri: str | None = None,
        dataset: Dataset | None = None,
        *,
        is_checked: bool = False,
    ) -> Result:
        if not is_checked:
            check(text)
        _check_terms(bindings)
        bound = bind(text, bindings)
        try:
            with self._engine() as store, services(text, is_asked=is_checked):
                return use(_evaluate(store, text, bound, base_iri, dataset))
        except KgError as error:
            raise _without_frames(error)  # noqa: B904  # it keeps the cause that it has


def _check_terms(bindings: Bindings) -> None:
    """Let the engine judge each IRI on its own: inside a query its complaint would not name the value."""
    for values in bindings.values():
        for term in (values,) if isinstance(values, Iri | Literal) else values:
            node(term.value if isinstance(term, Iri) else term.datatype)


def _without_frames(error: KgError) -> KgError:
    """Let go of the frames below: they hold an answer of the engine, which may only end in the thread that made it."""
    for each in (error, error.__cause__, error.__context__):
        if each is not None:
            each.__traceback__ = None
    return error


def _evaluate(store: ox.Store, text: str, bound: BoundQuery, base_iri: str | None, dataset: Dataset | None) -> Answer:
    try:
        return store.query(
            bound.text,
            prefixes=PREFIXES,
            base_iri=base_iri,
            default_graph=None if dataset is None else [node(iri) for iri in dataset.default],
            named_graphs=None if dataset is None else [node(iri) for iri in dataset.named],
        )
    except SyntaxError as error:
        raise syntax_error(str(error), text, bound) from error
    except ValueError as error:
        raise QueryError("query", str(error)) from error


def _length(quads: Iterable[ox.Quad]) -> int:
    return sum(1 for _ in quads)


def open_reader(data: Path) -> Reader:
    """Open the current generation; raises `NoStoreError` or `StoreError` where there is none that can be read.

    Where it was published over and deleted since its name was read, the next one is opened.
    """
    while True:
        name = current_name(data)
        place = generations_folder(data) / name
        try:
            lease = Lease(place)
            return Reader(ox.Store.read_only(str(place)), place=place, generation=name, lease=lease)
        except (OSError, RuntimeError) as error:
            if current_name(data) == name:
                raise _unreadable(data, name, error) from error


def _unreadable(data: Path, name: str, error: OSError | RuntimeError) -> StoreError:
    if isinstance(error, FileNotFoundError) and not (generations_folder(data) / name).is_dir():
        return StoreError(f"{data}: generation {name} is missing (kg build makes it anew)")
    return store_error(data, error)
