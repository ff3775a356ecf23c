"""The files of kg/data are consistent: ids unique, labels in both languages, links right, lines sorted."""

import csv
from collections import Counter

import pytest
import regex

from kg import resources
from kg.gazetteer import Record, load_register
from kg.gazetteer.records import KINDS
from kg.model.election import Election
from kg.model.entity import Kind

REGISTER = load_register()
DATA = resources.package_file("data")
FILES = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.csv"))
DEVANAGARI = regex.compile(r"[\u0900-\u097f]")
LATIN = regex.compile(r"[A-Za-z]")
UNSORTED = {"labels.csv"}
"""Files of patterns, which are in the order of use."""


def lines(file: str) -> list[list[str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def paths(kind: Kind) -> set[str]:
    return {record.path for record in REGISTER.of_kind(kind)}


@pytest.mark.parametrize("file", FILES)
def test_lines_are_distinct_and_sorted(file: str) -> None:
    body = [tuple(line) for line in lines(file)[1:]]
    assert len(set(body)) == len(body)
    if file not in UNSORTED:
        assert body == sorted(body)


@pytest.mark.parametrize("file", FILES)
def test_text_is_clean(file: str) -> None:
    raw = (DATA / file).read_bytes()
    fields = [field for line in lines(file) for field in line]
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert [field for field in fields if field != " ".join(field.split())] == []


@pytest.mark.parametrize("file", FILES)
def test_text_is_nfc(file: str) -> None:
    text = (DATA / file).read_text(encoding="utf-8")
    assert regex.search("[\u0958-\u095f\u200b-\u200d\ufeff]", text) is None


def test_paths_are_unique() -> None:
    assert [path for path, count in Counter(record.path for record in REGISTER.records).items() if count > 1] == []


def test_paths_are_ascii_and_carry_their_kind() -> None:
    shape = regex.compile(r"([a-z]+)/[a-z0-9]+(-[a-z0-9]+)*")
    assert all((match := shape.fullmatch(r.path)) and match[1] == r.kind for r in REGISTER.records)


@pytest.mark.parametrize(("language", "script"), [("en", LATIN), ("hi", DEVANAGARI)], ids=["en", "hi"])
def test_labels_are_there_in_their_script(language: str, script: regex.Pattern[str]) -> None:
    assert [record.path for record in REGISTER.records if not script.search(record.label(language))] == []


def test_every_name_is_in_the_script_of_its_language() -> None:
    wrong = [
        (record.path, name.text)
        for record in REGISTER.records
        for name in record.names
        if bool(DEVANAGARI.search(name.text)) != (name.language == "hi")
    ]
    assert wrong == []


def test_names_of_a_record_are_distinct_but_for_their_kind() -> None:
    wrong = [
        (record.path, text)
        for record in REGISTER.records
        for (text, kinds) in _kinds(record).items()
        if len(kinds) > len(set(kinds)) or not set(kinds) <= set(KINDS)
    ]
    assert wrong == []


def _kinds(record: Record) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in record.names:
        found.setdefault(name.text, []).append(name.kind)
    return found


def test_slugs_begin_with_the_state() -> None:
    kinds = {Kind.CONSTITUENCY, Kind.DISTRICT, Kind.REGION}
    within = [record for record in REGISTER.records if record.kind in kinds and record.fact("state")]
    assert [r.path for r in within if not r.path.startswith(f"{r.kind}/{r.fact('state').lower()}-")] == []


def test_states_exist() -> None:
    codes = {record.fact("state") for record in REGISTER.of_kind(Kind.STATE)}
    assert {record.fact("state") for record in REGISTER.records} - {""} == codes


def test_there_are_28_states_and_8_union_territories() -> None:
    assert Counter(record.fact("status") for record in REGISTER.of_kind(Kind.STATE)) == {"state": 28, "ut": 8}


@pytest.mark.parametrize("code", ["TG", "UK", "CG", "OD"])
def test_state_codes_are_those_in_force(code: str) -> None:
    assert REGISTER.by_path(f"state/{code.lower()}") is not None


def test_seats_of_the_states_add_up() -> None:
    standing = [record for record in REGISTER.of_kind(Kind.CONSTITUENCY) if not record.fact("until")]
    counted = Counter(record.fact("state") for record in standing)
    assert counted == {r.fact("state"): int(r.fact("seats_ls")) for r in REGISTER.of_kind(Kind.STATE)}
    assert counted.total() == 543


def test_numbers_of_seats_run_from_one() -> None:
    for state in REGISTER.of_kind(Kind.STATE):
        numbers = sorted(
            int(record.fact("number"))
            for record in REGISTER.of_kind(Kind.CONSTITUENCY)
            if record.fact("state") == state.fact("state") and not record.fact("until")
        )
        assert numbers == list(range(1, int(state.fact("seats_ls")) + 1)), state.path


def test_reservations() -> None:
    standing = [record for record in REGISTER.of_kind(Kind.CONSTITUENCY) if not record.fact("until")]
    assert Counter(record.fact("reservation") for record in standing) == {"GEN": 412, "SC": 84, "ST": 47}


def test_wikidata_ids_are_unique_and_well_formed() -> None:
    found = [qid for record in REGISTER.records if (qid := record.fact("wikidata"))]
    assert len(set(found)) == len(found)
    assert all(regex.fullmatch(r"Q[1-9]\d*", qid) for qid in found)


def test_memberships_point_to_what_exists() -> None:
    codes = {info.code for info in REGISTER.elections}
    assert {membership.alliance for membership in REGISTER.memberships} <= paths(Kind.ALLIANCE)
    assert {membership.party for membership in REGISTER.memberships} <= paths(Kind.PARTY)
    assert {membership.election for membership in REGISTER.memberships} <= codes


def test_parties_of_an_alliance_existed_then() -> None:
    for membership in REGISTER.memberships:
        party = REGISTER.by_path(membership.party)
        assert party is not None
        assert party.existed(Election.parse(membership.election).year), membership


def test_elections_have_codes_of_their_year_and_state() -> None:
    codes = {record.fact("state") for record in REGISTER.of_kind(Kind.STATE)}
    for info in REGISTER.elections:
        assert info.election.state in codes | {""}, info.code
        assert info.counted.year - info.election.year in {0}, info.code
        assert str(info.election.year) in info.name_en
        assert str(info.election.year) in info.name_hi


def test_years_of_a_predecessor_end_before_its_successor() -> None:
    years = [(record.fact("since"), record.fact("until")) for record in REGISTER.records]
    assert all(regex.fullmatch(r"(\d{4})?", year) for pair in years for year in pair)
    assert all(since <= until for since, until in years if since and until)


def test_sources_tell_of_every_file() -> None:
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    assert [file for file in FILES if not file.startswith("names/") and f"`{file}`" not in text] == []
