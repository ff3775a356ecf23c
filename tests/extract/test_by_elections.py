"""By-elections, and results whose seat or election stands elsewhere in the text, on sentences of our own."""

from collections.abc import Callable

import pytest

from kg.model.reading import Reading

Read = Callable[..., Reading]

DAY = "2019-10-24"


def _told(reading: Reading) -> set[str]:
    found = set()
    for claim in reading.claims:
        who = claim.entity("person") or claim.entity("party") or claim.entity("winner")
        seat = claim.entity("constituency")
        if claim.type in ("outcome", "margin", "defeat") and who is not None:
            over = claim.entity("over") or claim.entity("loser")
            name, place = who.label.split()[-1], seat.label if seat is not None else "-"
            said = claim.text("outcome") or str(claim.type)
            number = f" {claim.quantity.value}" if claim.quantity is not None else ""
            found.add(
                f"{said} {name}{'>' + over.label.split()[-1] if over else ''}{number} {place} {claim.text('election')}"
            )
    return found


CASES = [
    pytest.param(
        "Bypolls: ruling parties ahead\nThe Congress won three Assembly seats in Punjab: Phagwara, "
        "Jalalabad and Mukerian.",
        {f"won Congress {seat} VS-PB-2019-BY" for seat in ("Phagwara", "Jalalabad", "Mukerian")},
        id="listed-after-a-colon",
    ),
    pytest.param(
        "Bypolls in Uttar Pradesh\nThe Samajwadi Party won two seats (Zaidpur and Jalalpur).",
        {f"won Party {seat} VS-UP-2019-BY" for seat in ("Zaidpur", "Jalalpur")},
        id="listed-in-brackets",
    ),
    pytest.param(
        "Bypolls in Meghalaya\nIn Mawryngkneng and Rajabala, the NPP won by 1,800 and 1,900 votes respectively.",
        {
            "won Party Mawryngkneng VS-ML-2019-BY",
            "won Party Rajabala VS-ML-2019-BY",
            "margin Party 1800 Mawryngkneng VS-ML-2019-BY",
            "margin Party 1900 Rajabala VS-ML-2019-BY",
        },
        id="margins-shared-out",
    ),
    pytest.param(
        "Bypoll results\nIn Tripura, Mimi Ghosh of the BJP won the Badharghat seat, "
        "defeating her nearest rival, CPI(M)'s Bulti Sen, by 5,200 votes.",
        {
            "won Ghosh Badharghat VS-TR-2019-BY",
            "lost Sen Badharghat VS-TR-2019-BY",
            "defeat Ghosh>Sen Badharghat VS-TR-2019-BY",
            "margin Ghosh>Sen 5200 Badharghat VS-TR-2019-BY",
        },
        id="rival-after-a-comma",
    ),
    pytest.param(
        "Bypoll results\nMohan Das of the BJP won the tightly-contested Imamganj assembly seat in Bihar.",
        {"won Das Imamganj VS-BR-2019-BY"},
        id="compound-is-no-verb",
    ),
    pytest.param(
        "Bypoll results\nIn Punjab, Gopal Singh of the Akali Dal beat Mohan Das in Ludhiana "
        "district's Dakha Assembly seat.",
        {
            "won Singh Dakha VS-PB-2019-BY",
            "lost Das Dakha VS-PB-2019-BY",
            "defeat Singh>Das Dakha VS-PB-2019-BY",
        },
        id="district-is-no-seat",
    ),
    pytest.param(
        "Bypoll results\nRavi Rao of the Congress won the Belgaum Lok Sabha seat. "
        "In Basavakalyan assembly seat of Karnataka Gopal Das of the BJP won by 8,100 votes.",
        {
            "won Rao Belgaum LS-2019-BY",
            "won Das Basavakalyan VS-KA-2019-BY",
            "margin Das 8100 Basavakalyan VS-KA-2019-BY",
        },
        id="house-of-the-seat",
    ),
    pytest.param(
        "Bypoll results\nGita Rao, wife of Manas Rao, who won it for the Congress in 2016, won "
        "Sabang in West Bengal by 900 votes.",
        {"won Rao Sabang VS-WB-2019-BY", "margin Rao 900 Sabang VS-WB-2019-BY"},
        id="relative-about-kin",
    ),
    pytest.param(
        "Bypoll results\nThe BJP won the Rajouri Garden Assembly bypoll in Delhi by 900 votes.",
        {"won Party Rajouri Garden VS-DL-2019-BY", "margin Party 900 Rajouri Garden VS-DL-2019-BY"},
        id="assembly-is-no-body",
    ),
    pytest.param("Bypoll results\nKota was earlier won by the Congress.", set(), id="won-before"),
    pytest.param("Bypoll results\nThe BJP went on with its winning streak in Kota.", set(), id="winning-streak"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_results_of_by_elections(read: Read, text: str, expected: set[str]) -> None:
    assert _told(read(text, DAY)) == expected


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        pytest.param("BJP loses Gorakhpur\nRavi Das won by 900 votes.", "2018-03-15", "LS-2018-BY", id="headline"),
        pytest.param(
            "Blocs share the spoils\nBy-election results: The Congress won Dehra in Himachal Pradesh.",
            "2024-07-13",
            "VS-HP-2024-BY",
            id="weeks-after-a-general-one",
        ),
        pytest.param(
            "BJP wins Gorakhpur\nRavi Das won by 900 votes.", "2024-06-05", "LS-2024", id="day-after-the-count"
        ),
    ],
)
def test_election_of_an_article(read: Read, text: str, day: str, code: str) -> None:
    codes = {claim.text("election") for claim in read(text, day).claims if claim.type == "outcome"}
    assert codes == {code}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Bypolls: BJP wins two seats\nKota in Rajasthan, Sangrur in Punjab and Patna in Bihar voted.", id="of"
        ),
        pytest.param("Bypoll results\nIn Tripura the BJP now has 36 members in the Assembly.", id="strength"),
        pytest.param("Bypoll results\nIn Punjab the Congress has the support of four Independent MLAs.", id="support"),
        pytest.param("Bypoll results\nThe INLD failed to secure one-sixth of the votes in Haryana.", id="fraction"),
    ],
)
def test_no_tally(read: Read, text: str) -> None:
    assert not [claim for claim in read(text, DAY).claims if claim.type == "tally"]
