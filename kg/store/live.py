"""The current generation for a process that lives long: opened once, and again after each publication."""

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

    def generation(self) -> str:
        """Name of the current generation; raises `NoStoreError` as long as there is none."""
        return current_name(self.data)

    def reader(self) -> Reader:
        """The reader of the current generation; raises `NoStoreError` as long as there is none.

        Reading the pointer's few bytes each time costs microseconds and misses nothing, as a time stamp could.
        """
        name, reader = current_name(self.data), self._reader
        if reader is not None and reader.generation == name:
            return reader
        with self._lock:
            if self._reader is None or self._reader.generation != name:
                self._reader = open_reader(self.data)
            return self._reader
