from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.ns import PREFIXES
from kg.store import Reader

HEAD = "@base <http://kg.example/id/> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


@pytest.fixture
def holding() -> Callable[[str], Reader]:
    """Makes the reader of a store that holds some TriG; IRIs are relative to the things of the base."""

    def make(trig: str) -> Reader:
        store = Store()
        store.load(HEAD + trig, format=RdfFormat.TRIG)
        return Reader(store, place=Path("memory"), generation="test")

    return make
