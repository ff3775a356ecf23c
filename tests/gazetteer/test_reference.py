"""The register against independent lists of the 543 seats, where those lie beside the checkout."""

import csv
import os
from pathlib import Path

import pytest
import regex

from kg.gazetteer import load_register
from kg.gazetteer.names import fold
from kg.gazetteer.records import Record
from kg.model.entity import Kind

SEATS = Path(__file__).parents[3] / "shared" / "data" / "constituencies.csv"
pytestmark = pytest.mark.skipif(
    not SEATS.is_file() and "CI" not in os.environ, reason="the list of seats does not lie beside the checkout"
)
RESERVED = regex.compile(r"\s*\((?:SC|ST)\)", regex.IGNORECASE)
SLIPS = {"दोहद", "कावेरी", "हसन", "ज़हीराबाद सम्पादन", "Mumbai South"}
"""Names in the list that are no names of their row's seat: slips of transliteration, and a neighbour's name."""


def rows() -> list[dict[str, str]]:
    with SEATS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def seats() -> dict[tuple[str, int], Record]:
    """Today's Lok Sabha seats by the Election Commission's code of the state and number of the seat."""
    register = load_register()
    codes = {record.fact("state"): record.fact("eci") for record in register.of_kind(Kind.STATE)}
    standing = (r for r in register.of_kind(Kind.CONSTITUENCY) if r.fact("house") == "LS" and not r.fact("until"))
    return {(codes[record.fact("state")], int(record.fact("number"))): record for record in standing}


def by_row() -> list[tuple[Record, dict[str, str]]]:
    known = seats()
    return [(known[row["state_code"], int(row["pc_no"])], row) for row in rows()]


def test_every_seat_is_there_once() -> None:
    assert sorted(seats()) == sorted((row["state_code"], int(row["pc_no"])) for row in rows())


def test_reservations_agree() -> None:
    assert [row["pc_id"] for record, row in by_row() if record.fact("reservation") != row["reservation"]] == []


def test_ids_in_wikidata_agree_where_two_sources_do() -> None:
    sure = [(record, row) for record, row in by_row() if row["wikidata_status"] == "confirmed"]
    assert len(sure) > 500
    assert [row["pc_id"] for record, row in sure if record.fact("wikidata") != row["wikidata_qid"]] == []


@pytest.mark.parametrize("column", ["pc_name", "pc_name_eci", "pc_name_hi", "alt_names"])
def test_names_of_the_list_are_names_of_the_seat(column: str) -> None:
    missing = []
    for record, row in by_row():
        known = {_plain(name.text) for name in record.names}
        given = {RESERVED.sub("", name) for name in row[column].split("|")} - SLIPS - {""}
        if row["wikidata_status"] != "predecessor_seat":
            missing += [(row["pc_id"], name) for name in given if _plain(name) not in known]
    assert missing == []


def _plain(name: str) -> str:
    return regex.sub(r"[\s\-–&]+|\band\b", "", fold(name))
