"""The course of a count: rows of results files and interim reports as one series, equal to their source."""

import csv
import gzip
from pathlib import Path

import pytest

from kg.articles.results import Options, read_results
from kg.gazetteer import load_register
from kg.pipeline import add, add_results
from kg.store import open_reader
from kg.views import Course, View, course

BASE = "http://localhost:8000/"
DATA = Path(__file__).parents[3] / "shared" / "data"
SEATS = {
    "S24-37": "contest/ls-2024/up-amethi",
    "S24-77": "contest/ls-2024/up-varanasi",
    "S12-26": "contest/ls-2024/mp-indore",
    "S13-27": "contest/ls-2024/mh-mumbai-north-west",
}
COUNT = """pc_id,candidate,party,time,votes
S24-37,MEERA YADAV,INC,2024-06-04 10:00:00,1000
S24-37,ARUN RAO,BJP,2024-06-04 10:00:00,1200
S24-37,MEERA YADAV,INC,2024-06-04 11:00:00,3000
S24-37,ARUN RAO,BJP,2024-06-04 11:00:00,1100
"""
ARTICLE = """---
publisher: The Paper
published: 2024-06-04
url: https://paper.example/amethi
---
Congress candidate Meera Yadav leads in Amethi in the Lok Sabha election. Till 12 pm Meera Yadav had polled 3,500 votes.
"""


def load(data: Path, path: Path) -> None:
    add_results([read_results(path, load_register(), Options(election="LS-2024"))], data=data, base=BASE)


def course_of(data: Path, path: str) -> Course:
    return course(View(open_reader(data), BASE), path)


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    (tmp_path / "count.csv").write_text(COUNT)
    load(tmp_path / "kg", tmp_path / "count.csv")
    return tmp_path / "kg"


def test_each_candidate_has_a_series_in_the_order_of_time(counted: Path) -> None:
    found = course_of(counted, "contest/ls-2024/up-amethi")
    assert [(series.name, [point.votes for point in series.points]) for series in found.series] == [
        ("MEERA YADAV", [1000, 3000]),
        ("ARUN RAO", [1200, 1100]),
    ]


def test_votes_that_go_down_are_kept_and_marked(counted: Path) -> None:
    (_, arun) = course_of(counted, "contest/ls-2024/up-amethi").series
    assert [point.flags for point in arun.points] == [(), ("LowerThanBefore",)]


def test_the_lead_and_its_changes(counted: Path) -> None:
    found = course_of(counted, "contest/ls-2024/up-amethi")
    assert [(lead.as_of[11:16], lead.margin, lead.leader.label.split(" (")[0]) for lead in found.changes] == [
        ("10:00", 200, "Arun Rao"),
        ("11:00", 1900, "Meera Yadav"),
    ]


def test_the_newest_row_is_what_is_believed_while_votes_are_counted(counted: Path) -> None:
    query = "SELECT ?votes ?status WHERE { ?c el:leader ?l ; el:countStatus ?status . ?l el:votes ?votes }"
    (row,) = open_reader(counted).select(query)
    assert (str(row["votes"]), str(row["status"]).rpartition("#")[2]) == ("3000", "Interim")


def test_interim_reports_of_articles_are_part_of_the_series(counted: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    add([str(tmp_path / "a.md")], data=counted, base=BASE)
    (meera, _) = course_of(counted, "contest/ls-2024/up-amethi").series
    assert [point.votes for point in meera.points] == [1000, 3000, 3500]


def test_the_reports_of_one_contest_are_not_in_the_course_of_another(counted: Path, tmp_path: Path) -> None:
    text = COUNT.replace("S24-37", "S24-77").replace("MEERA YADAV", "RAMA")
    (tmp_path / "other.csv").write_text(text)
    (tmp_path / "a.md").write_text(ARTICLE)
    load(counted, tmp_path / "other.csv")
    add([str(tmp_path / "a.md")], data=counted, base=BASE)
    found = course_of(counted, "contest/ls-2024/up-varanasi")
    assert [series.name for series in found.series] == ["RAMA", "ARUN RAO"]


@pytest.fixture(scope="module")
def of_2024(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (DATA / "timewise_2024.csv.gz").exists():
        pytest.skip("the counts of 2024 are not in the repository (../shared/data)")
    folder = tmp_path_factory.mktemp("counts")
    for name in ("timewise_2024", "timewise_leads_2024"):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            rows = source(name)
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        load(folder / "kg", folder / f"{name}.csv")
    return folder / "kg"


def source(name: str, seats: frozenset[str] = frozenset(SEATS)) -> list[dict[str, str]]:
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["pc_id"] in seats]


@pytest.mark.parametrize(("seat", "contest"), SEATS.items(), ids=lambda value: value.rpartition("/")[2])
def test_the_course_of_a_real_count_equals_its_source(of_2024: Path, seat: str, contest: str) -> None:
    found = course_of(of_2024, contest)
    points = {
        (series.name, point.as_of, point.votes, bool(point.flags)) for series in found.series for point in series.points
    }
    wanted = {
        (row["candidate"], moment(row), int(row["total_votes"]), bool(row["flag"]))
        for row in source("timewise_2024", frozenset({seat}))
    }
    assert points == wanted
    leads = {(lead.as_of, lead.margin) for lead in found.leads}
    assert leads >= {(moment(row), int(row["margin"])) for row in source("timewise_leads_2024", frozenset({seat}))}


def moment(row: dict[str, str]) -> str:
    return f"{row['scraped_at_ist'].replace(' ', 'T')}+05:30"
