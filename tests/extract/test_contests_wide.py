"""Many wordings of one contest: who is ahead, who behind, by how much; on sentences of our own."""

from collections.abc import Callable

import pytest

AFTER = "2024-06-06"
COUNTING = "2024-06-04"

DUEL = {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>4510/Kota", "won Rao/Kota"}
DUELS = (
    "Ravi Rao saw off Gopal Das in Kota by 4,510 votes.",
    "Ravi Rao got past Gopal Das in Kota by 4,510 votes.",
    "Ravi Rao put paid to Gopal Das in Kota by 4,510 votes.",
    "In Kota, Ravi Rao steamrolled Gopal Das by 4,510 votes.",
    "Ravi Rao prevailed over Gopal Das in Kota by 4,510 votes.",
    "Ravi Rao had the better of Gopal Das in Kota by 4,510 votes.",
    "Ravi Rao made short work of Gopal Das in Kota, by 4,510 votes.",
    "In Kota Gopal Das was bulldozed by Ravi Rao by 4,510 votes.",
    "Gopal Das was toppled in Kota by Ravi Rao by 4,510 votes.",
    "Beaten by Ravi Rao in Kota by 4,510 votes, Gopal Das left early.",
    "Gopal Das fell to Ravi Rao in Kota by 4,510 votes.",
    "Gopal Das went under in Kota to Ravi Rao by 4,510 votes.",
    "In Kota, Gopal Das came a cropper against Ravi Rao by 4,510 votes.",
    "Gopal Das could not get past Ravi Rao in Kota, losing by 4,510 votes.",
    "Gopal Das tasted defeat in Kota at the hands of Ravi Rao by 4,510 votes.",
    "Gopal Das's defeat to Ravi Rao in Kota by 4,510 votes made headlines.",
    "Ravi Rao won Kota by a comfortable margin of 4,510 votes ahead of Gopal Das.",
    "Ravi Rao won Kota from the BJP's Gopal Das by 4,510 votes.",
    "Ravi Rao is back from Kota by 4,510 votes over Gopal Das.",
    "Ravi Rao was home by 4,510 votes against Gopal Das in Kota.",
    "Ravi Rao walked away with Kota by 4,510 votes over Gopal Das.",
    "Ravi Rao's lead over Gopal Das in Kota ended at 4,510.",
    "Ravi Rao's majority over Gopal Das in Kota was 4,510.",
    "In Kota, the margin for Ravi Rao over Gopal Das was 4,510 votes.",
    "In Kota Ravi Rao finished 4,510 votes clear of Gopal Das.",
    "In Kota Gopal Das was 4,510 votes adrift of Ravi Rao.",
)

WON = {"margin Rao>4510/Kota", "won Rao/Kota"}
WINNERS = (
    "Ravi Rao romped home in Kota by 4,510 votes.",
    "Ravi Rao squeezed through in Kota by 4,510 votes.",
    "Ravi Rao pulled through in Kota by 4,510 votes.",
    "Ravi Rao coasted home in Kota by 4,510 votes.",
    "In Kota Ravi Rao was in by 4,510.",
    "Ravi Rao held on to Kota by 4,510 votes.",
    "Ravi Rao hung on to Kota by 4,510 votes.",
    "Ravi Rao recaptured Kota with a margin of 4,510 votes.",
    "Kota stayed with Ravi Rao by 4,510 votes.",
    "Kota was retained by Ravi Rao by 4,510 votes.",
    "Ravi Rao's victory margin in Kota was 4,510.",
    "In Kota, the majority for Ravi Rao was 4,510.",
)

LOST = {"lost Das/Kota"}
LOSERS = (
    "Gopal Das bit the dust in Kota.",
    "Gopal Das failed to make the cut in Kota.",
    "In Kota Gopal Das suffered an ignominious defeat.",
    "Gopal Das lost his deposit in Kota.",
    "In Kota Gopal Das came unstuck.",
    "Gopal Das was shown the door in Kota.",
    "Gopal Das conceded Kota.",
    "In Kota Gopal Das came third.",
    "In Kota Gopal Das finished a distant third.",
    "Suffering a shock defeat was Gopal Das in Kota.",
)

FRAMES = (
    pytest.param(
        "Ravi Rao won Kota by 4,510 votes, Gopal Das stopping at 3,98,357.",
        {*WON, "lost Das/Kota", "votes Das=398357/Kota"},
        id="stopping-at",
    ),
    pytest.param(
        "In Kota, Ravi Rao had 5,96,955 votes and the BJP's Gopal Das was 4,510 adrift.",
        {*DUEL, "votes Rao=596955/Kota"},
        id="adrift-of-the-votes-before",
    ),
    pytest.param(
        "Ravi Rao beat Gopal Das in Kota 6,28,789 to 5,72,084.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "votes Das=572084/Kota", "votes Rao=628789/Kota", "won Rao/Kota"},
        id="score-winner-first",
    ),
    pytest.param(
        "In Kota Gopal Das went down to Ravi Rao: 5,72,084 votes against 6,28,789.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "votes Das=572084/Kota", "votes Rao=628789/Kota", "won Rao/Kota"},
        id="score-loser-first",
    ),
    pytest.param(
        "Ravi Rao defeated Gopal Das in Kota with 6,28,789 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "votes Rao=628789/Kota", "won Rao/Kota"},
        id="votes-are-the-winners",
    ),
    pytest.param(
        "Gopal Das fell in Kota to Ravi Rao and Tapan Sen in Nagaur to Hari Mohan.",
        {
            "defeat Mohan>Sen/Nagaur",
            "defeat Rao>Das/Kota",
            "lost Das/Kota",
            "lost Sen/Nagaur",
            "won Mohan/Nagaur",
            "won Rao/Kota",
        },
        id="gapped-losers",
    ),
    pytest.param(
        "In Kota, Ravi Rao won by 4,510 votes and in Nagaur Hari Mohan by 9,300.",
        {*WON, "margin Mohan>9300/Nagaur", "won Mohan/Nagaur"},
        id="gap-after-a-seat",
    ),
    pytest.param(
        "Gopal Das (Kota) and Tapan Sen (Nagaur) were third.",
        {"lost Das/Kota", "lost Sen/Nagaur"},
        id="each-with-a-seat",
    ),
    pytest.param(
        "The BJP retained the Kota seat with its candidate Ravi Rao defeating Gopal Das by 4,510 votes.",
        DUEL,
        id="with-its-candidate",
    ),
    pytest.param(
        "Ravi Rao of the BJP won Kota, and the party pocketed Nagaur and Churu as well.",
        {"won BJP/Churu", "won BJP/Nagaur", "won Rao/Kota"},
        id="the-party-is-not-the-person",
    ),
    pytest.param(
        "Ravi Rao, who had wanted Nagaur, won from Kota by 4,510 votes.",
        WON,
        id="the-seat-after-the-predicate",
    ),
    pytest.param(
        "Ravi Rao won Kota by 4,510 votes. Gopal Das had been 900 ahead in the morning.",
        WON,
        id="a-lead-since-lost",
    ),
    pytest.param(
        "Gopal Das led Ravi Rao in Kota by 900 votes until the seventh round.",
        set(),
        id="a-lead-of-a-round",
    ),
)

NONE = (
    "Ravi Rao was in Kota by 11 am.",
    "Ravi Rao is back from Kota.",
    "Ravi Rao shocked the party in Kota.",
    "The defeat stunned the state.",
    '"Prices hurt us," Ravi Rao conceded to reporters in Kota.',
    "Ravi Rao called the defeat painful.",
)


@pytest.mark.parametrize("text", DUELS)
def test_a_duel(results: Callable[..., set[str]], text: str) -> None:
    assert results(text, AFTER) == DUEL


@pytest.mark.parametrize("text", WINNERS)
def test_a_winner(results: Callable[..., set[str]], text: str) -> None:
    assert results(text, AFTER) == WON


@pytest.mark.parametrize("text", LOSERS)
def test_a_loser(results: Callable[..., set[str]], text: str) -> None:
    assert results(text, AFTER) == LOST


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_a_frame(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_result(results: Callable[..., set[str]], text: str) -> None:
    assert results(text, AFTER) == set()


def test_a_lead_while_votes_are_counted(results: Callable[..., set[str]]) -> None:
    text = "In Kota, Ravi Rao had 4,510 votes in hand over Gopal Das."
    assert results(text, COUNTING) == {"lead Rao/Kota", "margin Rao>4510/Kota", "trail Das/Kota"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gopal Das, Ravi Rao's son and heir, won Kota.", {"won Das/Kota"}, id="an-owner-is-no-subject"),
        pytest.param(
            "Ravi Rao beat Gopal Das in Kota. Tapan Sen came third.",
            {"defeat Rao>Das/Kota", "lost Das/Kota", "lost Sen/Kota", "won Rao/Kota"},
            id="the-third-of-the-contest-before",
        ),
        pytest.param("Gopal Das is only the second minister to be toppled in Kota.", set(), id="to-be-toppled"),
        pytest.param("Counting in Kota: Ravi Rao cruising", set(), id="a-soft-lead-alone"),
    ],
)
def test_who_acts(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) == expected
