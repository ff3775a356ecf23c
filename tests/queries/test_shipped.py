"""The shipped queries answer their own examples, on the graph of the seed articles."""

from pathlib import Path

import pytest

from kg.queries import NamedQuery, load_queries
from kg.settings import Settings
from kg.store import Finder, Reader, open_reader

MAY_BE_EMPTY = {"disagreements", "relations"}
"""The seed articles need not contradict each other, nor speak of families."""


@pytest.fixture(scope="module")
def reader(seed_graph: Path) -> Reader:
    return open_reader(seed_graph)


@pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
def test_example(query: NamedQuery, reader: Reader) -> None:
    base = Settings.model_fields["base_iri"].default
    result = reader.query(query.text, bindings=query.bind(query.example, Finder(reader, base)))
    assert result.size > 0 or query.name in MAY_BE_EMPTY
