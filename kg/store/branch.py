"""Branches: other states of a store, worked out from one of its generations and kept beside it for a while.

    <data>/branches/<generation>@<name>/   never changed once it is there

A branch is made under another name and renamed when it is whole; those of older generations are deleted, and of one
generation the `KEPT` youngest stay.
"""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.store.faults import storage
from kg.store.reader import Reader
from kg.store.writer import Writer

KEPT: Final = 8


def branch(reader: Reader, data: Path, name: str, make: Callable[[Writer], object]) -> Reader:
    """The branch of that name of the generation that `reader` reads; `make` turns a copy into it, unless it is there.

    Raises `StoreError`, and whatever `make` raises.
    """
    folder = data / "branches"
    place = folder / f"{reader.generation}@{name}"
    if not place.is_dir():
        with storage(data):
            folder.mkdir(exist_ok=True)
            _clear(folder, reader.generation)
        _make(reader, folder, place, make)
    with storage(data):
        return Reader(ox.Store.read_only(str(place)), place=place, generation=place.name)


def _make(reader: Reader, folder: Path, place: Path, make: Callable[[Writer], object]) -> None:
    draft = folder / f"draft-{secrets.token_hex(8)}"
    try:
        with storage(folder):
            ox.Store.read_only(str(reader.place)).backup(str(draft))
            store = ox.Store(str(draft))
        writer = Writer(store, place=draft, generation=place.name)
        try:
            make(writer)
            with storage(folder):
                store.flush()
        finally:
            writer.drop()
            del store
        if not place.is_dir():
            with storage(folder):
                draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _clear(folder: Path, generation: str) -> None:
    """Delete branches of other generations, and of this one all but the youngest."""
    own = [path for path in folder.iterdir() if path.name.startswith(f"{generation}@")]
    old = [path for path in folder.iterdir() if "@" in path.name and path not in own]
    own.sort(key=lambda path: path.stat().st_mtime)
    for path in (*old, *own[: max(0, len(own) - KEPT + 1)]):
        shutil.rmtree(path, ignore_errors=True)
