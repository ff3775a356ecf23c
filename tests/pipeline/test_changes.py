"""Changing the graph: whole or not at all, and the same graph by every way that leads to it."""

import shutil
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import NoStoreError, UnknownEntityError
from kg.formats import by_name
from kg.model.article import Article, Sentence, Tier
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.entity import Entity, Kind
from kg.model.quantity import Quantity
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.pipeline import add, build, judge, load_readings, remove
from kg.resources import shipped
from kg.store import open_reader

BASE = "http://localhost:8000/"
SEEDS = sorted(str(path) for path in shipped("seeds").glob("*-*.md"))
VOLATILE = "startedAtTime"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def dump(data: Path) -> list[str]:
    """The graph as sorted N-Quads without the time of the run."""
    out = BytesIO()
    open_reader(data).dump(out, by_name("nquads"))
    return [line for line in out.getvalue().decode().splitlines() if VOLATILE not in line]


def without_runs(lines: list[str]) -> list[str]:
    return [line for line in lines if "/run/" not in line]


def test_build_of_the_seeds_reports_what_it_did(data):
    report = build(SEEDS, data=data, base=BASE)
    assert (report.articles, report.added, report.skipped) == (3, 3, ())
    assert report.people >= 11
    assert report.claims > 80


def test_official_results_outrank_articles_and_keep_their_tier(data):
    build(SEEDS, data=data, base=BASE)
    assert load_readings([official_amethi()], data=data, base=BASE).added == 1
    assert load_readings([official_amethi()], data=data, base=BASE).unchanged == 1
    rows = open_reader(data).select(
        """SELECT ?votes ?status WHERE { GRAPH ?why { ?r rdf:subject ?s ; rdf:predicate el:votes ; el:status ?status }
        ?s el:votes ?votes ; el:contest/rdfs:label ?label FILTER(CONTAINS(STR(?label), "Amethi")) } ORDER BY ?votes"""
    )
    assert {(str(row["votes"]), str(row["status"]).rpartition("#")[2]) for row in rows} >= {("539228", "Official")}
    remove(official_amethi().article.id, data=data, base=BASE)
    assert '"539228"' not in "".join(dump(data))


def official_amethi() -> Reading:
    article = Article(text="KISHORI LAL,539228", title="Amethi", tier=Tier.OFFICIAL, language="en")
    words = Evidence.cut(article.text, sentence=0, start=0, end=len(article.text))
    who = Entity(Kind.PERSON, "person/kishori-lal-0000", "Kishori Lal Sharma")
    seat = Entity(Kind.CONSTITUENCY, "constituency/up-amethi", "Amethi")
    about = {"person": who, "constituency": seat, "election": "LS-2024"}
    inc = Entity(Kind.PARTY, "party/inc", "Indian National Congress")
    make = partial(Claim.of, article=article.id, evidence=words, rule="official row", **about)
    claims = (make(ClaimType.CANDIDACY, party=inc), make(ClaimType.VOTES, votes=Quantity.exact(539228)))
    return Reading(article, (Sentence(0, 0, len(article.text)),), claims)


def test_building_again_gives_the_same_bytes(data, tmp_path):
    build(SEEDS, data=data, base=BASE)
    build(list(reversed(SEEDS)), data=tmp_path / "again", base=BASE)
    assert dump(data) == dump(tmp_path / "again")


def test_adding_one_by_one_gives_what_building_gives(data, tmp_path):
    build(SEEDS, data=data, base=BASE)
    build(SEEDS[:1], data=tmp_path / "grown", base=BASE)
    for seed in SEEDS[1:]:
        assert add([seed], data=tmp_path / "grown", base=BASE).added == 1
    assert without_runs(dump(data)) == without_runs(dump(tmp_path / "grown"))


def test_removing_is_the_inverse_of_adding(data):
    build(SEEDS[:2], data=data, base=BASE)
    before = dump(data)
    add(SEEDS[2:], data=data, base=BASE)
    assert dump(data) != before
    url = Path(SEEDS[2]).read_text(encoding="utf-8").split("url: ")[1].split()[0]
    assert remove(url, data=data, base=BASE).removed == 1
    assert dump(data) == before


def test_same_article_again_changes_nothing(data):
    generation = build(SEEDS, data=data, base=BASE).generation
    report = add(SEEDS, data=data, base=BASE)
    assert (report.unchanged, report.added, report.replaced) == (3, 0, 0)
    assert open_reader(data).generation == generation


def test_same_article_twice_in_one_run_is_read_once(data, tmp_path):
    copy = shutil.copy(SEEDS[0], tmp_path / "copy.md")
    report = build([SEEDS[0], str(copy)], data=data, base=BASE)
    assert (report.articles, report.duplicates) == (1, 1)


def test_changed_article_takes_the_place_of_the_older(data, tmp_path):
    build(SEEDS, data=data, base=BASE)
    changed = tmp_path / "changed.md"
    text = Path(SEEDS[0]).read_text(encoding="utf-8")
    changed.write_text(text.replace("3,97,538", "4,01,222"), encoding="utf-8")
    report = add([str(changed)], data=data, base=BASE)
    assert (report.articles, report.replaced, report.added) == (3, 1, 0)
    lines = "\n".join(dump(data))
    assert '"401222"' in lines
    assert '"397538"' not in lines


def test_bad_file_among_good_ones_is_reported_and_the_rest_is_done(data, tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\xff\xfe\x00broken")
    report = build([*SEEDS, str(bad), str(tmp_path / "missing.md")], data=data, base=BASE)
    assert report.articles == 3
    assert [Path(error.subject).name for error in report.skipped] == ["bad.md", "missing.md"]


def test_nothing_readable_keeps_the_old_store(data, tmp_path):
    generation = build(SEEDS, data=data, base=BASE).generation
    report = build([str(tmp_path / "missing.md")], data=data, base=BASE)
    assert (report.articles, report.generation) == (0, "")
    assert open_reader(data).generation == generation


def test_adding_without_a_store_says_so(data):
    with pytest.raises(NoStoreError):
        add(SEEDS, data=data, base=BASE)


def test_removing_what_is_not_there_says_so(data):
    build(SEEDS, data=data, base=BASE)
    with pytest.raises(UnknownEntityError, match="no such article"):
        remove("ffffffffffff", data=data, base=BASE)


def test_persons_decision_holds_through_later_changes_and_can_be_taken_back(data, tmp_path):
    for name, text in (
        ("one", "Lok Sabha election 2024: Congress candidate KL Sharma won Amethi by 1,67,196 votes."),
        (
            "two",
            "Lok Sabha election 2024: In Amethi, Kishori Lal Sharma of the Congress defeated Smriti Irani of the BJP.",
        ),
    ):
        (tmp_path / f"{name}.md").write_text(
            f"---\npublished: 2024-06-05\nlanguage: en\n---\n{text}\n", encoding="utf-8"
        )
    sources = [str(tmp_path / "one.md"), str(tmp_path / "two.md")]
    people = build(sources, data=data, base=BASE).people
    rows = open_reader(data).select(
        "SELECT ?left ?right WHERE { GRAPH ?g { ?d el:judgement el:Same ; el:left ?left ; el:right ?right } }"
    )
    same = [row for row in rows if "sharma" in str(row["left"]) and "sharma" in str(row["right"])]
    assert len(same) == 1
    left, right = (str(same[0][side]).removeprefix(f"{BASE}id/") for side in ("left", "right"))
    apart = Decision(left=left, right=right, judgement=Judgement.DIFFERENT, score=1.0, reason="told apart", by="editor")
    assert judge(apart, data=data, base=BASE).people == people + 1
    assert add(SEEDS[1:2], data=data, base=BASE).people > people
    together = Decision(left=left, right=right, judgement=Judgement.SAME, score=1.0, reason="one person", by="editor")
    judge(together, data=data, base=BASE)
    assert remove(_seed_url(SEEDS[1]), data=data, base=BASE).people == people


def _seed_url(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").split("url: ")[1].split()[0]
