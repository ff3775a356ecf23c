"""Queries before they reach an engine: terms, tokens, what is denied, binding of values, and the named queries."""

from kg.queries.binding import Bindings, BoundQuery, bind, variables
from kg.queries.faults import (
    ForbiddenQueryError,
    QueryMemoryError,
    QuerySyntaxError,
    QueryTimeoutError,
    ServiceError,
    TooManyBytesError,
    TooManyRowsError,
    UnfitFormatError,
    UnknownGraphError,
)
from kg.queries.guard import Permits, check, nowhere, string_fault
from kg.queries.named import NamedQuery, find_query, load_queries, parse_query, read_query
from kg.queries.parameters import Parameter, Resolver
from kg.queries.terms import Bindable, Blank, Iri, Literal, TripleTerm, Value, sparql
from kg.queries.tokens import position
from kg.queries.updates import with_dataset

__all__ = [
    "Bindable",
    "Bindings",
    "Blank",
    "BoundQuery",
    "ForbiddenQueryError",
    "Iri",
    "Literal",
    "NamedQuery",
    "Parameter",
    "Permits",
    "QueryMemoryError",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "Resolver",
    "ServiceError",
    "TooManyBytesError",
    "TooManyRowsError",
    "TripleTerm",
    "UnfitFormatError",
    "UnknownGraphError",
    "Value",
    "bind",
    "check",
    "find_query",
    "load_queries",
    "nowhere",
    "parse_query",
    "position",
    "read_query",
    "sparql",
    "string_fault",
    "variables",
    "with_dataset",
]
