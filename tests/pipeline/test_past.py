"""What was believed at a moment; what was withdrawn or revised."""

from datetime import datetime
from pathlib import Path

import pytest

from kg.model.dates import IST, PartialDate
from kg.pipeline import add, as_of, build, remove, retract
from kg.store import Reader, open_reader

from .test_changes import dump

BASE = "http://localhost:8000/"
CONTEST = "contest/ls-2024/up-amethi"
STORIES = {
    "a": ("2024-06-04T11:00", "Counting is on. Congress candidate KL Sharma leads in Amethi by 5,000 votes."),
    "b": ("2024-06-04T15:00", "Counting is on. Congress candidate KL Sharma leads in Amethi by 50,000 votes."),
    "c": ("2024-06-05", "Lok Sabha election 2024: Congress candidate KL Sharma won Amethi by 1,67,196 votes."),
}


def article(folder: Path, name: str, *, more: str = "", text: str = "") -> str:
    published, usual = STORIES[name]
    head = f"---\nurl: https://{name}.example/\npublisher: {name}\npublished: {published}\nlanguage: en\n{more}---\n"
    path = folder / f"{name}.md"
    path.write_text(head + (text or usual) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    build([article(tmp_path, name) for name in STORIES], data=tmp_path / "data", base=BASE)
    return tmp_path / "data"


def margin(reader: Reader) -> int | None:
    rows = reader.select("SELECT ?m WHERE { ?c a el:Contest ; el:margin ?m }")
    return next((int(str(row["m"])) for row in rows), None)


def at(data: Path, text: str, *contests: str) -> Reader:
    moment = PartialDate.parse(text).latest
    return as_of(open_reader(data), moment, data=data, base=BASE, contests=contests)


@pytest.mark.parametrize("contests", [(), (CONTEST,)], ids=["all", "one contest"])
@pytest.mark.parametrize(
    ("moment", "expected"),
    [("2024-06-04T10:59", None), ("2024-06-04T11:00", 5000), ("2024-06-04T14:59", 5000), ("2024-06-04T15:00", 50000),
     ("2024-06-05T12:00", 50000), ("2024-06-05", 167196)],
)  # fmt: skip
def test_a_moment_knows_what_had_come_out(data, moment, expected, contests):
    assert margin(at(data, moment, *contests)) == expected


def test_the_past_is_what_building_from_the_articles_of_then_gives(data, tmp_path):
    build([article(tmp_path, name) for name in "ab"], data=tmp_path / "then", base=BASE)
    past, then = at(data, "2024-06-04T18:00"), open_reader(tmp_path / "then")
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    assert {tuple(map(str, row.values())) for row in past.select(query)} == {
        tuple(map(str, row.values())) for row in then.select(query)
    }


def test_the_past_is_kept_and_the_store_stays_as_it_is(data):
    before = dump(data)
    first = at(data, "2024-06-04T12:00")
    assert at(data, "2024-06-04T12:00").place == first.place
    assert dump(data) == before


def test_only_some_moments_are_kept(data):
    for minute in range(12):
        at(data, f"2024-06-04T12:{minute:02}", CONTEST)
    assert len(list((data / "branches").iterdir())) == 8


def test_a_change_of_the_store_forgets_its_past(data, tmp_path):
    at(data, "2024-06-04T12:00")
    remove("https://a.example/", data=data, base=BASE)
    assert margin(at(data, "2024-06-04T12:00")) is None
    assert len(list((data / "branches").iterdir())) == 1


def test_a_withdrawn_article_is_kept_and_believed_no_more(data):
    retract("https://c.example/", PartialDate("2024-06-06"), data=data, base=BASE)
    assert margin(open_reader(data)) == 50000
    assert margin(at(data, "2024-06-05T23:59:59")) == 167196
    assert margin(at(data, "2024-06-06")) == 50000
    assert any("article/" in line and '"167196"' in line for line in dump(data))


def test_front_matter_can_withdraw_an_article(data, tmp_path):
    add([article(tmp_path, "c", more="retracted: 2024-06-06\n")], data=data, base=BASE)
    assert margin(open_reader(data)) == 50000


@pytest.mark.parametrize("order", ["ca", "ac"])
def test_a_revision_takes_the_place_of_what_it_revises_in_either_order(tmp_path, order):
    revised = "Lok Sabha election 2024: Congress candidate KL Sharma won Amethi by 1,67,000 votes."
    made = {
        "a": article(tmp_path, "a", text=revised, more="revises: https://c.example/\n"),
        "c": article(tmp_path, "c"),
    }
    data = tmp_path / "data"
    build([made[order[0]]], data=data, base=BASE)
    add([made[order[1]]], data=data, base=BASE)
    assert margin(open_reader(data)) == 167000
    remove("https://a.example/", data=data, base=BASE)
    assert margin(open_reader(data)) == 167196


def test_moments_have_a_zone():
    assert PartialDate.parse("2024-06-04T14:00").latest == datetime(2024, 6, 4, 14, tzinfo=IST)
