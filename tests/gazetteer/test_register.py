from datetime import date

import pytest

from kg.errors import ModelError
from kg.gazetteer import Name, load_register
from kg.gazetteer.register import Register
from kg.gazetteer.tables import parse, read_rows
from kg.model.entity import Kind

REGISTER = load_register()


def names(path: str, kind: str) -> set[str]:
    record = REGISTER.by_path(path)
    assert record is not None
    return {name.text for name in record.names if name.kind == kind}


def test_a_record_is_found_by_its_path() -> None:
    record = REGISTER.by_path("constituency/up-amethi")
    assert record is not None
    assert (record.kind, record.label("en"), record.label("hi")) == (Kind.CONSTITUENCY, "Amethi", "अमेठी")
    assert (record.fact("state"), record.fact("house"), record.fact("number")) == ("UP", "LS", "37")
    assert record.fact("reservation") == "GEN"


def test_an_unknown_path_gives_none() -> None:
    assert REGISTER.by_path("party/nobody") is None


def test_an_unknown_fact_is_empty() -> None:
    record = REGISTER.by_path("party/inc")
    assert record is not None
    assert record.fact("number") == ""


def test_records_are_sorted_by_path() -> None:
    paths = [record.path for record in REGISTER.records]
    assert paths == sorted(paths)


def test_loading_twice_gives_the_same() -> None:
    again = load_register.__wrapped__()
    assert again == REGISTER


def test_names_of_an_entity_are_those_that_can_be_trusted() -> None:
    record = REGISTER.by_path("constituency/up-faizabad")
    assert record is not None
    assert "फैजाबाद" in record.entity.names
    assert "Ayodhya" not in record.entity.names
    assert Name("Ayodhya", "en", "place") in record.names


def test_the_abbreviations_come_first_among_the_short_names() -> None:
    record = REGISTER.by_path("party/bjp")
    assert record is not None
    assert [name.text for name in record.names if name.kind == "short"][:2] == ["BJP", "भाजपा"]


def test_a_word_that_is_a_party_only_in_quotes_is_marked() -> None:
    assert names("party/aap", "quoted") == {"आप"}


@pytest.mark.parametrize(("party", "symbol"), [("sp", "साइकिल"), ("inc", "पंजा"), ("bjp", "कमल")])
def test_symbols_are_marked(party: str, symbol: str) -> None:
    assert symbol in names(f"party/{party}", "symbol")


@pytest.mark.parametrize(
    ("path", "year", "existed"),
    [
        ("party/ncp-sp", 2019, False),
        ("party/ncp-sp", 2024, True),
        ("party/ljp", 2019, True),
        ("party/ljp", 2024, False),
        ("constituency/as-kaliabor", 2019, True),
        ("constituency/as-kaziranga", 2019, False),
        ("party/inc", 1950, True),
    ],
)
def test_what_existed_in_a_year(path: str, year: int, existed: bool) -> None:
    record = REGISTER.by_path(path)
    assert record is not None
    assert record.existed(year) is existed


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2024, 6, 4), "LS-2024"),
        (date(2024, 3, 24), "LS-2024"),
        (date(2024, 6, 7), "LS-2024"),
        (date(2023, 5, 13), "LS-2019"),
        (date(2019, 5, 24), "LS-2019"),
        (date(1956, 1, 1), "LS-1957"),
    ],
    ids=str,
)
def test_the_election_that_news_of_a_day_is_about(day: date, code: str) -> None:
    info = REGISTER.election_on(day)
    assert info is not None
    assert info.code == code


@pytest.mark.parametrize(
    ("day", "state", "code"),
    [
        (date(2024, 11, 24), "JH", "VS-JH-2024"),
        (date(2025, 11, 14), "BR", "VS-BR-2025"),
        (date(2023, 5, 13), "KA", "VS-KA-2023"),
        (date(2024, 6, 7), "AP", "VS-AP-2024"),
    ],
    ids=str,
)
def test_the_assembly_election_of_a_state(day: date, state: str, code: str) -> None:
    info = REGISTER.election_on(day, house="VS", state=state)
    assert info is not None
    assert info.code == code


def test_no_election_of_an_unknown_state() -> None:
    assert REGISTER.election_on(date(2024, 6, 4), house="VS", state="XX") is None


def test_an_empty_register_has_no_election() -> None:
    assert Register((), (), ()).election_on(date(2024, 6, 4)) is None


@pytest.mark.parametrize(
    "content",
    [b"slug,en\na\n", b"slug,en\na,b,c\n", b"slug,en\n\xff,b\n", b'slug,en\n"a,b\n'],
    ids=["too short", "too long", "not UTF-8", "open quote"],
)
def test_a_broken_file_is_named(content: bytes) -> None:
    with pytest.raises(ModelError, match=r"kg/data/broken\.csv"):
        parse(content, "broken")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ModelError, match=r"kg/data/nowhere\.csv cannot be read"):
        list(read_rows("nowhere"))
