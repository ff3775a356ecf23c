"""Partial dates: as precise as the source, Indian time by default."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model.dates import IST, PartialDate


@pytest.mark.parametrize(
    ("text", "normal", "precision", "datatype"),
    [
        ("2024", "2024", "year", "gYear"),
        ("2024-06", "2024-06", "month", "gYearMonth"),
        ("2024-06-04", "2024-06-04", "day", "date"),
        ("2024-06-04T21:03:00+05:30", "2024-06-04T21:03:00+05:30", "time", "dateTime"),
        ("2019-05-23 19:39", "2019-05-23T19:39:00+05:30", "time", "dateTime"),
        ("2024-06-04 21:03 IST", "2024-06-04T21:03:00+05:30", "time", "dateTime"),
        ("2024-06-04T15:33:00Z", "2024-06-04T15:33:00+00:00", "time", "dateTime"),
    ],
)
def test_each_precision_is_kept(text, normal, precision, datatype):
    date = PartialDate.parse(text)
    assert (date.text, date.precision, date.datatype) == (normal, precision, datatype)


@pytest.mark.parametrize(
    "text", ["2024-13-45", "2024-02-30", "yesterday", "", "2024-6-4", "२०२४", "2024-06-04T25:00", "4 June"]
)
def test_anything_else_is_refused_by_name(text):
    with pytest.raises(ModelError, match="not a date"):
        PartialDate.parse(text)


@given(st.datetimes(min_value=datetime(1951, 1, 1), max_value=datetime(2100, 1, 1)))
def test_reading_what_was_written_gives_the_same(moment):
    written = PartialDate.of(moment.replace(microsecond=0))
    assert PartialDate.parse(written.text) == written


def test_naive_time_is_indian_time():
    assert PartialDate.of(datetime(2024, 6, 4, 21, 3)).latest == datetime(2024, 6, 4, 21, 3, tzinfo=IST)


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2024-12", "2024-12-31")],
)
def test_latest_moment_is_the_last_second_in_india(text, last):
    latest = PartialDate.parse(text).latest
    assert latest.date().isoformat() == last
    assert latest.utcoffset() == timedelta(hours=5, minutes=30)


def test_times_of_two_zones_compare_by_moment():
    assert PartialDate.parse("2024-06-04T15:33:00Z").latest == PartialDate.parse("2024-06-04T21:03").latest.astimezone(
        UTC
    )
