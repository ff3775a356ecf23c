import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views import Value
from kg.views.reasons import Number
from kg.web.rendering import date, host, number, page_url, quantity, url


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (397538, "3,97,538"),
        (1184710, "11,84,710"),
        (123456789, "12,34,56,789"),
        (-55000, "-55,000"),
        (54.3, "54.3"),
        ("1234.50", "1,234.50"),
        (None, ""),
        ("", ""),
    ],
)
def test_numbers_are_grouped_as_in_india(value, expected) -> None:
    assert number(value) == expected


@given(st.integers())
def test_grouping_changes_no_digit(value) -> None:
    assert int(number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", "2024"),
        ("2024-06", "June 2024"),
        ("2024-06-04", "4 June 2024"),
        ("2024-06-04T21:03:00+05:30", "4 June 2024, 21:03 IST"),
        ("2024-06-04T15:33:00Z", "4 June 2024, 21:03 IST"),
        ("soon", "soon"),
    ],
)
def test_dates_are_as_precise_as_they_are(text, expected) -> None:
    assert date(text) == expected


@pytest.mark.parametrize(
    ("value", "bounds", "expected"),
    [
        (Value("55000", datatype="integer"), Number(55000, None, "over"), "over 55,000"),
        (Value("55000", datatype="integer"), None, "55,000"),
        (Value("124000", datatype="integer"), Number(123500, 124499, "exact"), "1,24,000"),
        (Value("2024", datatype="gYear"), None, "2024"),
    ],
    ids=["bound", "exact", "rounded", "no number"],
)
def test_a_number_says_how_exact_it_is(value, bounds, expected) -> None:
    assert quantity(value, bounds) == expected


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("search", {"q": "a b&c"}, "/graph/search?q=a+b%26c"),
        ("search", {"q": ""}, "/graph/search"),
        ('page/"><b>', {}, "/graph/page/%22%3E%3Cb%3E"),
        ("page/राम", {}, "/graph/page/%E0%A4%B0%E0%A4%BE%E0%A4%AE"),
    ],
)
def test_links_are_encoded(path, query, expected) -> None:
    assert url("/graph/", path, query) == expected


def test_a_part_of_an_article_is_a_place_on_its_page() -> None:
    assert page_url("/", "article/abc#char=0,85") == "/page/article/abc#char=0,85"


def test_a_link_shows_its_host() -> None:
    assert host("https://www.news.example/a/b") == "news.example"
