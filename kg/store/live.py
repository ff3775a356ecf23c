"""The current generation for a process that lives long: opened once, and again after each publication."""

from email.utils import formatdate
from pathlib import Path
from threading import Lock

from kg.store.folder import current_name
from kg.store.reader import Reader, open_reader


class Live:
    """Gives the reader of the generation that is current now; safe to share between threads.

    A reader that was given out stays whole while it is in use, whatever is published meanwhile.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self._lock = Lock()
        self._reader: Reader | None = None
        self._pointer: tuple[str, int, int] | None = None

    def generation(self) -> str:
        """Name of the current generation; raises `NoStoreError` as long as there is none.

        The pointer is read again only where it is another file, or was written at another time: a microsecond.
        """
        return self._seen()[0]

    def published(self) -> str:
        """When the current generation was made current, as HTTP writes dates."""
        return formatdate(self._seen()[1] / 1e9, usegmt=True)

    def _seen(self) -> tuple[str, int, int]:
        """Name of the current generation, and when its pointer was written (nanoseconds) as which file."""
        try:
            status = (self.data / "CURRENT").stat()
        except OSError:
            return current_name(self.data), 0, 0  # which tells why
        known = self._pointer
        if known is None or known[1:] != (status.st_mtime_ns, status.st_ino):
            known = self._pointer = (current_name(self.data), status.st_mtime_ns, status.st_ino)
        return known

    def reader(self) -> Reader:
        """The reader of the current generation; raises `NoStoreError` as long as there is none."""
        name, reader = self.generation(), self._reader
        if reader is not None and reader.generation == name:
            return reader
        with self._lock:
            if self._reader is None or self._reader.generation != name:
                self._reader = open_reader(self.data)
            return self._reader
