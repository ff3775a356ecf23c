"""`kg identity`: unsure pairs by weight, decisions and their undoing, a log that only grows, odd pairs turned away."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]
RESULTS = """year,state,pc_no,pc_name,candidate,party,total_votes,position,result
2019,Uttar Pradesh,37,Amethi,KISHORI LAL SHARMA,Indian National Congress,400000,2,lost
2019,Uttar Pradesh,37,Amethi,SMRITI IRANI,Bharatiya Janata Party,468514,1,won
2019,Uttar Pradesh,43,Kanpur,RAM SINGH,Independent,900,2,lost
2019,Uttar Pradesh,43,Kanpur,SATYADEV PACHAURI,Bharatiya Janata Party,468937,1,won
2024,Uttar Pradesh,37,Amethi,KISHORI LAL SHARMA,Indian National Congress,539228,1,won
2024,Uttar Pradesh,37,Amethi,SMRITI IRANI,Bharatiya Janata Party,372032,2,lost
2024,Uttar Pradesh,43,Kanpur,RAM SINGH,Independent,700,2,lost
2024,Uttar Pradesh,43,Kanpur,RAMESH AWASTHI,Bharatiya Janata Party,443055,1,won
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory, spawn: Kg) -> Path:
    """Results of two elections, with the candidates linked."""
    folder = tmp_path_factory.mktemp("identity")
    (folder / "results.csv").write_text(RESULTS, encoding="utf-8")
    assert spawn("results", folder / "results.csv", "--data", folder / "data").code == 0
    ran = spawn("identity", "link", "--data", folder / "data")
    assert (ran.code, "8 candidates" in ran.err) == (0, True)
    return folder / "data"


def careers(kg: Kg, data: Path, folder: Path) -> set[str]:
    (folder / "careers.rq").write_text(
        "SELECT DISTINCT ?name WHERE { GRAPH ?g { ?a owl:sameAs ?b } ?a rdfs:label ?name }", encoding="utf-8"
    )
    return set(kg("query", folder / "careers.rq", "--format", "csv", "--data", data).out.split("\r\n")[1:-1])


def test_who_stood_again_is_found_and_a_common_name_is_not_enough(kg: Kg, linked: Path, tmp_path: Path) -> None:
    assert careers(kg, linked, tmp_path) >= {"Kishori Lal Sharma", "Smriti Irani"}
    pairs = json.loads(kg("identity", "list", "--format", "json", "--data", linked).out)
    assert [(pair["left"]["label"], pair["weight"]) for pair in pairs] == [("Ram Singh", 1600)]


def test_a_pair_is_decided_and_given_back(kg: Kg, linked: Path) -> None:
    (pair,) = json.loads(kg("identity", "list", "--format", "json", "--data", linked).out)
    people = (pair["left"]["path"], pair["right"]["path"])
    shown = kg("identity", "show", *people, "--data", linked).out
    assert "unsure" in shown
    assert "Ram Singh" in shown
    assert kg("identity", "decide", *people, "different", "--because", "asked him", "--data", linked).code == 0
    assert json.loads(kg("identity", "list", "--format", "json", "--data", linked).out) == []
    assert "different (1.00, editor): asked him" in kg("identity", "show", *people, "--data", linked).out
    assert kg("identity", "undo", *people, "--data", linked).code == 0
    assert len(json.loads(kg("identity", "list", "--format", "json", "--data", linked).out)) == 1
    log = kg("identity", "log", "--data", linked).out
    assert [word in log for word in ("different", "withdrawn", "asked him")] == [True, True, True]
    assert kg("identity", "undo", *people, "--data", linked).code == 1


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Amethi", "Kanpur", "are no two people"),
        ("Satyadev Pachauri", "Satyadev Pachauri", "one and the same"),
        ("Satyadev Pachauri", "nobody of that name", "nothing of that name"),
    ],
    ids=["seats", "one person", "unknown"],
)
def test_odd_pairs_are_turned_away(kg: Kg, linked: Path, left: str, right: str, words: str) -> None:
    for command in (("identity", "decide"), ("judge",)):
        ran = kg(*command, left, right, "same", "--data", linked)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert words in ran.err or "things fit" in ran.err


def test_rivals_in_one_contest_are_no_one_person(kg: Kg, linked: Path) -> None:
    ran = kg("identity", "decide", "Ramesh Awasthi", _ram_singh(kg, linked, "2024"), "same", "--data", linked)
    assert (ran.code, "nobody stands twice" in ran.err) == (1, True)


def _ram_singh(kg: Kg, linked: Path, year: str) -> str:
    (pair,) = json.loads(kg("identity", "list", "--format", "json", "--data", linked).out)
    sides = {pair[f"{side}_stood"][0]["candidacy"]: pair[side]["path"] for side in ("left", "right")}
    return next(path for candidacy, path in sides.items() if f"ls-{year}" in candidacy)


def test_the_rules_are_no_person(kg: Kg, linked: Path) -> None:
    ran = kg("identity", "decide", "a", "b", "same", "--by", "rules", "--data", linked)
    assert (ran.code, "'rules' is the name of the program's own decisions" in ran.err) == (2, True)
