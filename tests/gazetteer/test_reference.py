"""The register against the reference data that its facts were taken from; skipped where those are not at hand."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.gazetteer import Gazetteer, Record, load_gazetteer, load_register
from kg.model.entity import Kind

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data"
YEARS = ("2014", "2019", "2024")
pytestmark = pytest.mark.skipif(not REFERENCE.is_dir(), reason=f"no reference data at {REFERENCE}")
PREDECESSOR = "predecessor_seat"


def rows(file: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / file).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def seats() -> dict[str, Record]:
    """Seats by the ECI code of their state and their number: "S24-37"."""
    register = load_register()
    eci = {record.fact("state"): record.fact("eci") for record in register.of_kind(Kind.STATE)}
    return {
        f"{eci[record.fact('state')]}-{record.fact('number')}": record
        for record in register.of_kind(Kind.CONSTITUENCY)
        if not record.fact("until")
    }


def meant(gazetteer: Gazetteer, text: str) -> set[str]:
    """Paths of what the whole text names."""
    return {record.path for hit in gazetteer.find(text) if hit.end - hit.start == len(text) for record in hit.records}


def test_all_seats_are_there_with_state_and_reservation() -> None:
    known = seats()
    expected = {row["pc_id"]: row["reservation"] for row in rows("constituencies.csv")}
    assert {key: record.fact("reservation") for key, record in known.items()} == expected


def test_all_seats_have_the_same_wikidata_id() -> None:
    known = seats()
    wrong = {
        row["pc_id"]
        for row in rows("constituencies.csv")
        if row["wikidata_status"] != PREDECESSOR and known[row["pc_id"]].fact("wikidata") != row["wikidata_qid"]
    }
    assert wrong == set()


@pytest.mark.parametrize("column", ["pc_name", "pc_name_eci", "pc_name_hi"])
def test_seats_are_found_by_their_names(column: str) -> None:
    gazetteer, known = load_gazetteer(), seats()
    mistaken = {"कावेरी", "दोहद", "हसन", "ज़हीराबाद सम्पादन"}
    """Names of other things, which the source gives for Haveri, Dahod, Hassan and Zahirabad."""
    missing = [
        (row["pc_id"], name)
        for row in rows("constituencies.csv")
        if (name := row[column].split("(")[0].strip()) and name not in mistaken
        if known[row["pc_id"]].path not in meant(gazetteer, " ".join(name.split()))
    ]
    assert missing == []


@pytest.mark.parametrize("year", YEARS)
def test_parties_that_won_a_seat_are_found_by_their_names(year: str) -> None:
    gazetteer = load_gazetteer()
    winners = [row["party"] for row in rows("parties.csv") if int(row[f"seats_{year}"] or 0)]
    missing = [name for name in winners if not any(p.startswith("party/") for p in meant(gazetteer, name))]
    assert missing == []


def test_parties_have_the_same_wikidata_id() -> None:
    gazetteer, register = load_gazetteer(), load_register()
    for row in rows("parties.csv"):
        if row["wikidata_qid"] and int(row["seats_2024"] or 0):
            (path, *_) = meant(gazetteer, row["party"])
            record = register.by_path(path)
            assert record is not None
            assert record.fact("wikidata") == row["wikidata_qid"], row["party"]


def test_alliances_of_2024_have_their_members() -> None:
    gazetteer = load_gazetteer()
    known = {(m.alliance, m.party) for m in load_register().memberships if m.election == "LS-2024"}
    missing = [
        (row["alliance"], row["party"])
        for row in rows("alliances_2024.csv")
        if row["membership"] != "post_poll_support"
        and not any((f"alliance/{row['alliance'].lower()}", path) in known for path in meant(gazetteer, row["party"]))
    ]
    assert missing == []
