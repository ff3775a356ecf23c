"""The store: Oxigraph on disk, in generations that are published whole. Its values are plain, no engine types."""

from kg.queries import Bindings, Blank, Iri, Literal, TripleTerm, Value
from kg.store.branch import branch
from kg.store.copies import backup, restore
from kg.store.finder import Finder
from kg.store.live import Live
from kg.store.loading import Document
from kg.store.reader import Dataset, Reader, open_reader
from kg.store.results import QueryResult, Statement, Taken, graph_of
from kg.store.rows import Rows
from kg.store.session import Session, session, writer
from kg.store.writer import Writer

__all__ = [
    "Bindings",
    "Blank",
    "Dataset",
    "Document",
    "Finder",
    "Iri",
    "Literal",
    "Live",
    "QueryResult",
    "Reader",
    "Rows",
    "Session",
    "Statement",
    "Taken",
    "TripleTerm",
    "Value",
    "Writer",
    "backup",
    "branch",
    "graph_of",
    "open_reader",
    "restore",
    "session",
    "writer",
]
