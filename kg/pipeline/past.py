"""What the graph would have believed at a moment, from what had been published by then."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from kg.model import ids
from kg.pipeline.desk import Desk, Request
from kg.store import Reader, Writer, branch


def as_of(reader: Reader, moment: datetime, *, data: Path, base: str, contests: Iterable[str] = ()) -> Reader:
    """The store as it would have been at a moment, which has a time zone; kept beside it and found again.

    With `contests`, their paths, only those are worked out, and everything else is as it is now: that takes a fraction
    of a second. Who is who is taken from today. Raises `StoreError`.
    """
    chosen = frozenset(contests)
    stamp = moment.isoformat(timespec="seconds").replace(":", "")
    name = stamp + (f"-{ids.content_hash(*sorted(chosen), length=12)}" if chosen else "")

    def make(store: Writer) -> None:
        Desk(base).change(store, Request(moment=moment, contests=chosen))

    return branch(reader, data, name, make)
