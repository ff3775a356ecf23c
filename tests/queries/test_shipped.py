"""The shipped queries answer their own examples on the graph of the seeds: each row once, in one order, quickly."""

from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

import pytest
import regex

from kg.pipeline import build
from kg.queries import Bindable, NamedQuery, check, load_queries
from kg.resources import shipped
from kg.settings import Settings
from kg.store import Finder, Reader, Rows, open_reader

BASE: Final = Settings.model_fields["base_iri"].default
QUERIES: Final = load_queries()
ALL: Final = [pytest.param(query, id=name) for name, query in QUERIES.items()]
EMPTY_ON_SEEDS: Final = {
    "disagreements": "no article of the seeds contradicts another or itself",
}
NEED_RESULTS: Final = {"party-switches", "swings"}
"""Questions about official results of several elections: `tests/cli/test_stats.py` asks them over such."""
"""Queries whose example has no answer in the seeds, with the reason; each is asked of a graph of its own below."""
LONGEST: Final = 0.2
"""Seconds that an answer may take."""
REPORT: Final = """---
title: Kanpur, says the {publisher}
publisher: {publisher}
published: 2024-06-0{day}
language: en
---
In Kanpur, Ramesh Awasthi of the BJP defeated Alok Mishra of the Congress by a margin of {margin} votes.
"""


@pytest.fixture(scope="module")
def reader(seed_graph: Path) -> Reader:
    return open_reader(seed_graph)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The seeds once more, read in the other order."""
    data = tmp_path_factory.mktemp("rebuilt")
    seeds = sorted(map(str, shipped("seeds").glob("*-*.md")), reverse=True)
    build(seeds, data=data, base=BASE)
    return open_reader(data)


@pytest.fixture(scope="module")
def contradicting(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Two papers that disagree about the margin of Kanpur after the count."""
    folder = tmp_path_factory.mktemp("contradicting")
    for publisher, day, margin in (("First Paper", 5, "20,968"), ("Second Paper", 6, "21,968")):
        text = REPORT.format(publisher=publisher, day=day, margin=margin)
        (folder / f"{day}.md").write_text(text, encoding="utf-8")
    build([str(folder)], data=folder / "kg-data", base=BASE)
    return open_reader(folder / "kg-data")


def bound(query: NamedQuery, reader: Reader, given: Mapping[str, str]) -> dict[str, Bindable]:
    return query.bind(given, Finder(reader, BASE))


def ask(reader: Reader, name: str, **given: str) -> Rows:
    query = QUERIES[name]
    return reader.select(query.text, bindings=bound(query, reader, given or query.example))


def texts(rows: Rows) -> list[tuple[str, ...]]:
    return [tuple("" if value is None else str(value) for value in row) for row in rows.rows]


@pytest.mark.parametrize("query", ALL)
def test_header_tells_people_what_it_answers(query: NamedQuery) -> None:
    check(query.text)
    assert query.title[0].isupper()
    assert not query.title.endswith(".")
    assert query.description.endswith(".")
    assert max(map(len, query.text.splitlines())) <= 120


def test_titles_differ() -> None:
    assert len({query.title for query in QUERIES.values()}) == len(QUERIES)


@pytest.mark.parametrize("query", ALL)
def test_example_has_an_answer(query: NamedQuery, reader: Reader) -> None:
    assert (len(ask(reader, query.name)) > 0) == (query.name not in {*EMPTY_ON_SEEDS, *NEED_RESULTS})


@pytest.mark.parametrize("query", ALL)
def test_no_row_comes_twice(query: NamedQuery, reader: Reader) -> None:
    rows = ask(reader, query.name).rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("query", [pytest.param(q, id=q.name) for q in QUERIES.values() if q.parameters])
def test_no_row_comes_twice_when_defaults_leave_it_open(query: NamedQuery, reader: Reader) -> None:
    given = {p.name: query.example[p.name] for p in query.parameters if p.default is None}
    rows = reader.select(query.text, bindings=bound(query, reader, given)).rows
    assert bool(rows) == (query.name not in {*EMPTY_ON_SEEDS, *NEED_RESULTS})
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("query", ALL)
def test_order_leaves_nothing_to_chance(query: NamedQuery, reader: Reader) -> None:
    text = query.text.rstrip()
    assert regex.fullmatch(r"ORDER BY .+", text.rpartition("\n")[2])
    bindings = bound(query, reader, query.example)
    variables = reader.select(text, bindings=bindings).variables
    up = reader.select(f"{text} {' '.join(f'?{name}' for name in variables)}", bindings=bindings)
    down = reader.select(f"{text} {' '.join(f'DESC(?{name})' for name in variables)}", bindings=bindings)
    assert up.rows == down.rows


@pytest.mark.parametrize("query", ALL)
def test_a_rebuilt_graph_answers_the_same(query: NamedQuery, reader: Reader, rebuilt: Reader) -> None:
    assert ask(reader, query.name).rows == ask(rebuilt, query.name).rows


@pytest.mark.parametrize("query", ALL)
def test_answer_comes_quickly(query: NamedQuery, reader: Reader) -> None:
    bindings, took = bound(query, reader, query.example), []
    for _ in range(3):
        start = perf_counter()
        reader.select(query.text, bindings=bindings)
        took.append(perf_counter() - start)
    assert min(took) < LONGEST


@pytest.mark.parametrize("name", EMPTY_ON_SEEDS)
def test_what_the_seeds_do_not_have(name: str, contradicting: Reader) -> None:
    rows = ask(contradicting, name)
    assert len(rows) == 1
    assert len(set(rows.rows)) == len(rows)


def test_a_disagreement_shows_both_values_and_the_words(contradicting: Reader) -> None:
    (row,) = ask(contradicting, "disagreements").mappings()
    assert (str(row["about"]), str(row["property"])) == ("Kanpur, Lok Sabha election 2024", "margin")
    assert {str(row["believed"]), str(row["against"])} == {"20968", "21968"}
    assert f"{int(str(row['against'])):,} votes" in str(row["quote"])


def test_who_won_a_seat_before_and_lost_it_was_its_member(reader: Reader) -> None:
    rows = texts(ask(reader, "sitting-members-who-lost"))
    assert [row[1:] for row in rows] == [
        ("Amethi", "Smriti Irani", "BJP", "Lost", "elected there in 2019"),
        ("Faizabad", "Lallu Singh", "BJP", "Lost", "former member for it"),
    ]


def test_a_candidacy_in_an_unnamed_seat_is_on_record(reader: Reader) -> None:
    (row,) = ask(reader, "record-of-a-person", person="Pappu Yadav").mappings()
    assert (str(row["year"]), str(row["outcome"]), "seat" in row) == ("2024", "Elected", False)


def test_namesakes_are_one_row_a_pair(reader: Reader) -> None:
    (row,) = ask(reader, "namesakes").mappings()
    assert [str(row["name"]), *sorted((str(row["oneParty"]), str(row["otherParty"])))] == [
        "Alok Mishra",
        "INC",
        "Independent",
    ]


def test_derived_facts_name_each_ground_once(reader: Reader) -> None:
    grounds = [str(row["from"]) for row in ask(reader, "derived-facts").mappings() if str(row["value"]) == "443055"]
    assert grounds == [
        "margin of Kanpur, Lok Sabha election 2024: 20968",
        "votes of Alok Mishra (INC), Kanpur, Lok Sabha election 2024: 422087",
    ]


def test_contests_of_a_person_stand_in_the_order_of_their_elections(reader: Reader) -> None:
    stood = {str(row["name"]): str(row["stood"]) for row in ask(reader, "people-in-several-contests").mappings()}
    assert stood["Rahul Gandhi"] == (
        "Amethi, Lok Sabha election 2019; Rae Bareli, Lok Sabha election 2024; Wayanad, Lok Sabha election 2024"
    )


def test_seats_of_a_place_stand_beside_the_number_of_the_register(reader: Reader) -> None:
    seats = {str(row["place"]): row for row in ask(reader, "seats-of-places").mappings()}
    assert (str(seats["Bihar"]["seats"]), str(seats["Bihar"]["register"])) == ("40", "40")
    assert "register" not in seats["Kanpur-Bundelkhand"]


@pytest.mark.parametrize(
    ("alliance", "members"),
    [("NDA", {"Janata Dal (United)": "register", "Bharatiya Janata Party": "register and articles"})],
)
def test_members_say_how_they_are_known(reader: Reader, alliance: str, members: Mapping[str, str]) -> None:
    rows = ask(reader, "parties-of-an-alliance", alliance=alliance).mappings()
    known = {str(row["name"]): str(row["knownFrom"]) for row in rows}
    assert members.items() <= known.items()
