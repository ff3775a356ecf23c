"""`kg judge`: a person's word on who is who outranks the rules and can be taken back."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]
ARTICLES = {
    "one.md": "Asha Rao of the Congress won from Kota by 1,204 votes in the Lok Sabha election.",
    "two.md": "Anil Verma of the BJP won from Jhansi by 2,310 votes in the Lok Sabha election.",
}


@pytest.fixture
def graph(kg: Kg, tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(f"---\npublished: 2024-06-04\npublisher: {name}\n---\n{text}\n", encoding="utf-8")
    assert kg("build", folder, "--data", tmp_path / "graph").code == 0
    return tmp_path / "graph"


def people(kg: Kg, graph: Path, folder: Path) -> dict[str, str]:
    query = folder / "people.rq"
    query.write_text("SELECT ?person WHERE { ?candidacy el:candidate ?person }", encoding="utf-8")
    rows = csv.DictReader(io.StringIO(kg("query", query, "--format", "csv", "--data", graph).out))
    paths = {row["person"].partition("/id/")[2] for row in rows}
    return {path.removeprefix("person/").rpartition("-")[0]: path for path in paths}


def test_people_are_joined_and_parted_again(kg: Kg, graph: Path, tmp_path: Path) -> None:
    before = people(kg, graph, tmp_path)
    assert set(before) == {"asha-rao", "anil-verma"}
    pair = (before["asha-rao"], before["anil-verma"])
    assert kg("judge", *pair, "same", "--because", "they are one", "--data", graph).code == 0
    joined = people(kg, graph, tmp_path)
    assert len(joined) == 1
    told = kg("why", next(iter(joined.values())), "--data", graph).out
    assert "same (1.00, editor): " in told
    assert "they are one" in told
    assert kg("judge", *pair, "different", "--data", graph).code == 0
    assert people(kg, graph, tmp_path) == before


def test_unknown_person(kg: Kg, graph: Path) -> None:
    ran = kg("judge", "Nobody At All", "Asha Rao", "same", "--data", graph)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_the_rules_are_no_person(kg: Kg, graph: Path) -> None:
    ran = kg("judge", "a", "b", "same", "--by", "rules", "--data", graph)
    assert (ran.code, "'rules' is the name of the program's own decisions" in ran.err) == (2, True)
