"""The folder of a store, without the engine: which generation is current, publishing, locking, clearing up.

    <data>/CURRENT               name of the current generation; replaced atomically, never edited
    <data>/generations/<name>/   one generation; never changed once CURRENT has named it
    <data>/lock                  held (flock) by the process that writes

A name is a number that grows and a random part, so that no two generations ever share one: it serves as an ETag.
A crash at any moment leaves CURRENT naming a whole generation; what it leaves besides is deleted by the next writer.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import regex

from kg.errors import NoStoreError, StoreError, StoreLockedError
from kg.store.faults import storage

_NAME: Final = regex.compile(r"(?P<number>[0-9]{8,})-[0-9a-f]{8}")


def generations_folder(data: Path) -> Path:
    """Where the generations of a store lie."""
    return data / "generations"


def current_name(data: Path) -> str:
    """Name of the current generation; raises `NoStoreError` where none has been published."""
    pointer = data / "CURRENT"
    try:
        name = pointer.read_text("ascii").strip()
    except FileNotFoundError:
        raise NoStoreError(f"{data}: there is no store here (make one with: kg build --data {data})") from None
    except NotADirectoryError:
        raise StoreError(f"{data}: not a folder (give the folder of the store)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{pointer}: cannot be read: {error} (check the permissions, or kg build again)") from error
    if not _NAME.fullmatch(name):
        raise StoreError(f"{pointer}: {name[:40]!r} names no generation (delete the file and run kg build)")
    return name


def new_name(data: Path) -> str:
    """A name that no generation has had; its number is above all that are there."""
    highest = max((_number(path.name) for path in _generations(data)), default=0)
    return f"{highest + 1:08d}-{secrets.token_hex(4)}"


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Make the folder and hold its lock; raises `StoreLockedError` at once where another process has it.

    The lock ends with the process, so a killed writer leaves none behind.
    """
    with storage(data):
        generations_folder(data).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(data / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreLockedError(f"{data}: another process is writing (wait until it has finished)") from None
        yield
    finally:
        os.close(descriptor)


def publish(data: Path, name: str) -> None:
    """Make a generation that is complete on disk the current one: after this returns, it outlives a power cut."""
    with storage(data):
        for path in sorted(generations_folder(data).joinpath(name).iterdir()):
            _sync(path)
        _sync(generations_folder(data) / name)
        _sync(generations_folder(data))
        pointer = data / f"CURRENT.{name}"
        with pointer.open("w", encoding="ascii") as stream:
            stream.write(name + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        pointer.replace(data / "CURRENT")
        _sync(data)


def clear_up(data: Path) -> None:
    """Delete every generation but the current one and the one before, and what killed writers have left.

    Only the holder of the lock may call it. The one before stays for readers that are just opening it.
    """
    with storage(data):
        for pointer in data.glob("CURRENT.*"):
            pointer.unlink()
        published = _current_number(data)
        older = sorted(_number(path.name) for path in _generations(data) if _number(path.name) < published)
        kept = {published, *older[-1:]}
        for path in _generations(data):
            if _number(path.name) not in kept:
                shutil.rmtree(path)


def _current_number(data: Path) -> int:
    try:
        return _number(current_name(data))
    except NoStoreError:
        return 0


def _generations(data: Path) -> list[Path]:
    return [path for path in generations_folder(data).iterdir() if _NAME.fullmatch(path.name)]


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
