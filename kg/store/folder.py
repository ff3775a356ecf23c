"""The folder of a store, without the engine: which generation is current, publishing, locking, clearing up.

    <data>/CURRENT               name of the current generation; replaced atomically, never edited
    <data>/generations/<name>/   one generation; never changed once CURRENT has named it
    <data>/working/              what the writer works on before it is published; gone when it has finished
    <data>/lock                  held (flock) by the process that writes

A name is a number that grows and a random part, so that no two generations ever share one: it serves as an ETag.
A crash at any moment leaves CURRENT naming a whole generation; what it leaves besides is deleted by the next writer.
A reader holds a shared flock on the folder of its generation, its lease: the engine opens some of its files late, so
no generation is deleted while someone reads it.
"""

import errno
import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import regex

from kg.errors import NoStoreError, StoreError, StoreLockedError
from kg.store.faults import storage

_PAUSE: Final = 0.02
"""Seconds between two looks at a lock that another process has."""
_NAME: Final = regex.compile(r"(?P<number>[0-9]{8,})-[0-9a-f]{8}")


def generations_folder(data: Path) -> Path:
    """Where the generations of a store lie."""
    return data / "generations"


def working_folder(data: Path) -> Path:
    """Where the writer's working stores lie, on the same disk, so that publishing links files and copies none."""
    return data / "working"


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
def locked(data: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Make the folder and hold its lock; raises `StoreLockedError` where another process keeps it for `wait` seconds.

    The lock ends with the process, so a killed writer leaves none behind.
    """
    with storage(data):
        generations_folder(data).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(data / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        deadline = time.monotonic() + wait
        while not _flock(descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                raise StoreLockedError(f"{data}: another process is writing (wait until it has finished)")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _flock(descriptor: int, kind: int) -> bool:
    """Whether the lock could be had at once."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Lease:
    """Keeps one generation from being deleted, until it is closed or its process ends."""

    def __init__(self, place: Path) -> None:
        """Raises `FileNotFoundError` where the generation has been deleted, or is just being deleted."""
        self._descriptor: int | None = None
        self._descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        if not _flock(self._descriptor, fcntl.LOCK_SH):
            self.close()
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(place))

    def close(self) -> None:
        """Give it up."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __del__(self) -> None:
        self.close()


def publish(data: Path, name: str, *, known: set[int] | None = None) -> None:
    """Make a generation that is complete on disk the current one: after this returns, it outlives a power cut.

    `known` are inodes of files that are on disk for certain, since generations share most files; it is added to.
    """
    known = set() if known is None else known
    with storage(data):
        for path in sorted(generations_folder(data).joinpath(name).iterdir()):
            inode = path.stat().st_ino
            if inode not in known:
                _sync(path)
                known.add(inode)
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
    """Delete what killed writers have left, and every generation that `drop_old` would, or that was not published.

    Only the holder of the lock may call it, and only while it writes nothing itself.
    """
    with storage(data):
        for pointer in data.glob("CURRENT.*"):
            pointer.unlink()
        if working_folder(data).exists():
            shutil.rmtree(working_folder(data))
        published = _current_number(data)
        for path in generations_folder(data).iterdir():
            if not _NAME.fullmatch(path.name) or _number(path.name) > published:
                shutil.rmtree(path)
        drop_old(data)


def drop_old(data: Path) -> None:
    """Delete every generation older than the one before the current, unless someone reads it.

    The one before stays for readers that are just opening it. Only the holder of the lock may call it.
    """
    with storage(data):
        published = _current_number(data)
        older = sorted((_number(path.name), path) for path in _generations(data) if _number(path.name) < published)
        for _, path in older[:-1]:
            _drop_unread(path)


def _drop_unread(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if _flock(descriptor, fcntl.LOCK_EX):
            shutil.rmtree(place)
    finally:
        os.close(descriptor)


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
