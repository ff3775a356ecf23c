import csv
from collections import Counter
from pathlib import Path

import pytest

from kg.articles.results import Loaded, Options, read_results
from kg.formats import by_name
from kg.gazetteer import load_register
from kg.model.dates import PartialDate
from kg.pipeline import add, add_results, as_of, build, remove, remove_results
from kg.store import Reader, open_reader
from kg.views import View, course, why
from kg.views.documents import document

BASE = "http://localhost:8000/"
DATA = Path(__file__).parents[2].parent / "shared" / "data" / "ls2024_results.csv"
SEED = Path(__file__).parents[2] / "seeds" / "kanpur-alok-mishra.md"
"""An article about Kanpur, and about Akbarpur at two elections."""
HEAD = "state,constituency,candidate,party,votes\n"
AMETHI = "Uttar Pradesh,Amethi,MEERA YADAV,INC,501000\nUttar Pradesh,Amethi,ARUN RAO,BJP,400500\n"
ARTICLE = """---
title: Amethi
publisher: The Paper
published: 2024-06-04
url: https://paper.example/amethi
---
Congress candidate Meera Yadav leads in Amethi in the Lok Sabha election. So far Meera Yadav has polled 3,00,000 votes.
"""
NAMESAKES = """Uttar Pradesh,Kanpur,ASHOK PASWAN ADVOCATE,Sabhi Jan Party,1974
Uttar Pradesh,Akbarpur,ASHOK PASWAN ADVOCATE,Sabhi Jan Party,3173
"""
EARLIER = "Uttar Pradesh,Akbarpur,Ashok Paswan,Sabhi Jan Party,866\n"


def rows(folder: Path, text: str = HEAD + AMETHI, *, name: str = "r.csv", election: str = "LS-2024") -> Loaded:
    path = folder / name
    path.write_text(text)
    return read_results(path, load_register(), Options(election=election))


def votes(reader: Reader) -> dict[str, int]:
    found = reader.select("SELECT ?name ?votes WHERE { ?c el:votes ?votes ; el:candidate/rdfs:label ?name }")
    return {str(row["name"]): int(str(row["votes"])) for row in found}


def joined(reader: Reader) -> list[dict[str, object]]:
    return [dict(row) for row in reader.select("SELECT ?a ?b WHERE { GRAPH ?g { ?a dcterms:isReplacedBy ?b } }")]


def plain(reader: Reader, query: str) -> list[dict[str, str | None]]:
    return [{name: str(term) if term else None for name, term in row.items()} for row in reader.select(query)]


def content(reader: Reader) -> set[tuple[str, ...]]:
    """All quads but the runs, which tell the time."""
    query = "SELECT ?g ?s ?p ?o WHERE { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } }"
    quads = {tuple(str(row[name]) for name in "gspo") for row in reader.select(query)}
    return {quad for quad in quads if not quad[0].endswith("graph/runs")}


def test_results_alone_make_a_graph(tmp_path: Path) -> None:
    report = add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    reader = open_reader(tmp_path / "kg")
    assert (report.rows, report.contests, report.people) == (2, 1, 2)
    assert votes(reader) == {"Meera Yadav": 501000, "Arun Rao": 400500}
    (margin,) = reader.select(
        "SELECT ?m WHERE { ?c el:margin ?m ; el:winner/el:party/rdfs:label ?p FILTER(LANG(?p)='en') }"
    )
    assert str(margin["m"]) == "100500"


def test_loading_a_file_again_changes_nothing(tmp_path: Path) -> None:
    first = add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    again = add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    assert (again.added, again.generation) == ((), first.generation)


def test_official_values_overtake_what_an_article_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    build([str(tmp_path / "a.md")], data=tmp_path / "kg", base=BASE)
    add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    reader = open_reader(tmp_path / "kg")
    assert votes(reader)["Meera Yadav"] == 501000
    found = why(View(reader, BASE), "contest/ls-2024/up-amethi", property="votes")
    (fact,) = (fact for fact in found if fact.values[0].text == "501000")
    assert [(said.standing, said.value.text) for said in fact.claims] == [
        ("chosen", "501000"),
        ("superseded", "300000"),
    ]
    assert fact.claims[0].quote == "r.csv, row 2 (MEERA YADAV), column votes"


def test_a_row_that_nothing_else_speaks_of_is_its_own_reason(tmp_path: Path) -> None:
    add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    (fact,) = why(View(open_reader(tmp_path / "kg"), BASE), "contest/ls-2024/up-amethi", property="margin")
    assert (fact.values[0].text, fact.status, fact.claims[0].quote) == ("100500", "Official", "r.csv, row 2-3")


def test_the_order_of_articles_and_results_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    build([str(tmp_path / "a.md")], data=tmp_path / "one", base=BASE)
    add_results([rows(tmp_path)], data=tmp_path / "one", base=BASE)
    add_results([rows(tmp_path)], data=tmp_path / "two", base=BASE)
    add([str(tmp_path / "a.md")], data=tmp_path / "two", base=BASE)
    assert content(open_reader(tmp_path / "one")) == content(open_reader(tmp_path / "two"))


def test_removing_the_article_restores_what_the_rows_say(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    before = content(open_reader(tmp_path / "kg"))
    add([str(tmp_path / "a.md")], data=tmp_path / "kg", base=BASE)
    assert content(open_reader(tmp_path / "kg")) != before
    remove("https://paper.example/amethi", data=tmp_path / "kg", base=BASE)
    assert content(open_reader(tmp_path / "kg")) == before


def test_removing_a_file_parts_candidates_again_whom_it_joined(tmp_path: Path) -> None:
    build([str(SEED)], data=tmp_path / "kg", base=BASE)
    add_results([rows(tmp_path, HEAD + NAMESAKES)], data=tmp_path / "kg", base=BASE)
    before = content(open_reader(tmp_path / "kg"))
    earlier = rows(tmp_path, HEAD + EARLIER, name="s.csv", election="LS-2019")
    add_results([earlier], data=tmp_path / "kg", base=BASE)
    assert joined(open_reader(tmp_path / "kg"))
    remove_results(earlier.file.path, data=tmp_path / "kg", base=BASE)
    assert not joined(open_reader(tmp_path / "kg"))
    assert content(open_reader(tmp_path / "kg")) == before


def test_files_that_contradict_each_other_are_contested(tmp_path: Path) -> None:
    loaded = [rows(tmp_path), rows(tmp_path, HEAD + AMETHI.replace("501000", "501001"), name="s.csv")]
    add_results(loaded, data=tmp_path / "kg", base=BASE)
    contested = "SELECT ?s WHERE { GRAPH ?g { ?r el:state el:Contested ; rdf:subject ?s ; rdf:predicate el:votes } }"
    assert len(open_reader(tmp_path / "kg").select(contested)) == 1


@pytest.fixture(scope="module")
def of_2024(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    if not DATA.exists():
        pytest.skip("the results of 2024 are not in the repository (../shared/data)")
    data = tmp_path_factory.mktemp("ls2024") / "kg"
    add_results([read_results(DATA, load_register(), Options(election="LS-2024"))], data=data, base=BASE)
    return open_reader(data)


def source() -> dict[str, list[dict[str, str]]]:
    contests: dict[str, list[dict[str, str]]] = {}
    with DATA.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            contests.setdefault(row["pc_id"], []).append(row)
    return contests


def test_seats_by_party_are_those_of_2024(of_2024: Reader) -> None:
    query = """SELECT ?short (COUNT(*) AS ?n) WHERE {
      ?c el:outcome el:Elected ; el:party/el:abbreviation ?short FILTER(LANG(?short) = "en") } GROUP BY ?short"""
    seats = {str(row["short"]): int(str(row["n"])) for row in of_2024.select(query)}
    wanted = {"BJP": 240, "INC": 99, "SP": 37, "AITC": 29, "DMK": 22, "TDP": 16, "JD(U)": 12}
    assert {party: seats[party] for party in wanted} == wanted


def test_every_winner_margin_and_total_is_the_files_own(of_2024: Reader) -> None:
    query = """SELECT ?row ?margin ?total ?name WHERE {
      ?c el:winner ?w . OPTIONAL { ?c el:margin ?margin ; el:validVotes ?total }
      GRAPH ?g { ?row el:candidacy ?w ; el:name ?name } }"""
    found = Counter((row["name"], row["margin"], row["total"]) for row in plain(of_2024, query))
    wanted = Counter[tuple[str | None, ...]]()
    for rows_of in source().values():
        counted = [int(row["total_votes"]) for row in rows_of if row["total_votes"]]
        people = sorted((int(row["total_votes"] or 0) for row in rows_of if row["is_nota"] == "0"), reverse=True)
        (winner,) = (row["candidate"] for row in rows_of if row["result"] in {"won", "uncontested"})
        told = (str(people[0] - people[1]), str(sum(counted))) if counted else (None, None)
        wanted[(winner, *told)] += 1
    assert sum(found.values()) == 543
    assert found == wanted


def test_every_row_is_a_candidacy_with_its_votes(of_2024: Reader) -> None:
    (row,) = of_2024.select(
        "SELECT (COUNT(*) AS ?n) (SUM(COALESCE(?v, 0)) AS ?sum) WHERE { ?c a el:Candidacy OPTIONAL { ?c el:votes ?v } }"
    )
    assert (str(row["n"]), str(row["sum"])) == ("8902", "645363445")


def test_why_and_course_tell_no_more_than_was_known_then(tmp_path: Path) -> None:
    count = "state,constituency,candidate,party,votes,time\n" + "".join(
        f"{line},2024-06-04 {hour}:00\n"
        for hour, text in ((10, AMETHI.replace("501000", "410000")), (16, AMETHI))
        for line in text.splitlines()
    )
    data = tmp_path / "kg"
    add_results([rows(tmp_path), rows(tmp_path, count, name="count.csv")], data=data, base=BASE)
    now, moment = open_reader(data), PartialDate.parse("2024-06-04T12:00").latest
    then = View(as_of(now, moment, data=data, base=BASE, contests=["contest/ls-2024/up-amethi"]), BASE, moment)
    facts = why(then, "contest/ls-2024/up-amethi", property="votes")
    assert [(fact.values[0].text, fact.status, len(fact.claims)) for fact in facts] == [
        ("400500", "Interim", 1),
        ("410000", "Interim", 1),
    ]
    assert [len(series.points) for series in course(then, "contest/ls-2024/up-amethi").series] == [1, 1]
    assert [len(series.points) for series in course(View(now, BASE), "contest/ls-2024/up-amethi").series] == [2, 2]


def test_a_results_file_has_a_data_document(tmp_path: Path) -> None:
    report = add_results([rows(tmp_path)], data=tmp_path / "kg", base=BASE)
    view = View(open_reader(tmp_path / "kg"), BASE)
    text = document(view, report.added[0], address=f"{BASE}data/x", dataset=f"{BASE}void").serialize(by_name("turtle"))
    assert b"https://w3id.org/janadesh#ResultsFile" in text or b"el:ResultsFile" in text
    assert b"votes = votes" in text
