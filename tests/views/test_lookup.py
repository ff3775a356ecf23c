import pytest

from kg.views import View, search
from kg.views.lookup import LIMIT


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kishori Lal Sharma", "person/kishori-lal-sharma-aaaa"),
        ("kishori lal", "person/kishori-lal-sharma-aaaa"),
        ("sharma", "person/kishori-lal-sharma-aaaa"),
        ("किशोरी लाल शर्मा", "person/kishori-lal-sharma-aaaa"),
        ("किशोरी भैया", "person/kishori-lal-sharma-aaaa"),
        ("BJP", "party/bjp"),
        ("congress", "party/inc"),
        ("समाजवादी", "party/sp"),
        ("अमेठी", "constituency/up-amethi"),
        ("Turnout in Amethi", "article/cccccccccccc"),
        ("<script>alert('name')</script>", "person/script-4444"),
    ],
)
def test_a_name_in_either_script_finds_the_thing(sample_view: View, text: str, first: str) -> None:
    assert search(sample_view, text)[0].thing.path == first


def test_each_thing_is_found_once(sample_view: View) -> None:
    paths = [hit.thing.path for hit in search(sample_view, "a")]
    assert len(paths) == len(set(paths))


def test_a_kind_narrows(sample_view: View) -> None:
    assert {hit.thing.kind for hit in search(sample_view, "amethi", kind="contest")} == {"contest"}


@pytest.mark.parametrize("text", ["", "   ", "no such name at all"])
def test_nothing_is_found_for_nothing(sample_view: View, text: str) -> None:
    assert search(sample_view, text) == ()


@pytest.mark.parametrize(("limit", "at_most"), [(1, 1), (0, 0), (10_000, LIMIT)])
def test_the_number_of_hits_is_bounded(sample_view: View, limit: int, at_most: int) -> None:
    assert len(search(sample_view, "a", limit=limit)) <= at_most
