"""Language data: the same files everywhere, patterns that expand, examples that are read."""

import pytest

from kg import lang
from kg.errors import ModelError
from kg.extract import extract
from kg.gazetteer import load_gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.resources import package_file


def files(code: str) -> set[str]:
    return {path.name for path in package_file("lang", code).iterdir() if path.is_file()}


def test_every_language_has_the_same_files() -> None:
    assert len({frozenset(files(code)) for code in lang.CODES}) == 1


@pytest.mark.parametrize("code", lang.CODES)
def test_a_language_loads(code: str) -> None:
    language = lang.load(code)
    assert language.code == code
    assert language.phrases
    assert language.stop_words
    assert language.name_parts


@pytest.mark.parametrize("code", lang.CODES)
def test_the_marks_are_common_to_all_languages(code: str) -> None:
    used = {tag for tags in lang.load(code).phrases.values() for tag in tags if tag.startswith("mark:")}
    assert {"mark:in", "mark:from", "mark:of", "mark:by", "mark:over", "mark:against"} <= used


@pytest.mark.parametrize("code", lang.CODES)
def test_examples_are_read(code: str) -> None:
    gazetteer = load_gazetteer()
    for line in package_file("lang", code, "examples.txt").read_text(encoding="utf-8").splitlines():
        claims = extract(Article(text=line, published=PartialDate.parse("2024-06-05")), gazetteer).claims
        assert claims, line


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(ModelError, match="ta"):
        lang.load("ta")


def test_alternatives_are_spelled_out() -> None:
    assert list(lang.phrases("set to (win|take);won (big |)")) == ["set to win", "set to take", "won big", "won"]


def test_folding_makes_spellings_one() -> None:
    assert lang.fold("लड़ाई") == lang.fold("लडाई")
    assert lang.fold("Party’s") == "party's"
