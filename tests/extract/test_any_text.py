"""Whatever the text: no error, exact evidence, the same claims each time, time that grows with length."""

import random
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.model.reading import Reading

WORDS = [
    "Ravi Rao",
    "Gopal Das",
    "BJP",
    "the",
    "Congress",
    "NDA",
    "won",
    "lost",
    "to",
    "defeated",
    "by",
    "Bhopal",
    "in",
    "leads",
    "5,000",
    "votes",
    "seats",
    "12",
    "and",
    ",",
    ".",
    ";",
    "(",
    ")",
    "रमेश यादव",
    "भाजपा",
    "के",
    "ने",
    "को",
    "से",
    "हराया",
    "जीते",
    "आगे",
    "भोपाल",
    "सीट",
    "में",
    "5 हजार",
    "वोटों",
    "।",
    "respectively",
    "each",
    "of",
    "their",
    "who",
    "2019",
    "per cent",
    "-",
    "“",
    "’s",
    "minister",
    "son of",
    "it",
    "the party",
    "remaining",
    "क्रमशः",
    "जिनमें से",
    "लाख",
    "डेढ़",
    "\n",
    "margin",
    "lead",
    "had",
    "was",
    "Delhi",
    "गया",
]
PUBLISHED = PartialDate.parse("2024-06-04")


def reading(text: str, gazetteer: Gazetteer) -> Reading:
    return extract(Article(text=unicodedata.normalize("NFC", text), published=PUBLISHED), gazetteer)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_evidence_is_letter_for_letter(gazetteer: Gazetteer, text: str) -> None:
    found = reading(text, gazetteer)
    for claim in found.claims:
        evidence = claim.evidence
        assert found.article.text[evidence.start : evidence.end] == evidence.quote
        assert found.sentences[evidence.sentence].start <= evidence.start < evidence.end
    assert reading(text, gazetteer) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_survived(gazetteer: Gazetteer, text: str) -> None:
    reading(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "((((" * 2000,
        "1,23,456 " * 2000,
        "क" * 20_000,
        "\u200d\u202e\ufeff" * 500,
        "<p>Ravi Rao</p>" * 500,
        "தமிழ்நாடு தேர்தல் முடிவு.",
        "Rao " * 5000,
        "if would exit poll claimed that " * 500,
        "अगर हम जीते तो एग्जिट पोल का दावा " * 300,
        "\" ( ' “ [ " * 1000,
        "Had the BJP won, who would " * 300,
    ],
    ids=[
        "empty",
        "blank",
        "brackets",
        "numbers",
        "one-word",
        "invisible",
        "html",
        "tamil",
        "names",
        "governors",
        "governors-hi",
        "quotes",
        "inversions",
    ],
)
def test_hostile_text_is_survived(gazetteer: Gazetteer, text: str) -> None:
    reading(text, gazetteer)


OPEN = Path(__file__).parents[1] / "gold" / "open"
LINES = [line for path in sorted(OPEN.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line.strip()]
ODD = ["\u200b", "\u202e", "\u200d", "\ufeff", "\u0301", "\x00", "\ufffd", "𝔄", "தமிழ்", "עברית", "١٢٣", "½", "\u2028"]


@pytest.mark.parametrize("seed", range(8))
def test_broken_news_is_survived(gazetteer: Gazetteer, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        line = chance.choice(LINES)
        words = f"{line} {chance.choice(LINES)}".split()
        chance.shuffle(words)
        cut = chance.randrange(len(line) + 1)
        odd = "".join(sign + chance.choice(["", *ODD]) if chance.random() < 0.1 else sign for sign in line)
        for text in (line[cut:], line[:cut], " ".join(words), f"{line} {line}", odd):
            found = reading(text, gazetteer)
            assert all(claim.evidence.start < claim.evidence.end for claim in found.claims)


def test_time_grows_with_length(gazetteer: Gazetteer) -> None:
    def seconds(repeats: int) -> float:
        start = time.perf_counter()
        reading("Ravi Rao won Bhopal by 5,000 votes and Gopal Das lost Indore.\n" * repeats, gazetteer)
        return time.perf_counter() - start

    seconds(10)
    short = seconds(100)
    assert seconds(800) < 30 * short + 1


def test_without_a_date_the_year_in_the_text_counts(read: Callable[..., Reading]) -> None:
    claims = read("Lok Sabha Election Result 2019: Ravi Rao won Bhopal by 5,000 votes.", None).claims
    assert {claim.text("election") for claim in claims if claim.type == "margin"} == {"LS-2019"}
