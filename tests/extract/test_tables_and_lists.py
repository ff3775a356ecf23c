"""Tables, lists, headings, labels and live reports: what their lines say, on lines of our own."""

from collections.abc import Callable

import pytest

from kg.extract.sentences import Kind, segment
from kg.model.reading import Reading

COUNTING = "2024-06-04"
ROW = {"won Rao/Bhopal", "lost Das/Bhopal", "defeat Rao>Das/Bhopal", "margin Rao>5000/Bhopal"}

TABLES = (
    pytest.param(
        "Constituency | Winner | Party | Margin (votes) | Runner-up\n|---|---|---|---|---|\n"
        "Bhopal | Ravi Rao | BJP | 5,000 | Gopal Das (Congress)",
        ROW,
        id="pipes-with-a-drawn-line",
    ),
    pytest.param(
        "S.No.\tMargin\tRunner-up\tWinning candidate\tSeat\n1\t5,000\tGopal Das\tRavi Rao\tBhopal",
        ROW,
        id="tabs-any-order",
    ),
    pytest.param(
        "Seat name     Winner     Winner's votes   Loser\nBhopal        Ravi Rao   91,000           Gopal Das",
        {"won Rao/Bhopal", "lost Das/Bhopal", "defeat Rao>Das/Bhopal", "votes Rao=91000/Bhopal"},
        id="gaps",
    ),
    pytest.param("(Seat-Winner-Loser-Margin)\nBhopal-Ravi Rao-Gopal Das-5000", ROW, id="glued-dashes-head-in-brackets"),
    pytest.param(
        "सीट | विजेता (दल) | जीत का अंतर | उपविजेता\nभोपाल | रवि राव (भाजपा) | 5,000 | गोपाल दास (कांग्रेस)",
        {"won राव/Bhopal", "lost दास/Bhopal", "defeat राव>दास/Bhopal", "margin राव>5000/Bhopal"},
        id="hindi-pipes",
    ),
    pytest.param(
        "बड़ी जीत (सीट-विजेता-अंतर)\nभोपाल-रवि राव-5 हजार 20",
        {"won राव/Bhopal", "margin राव>5020/Bhopal"},
        id="hindi-dashes",
    ),
    pytest.param(
        "Candidate | Constituency | Party | Result\nRavi Rao | Bhopal | BJP | Won\nGopal Das | Indore | BSP | Lost",
        {"won Rao/Bhopal", "lost Das/Indore"},
        id="result-column",
    ),
    pytest.param("Candidate | Constituency | Party\nRavi Rao | Bhopal | BJP", set(), id="nominees-alone"),
    pytest.param(
        "State | BJP | Congress\nGujarat | 25 | 1",
        {"tally BJP 25 won", "tally INC 1 won"},
        id="parties-head-the-columns",
    ),
    pytest.param(
        "How Punjab voted\nParty | Seats contested | Won | Vote share\nCongress | 13 | 7 | 26.3%",
        {"tally INC 13 contested", "tally INC 7 won"},
        id="party-table",
    ),
    pytest.param("Exit polls for Punjab\nParty | Seats\nBJP | 9", set(), id="exit-polls-are-no-results"),
)

LISTS = (
    pytest.param("News of the count\nWinners\n1. Bhopal: Ravi Rao (BJP)", {"won Rao/Bhopal"}, id="heading-winners"),
    pytest.param("News of the count\nLOSERS\n• Ravi Rao (BJP), Bhopal", {"lost Rao/Bhopal"}, id="heading-losers"),
    pytest.param("News of the count\nये हारे\n• भोपाल: रवि राव (भाजपा)", {"lost राव/Bhopal"}, id="heading-losers-hindi"),
    pytest.param("News of the count\nKey candidates\n- Bhopal: Ravi Rao (BJP)", set(), id="nominees"),
    pytest.param(
        "News of the count\nHere are the winners of 2019.\n1. Bhopal (Madhya Pradesh) – Ravi Rao (BJP)",
        {"won Rao/Bhopal@LS-2019"},
        id="announced-with-a-year",
    ),
    pytest.param(
        "TOP 3\n1) Bhopal (MP): Ravi Rao, BJP - 5,000 over Gopal Das (Congress).", ROW, id="number-over-a-rival"
    ),
    pytest.param(
        "TOP 3\nRavi Rao (BJP) - Bhopal - 5,000", {"won Rao/Bhopal", "margin Rao>5000/Bhopal"}, id="name-first"
    ),
    pytest.param("TOP 3\n• Ravi Rao: Bhopal by 5,000", {"won Rao/Bhopal", "margin Rao>5000/Bhopal"}, id="name-colon"),
    pytest.param("Who faces whom\n- Bhopal: Ravi Rao (BJP) vs Gopal Das (Congress)", set(), id="versus"),
    pytest.param("Who faces whom\n- Bhopal: Ravi Rao (BJP), Gopal Das (Congress)", set(), id="two-nominees"),
    pytest.param(
        "News of the count\nClosest contests:\nSmallest: Ravi Rao, Bhopal, BJP, 48",
        {"won Rao/Bhopal", "margin Rao>48/Bhopal"},
        id="commas-after-a-label",
    ),
    pytest.param("The tally\nBhopal — Ravi Rao (BJP) beat Gopal Das (Cong) by 5,000", ROW, id="seat-before-a-sentence"),
    pytest.param(
        "मतों का ब्योरा\nभोपाल: रवि राव (भाजपा) 84,304, गोपाल दास (कांग्रेस) 53,508।",
        {"votes राव=84304/Bhopal", "votes दास=53508/Bhopal"},
        id="votes-of-all",
    ),
    pytest.param(
        "कौन कहां\nइंदौर: यहां आखिरी दौर तक कांटे की टक्कर रही और दोनों खेमों के कार्यकर्ता रात तक डटे रहे।\n"
        "भोपाल: मुकाबला आसान नहीं था। भाजपा के रवि राव ने गोपाल दास को 5,000 वोटों से हराया, सब हैरान रह गए।",
        {"won राव/Bhopal", "lost दास/Bhopal", "defeat राव>दास/Bhopal", "margin राव>5000/Bhopal"},
        id="label-holds-for-its-line",
    ),
)

OTHER_LINES = (
    pytest.param("News\nBy Our Special Correspondent | Bhopal | Updated: June 5, 2024", id="byline"),
    pytest.param("News\nवेब डेस्क | लखनऊ | 05 जून 2024", id="byline-hindi"),
    pytest.param("News\nPhoto: Ravi Rao won hearts in Bhopal (PTI)", id="caption"),
    pytest.param("News\nALSO READ | Ravi Rao wins Bhopal", id="pointer"),
    pytest.param("News\nये खबर भी पढ़ें- भोपाल में रवि राव जीते", id="pointer-hindi"),
)

DATELINES = (
    pytest.param(
        "News\nLUCKNOW, June 4: The count went on all day in the old assembly hall of the city.", id="city-day"
    ),
    pytest.param("News\nRanchi/Patna, Nov 24 (PTI): The count went on all day in the old assembly hall.", id="agency"),
    pytest.param("News\nलखनऊ। भाजपा के दफ्तर में दिन भर सन्नाटा रहा और कार्यकर्ता घरों को लौट गए, शाम तक।", id="danda"),
)


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize("text", OTHER_LINES)
def test_lines_that_tell_nothing(text: str) -> None:
    assert segment(text)[1].kind is Kind.REFERENCE


@pytest.mark.parametrize("text", DATELINES)
def test_the_place_of_writing_is_no_part_of_a_sentence(text: str) -> None:
    first = segment(text)[1].sentence
    assert text[first.start :].startswith(("The count", "भाजपा"))


def test_labels_one_under_the_other_are_no_datelines() -> None:
    filler = "the count went on all day and until late in the old assembly hall of the city."
    text = f"News\nKarhal: {filler}\nKatehari: {filler}"
    assert text[segment(text)[1].sentence.start :].startswith("Karhal")


def test_times_before_lines_are_kept_apart() -> None:
    found = segment("News\n11.40 AM | Ravi Rao leads.\nशाम 5 बजे: रवि राव जीते।\n17:05 - Counting goes on.")
    assert [one.clock for one in found] == ["", "11:40", "17:00", "17:05"]


def test_a_later_line_of_a_live_report_replaces_a_lead(results: Callable[..., set[str]]) -> None:
    text = (
        "Live: counting of Lok Sabha votes\n5.10 pm: Ravi Rao of the BJP wins Bhopal by 5,000 votes.\n"
        "2.25 pm: Gopal Das of the Congress leads in Bhopal by 900 votes.\n"
        "11 am: Hari Mohan of the BJP leads in Indore by 700 votes."
    )
    expected = {"won Rao/Bhopal", "margin Rao>5000/Bhopal", "lead Mohan/Indore", "margin Mohan>700/Indore"}
    assert results(text, COUNTING) == expected


def test_the_time_of_a_line_is_that_of_its_claims(read: Callable[..., Reading]) -> None:
    claims = read("Live\n2:15 PM: Ravi Rao of the BJP leads in Bhopal.\n1 pm: Wait.", COUNTING).claims
    assert {str(claim.as_of) for claim in claims if claim.text("outcome")} == {"2024-06-04T14:15:00+05:30"}
