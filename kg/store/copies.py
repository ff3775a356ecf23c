"""Backups: the current generation as a store of its own, and back. Both may be done while others read and write."""

import shutil
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.faults import storage
from kg.store.folder import clear_up, generations_folder, locked, new_name, publish
from kg.store.reader import open_reader

WAIT: Final = 30.0
"""Seconds that a restore waits for another process that writes."""


def backup(data: Path, target: Path) -> str:
    """Copy the current generation into a new folder, which is a store itself; the name of the generation.

    On the same disk files are linked, not copied. Raises `StoreError` where `target` holds something already or the
    disk fails, `NoStoreError` where there is nothing to copy.
    """
    reader = open_reader(data)  # its lease keeps the generation while it is copied
    try:
        _require_empty(target)
        with storage(target):
            generations_folder(target).mkdir(parents=True)
            _copy(reader.place, generations_folder(target) / reader.generation)
        publish(target, reader.generation)
    finally:
        reader.close()
    return reader.generation


def restore(source: Path, data: Path) -> str:
    """Make what a backup holds the current generation of the store in `data`; the name that it has there.

    What was current before stays until the next change. Raises `NoStoreError` where `source` holds no backup,
    `StoreLockedError` where another process keeps writing, `StoreError` where the disk fails.
    """
    reader = open_reader(source)
    try:
        with locked(data, wait=WAIT):
            clear_up(data)
            name = new_name(data)
            with storage(data):
                _copy(reader.place, generations_folder(data) / name)
            publish(data, name)
            clear_up(data)
    finally:
        reader.close()
    return name


def _copy(place: Path, target: Path) -> None:
    try:
        ox.Store.read_only(str(place)).backup(str(target))
    except (OSError, RuntimeError):
        shutil.rmtree(target, ignore_errors=True)
        raise


def _require_empty(target: Path) -> None:
    with storage(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StoreError(f"{target}: there is something already (name a folder that does not exist yet)")
