"""The winners and runners-up of `kg/data/candidates.csv`: links right, two a contest, as the results have them."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from kg.gazetteer import load_candidates, load_register
from kg.model.entity import INDEPENDENT, Kind

REGISTER = load_register()
CANDIDATES = load_candidates()
RESULTS = Path(__file__).parents[3] / "shared" / "data" / "ls2024_results.csv"


def test_seats_and_parties_are_of_the_register() -> None:
    paths = {record.path for kind in (Kind.CONSTITUENCY, Kind.PARTY) for record in REGISTER.of_kind(kind)}
    assert {c.constituency for c in CANDIDATES} | {c.party for c in CANDIDATES} - {INDEPENDENT} <= paths


def test_each_contest_has_a_winner_and_but_for_the_unopposed_a_runner_up() -> None:
    places = Counter((c.contest, c.place) for c in CANDIDATES)
    assert set(places.values()) == {1}
    winners = {contest for contest, place in places if place == 1}
    assert len(winners) == 543
    assert winners - {contest for contest, place in places if place == 2} == {"contest/ls-2024/gj-surat"}


def test_a_name_means_one_person_in_a_contest() -> None:
    names = Counter((c.contest, name.casefold()) for c in CANDIDATES for name in {c.person.label, *c.person.names})
    assert [name for name, count in names.items() if count > 1] == []


def test_people_of_the_register_keep_their_path() -> None:
    modi = next(c for c in CANDIDATES if c.contest == "contest/ls-2024/up-varanasi" and c.place == 1)
    assert REGISTER.by_path(modi.person.path) is not None
    assert modi.person.label == "Narendra Modi"


def test_whoever_papers_call_otherwise_than_the_ballot_is_known_by_both_names() -> None:
    sharma = next(c for c in CANDIDATES if c.contest == "contest/ls-2024/up-amethi" and c.place == 1)
    assert (sharma.person.label, sharma.person.names) == ("Kishori Lal Sharma", ("Kishori Lal", "K L Sharma"))


def test_seats_won_by_party_are_those_of_2024() -> None:
    won = Counter(c.party for c in CANDIDATES if c.place == 1)
    assert [won[f"party/{slug}"] for slug in ("bjp", "inc", "sp", "aitc", "dmk", "tdp", "jdu")] == [
        240,
        99,
        37,
        29,
        22,
        16,
        12,
    ]


def test_winners_and_runners_up_are_those_of_the_results() -> None:
    if not RESULTS.exists():
        pytest.skip("the results of 2024 are not in the repository (../shared/data)")
    with RESULTS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["position"] in {"1", "2"}]
    ours = {letters(name) for c in CANDIDATES for name in (c.person.label, *c.person.names)}
    assert len(rows) == len(CANDIDATES)
    assert [row["candidate"] for row in rows if letters(row["candidate"]) not in ours] == []


def letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalpha())
