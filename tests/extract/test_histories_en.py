"""Histories of seats, profiles of candidates and news before a count: which election, and who is meant."""

from collections.abc import Callable

import pytest

AFTER = "2024-06-05"
BEFORE = "2024-04-01"
DUEL = {"defeat Rao>Das/Kota", "lost Das/Kota", "won Rao/Kota"}
OLD = {"defeat Rao>Das/Kota@LS-2014", "lost Das/Kota@LS-2014", "won Rao/Kota@LS-2014"}

CASES = (
    pytest.param(
        AFTER,
        "Gopal Das, who joined the Congress in March, lost from Kota to the BJP's Ravi Rao by 4,781 votes.",
        DUEL | {"margin Rao>4781/Kota"},
        id="a-relative-clause-hides-its-party",
    ),
    pytest.param(
        AFTER,
        "Gopal Das was beaten in Kota by a margin of 6,750 votes by Ravi Rao.",
        DUEL | {"margin Rao>6750/Kota"},
        id="by-a-margin-by-somebody",
    ),
    pytest.param(
        AFTER,
        "Gopal Das, who was moved from Tonk, lost to Ravi Rao in Kota.",
        DUEL,
        id="a-relative-clause-hides-its-seat",
    ),
    pytest.param(
        BEFORE,
        "Ravi Rao will contest in Kota against Gopal Das, whom he defeated in 2014 by 65,000 votes.",
        OLD | {"margin Rao>65000/Kota@LS-2014"},
        id="whom-he-defeated",
    ),
    pytest.param(
        BEFORE,
        "Ravi Rao won Kota in 2014, beating Gopal Das by 900 votes.",
        OLD | {"margin Rao>900/Kota@LS-2014"},
        id="a-participle-shares-the-year",
    ),
    pytest.param(
        BEFORE,
        "Ravi Rao retained Kota in 2014 by defeating Gopal Das.",
        OLD,
        id="by-defeating-shares-the-year",
    ),
    pytest.param(BEFORE, "Ravi Rao had won Kota by defeating Gopal Das.", set(), id="no-result-before-the-count"),
    pytest.param(BEFORE, "Ravi Rao has won Kota since 1999.", set(), id="won-since"),
    pytest.param(
        AFTER,
        "Ravi Rao won Kota by over 3 lakh votes, defeating Gopal Das.",
        DUEL | {"margin Rao>300000/Kota"},
        id="a-margin-and-then-the-loser",
    ),
    pytest.param(
        AFTER,
        "In Kota Gopal Das was in trouble. Ravi Rao thrashed him by 8,717 votes.",
        DUEL | {"margin Rao>8717/Kota"},
        id="him-of-the-sentence-before",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao stood in Kota. The 70-year-old leader beat Gopal Das.",
        DUEL,
        id="somebody-described",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao and his mother Sita Rani won Kota and Dausa, respectively.",
        {"won Rani/Dausa", "won Rao/Kota"},
        id="kin-share-a-verb",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao, Gopal Das suffer shock defeats",
        {"lost Rao", "lost Das"},
        id="defeats-are-suffered",
    ),
    pytest.param(
        AFTER,
        "In Rajasthan the BJP won 14 out of the 25 seats, the Congress, which broke away from the BSP, won eight.",
        {"tally BJP 14 won", "tally INC 8 won"},
        id="out-of-and-a-party-that-broke-away",
    ),
    pytest.param(
        AFTER,
        "The BJP won 28 of 29 seats in Madhya Pradesh, 14 of 25 in Rajasthan and ten of 11 in Chhattisgarh.",
        {"tally BJP 28 won", "tally BJP 14 won", "tally BJP 10 won"},
        id="a-list-of-states",
    ),
    pytest.param(
        AFTER,
        "The Congress won a lone seat in Odisha.",
        {"tally INC 1 won"},
        id="a-lone-seat",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
