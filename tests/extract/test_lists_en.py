"""Several contests in one sentence: lists that leave the verb out, pairs that share it, winners told apart."""

from collections.abc import Callable

import pytest

AFTER = "2024-06-05"

SHARED = (
    pytest.param(
        "Ravi Rao won in Kota by 5,000 votes, Gopal Das in Bhopal by 700 and Tapan Sen in Indore by 9,100.",
        {
            "margin Rao>5000/Kota",
            "won Rao/Kota",
            "margin Das>700/Bhopal",
            "won Das/Bhopal",
            "margin Sen>9100/Indore",
            "won Sen/Indore",
        },
        id="verb-of-three",
    ),
    pytest.param(
        "Ravi Rao and Gopal Das won Kota and Bhopal by 8,679 and 42,192 votes.",
        {"margin Rao>8679/Kota", "won Rao/Kota", "margin Das>42192/Bhopal", "won Das/Bhopal"},
        id="two-margins",
    ),
    pytest.param(
        "Ravi Rao and Gopal Das won Kota and Bhopal by 8,679 and 42,192 votes against Tapan Sen and Hari Mohan.",
        {
            "margin Rao>8679/Kota",
            "won Rao/Kota",
            "lost Sen/Kota",
            "defeat Rao>Sen/Kota",
            "margin Das>42192/Bhopal",
            "won Das/Bhopal",
            "lost Mohan/Bhopal",
            "defeat Das>Mohan/Bhopal",
        },
        id="two-margins-two-rivals",
    ),
    pytest.param(
        "In Kota, Gopal Das was beaten by Ravi Rao by 3,700 votes, and in Bhopal by Tapan Sen by 7,900 votes.",
        {
            "defeat Rao>Das/Kota",
            "lost Das/Kota",
            "margin Rao>3700/Kota",
            "won Rao/Kota",
            "defeat Sen>Das/Bhopal",
            "lost Das/Bhopal",
            "margin Sen>7900/Bhopal",
            "won Sen/Bhopal",
        },
        id="one-beaten-twice",
    ),
    pytest.param(
        "Ravi Rao won both Kota and Bhopal, beating Gopal Das in the former by 1,318 votes.",
        {"won Rao/Kota", "won Rao/Bhopal", "defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>1318/Kota"},
        id="the-former",
    ),
)


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_contests_share_a_verb(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) == expected


LISTED = (
    pytest.param(
        "Among those who survived the wave were Ravi Rao (Kota) and Gopal Das (Bhopal).",
        {"won Rao/Kota", "won Das/Bhopal"},
        id="survived",
    ),
    pytest.param(
        "Ravi Rao (Kota), Tapan Sen (Indore) and Gopal Das (Bhopal) were among the other winners.",
        {"won Rao/Kota", "won Sen/Indore", "won Das/Bhopal"},
        id="winners-behind",
    ),
    pytest.param(
        "Among the losers were Ravi Rao (Kota) and Gopal Das (Bhopal).",
        {"lost Rao/Kota", "lost Das/Bhopal"},
        id="losers",
    ),
    pytest.param("Ravi Rao and Gopal Das were among the guests.", set[str](), id="no-list"),
)


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_people_are_listed_by_what_they_did(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) == expected


APART = (
    pytest.param(
        "Gopal Das lost Kota. The winner was Ravi Rao of the Congress.",
        {"lost Das/Kota", "won Rao/Kota", "defeat Rao>Das/Kota"},
        id="the-winner-was",
    ),
    pytest.param(
        "Gopal Das was trounced in Kota. His conqueror, Ravi Rao of the Congress, is a teacher.",
        {"lost Das/Kota", "won Rao/Kota", "defeat Rao>Das/Kota"},
        id="his-conqueror",
    ),
    pytest.param(
        "Ravi Rao won Kota by 4,510 votes, pushing the BJP's Gopal Das to second place.",
        {"won Rao/Kota", "margin Rao>4510/Kota", "lost Das/Kota", "defeat Rao>Das/Kota"},
        id="pushed-to-second-place",
    ),
    pytest.param(
        "Gopal Das led early in Kota, but it was Ravi Rao all the way after that, and the Congress man won Kota.",
        {"won Rao/Kota"},
        id="the-party's-man",
    ),
)


@pytest.mark.parametrize(("text", "expected"), APART)
def test_the_winner_stands_apart(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) >= expected


COUNTS = (
    pytest.param("The BJP and the Congress ended with 44 and 32 seats.", {"BJP 44", "INC 32"}, id="one-each"),
    pytest.param(
        "The BJP won 40 seats. The BSP and the Congress were tied at five.", {"BJP 40", "BSP 5", "INC 5"}, id="tied"
    ),
    pytest.param("In Tripura both the seats went to the BJP.", {"BJP 2"}, id="both-the-seats"),
    pytest.param(
        "No party got a majority in Meghalaya, where the ruling BJP ended with 26 seats.", {"BJP 26"}, id="where"
    ),
)


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_numbers_of_several_parties(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    tallies = [one.split() for one in results(text, AFTER) if one.startswith("tally")]
    assert {" ".join(one[1:3]) for one in tallies} == expected


def test_the_sentence_says_what_holds_now(results: Callable[..., set[str]]) -> None:
    text = "Ravi Rao, who was trailing by 1,400 votes, is now ahead of Gopal Das in Kota by 9,325 votes."
    assert results(text, "2024-06-04") == {"lead Rao/Kota", "trail Das/Kota", "margin Rao>9325/Kota"}


def test_an_entry_of_a_live_page_ends_at_the_next_time(results: Callable[..., set[str]]) -> None:
    text = "Ravi Rao has won Kota for the Congress.4:05 pm: In Bhopal, Gopal Das takes an early lead."
    assert "won Das/Bhopal" not in results(text, "2024-06-04")
