"""Claims against the best knowledge over HTTP: one article, all of them, JSON, CSV, the page."""

import csv
import io

import pytest


@pytest.fixture
def article(site) -> str:
    found = site.get("/api/checks").json()["articles"]
    return next(each["article"] for each in found if sum(each["counts"].values()))


def test_an_article_is_checked(site, article: str) -> None:
    answer = site.get(f"/api/articles/{article.partition('/')[2]}/check")
    assert answer.status_code == 200
    found = answer.json()
    assert found["article"]["path"] == article
    assert sum(found["counts"].values()) == len(found["claims"]) > 0
    assert {claim["verdict"] for claim in found["claims"]} <= set(found["counts"])


def test_the_whole_path_is_understood_too(site, article: str) -> None:
    assert site.get(f"/api/articles/{article}/check").status_code == 200


def test_all_claims_as_rows(site) -> None:
    answer = site.get("/api/checks?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    counts = [each["claims"] for each in site.get("/api/checks").json()["publishers"]]
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == sum(counts) > 0


def test_unknown_articles_and_formats(site) -> None:
    assert site.get("/api/articles/000000000000/check").status_code == 404
    assert site.get("/api/checks?format=xlsx").status_code == 400


def test_it_is_in_the_description(site) -> None:
    paths = site.get("/openapi.json").json()["paths"]
    assert {"/api/articles/{path}/check", "/api/checks"} <= set(paths)


def test_the_page_of_the_article_shows_it(site, article: str) -> None:
    assert 'id="checked"' in site.get(f"/page/{article}").text
