"""Faults of a query that a caller may want to tell apart; all are `QueryError`."""

from kg.errors import QueryError


class QuerySyntaxError(QueryError):
    """The text is no SPARQL query. `line` and `column` count from 1, in code points."""

    def __init__(self, reason: str, *, line: int, column: int, remedy: str = "") -> None:
        self.line = line
        self.column = column
        super().__init__("query", f"line {line}, column {column}: {reason}", remedy)


class ForbiddenQueryError(QuerySyntaxError):
    """The query asks for something that is denied: reaching another server, or more than the engine can bear."""


class TooManyRowsError(QueryError):
    """The answer has more rows or triples than allowed; nothing of it is returned."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__("query", f"its answer has more than {limit:,} rows", "add a LIMIT, or export the graph")


class UnknownGraphError(QueryError):
    """The store has no named graph of that IRI."""

    def __init__(self, iri: str) -> None:
        super().__init__(f"graph {iri}", "there is no graph of that name", "kg info lists the graphs")


class TooManyBytesError(QueryError):
    """The answer is longer than allowed; nothing of it is returned."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__("query", f"its answer has more than {limit:,} bytes", "add a LIMIT, or export the graph")


class QueryTimeoutError(QueryError):
    """The query was still running at its deadline, and has been stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__("query", f"stopped after {seconds:g} seconds", "ask for less, or more narrowly")


class QueryMemoryError(QueryError):
    """The query needed more memory than allowed, and has been stopped."""

    def __init__(self, mebibytes: int) -> None:
        self.mebibytes = mebibytes
        super().__init__("query", f"stopped, as it needs more than {mebibytes:,} MiB of memory", "ask for less at once")


class ServiceError(QueryError):
    """Another server that the query asks by SERVICE failed."""

    def __init__(self, reason: str) -> None:
        super().__init__("SERVICE", reason, "SERVICE SILENT goes on without its answer")


class UnfitFormatError(QueryError):
    """The answer has terms of RDF 1.2 that the wanted format cannot carry yet."""

    def __init__(self, format: str) -> None:
        super().__init__(
            f"format {format}", "cannot carry the triple terms of the answer", "ask for Turtle or N-Triples"
        )
