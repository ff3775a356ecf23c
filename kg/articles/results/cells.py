"""Values of single cells: numbers in Indian notation, shares, times, outcomes, flags."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

import regex

from kg.errors import ModelError
from kg.model.dates import PartialDate

_NUMBER: Final = regex.compile(r"\d{1,3}(?:,\d{2,3})*|\d+(?:\.0+)?", regex.ASCII)
_NOTHING: Final = frozenset({"", "-", "--", "n/a", "na", "nan", "null"})
_MOST: Final = 10**10
_HINDI_DIGITS: Final = str.maketrans("०१२३४५६७८९", "0123456789")
OUTCOMES: Final[Mapping[str, str]] = {
    "won": "Elected",
    "winner": "Elected",
    "elected": "Elected",
    "uncontested": "Elected",
    "unopposed": "Elected",
    "lost": "Lost",
    "leading": "Leading",
    "trailing": "Trailing",
    "nota": "",
    "": "",
}
UNOPPOSED: Final = frozenset({"uncontested", "unopposed"})
_FLAGS: Final = {"lower_than_previous": "LowerThanBefore", "above_final": "AboveFinal"}


def number(text: str) -> int | None:
    """A count, in Latin or Devanagari digits; None for an empty cell. Raises `ValueError` for what is none."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(_MOST)):
        return int(text)
    if text.casefold() in _NOTHING:
        return None
    plain = "".join(text.split()).translate(_HINDI_DIGITS)
    if _NUMBER.fullmatch(plain) is None:
        raise ValueError(f"{text!r} is no number of votes")
    value = int(plain.partition(".")[0].replace(",", ""))
    if value > _MOST:
        raise ValueError(f"{text!r} is more than there are people")
    return value


def percent(text: str) -> Decimal | None:
    """A percentage with or without its sign; None for an empty cell. Raises `ValueError` for what is none."""
    plain = text.rstrip("% ").strip().translate(_HINDI_DIGITS)
    if plain.casefold() in _NOTHING:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no percentage") from error
    if not (value.is_finite() and 0 <= value <= 100):
        raise ValueError(f"{text!r} is no percentage from 0 to 100")
    return value


@lru_cache(maxsize=1 << 12)
def moment(text: str) -> PartialDate | None:
    """A time, in IST where it names no zone; None for an empty cell. Raises `ValueError` for what is none."""
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except ModelError as error:
        raise ValueError(str(error)) from error


def outcome(text: str) -> str:
    """The outcome of a result cell as a local name of the vocabulary. Raises `ValueError` for an unknown word."""
    found = OUTCOMES.get(text.casefold())
    if found is None:
        raise ValueError(f"{text!r} is no result: won, lost, leading, trailing, uncontested or nota")
    return found


def flags(text: str) -> tuple[str, ...]:
    """What a file itself marks as odd; marks of other kinds are not known and left out."""
    return tuple(sorted(_FLAGS[mark] for mark in text.split("|") if mark in _FLAGS)) if text else ()
