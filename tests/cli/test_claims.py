"""`kg check --claims`: the seeds against official results; an article confirms neither itself nor its publisher."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.pipeline import build
from kg.resources import shipped

Kg = Callable[..., Any]
BASE = "http://localhost:8000/"
RESULTS = """state,pc_no,pc_name,candidate,party,total_votes,position,result
Uttar Pradesh,37,Amethi,KISHORI LAL,Indian National Congress,539228,1,won
Uttar Pradesh,37,Amethi,SMRITI IRANI,Bharatiya Janata Party,372032,2,lost
Uttar Pradesh,54,Faizabad,AWADHESH PRASAD,Samajwadi Party,554289,1,won
Uttar Pradesh,54,Faizabad,LALLU SINGH,Bharatiya Janata Party,499722,2,lost
Uttar Pradesh,9,Amroha,KANWAR SINGH TANWAR,Bharatiya Janata Party,476506,1,won
Uttar Pradesh,9,Amroha,KUNWAR DANISH ALI,Indian National Congress,447836,2,lost
Uttar Pradesh,44,Akbarpur,DEVENDRA SINGH ALIAS BHOLE SINGH,Bharatiya Janata Party,517423,1,won
Uttar Pradesh,44,Akbarpur,RAJARAM PAL,Samajwadi Party,473078,2,lost
"""
TWICE = """---
publisher: PTI
published: 2024-06-05
---
Awadhesh Prasad of the Samajwadi Party won the Faizabad Lok Sabha seat by 54,567 votes.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("claims") / "data"
    build(sorted(str(path) for path in shipped("seeds").glob("*-*.md")), data=data, base=BASE)
    return data


@pytest.fixture(scope="module")
def counted(graph: Path, tmp_path_factory: pytest.TempPathFactory, spawn: Kg) -> Path:
    """The seeds with official results of four seats."""
    folder = tmp_path_factory.mktemp("results")
    (folder / "results.csv").write_text(RESULTS, encoding="utf-8")
    assert spawn("results", folder / "results.csv", "--election", "LS-2024", "--data", graph).code == 0
    return graph


def rows(kg: Kg, graph: Path, *article: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kg("check", "--claims", *article, "--format", "csv", "--data", graph).out)))


def of(found: list[dict[str, str]], about: str, property: str, said: str) -> dict[str, str]:
    (row,) = (r for r in found if about in r["about"] and (r["property"], r["said"]) == (property, said))
    return row


@pytest.mark.parametrize(
    ("about", "property", "said", "verdict", "known", "difference"),
    [
        ("Amethi", "votes", "397538", "overtaken by the count", "539228", "141690"),
        ("Faizabad", "margin", "54567", "confirmed", "54567", "0"),
        ("Amroha", "outcome", "Leading", "overtaken by the count", "Lost", ""),
        ("Akbarpur", "margin", "42000", "contradicted", "44345", "2345"),
        ("Kanpur, Lok", "margin", "21000", "unverifiable", "", ""),
    ],
)
def test_the_seeds_against_official_results(
    kg: Kg, counted: Path, about: str, property: str, said: str, verdict: str, known: str, difference: str
) -> None:
    row = of(rows(kg, counted), about, property, said)
    assert (row["verdict"], row["known"], row["difference"]) == (verdict, known, difference)
    assert row["quote"]


def test_one_article_as_table_and_json(kg: Kg, counted: Path) -> None:
    article = next(row["article"] for row in rows(kg, counted) if "Akbarpur" in row["about"])
    ran = kg("check", "--claims", article, "--data", counted)
    assert (ran.code, "contradicted" in ran.out, "44345" in ran.out) == (1, True, True)
    plain = json.loads(kg("check", "--claims", article, "--format", "json", "--data", counted).out)
    assert [each["publisher"] for each in plain["publishers"]] == ["ABP News"]
    assert plain["publishers"][0]["counts"]["contradicted"] == 1
    assert sum(plain["publishers"][0]["counts"].values()) == len(plain["articles"][0]["claims"])


def test_who_beat_whom_follows_from_the_results(kg: Kg, counted: Path) -> None:
    beaten = [row for row in rows(kg, counted) if row["property"] == "defeated" and "Faizabad" in row["about"]]
    assert [(row["verdict"], row["known_status"]) for row in beaten] == [("confirmed", "Official")]


def test_an_unknown_article_is_an_error(kg: Kg, graph: Path) -> None:
    ran = kg("check", "--claims", "article/000000000000", "--data", graph)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_a_publisher_does_not_confirm_itself(kg: Kg, tmp_path: Path) -> None:
    data = tmp_path / "data"
    seed = next(shipped("seeds").glob("faizabad*.md"))
    (tmp_path / "again.md").write_text(TWICE, encoding="utf-8")
    (tmp_path / "other.md").write_text(
        TWICE.replace("PTI", "Another Paper").replace("by 54", "by a margin of 54"), encoding="utf-8"
    )
    build([str(seed), str(tmp_path / "again.md")], data=data, base=BASE)
    margins = [row for row in rows(kg, data) if row["property"] == "margin"]
    assert [row["verdict"] for row in margins] == ["unverifiable", "unverifiable"]
    assert kg("add", tmp_path / "other.md", "--data", data).code == 0
    margins = [row for row in rows(kg, data) if row["property"] == "margin"]
    assert [row["verdict"] for row in margins] == ["confirmed"] * 3


def test_faults_of_the_graph_as_csv(kg: Kg, graph: Path) -> None:
    ran = kg("check", "--format", "csv", "--data", graph)
    assert ran.out.splitlines()[0] == "severity,rule,thing,what is wrong,article,sentence"
