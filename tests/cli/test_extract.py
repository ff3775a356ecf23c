"""`kg extract`: claims to standard output, faults to standard error, no store."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read
from kg.model.article import Article
from kg.model.claim import Claim
from kg.resources import shipped

Kg = Callable[..., Any]
SEEDS = sorted(path for path in shipped("seeds").glob("*.md") if path.stem != "README")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_line_is_a_claim_with_its_words(kg: Kg, seed: Path) -> None:
    (article,) = read([str(seed)])
    assert isinstance(article, Article)
    ran = kg("extract", seed)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert len(lines) > 5
    assert all(line["evidence"] == article.text[line["start"] : line["end"]] for line in lines)
    assert all(Claim.from_json(line, "http://localhost:8000/").article == article.id for line in lines)


def test_standard_input(spawn: Kg) -> None:
    ran = spawn("extract", "-", "--published", "2024-06-04", stdin=SEEDS[0].read_bytes())
    assert ran.out == spawn("extract", SEEDS[0]).out


def test_the_same_text_gives_the_same_bytes(spawn: Kg) -> None:
    assert spawn("extract", *SEEDS).out == spawn("extract", *SEEDS).out


def test_no_store_is_made(spawn: Kg, tmp_path: Path) -> None:
    spawn("extract", SEEDS[0], cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_iris_lie_under_the_base(spawn: Kg) -> None:
    ran = spawn("extract", SEEDS[0], settings={"KG_BASE_IRI": "https://data.example/"})
    assert '"iri": "https://data.example/id/' in ran.out
    assert "localhost" not in ran.out


def test_one_bad_source_among_good_ones(kg: Kg, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes("x".encode("utf-16"))
    ran = kg("extract", SEEDS[0], bad, tmp_path / "nowhere.txt", SEEDS[1])
    articles = {json.loads(line)["article"] for line in ran.out.splitlines()}
    assert (ran.code, len(articles)) == (1, 2)
    assert [line.startswith("kg: error: ") for line in ran.err.splitlines()] == [True, True]
    assert f"{bad}: not UTF-8: UTF-16" in ran.err


def test_table_is_for_reading(kg: Kg) -> None:
    out = kg("extract", SEEDS[0], "--format", "table").out
    assert out.splitlines()[1].split() == ["claim", "of", "words"]
    assert "3,97,538" in out
    assert max(map(len, out.splitlines())) > 100


def test_nquads_are_the_graph_of_the_article(kg: Kg) -> None:
    out = kg("extract", SEEDS[0], "--format", "nquads").out
    (article,) = read([str(SEEDS[0])])
    assert isinstance(article, Article)
    assert out.endswith(" .\n")
    assert all(line.endswith(f"<http://localhost:8000/graph/article/{article.id}> .") for line in out.splitlines())
    assert kg("extract", SEEDS[0], "--format", "nquads").out == out
