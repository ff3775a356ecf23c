"""Several processes give what one gives, in the same order; one that dies is named."""

import os
from collections.abc import Iterator

import pytest

from kg.errors import SettingsError, SourceError
from kg.extract import each, extract
from kg.extract.jobs import processors
from kg.gazetteer import load_gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate

DAY = PartialDate.parse("2024-06-05")
UNREADABLE = SourceError("broken.md", "empty", "give a file with the text of an article")


def articles(count: int) -> Iterator[Article | SourceError]:
    """Articles long enough for several batches, with a source between them that cannot be read."""
    for number in range(count):
        filler = "Nothing else is told of the day. " * 500
        yield Article(text=f"Asha Rao (BJP) won Kota by {5000 + number} votes.\n{filler}", published=DAY)
        if number == count // 2:
            yield UNREADABLE


def claims_of(article: Article) -> tuple[str, ...]:
    return tuple(claim.path for claim in extract(article, load_gazetteer()).claims)


def end_at_once(article: Article) -> str:
    if article.title == "first":
        return "read here"
    os._exit(1)


def test_several_processes_give_what_one_gives_in_order() -> None:
    alone = list(each(articles(12), claims_of, jobs=1))
    assert list(each(articles(12), claims_of, jobs=2, worth=1)) == alone
    assert alone.index(UNREADABLE) == 7
    assert all(len(found) > 1 for found in alone if found is not UNREADABLE)


def test_few_articles_begin_no_other_process() -> None:
    found = list(each(articles(2), lambda article: os.getpid(), jobs=2))
    assert found[:2] == [os.getpid()] * 2


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors cannot be chosen on this system")
def test_only_processors_that_may_be_used_count() -> None:
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, allowed)


def test_what_comes_is_read_before_the_last_has_come() -> None:
    stream = each(articles(1_000_000), claims_of, jobs=2, worth=1)
    assert all(next(stream) for _ in range(5))
    stream.close()


def test_a_process_that_dies_is_told_with_a_remedy() -> None:
    items = [Article(text="Asha Rao won Kota.", title="first"), Article(text="Meera Sen won Kota.")]
    with pytest.raises(SettingsError, match="KG_JOBS=1"):
        list(each(items, end_at_once, jobs=2, worth=1))
