"""Numbers of Indian newspapers: value, hedge, unit; and that every way of writing a number is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import numbers
from kg.extract.tokens import tokenize
from kg.model.quantity import Qualifier


def read(text: str, code: str = "en") -> list[tuple[str, float, str, str]]:
    tokens = tokenize(text, 0, len(text))
    return [
        (
            text[tokens[one.first].start : tokens[one.last - 1].end],
            float(one.quantity.value),
            one.quantity.qualifier.value,
            one.unit,
        )
        for one in numbers.find(tokens, code)
    ]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("3,97,538 votes", 397538, "exact"),
        ("397,538 votes", 397538, "exact"),
        ("422087 votes", 422087, "exact"),
        ("44, 618 votes", 44618, "exact"),
        ("over 6 lakh votes", 600000, "over"),
        ("1.98 lakh votes", 198000, "exact"),
        ("1.17 million votes", 1170000, "exact"),
        ("almost one lakh votes", 100000, "about"),
        ("fewer than 16,000 votes", 16000, "under"),
        ("forty-two seats", 42, "exact"),
        ("a dozen seats", 12, "exact"),
    ],
)
def test_english(text: str, value: int, qualifier: str) -> None:
    assert [found[1:3] for found in read(text)] == [(value, qualifier)]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("12 लाख 26 हजार 751 वोट", 1226751, "exact"),
        ("एक लाख 87 हजार वोट", 187000, "exact"),
        ("डेढ़ लाख वोट", 150000, "exact"),
        ("ढाई लाख वोट", 250000, "exact"),
        ("पौने दो लाख वोट", 175000, "exact"),
        ("साढ़े तीन हजार वोट", 3500, "exact"),
        ("चार लाख वोट", 400000, "exact"),
        ("१,२४,५०० वोट", 124500, "exact"),
        ("2.68 लाख वोट", 268000, "exact"),
        ("14.588 वोट", 14588, "exact"),
        ("करीब 30 हजार वोट", 30000, "about"),
        ("21 हजार से ज्यादा वोट", 21000, "over"),
        ("करीब पौने दो लाख से भी ज्यादा वोट", 175000, "over"),
        ("सवा सौ वोट", 125, "exact"),
        ("साढ़े 3 लाख वोट", 350000, "exact"),
        ("दस-बारह हजार वोट", 12000, "about"),
        ("एक लाख 20 हजार से कुछ ज्यादा वोट", 120000, "over"),
        ("इक्कीस हजार सात सौ तीन मत", 21703, "exact"),
        ("अकेली सीट", 1, "exact"),
        ("चौदहों सीटें", 14, "exact"),
        ("सातों सीटें", 7, "exact"),
        ("चवालीस सीटें", 44, "exact"),
    ],
)
def test_hindi(text: str, value: int, qualifier: str) -> None:
    assert [found[1:3] for found in read(text, "hi")] == [(value, qualifier)]


@pytest.mark.parametrize(
    ("text", "code", "unit"),
    [
        ("in 2019", "en", "year"),
        ("2019 votes", "en", "votes"),
        ("7.30 pm", "en", "time"),
        ("39.17 per cent", "en", "percent"),
        ("third", "en", "ordinal"),
        ("seven phases", "en", "other"),
        ("10.15 बजे", "hi", "time"),
        ("2029 वोट", "hi", "votes"),
        ("60.61 फीसदी", "hi", "percent"),
        ("तीन बार", "hi", "other"),
    ],
)
def test_what_is_counted(text: str, code: str, unit: str) -> None:
    assert read(text, code)[0][3] == unit


def test_a_range_is_told_apart() -> None:
    tokens = tokenize("5 से 7 सौ वोट", 0, 13)
    (found,) = numbers.find(tokens, "hi")
    assert found.is_range
    assert (int(found.quantity.low), int(found.quantity.high or 0)) == (500, 700)


def test_a_rounded_number_stands_for_an_interval() -> None:
    (found,) = numbers.find(tokenize("1.24 lakh", 0, 9), "en")
    assert (int(found.quantity.low), int(found.quantity.high or 0)) == (123500, 124499)
    assert found.quantity.qualifier is Qualifier.EXACT


def indian(value: int) -> str:
    """Digits grouped as in India: 12,34,567."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


@given(st.integers(min_value=1000, max_value=99_999_999))
def test_every_grouping_is_read_back(value: int) -> None:
    for written in (indian(value), f"{value:,}", str(value)):
        assert read(f"{written} votes")[0][1] == value


@given(
    st.integers(min_value=1, max_value=99),
    st.integers(min_value=1, max_value=99),
    st.integers(min_value=1, max_value=999),
)
def test_mixed_scales_are_read_back(lakh: int, thousand: int, rest: int) -> None:
    (found,) = read(f"{lakh} लाख {thousand} हजार {rest} वोट", "hi")
    assert found[1] == lakh * 100_000 + thousand * 1000 + rest


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    for code in ("en", "hi"):
        numbers.find(tokenize(text, 0, len(text)), code)
