"""`kg stats` and the queries over official results: rivalries, moves, dominance, deposits, seats as they are known."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "ls2024_results.csv"
RESULTS = """year,state,pc_no,pc_name,candidate,party,total_votes,vote_share_pct,position,result
2014,Uttar Pradesh,37,Amethi,RAHUL GANDHI,Indian National Congress,408651,46.71,1,won
2014,Uttar Pradesh,37,Amethi,SMRITI IRANI,Bharatiya Janata Party,300748,34.38,2,lost
2019,Uttar Pradesh,37,Amethi,RAHUL GANDHI,Indian National Congress,413394,43.84,2,lost
2019,Uttar Pradesh,37,Amethi,SMRITI IRANI,Bharatiya Janata Party,468514,49.71,1,won
2019,Madhya Pradesh,4,Guna,JYOTIRADITYA SCINDIA,Indian National Congress,488500,41.45,2,lost
2019,Madhya Pradesh,4,Guna,KRISHNA PAL SINGH,Bharatiya Janata Party,614049,52.11,1,won
2024,Madhya Pradesh,4,Guna,JYOTIRADITYA SCINDIA,Bharatiya Janata Party,923302,67.21,1,won
2024,Madhya Pradesh,4,Guna,RAO YADVENDRA SINGH,Indian National Congress,382373,27.83,2,lost
2024,Madhya Pradesh,4,Guna,SOMEBODY ELSE,Independent,9000,0.66,3,lost
"""
KNOWN = {"BJP": 240, "INC": 99, "SP": 37, "AITC": 29, "DMK": 22, "TDP": 16, "JD(U)": 12}


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory, spawn: Kg) -> Path:
    folder = tmp_path_factory.mktemp("stats")
    (folder / "results.csv").write_text(RESULTS, encoding="utf-8")
    assert spawn("results", folder / "results.csv", "--data", folder / "data").code == 0
    assert spawn("identity", "link", "--data", folder / "data").code == 0
    return folder / "data"


def stats(kg: Kg, data: Path, name: str) -> list[dict[str, Any]]:
    return json.loads(kg("stats", name, "--format", "json", "--data", data).out)


def ask(kg: Kg, data: Path, name: str, *params: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kg("query", name, *params, "--format", "csv", "--data", data).out)))


def test_who_met_whom_again(kg: Kg, linked: Path) -> None:
    (row,) = stats(kg, linked, "rivals")
    assert (row["met"], {row["one"], row["other"]}, row["won"]) == (2, {"Rahul Gandhi", "Smriti Irani"}, "1:1")
    assert row["where"] == "Amethi 2014; Amethi 2019"


def test_who_went_where(kg: Kg, linked: Path) -> None:
    assert stats(kg, linked, "moves") == [{"people": 1, "from": "INC", "to": "BJP", "elected": 1, "net": 1}]
    (row,) = ask(kg, linked, "party-switches")
    assert (row["name"], row["from"], row["to"], row["toSeat"]) == ("Jyotiraditya Scindia", "inc", "bjp", "Guna")


def test_who_dominates(kg: Kg, linked: Path) -> None:
    found = stats(kg, linked, "dominance")
    assert [(row["party"], row["won"], row["lost"]) for row in found] == [("BJP", 3, 1), ("INC", 1, 3)]
    assert sum(row["rank"] for row in found) == pytest.approx(1, abs=0.001)


def test_deposits_swings_and_strongholds(kg: Kg, linked: Path) -> None:
    results = {row["name"]: row for row in ask(kg, linked, "results-by-party", "--param", "election=LS-2024")}
    assert (results["Bharatiya Janata Party"]["seats"], results["Independents"]["depositsLost"]) == ("1", "1")
    swing = ask(kg, linked, "swings", "--param", "from=LS-2014", "--param", "to=LS-2019", "--param", "party=BJP")
    assert [(row["seat"], row["swing"]) for row in swing] == [("Amethi", "15.33")]
    assert [(row["seat"], row["wins"]) for row in ask(kg, linked, "strongholds")] == [("Guna", "2")]


def test_without_a_name_they_are_listed_and_an_unknown_one_is_an_error(kg: Kg, linked: Path) -> None:
    assert "rivals" in kg("stats").out
    ran = kg("stats", "nonsense", "--data", linked)
    assert (ran.code, "one of rivals" in ran.err) == (1, True)


@pytest.mark.slow
@pytest.mark.skipif(
    not SHARED.exists() and "CI" not in os.environ, reason="the results of 2024 are not beside this folder"
)
def test_seats_of_2024_are_as_known(kg: Kg, tmp_path: Path) -> None:
    assert SHARED.exists(), "the results of 2024 belong beside the repository"
    assert kg("results", SHARED, "--election", "LS-2024", "--data", tmp_path / "data").code == 0
    found = {row["party"].rpartition("/")[2]: row for row in ask(kg, tmp_path / "data", "results-by-party")}
    seats = {name: int(found[path]["seats"]) for name, path in zip(KNOWN, PATHS, strict=True)}
    assert seats == KNOWN


PATHS = ("bjp", "inc", "sp", "aitc", "dmk", "tdp", "jdu")
