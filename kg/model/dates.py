"""Dates and times only as precise as their source: a year, a month, a day or a moment.

Written as ISO 8601 / XSD (`2024`, `2024-06`, `2024-06-04`, `2024-06-04T21:03:00+05:30`). A time without a zone is
Indian Standard Time, +05:30, which has had no daylight saving since 1945.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

import regex

from kg.errors import ModelError

IST: Final = timezone(timedelta(hours=5, minutes=30), "IST")
_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_SHAPE: Final = regex.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d|IST)?)?)?)?",
    regex.ASCII,
)


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date as precise as its source; `text` is its normal form."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read any of the four precisions; raises `ModelError` for anything else or an impossible date."""
        match = _SHAPE.fullmatch(text.strip())
        if match is None:
            raise ModelError(f"not a date: {text!r}; write 2024, 2024-06, 2024-06-04 or 2024-06-04T21:03+05:30")
        year, month, day, hour, minute, second, zone = match.groups()
        try:
            if hour is not None:
                day_part = date(int(year), int(month), int(day))
                clock = time(int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
                return cls.of(datetime.combine(day_part, clock))
            date(int(year), int(month or 1), int(day or 1))
        except ValueError as error:
            raise ModelError(f"not a date: {text!r} ({error})") from error
        return cls("-".join(part for part in (year, month, day) if part))

    @classmethod
    def of(cls, moment: datetime) -> "PartialDate":
        """A moment in full precision; a naive one is Indian Standard Time."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=IST)
        return cls(aware.isoformat(timespec="seconds"))

    @property
    def precision(self) -> str:
        """`year`, `month`, `day` or `time`."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.text), "time")

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype that carries this precision."""
        return {"year": "gYear", "month": "gYearMonth", "day": "date", "time": "dateTime"}[self.precision]

    @property
    def year(self) -> int:
        """The year."""
        return int(self.text[:4])

    @property
    def day(self) -> date:
        """The day, or the first day of the month or year."""
        return date.fromisoformat((self.text + "-01-01")[:10] if len(self.text) < 10 else self.text[:10])

    @property
    def earliest(self) -> datetime:
        """The first moment that the date can mean: a day without a time comes before every time of that day."""
        if self.precision == "time":
            return datetime.fromisoformat(self.text)
        start = self.day
        return datetime(start.year, start.month, start.day, tzinfo=IST)

    @property
    def latest(self) -> datetime:
        """The last moment that the date can mean (a day ends at 23:59:59 IST): what ordering goes by."""
        if self.precision == "time":
            return datetime.fromisoformat(self.text)
        start = self.day
        if self.precision == "year":
            start = date(start.year, 12, 31)
        elif self.precision == "month":
            start = (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return datetime(start.year, start.month, start.day, 23, 59, 59, tzinfo=IST)

    def __str__(self) -> str:
        return self.text


def _zone(text: str | None) -> timezone:
    if text is None or text == "IST":
        return IST
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def known_from(as_of: PartialDate | None, published: PartialDate | None) -> datetime:
    """When a row was known: at its own time of day, else at the end of the day it came out; without a date, always."""
    if as_of is not None and as_of.precision == "time":
        return as_of.latest
    date = published or as_of
    return _ALWAYS if date is None else date.latest
