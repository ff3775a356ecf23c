"""Paths: ASCII, stable, and different for different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ids


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kishori Lal Sharma", "kishori-lal-sharma"),
        ("CPI(ML) Liberation", "cpi-ml-liberation"),
        ("Nörth", "north"),
        ("", "x"),
    ],
)
def test_slug(text, slug):
    assert ids.slug(text) == slug


@given(st.text())
def test_slug_is_ascii_and_a_fixed_point(text):
    made = ids.slug(text)
    assert made.isascii()
    assert made
    assert ids.slug(made) == made


@given(st.lists(st.text(), min_size=1), st.integers(1, 64))
def test_hash_has_the_asked_length(parts, length):
    assert len(ids.content_hash(*parts, length=length)) == length


def test_hash_keeps_parts_apart():
    assert ids.content_hash("ab", "c", length=16) != ids.content_hash("a", "bc", length=16)


def test_two_namesakes_with_different_candidacies_get_different_paths():
    assert ids.person_path("Alok Mishra", "ls-2024/up-kanpur/inc") != ids.person_path(
        "Alok Mishra", "ls-2024/up-kanpur/ind"
    )


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (ids.constituency_path("UP", "Amethi", "LS"), "constituency/up-amethi"),
        (ids.constituency_path("UP", "Amethi", "VS"), "constituency/up-vs-amethi"),
        (ids.contest_path("LS-2024", "constituency/up-amethi"), "contest/ls-2024/up-amethi"),
        (ids.candidacy_path("LS-2024", "constituency/up-amethi", "person/a-1"), "candidacy/ls-2024/up-amethi/a-1"),
        (ids.candidacy_path("LS-2024", "constituency/up-amroha", "party/inc"), "candidacy/ls-2024/up-amroha/party-inc"),
        (ids.candidacy_path("LS-2024", "constituency/mp-indore", "party/nota"), "candidacy/ls-2024/mp-indore/nota"),
        (ids.candidacy_path("LS-2024", None, "person/a-1"), "candidacy/ls-2024/unknown/a-1"),
        (ids.tally_path("LS-2024", "state/up", "party/sp"), "tally/ls-2024/up/sp"),
        (ids.tenure_path("person/a-1", "MP", "constituency/up-amethi"), "tenure/a-1/mp/constituency-up-amethi"),
        (ids.tenure_path("person/a-1", "Union Minister", None), "tenure/a-1/union-minister"),
    ],
)
def test_patterns(made, path):
    assert made == path
