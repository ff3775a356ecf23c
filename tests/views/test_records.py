import pytest

from kg.errors import InputError
from kg.views import View, claims


def ids(page) -> list[str]:
    return [claim["iri"][-2:] for claim in page.claims]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["01", "02", "03", "04", "05", "06", "07", "08"]),
        ({"type": "turnout"}, ["07", "08"]),
        ({"article": "article/bbbbbbbbbbbb"}, ["04", "05", "06"]),
        ({"article": "article/bbbbbbbbbbbb", "type": "votes"}, ["04"]),
        ({"entity": "person/kishori-lal-sharma-aaaa"}, ["01"]),
        ({"entity": "contest/ls-2024/up-kanpur"}, ["04", "05", "06"]),
        ({"entity": "constituency/up-amethi", "type": "margin"}, ["03"]),
        ({"entity": "party/inc"}, ["01", "04"]),
        ({"article": "article/unknown"}, []),
    ],
    ids=str,
)
def test_filters_join(sample_view: View, filters: dict[str, str], expected: list[str]) -> None:
    assert ids(claims(sample_view, **filters)) == expected


def test_pages_follow_one_another_without_gap_or_overlap(sample_view: View) -> None:
    found, after = [], ""
    for _ in range(10):
        page = claims(sample_view, after=after, size=3)
        found += ids(page)
        after = page.next
        if not after:
            break
    assert found == [f"0{number}" for number in range(1, 9)]


def test_a_claim_is_the_record_that_was_extracted(sample_view: View) -> None:
    assert claims(sample_view, size=1).claims[0] == {
        "iri": "http://localhost:8000/id/claim/0000000000000001",
        "type": "votes",
        "votes": 397538,
    }


@pytest.mark.parametrize("wrong", [{"type": "vote"}, {"size": 0}, {"size": 1001}], ids=str)
def test_a_filter_that_makes_no_sense_is_an_error(sample_view: View, wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        claims(sample_view, **wrong)
