"""`kg query`, `why`, `info`, `check` and `export`: commands that change nothing."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.queries import load_queries

Kg = Callable[..., Any]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?contest a el:Contest }"


def test_query_alone_lists_the_named_queries(kg: Kg) -> None:
    out = kg("query").out
    assert [name for name in load_queries() if name not in out] == []


def test_query_by_name_with_a_parameter(kg: Kg, seed_graph: Path) -> None:
    ran = kg("query", "record-of-a-person", "--param", "person=Rahul Gandhi", "--format", "csv", "--data", seed_graph)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {(row["seat"], row["margin"]) for row in rows} >= {("Rae Bareli", "385501"), ("Wayanad", "359170")}


@pytest.mark.parametrize("name", ["रमेश अवस्थी", "Ramesh Awasthi", "ramesh awasthi"])
def test_a_parameter_takes_a_name_in_either_script(kg: Kg, seed_graph: Path, name: str) -> None:
    ran = kg("query", "record-of-a-person", "-p", f"person={name}", "--data", seed_graph)
    assert (ran.code, "Kanpur" in ran.out) == (0, True)


def test_query_from_a_file(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(COUNT, encoding="utf-8")
    out = kg("query", tmp_path / "q.rq", "--format", "csv", "--data", seed_graph).out
    assert int(out.splitlines()[1]) > 5


def test_query_from_standard_input(spawn: Kg, seed_graph: Path) -> None:
    ran = spawn("query", "-", "--format", "json", "--data", seed_graph, stdin=COUNT.encode())
    assert json.loads(ran.out)["head"]["vars"] == ["n"]


def test_a_file_with_a_header_has_parameters(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    header = "#+ title: T\n#+ description: D\n#+ param: seat constituency a seat\n#+ example: seat=Amethi\n"
    query.write_text(header + "SELECT ?seat ?code { ?seat el:eciNumber ?code }", encoding="utf-8")
    out = kg("query", query, "--param", "seat=Amethi", "--format", "tsv", "--data", seed_graph).out
    assert "constituency/up-amethi>" in out


@pytest.mark.parametrize(
    ("form", "start"),
    [("csv", "n\r\n"), ("tsv", "?n\n"), ("json", "{"), ("xml", "<?xml"), ("table", "  n\n")],
    ids=lambda value: value if value.isalpha() else "",
)
def test_formats_of_rows(spawn: Kg, seed_graph: Path, form: str, start: str) -> None:
    ran = spawn("query", "-", "--format", form, "--data", seed_graph, stdin=b"SELECT (23 AS ?n) {}")
    assert ran.out.lstrip(" " if form == "table" else "").startswith(start.lstrip())


@pytest.mark.parametrize("form", ["table", "turtle", "ntriples", "jsonld", "rdfxml"])
def test_formats_of_graphs(spawn: Kg, seed_graph: Path, form: str) -> None:
    query = b"CONSTRUCT { ?c a el:Contest } WHERE { ?c a el:Contest }"
    ran = spawn("query", "-", "--format", form, "--data", seed_graph, stdin=query)
    assert ran.code == 0
    assert "contest/ls-2024/up-amethi" in ran.out


def test_ask(spawn: Kg, seed_graph: Path) -> None:
    assert spawn("query", "-", "--data", seed_graph, stdin=b"ASK { ?c a el:Contest }").out == "yes\n"


def test_no_rows_is_noted_and_no_fault(spawn: Kg, seed_graph: Path) -> None:
    ran = spawn("query", "-", "--data", seed_graph, stdin=b"SELECT ?x { ?x a el:Nothing }")
    assert (ran.code, ran.err) == (0, "kg: note: no rows\n")


BAD_QUERIES = {
    "unknown name": (["marginz"], "did you mean margins"),
    "unknown parameter": (["margins", "-p", "colour=red"], "no parameter 'colour'"),
    "missing parameter": (["record-of-a-person"], "parameter person is missing"),
    "unknown person": (["record-of-a-person", "-p", "person=Nobody At All"], "Nobody At All"),
}


@pytest.mark.parametrize(("arguments", "message"), BAD_QUERIES.values(), ids=BAD_QUERIES)
def test_bad_query_is_one_line(kg: Kg, seed_graph: Path, arguments: list[str], message: str) -> None:
    ran = kg("query", *arguments, "--data", seed_graph)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert message in ran.err


BAD_TEXTS = {
    "syntax": (b"SELECT ?x WHERE {\n ?x ?y }", "line 2"),
    "reaching out": (b"SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
    "update": (b"DELETE WHERE { ?s ?p ?o }", "kg: error: "),
    "not UTF-8": (b"SELECT \xff", "not UTF-8 at byte offset 7"),
}


@pytest.mark.parametrize(("text", "message"), BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_bad_text_is_one_line(spawn: Kg, seed_graph: Path, text: bytes, message: str) -> None:
    ran = spawn("query", "-", "--data", seed_graph, stdin=text)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert message in ran.err


def test_unknown_format_is_wrong_usage(kg: Kg) -> None:
    ran = kg("query", "margins", "--format", "pdf")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "'pdf'" in ran.err


ENTITIES = ["Kishori Lal Sharma", "किशोरी लाल शर्मा", "contest/ls-2024/up-amethi", "id/contest/ls-2024/up-amethi"]


@pytest.mark.parametrize("entity", [*ENTITIES, "http://localhost:8000/id/contest/ls-2024/up-amethi"])
def test_why_finds_a_thing_by_name_path_and_iri(kg: Kg, seed_graph: Path, entity: str) -> None:
    ran = kg("why", entity, "--data", seed_graph)
    assert (ran.code, ran.err) == (0, "")
    assert "votes: 397,538  [" in ran.out


def test_why_takes_the_last_part_of_a_path(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?p WHERE { ?p a foaf:Person ; rdfs:label 'Smriti Irani'@en }", encoding="utf-8")
    person = kg("query", query, "--format", "csv", "--data", seed_graph).out.splitlines()[1]
    assert "Amethi" in kg("why", person.rpartition("/")[2], "--data", seed_graph).out


def test_why_shows_sentence_source_and_date(kg: Kg, seed_graph: Path) -> None:
    out = kg("why", "contest/ls-2024/up-amethi", "votes", "--data", seed_graph).out
    assert "So far KL Sharma has polled 3,97,538 votes" in out
    assert "Lokmat Times, 2024-06-04" in out
    assert "margin:" not in out


def test_why_shows_what_was_overtaken(kg: Kg, seed_graph: Path) -> None:
    out = kg("why", "contest/ls-2024/up-kanpur", "margin", "--data", seed_graph).out
    assert "margin: 20,968" in out


def test_why_lists_things_of_one_name(kg: Kg, seed_graph: Path) -> None:
    ran = kg("why", "Alok Mishra", "--data", seed_graph)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("person/alok-mishra-") == 2
    assert "name one by its path" in ran.err


def test_why_knows_what_it_does_not_know(kg: Kg, seed_graph: Path) -> None:
    ran = kg("why", "Nobody At All", "--data", seed_graph)
    assert ran.code == 1
    assert ran.err.startswith("kg: error: Nobody At All: the graph holds nothing of that name")


def test_why_says_when_a_property_is_unknown(kg: Kg, seed_graph: Path) -> None:
    ran = kg("why", "contest/ls-2024/up-amethi", "colour", "--data", seed_graph)
    assert ran.code == 1
    assert "nothing is said of its colour" in ran.err


@pytest.mark.parametrize("entity", ["Amethi", "Kishori Lal Sharma", "contest/ls-2024/up-amethi"])
def test_what_nobody_knew_by_then_is_said_to_be_so(kg: Kg, seed_graph: Path, entity: str) -> None:
    ran = kg("why", entity, "--as-of", "2020-01-01", "--data", seed_graph)
    assert (ran.code, ran.out) == (1, "")
    assert "no article says anything of it that was known by 2020-01-01" in ran.err


def test_of_a_seat_only_its_contests_are_told_as_of_a_moment(kg: Kg, seed_graph: Path) -> None:
    out = kg("why", "Amethi", "--as-of", "2024-06-05", "--data", seed_graph).out
    assert "contest/ls-2024/up-amethi" in out
    assert "located in" not in out


def test_info_counts_graphs_and_classes(kg: Kg, seed_graph: Path) -> None:
    facts = json.loads(kg("info", "--format", "json", "--data", seed_graph).out)
    assert facts["articles"] == 3
    assert facts["graphs"]["articles"] > 100
    assert facts["classes"]["el:Constituency"] >= 543
    assert facts["bytes"] > 0
    assert facts["generation"] == (seed_graph / "CURRENT").read_text(encoding="ascii").strip()


def test_info_is_for_reading(kg: Kg, seed_graph: Path) -> None:
    out = kg("info", "--data", seed_graph).out
    assert "articles   3" in out
    assert "el:Candidacy" in out


def test_info_lists_the_articles(kg: Kg, seed_graph: Path) -> None:
    out = kg("info", "--articles", "--data", seed_graph).out
    assert "66228cc7aea0" in out
    assert "ABP News" in out


def test_the_seeds_keep_to_shapes_and_rules(kg: Kg, seed_graph: Path) -> None:
    ran = kg("check", "--data", seed_graph)
    assert (ran.code, ran.out) == (0, ""), ran.out
    assert "no fault" in ran.err


def test_export_of_everything_is_the_same_each_time(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.nq"
    assert kg("export", "rdf", "-o", file, "--data", seed_graph).code == 0
    assert file.read_text(encoding="utf-8") == kg("export", "rdf", "--data", seed_graph).out
    assert [path.name for path in tmp_path.iterdir()] == ["all.nq"]


@pytest.mark.parametrize(
    ("graph", "word"),
    [("current", "contest/ls-2024/up-amethi"), ("why", "Resolution"), ("article/66228cc7aea0", "3,97,538")],
)
def test_export_of_one_graph(kg: Kg, seed_graph: Path, graph: str, word: str) -> None:
    ran = kg("export", "rdf", "--graph", graph, "--data", seed_graph)
    assert (ran.code, word in ran.out, "@prefix" in ran.out) == (0, True, True)


def test_export_takes_the_format_from_the_ending(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    kg("export", "rdf", "-o", tmp_path / "all.trig", "--data", seed_graph)
    assert "@prefix el:" in (tmp_path / "all.trig").read_text(encoding="utf-8")


def test_export_to_a_format_that_cannot_hold_it(kg: Kg, seed_graph: Path) -> None:
    ran = kg("export", "rdf", "--format", "turtle", "--data", seed_graph)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_export_to_a_folder_that_is_not_there(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    ran = kg("export", "rdf", "-o", tmp_path / "no" / "all.nq", "--data", seed_graph)
    assert ran.code == 1
    assert "No such file or directory" in ran.err


@pytest.mark.parametrize("arguments", [["info"], ["query", "margins"], ["add", "x.md"], ["remove", "x"], ["serve"]])
def test_a_graph_of_another_base_is_told_at_once(spawn: Kg, seed_graph: Path, arguments: list[str]) -> None:
    ran = spawn(*arguments, "--data", seed_graph, settings={"KG_BASE_IRI": "https://data.example/"})
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "but the graph was built under http://localhost:8000/" in ran.err
