"""Tallies, shares and the history of a seat in Hindi reports, on sentences of our own."""

from collections.abc import Callable

import pytest

from kg.model.reading import Reading

Read = Callable[..., Reading]

DAY = "2023-12-05"
STATE = "छत्तीसगढ़ विधानसभा चुनाव के नतीजे आ गए हैं। "

TALLIES = [
    pytest.param(
        "यहां की 90 सीटों में 54 भाजपा, 35 कांग्रेस और एक सीट बसपा ने प्राप्त की है।",
        {"bjp 54 won", "inc 35 won", "bsp 1 won"},
        id="numbers-first",
    ),
    pytest.param("छत्तीसगढ़ में 54 सीट भाजपा और 35 कांग्रेस के खाते में गई।", {"bjp 54 won", "inc 35 won"}, id="given"),
    pytest.param(
        "मुख्यमंत्री रमेश यादव हार गए। कांग्रेस का बुरा हाल रहा, जबकि इस बार उसने 35 सीटें जीती हैं।",
        {"inc 35 won"},
        id="a-party-takes-seats",
    ),
]

SHARES = [
    pytest.param("भाजपा को 46.27 और कांग्रेस को 42.23 फीसदी मत मिले।", {"bjp 46.27", "inc 42.23"}, id="one-word-for-two"),
    pytest.param("भाजपा को 46 और कांग्रेस को 42 प्रतिशत वोट मिले।", {"bjp 46", "inc 42"}, id="whole-numbers"),
    pytest.param("मत प्रतिशत: भाजपा 46.2, कांग्रेस 42.2, बसपा 2.1", {"bjp 46.2", "inc 42.2", "bsp 2.1"}, id="label"),
]

HISTORY = "उत्तर प्रदेश की कुंडा विधानसभा सीट का इतिहास दिलचस्प है। "
RESULTS = [
    pytest.param(
        "साल 2007 और 2012 में सपा के रामलाल यादव यहां से जीते।",
        {"रामलाल यादव VS-UP-2007 won", "रामलाल यादव VS-UP-2012 won"},
        id="two-years",
    ),
    pytest.param(
        "2017 में भाजपा के राम सिंह यहां से जीते। उन्होंने सपा के शिव यादव को हराया था।",
        {"राम सिंह VS-UP-2017 won", "शिव यादव VS-UP-2017 lost"},
        id="goes-on",
    ),
    pytest.param("1977 में जनता पार्टी की शशि वर्मा यहां से विधायक बनीं।", {"शशि वर्मा VS-UP-1977 won"}, id="before-the-list"),
]

SEATS = [
    pytest.param("नागपुर दक्षिण-पश्चिम से राम सिंह जीते।", "Nagpur South West", id="hyphen"),
    pytest.param("महाराष्ट्र की औरंगाबाद (पूर्व) सीट से राम सिंह जीते।", "Aurangabad East", id="brackets"),
    pytest.param("नागालैंड की दीमापुर-III सीट से राम सिंह जीते।", "Dimapur-III", id="numeral"),
]


def _said(reading: Reading, kind: str) -> set[tuple[str, str, str]]:
    found = set()
    for claim in reading.claims:
        who = claim.entity("who")
        if claim.type == kind and who is not None and claim.quantity is not None:
            found.add((who.path.partition("/")[2], str(claim.quantity.value), claim.text("status")))
    return found


def _outcomes(reading: Reading) -> set[str]:
    return {
        f"{person.label} {claim.text('election')} {claim.text('outcome')}"
        for claim in reading.claims
        if claim.type == "outcome" and (person := claim.entity("person")) is not None
    }


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_tallies(read: Read, text: str, expected: set[str]) -> None:
    said = _said(read(STATE + text, published=DAY), "tally")
    assert {" ".join(one) for one in said} == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares(read: Read, text: str, expected: set[str]) -> None:
    said = _said(read(STATE + text, published=DAY), "vote_share")
    assert {f"{who} {percent}" for who, percent, _ in said} == expected


@pytest.mark.parametrize(("text", "expected"), RESULTS)
def test_the_history_of_a_seat(read: Read, text: str, expected: set[str]) -> None:
    assert _outcomes(read(HISTORY + text, published="2022-12-24")) == expected


@pytest.mark.parametrize(("text", "seat"), SEATS)
def test_other_spellings_of_seats(read: Read, text: str, seat: str) -> None:
    claims = read(f"विधानसभा चुनाव के नतीजे आ गए। {text}", published="2024-11-24").claims
    assert {one.label for claim in claims if (one := claim.entity("constituency")) is not None} == {seat}


def test_who_is_overtaken_on_the_way_is_not_beaten(read: Read) -> None:
    text = "वाराणसी सीट से राम सिंह आगे हैं। शुरूआती रुझान में अजय राय ने राम सिंह को पछाड़ते हुए बढ़त बना ली थी।"
    assert _outcomes(read(text, published="2024-06-04")) == {"राम सिंह LS-2024 leading"}


def test_no_second_leader_takes_the_seat_before(read: Read) -> None:
    text = "महाराष्ट्र विधानसभा चुनाव की मतगणना जारी है।\n- वर्ली सीट से आदित्य ठाकरे आगे\n- डिप्टी सीएम अजित पवार आगे"
    claims = read(text, published="2024-11-23").claims
    placed = {(claim.entity("person"), claim.entity("constituency")) for claim in claims if claim.type == "candidacy"}
    assert {who.label for who, seat in placed if who is not None and seat is not None} == {"आदित्य ठाकरे"}
