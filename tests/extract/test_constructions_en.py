"""Constructions of English election news, each on a sentence of our own: all results it tells, and no other."""

from collections.abc import Callable

import pytest

AFTER = "2024-06-05"
COUNTING = "2024-06-04"

CASES = (
    pytest.param(
        COUNTING,
        "Ravi Rao of the BJP is ahead of Gopal Das of the Congress by 8,200 votes in Bhopal.",
        {"lead Rao/Bhopal", "margin Rao>8200/Bhopal", "trail Das/Bhopal"},
        id="margin-with-votes-ahead",
    ),
    pytest.param(
        AFTER,
        "In Indore, Ravi Rao won with a majority of 40,000 votes.",
        {"margin Rao>40000/Indore", "won Rao/Indore"},
        id="majority-is-margin",
    ),
    pytest.param(
        AFTER,
        "In Nagpur Ravi Rao had 91,000 votes to Gopal Das's 74,000.",
        {"votes Das=74000/Nagpur", "votes Rao=91000/Nagpur"},
        id="vote-pair",
    ),
    pytest.param(
        COUNTING,
        "With 2,10,500 votes in Kota, Ravi Rao had a gap of 9,000 over Gopal Das.",
        {"lead Rao/Kota", "margin Rao>9000/Kota", "trail Das/Kota", "votes Rao=210500/Kota"},
        id="total-and-margin",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao and Gopal Das beat Tapan Sen and Hari Mohan in Bhopal and Indore respectively.",
        {
            "defeat Das>Mohan/Indore",
            "defeat Rao>Sen/Bhopal",
            "lost Mohan/Indore",
            "lost Sen/Bhopal",
            "won Das/Indore",
            "won Rao/Bhopal",
        },
        id="respectively",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won in Bhopal by 5,000 votes, Gopal Das in Indore by 700.",
        {"margin Das>700/Indore", "margin Rao>5000/Bhopal", "won Das/Indore", "won Rao/Bhopal"},
        id="gapping",
    ),
    pytest.param(
        COUNTING,
        "In Uttar Pradesh the Congress has won 52 seats and leads in 12, the BJP 11 and three.",
        {"tally BJP 11 won", "tally BJP 3 leading", "tally INC 12 leading", "tally INC 52 won"},
        id="gapped-tally",
    ),
    pytest.param(
        AFTER,
        "In Bihar, twelve seats apiece went to the BJP and the JD(U).",
        {"tally BJP 12 won", "tally JDU 12 won"},
        id="apiece",
    ),
    pytest.param(
        AFTER,
        "Bhopal went to Ravi Rao of the BJP and Indore fell to Gopal Das.",
        {"won Das/Indore", "won Rao/Bhopal"},
        id="seat-subject",
    ),
    pytest.param(
        AFTER,
        "Kota elected Ravi Rao of the Congress.",
        {"won Rao/Kota"},
        id="electorate",
    ),
    pytest.param(
        AFTER,
        "The winners were Ravi Rao (Bhopal), Gopal Das (Indore) and Tapan Sen (Kota).",
        {"won Das/Indore", "won Rao/Bhopal", "won Sen/Kota"},
        id="bracket-list",
    ),
    pytest.param(
        AFTER,
        "The BJP's Ravi Rao won in Bhopal, Gopal Das in Indore.",
        {"won Das/Indore", "won Rao/Bhopal"},
        id="party-carried",
    ),
    pytest.param(
        COUNTING,
        "In Nagpur Gopal Das was 6,000 votes adrift of Ravi Rao.",
        {"lead Rao/Nagpur", "margin Rao>6000/Nagpur", "trail Das/Nagpur"},
        id="reversed",
    ),
    pytest.param(
        COUNTING,
        "Ravi Rao was 7,450 votes to the good in Kota.",
        {"lead Rao/Kota", "margin Rao>7450/Kota"},
        id="to-the-good",
    ),
    pytest.param(
        AFTER,
        "Former minister Gopal Das bit the dust in Indore.",
        {"lost Das/Indore"},
        id="bit-the-dust",
    ),
    pytest.param(
        AFTER,
        "Gopal Das came a cropper in Bhopal against Ravi Rao.",
        {"defeat Rao>Das/Bhopal", "lost Das/Bhopal", "won Rao/Bhopal"},
        id="came-a-cropper",
    ),
    pytest.param(
        AFTER,
        "In Kota Gopal Das went down to Ravi Rao by 11,200 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>11200/Kota", "won Rao/Kota"},
        id="went-down-to",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao scraped through in Bhopal by 812 votes.",
        {"margin Rao>812/Bhopal", "won Rao/Bhopal"},
        id="scraped-through",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao edged out Gopal Das by 1,204 votes in Indore.",
        {"defeat Rao>Das/Indore", "lost Das/Indore", "margin Rao>1204/Indore", "won Rao/Indore"},
        id="edged",
    ),
    pytest.param(
        AFTER,
        "The trail of Ravi Rao's rally passed through Bhopal.",
        set(),
        id="trail-noun",
    ),
    pytest.param(
        AFTER,
        "Gopal Das led early but Ravi Rao got home in Kota by 3,010 votes.",
        {"margin Rao>3010/Kota", "won Rao/Kota"},
        id="reversed-early-lead",
    ),
    pytest.param(
        AFTER,
        "Gopal Das was defeated by Ravi Rao in Nagpur by a margin of 12,000 votes.",
        {"defeat Rao>Das/Nagpur", "lost Das/Nagpur", "margin Rao>12000/Nagpur", "won Rao/Nagpur"},
        id="passive",
    ),
    pytest.param(
        AFTER,
        "Gopal Das lost Bhopal to Ravi Rao of the BJP by over 30,000 votes.",
        {"defeat Rao>Das/Bhopal", "lost Das/Bhopal", "margin Rao>30000/Bhopal", "won Rao/Bhopal"},
        id="lost-to",
    ),
    pytest.param(
        COUNTING,
        "Exit polls had given Ravi Rao the Bhopal seat.",
        set(),
        id="prediction",
    ),
    pytest.param(
        COUNTING,
        "The BJP had hoped for 20 seats in Bihar.",
        set(),
        id="target",
    ),
    pytest.param(
        COUNTING,
        "Ravi Rao said his party would win 300 seats.",
        set(),
        id="boast",
    ),
    pytest.param(
        COUNTING,
        "The Congress claimed that it will win 25 seats in Kerala.",
        set(),
        id="boast-claimed",
    ),
    pytest.param(
        AFTER,
        "Had the vote not split, Gopal Das would have won Indore by 20,000 votes.",
        set(),
        id="conditional",
    ),
    pytest.param(
        AFTER,
        "Can Ravi Rao win Bhopal by 20,000 votes?",
        set(),
        id="question",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao did not win Bhopal.",
        set(),
        id="negation",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won Kota, which Tapan Sen won by 3,000 votes in 2019.",
        {"margin Sen>3000/Kota@LS-2019", "won Rao/Kota", "won Sen/Kota@LS-2019"},
        id="history",
    ),
    pytest.param(
        AFTER,
        "Last time Tapan Sen had won Bhopal by 45,000 votes.",
        {"margin Sen>45000/Bhopal@LS-2019", "won Sen/Bhopal@LS-2019"},
        id="last-time",
    ),
    pytest.param(
        AFTER,
        "In Bihar the BJP won 17 seats and the Congress two, exactly as in 2014.",
        {"tally BJP 17 won", "tally INC 2 won"},
        id="compare-year",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao was returned without a contest in Surat.",
        {"won Rao/Surat"},
        id="unopposed",
    ),
    pytest.param(
        AFTER,
        "Tapan Sen withdrew in Bhopal and joined the BJP.",
        set(),
        id="withdrawn",
    ),
    pytest.param(
        AFTER,
        "Gopal Das lost Bhopal but won Indore.",
        {"lost Das/Bhopal", "won Das/Indore"},
        id="two-seats",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won Bhopal on Tuesday.",
        {"won Rao/Bhopal"},
        id="assembly-and-ls",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao polled 5,12,318 votes in Kota while Gopal Das secured 4,01,220.",
        {"votes Das=401220/Kota", "votes Rao=512318/Kota"},
        id="votes-polled",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won Nagpur by 1.37 lakh votes.",
        {"margin Rao>137000/Nagpur", "won Rao/Nagpur"},
        id="lakh",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won Nagpur by 212704 votes.",
        {"margin Rao>212704/Nagpur", "won Rao/Nagpur"},
        id="million",
    ),
    pytest.param(
        AFTER,
        "The BJP won 12 of the 29 seats in Madhya Pradesh and the Congress 17.",
        {"tally BJP 12 won", "tally INC 17 won"},
        id="tally-of-total",
    ),
    pytest.param(
        COUNTING,
        "In Odisha the BJP is leading in 18 seats and the BJD in two.",
        {"tally BJD 2 leading", "tally BJP 18 leading"},
        id="tally-leads",
    ),
    pytest.param(
        AFTER,
        "Seven of the BJP's seats in Bihar were won by over a lakh votes.",
        set(),
        id="counts-no-tally",
    ),
    pytest.param(
        COUNTING,
        "Ravi Rao has taken a lead of 4,510 votes over Gopal Das in Bhopal.",
        {"lead Rao/Bhopal", "margin Rao>4510/Bhopal", "trail Das/Bhopal"},
        id="lead-of",
    ),
    pytest.param(
        COUNTING,
        "Ravi Rao of the Congress has a 15,556-vote lead in Kota.",
        {"lead Rao/Kota", "margin Rao>15556/Kota"},
        id="vote-lead",
    ),
    pytest.param(
        COUNTING,
        "Union minister Gopal Das is trailing by 9,000 votes in Indore.",
        {"trail Das/Indore"},
        id="trailing-by",
    ),
    pytest.param(
        COUNTING,
        "Gopal Das is trailing behind Ravi Rao by 9,000 votes in Indore.",
        {"lead Rao/Indore", "margin Rao>9000/Indore", "trail Das/Indore"},
        id="trailing-behind",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao retained Bhopal, beating Gopal Das by 22,100 votes.",
        {"defeat Rao>Das/Bhopal", "lost Das/Bhopal", "margin Rao>22100/Bhopal", "won Rao/Bhopal"},
        id="retained",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao wrested Kota from the Congress by 6,500 votes.",
        {"margin Rao>6500/Kota", "won Rao/Kota"},
        id="wrested",
    ),
    pytest.param(
        COUNTING,
        "Ravi Rao is set to win from Bhopal.",
        {"lead Rao/Bhopal"},
        id="set-to-win",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao led in six of the eight assembly segments of Bhopal.",
        set(),
        id="booth",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao won Bhopal. He got 5,12,318 votes.",
        {"votes Rao=512318/Bhopal", "won Rao/Bhopal"},
        id="pronoun",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao of the BJP and Gopal Das of the Congress contested Bhopal. Rao won by 1,500 votes.",
        {"margin Rao>1500/Bhopal", "won Rao/Bhopal"},
        id="surname-later",
    ),
    pytest.param(
        AFTER,
        "Ravi Rao (BJP) defeated Gopal Das (Congress) in Kota by 45,211 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>45211/Kota", "won Rao/Kota"},
        id="in-brackets",
    ),
    pytest.param(
        AFTER,
        "In Indore NOTA got 2,18,674 votes.",
        {"votes NOTA=218674/Indore"},
        id="nota",
    ),
    pytest.param(
        AFTER,
        "The BSP failed to open its account in Uttar Pradesh.",
        {"tally BSP 0 won"},
        id="blank",
    ),
    pytest.param(
        COUNTING,
        "The BJP needs 272 seats for a majority.",
        set(),
        id="majority-mark",
    ),
    pytest.param(
        AFTER,
        "The BJP won three Rajya Sabha seats in Gujarat.",
        set(),
        id="upper-house",
    ),
    pytest.param(
        AFTER,
        "The BJP won all 29 seats in Madhya Pradesh.",
        {"tally BJP 29 won"},
        id="clean-sweep",
    ),
    pytest.param(
        COUNTING,
        "The Congress is leading in Bhopal, Indore and Kota.",
        {"lead INC/Bhopal", "lead INC/Indore", "lead INC/Kota"},
        id="party-in-seats",
    ),
    pytest.param(
        AFTER,
        "Winners: Ravi Rao - Bhopal, Gopal Das - Indore.",
        {"won Das/Indore", "won Rao/Bhopal"},
        id="dash-list",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
