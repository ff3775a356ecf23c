"""Numbers in running text as Indian newspapers write them: value, span, how firmly said, and what is counted.

Covers 3,97,538 and 397,538 and 397538, Devanagari digits, "6 lakh", "12 लाख 26 हजार 751", "1.98 lakh", "डेढ़ लाख",
"पौने दो लाख", "साढ़े तीन हजार", number words, "14.588" with a stop for the comma, ranges ("5 से 7 सौ"), hedges before
and after. Years, times, ordinals and percents are told apart. All words come from `kg/lang/*/numerals.toml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from kg import lang
from kg.extract.tokens import Token
from kg.model.quantity import Qualifier, Quantity

_BROKEN_GROUP: Final = regex.compile(r"\p{Nd}{1,3}\.\p{Nd}{3}")
_CLOCK: Final = frozenset({":"})
_MOST_DIGITS: Final = 12
_ABOUT: Final = Decimal("0.1")
"""Half-width of the interval that "about" stands for, as a part of the value."""
_FIRST_YEAR: Final = 1947
_LAST_YEAR: Final = 2049
_ROUND: Final = 10_000


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens `[first, last)`; `unit` is votes, seats, percent, year, ordinal, other or empty."""

    first: int
    last: int
    quantity: Quantity
    unit: str = ""
    is_range: bool = False
    is_aggregate: bool = False
    """A word that counts all of a known group: "दसों", "both"."""
    is_word: bool = False
    is_each: bool = False
    """Said of each of several: "एक-एक"."""

    @property
    def value(self) -> int:
        """The value as a whole number (rounded down)."""
        return int(self.quantity.value)


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases with their names, by their first word (those before a number: by their last), longest first."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of one language, folded; phrases as tuples of tokens, longest first."""

    digits: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    offsets: Mapping[str, Decimal]
    aggregates: Mapping[str, Decimal]
    ordinals: Mapping[str, Decimal]
    before: "Phrases"
    after: "Phrases"
    units: "Phrases"
    ranges: frozenset[str]
    singles: frozenset[str]
    """Words that mean one before what is counted: "a lone seat"."""
    changes: frozenset[str]
    """Words before two numbers that are no range: "from 48 to 56"."""
    joins: frozenset[str]
    starters: frozenset[str]
    """Words with which a number may begin."""


_TABLES: Final = ("digits", "scales", "fractions", "offsets", "aggregates", "ordinals")


@cache
def numerals(code: str) -> Numerals:
    """The number words of a language."""
    language = lang.load(code)
    data = language.numerals
    hedges = data["hedges"]
    units = [(phrase, "percent") for phrase in lang.phrases(data["words"]["percent"])]
    units += [(phrase, "time") for phrase in lang.phrases(data["words"]["time"])]
    units += [(phrase, "other") for phrase in lang.phrases(data["words"]["not_count"])]
    named = {"vote_noun": "votes", "seat_noun": "seats", "member_noun": "members", "vote_lead": "votes"}
    listed = [(lang.tokens(phrase), unit) for phrase, unit in units]
    tables = {name: _table(data[name]) for name in _TABLES}
    listed += [
        (phrase, named[tag]) for phrase, tags in language.phrases.items() for tag in sorted(tags) if tag in named
    ]
    return Numerals(
        **tables,
        before=_by_word(_hedges(hedges, ("over", "under", "about", "none"), ""), -1),
        after=_by_word(_hedges(hedges, ("over", "under", "about"), "_after"), 0),
        units=_by_word(listed, 0),
        ranges=frozenset(lang.tokens(data["words"]["range"])),
        singles=frozenset(lang.fold(word) for word in lang.phrases(data["words"]["single"])),
        changes=frozenset(lang.tokens(data["words"]["change"])),
        joins=frozenset(lang.tokens(data["words"]["and"])),
        starters=frozenset(lang.fold(word) for word in lang.phrases(data["words"]["single"])).union(*tables.values()),
    )


def _table(words: Mapping[str, str | int]) -> dict[str, Decimal]:
    return {lang.fold(word): Decimal(str(value)) for word, value in words.items()}


def _hedges(table: Mapping[str, str], names: Sequence[str], suffix: str) -> list[tuple[tuple[str, ...], str]]:
    return [(lang.tokens(phrase), name) for name in names for phrase in lang.phrases(table.get(name + suffix, ""))]


def _by_word(listed: Sequence[tuple[tuple[str, ...], str]], at: int) -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in sorted(listed, key=lambda pair: (-len(pair[0]), pair)):
        table.setdefault(phrase[at], []).append((phrase, name))
    return {word: tuple(pairs) for word, pairs in table.items()}


def find(tokens: Sequence[Token], code: str) -> tuple[Number, ...]:
    """All numbers among the tokens of one sentence, in order."""
    words = numerals(code)
    found: list[Number] = []
    index = 0
    for place, token in enumerate(tokens):
        if place < index or not (token.is_digits or token.key in words.starters):
            continue
        number = _read(tokens, place, words)
        if number is not None:
            found.append(number)
            index = number.last
    return tuple(_with_units(tokens, _joined(tokens, found, words), words))


def _read(tokens: Sequence[Token], index: int, words: Numerals) -> Number | None:
    """The number that begins at this token: a descending chain of "number scale"."""
    key = tokens[index].key
    if key in words.singles:
        unit_after = _starting_at(tokens, index + 1, words.units)
        is_counted = unit_after is not None and unit_after[1] in ("seats", "votes")
        return Number(index, index + 1, Quantity.exact(Decimal(1)), is_word=True) if is_counted else None
    if key in words.aggregates:
        return Number(index, index + 1, Quantity.exact(words.aggregates[key]), is_aggregate=True, is_word=True)
    if key in words.ordinals and key not in words.digits:
        return Number(index, index + 1, Quantity.exact(words.ordinals[key]), "ordinal", is_word=True)
    total, unit, place, last_scale = Decimal(0), Decimal(1), index, None
    while place < len(tokens):
        part = _part(tokens, place, words, is_first=place == index)
        if part is None:
            break
        value, scale, precision, after = part
        if last_scale is not None and (scale >= last_scale or value * scale >= last_scale or precision < 1):
            break
        total, unit, place, last_scale = total + value * scale, scale * precision, after, scale
        if scale == 1:
            break
        if place < len(tokens) and tokens[place].key in words.joins and place + 1 < len(tokens):
            following = _part(tokens, place + 1, words, is_first=False)
            place += following is not None and following[1] > 1
    if place == index:
        return None
    return Number(index, place, _said(total, unit), is_word=not tokens[index].is_digits)


def _said(value: Decimal, unit: Decimal) -> Quantity:
    if unit <= 1:
        return Quantity(value, value, value)
    half = unit / 2
    return Quantity(value, value - half, value + half - 1)


def _part(
    tokens: Sequence[Token], index: int, words: Numerals, *, is_first: bool
) -> tuple[Decimal, Decimal, Decimal, int] | None:
    """Value, scale, precision (as a part of the scale) and next index of one "number scale" piece."""
    token = tokens[index]
    following = tokens[index + 1].key if index + 1 < len(tokens) else ""
    if token.is_digits:
        scale = words.scales.get(following)
        value, precision = _digits(token, is_scaled=scale is not None)
        return (value, scale, precision, index + 2) if scale else (value, Decimal(1), precision, index + 1)
    if token.key in words.offsets and index + 2 < len(tokens) and tokens[index + 2].key in words.scales:
        whole = _small(tokens, index + 1, words)
        if whole is not None:
            value, after = whole
            if after < len(tokens) and tokens[after].key in words.scales:
                return value + words.offsets[token.key], words.scales[tokens[after].key], Decimal("0.25"), after + 1
    if token.key in words.fractions and following in words.scales:
        return words.fractions[token.key], words.scales[following], Decimal("0.5"), index + 2
    small = _small(tokens, index, words)
    if small is None:
        scale = words.scales.get(token.key)
        if scale is None or not is_first or scale < 12:
            return None
        return (Decimal(1), scale, Decimal(1), index + 1) if _is_counted_scale(tokens, index) else None
    value, after = small
    scale = words.scales.get(tokens[after].key) if after < len(tokens) else None
    return (value, scale, Decimal(1), after + 1) if scale else (value, Decimal(1), Decimal(1), after)


def _is_counted_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare scale ("a lakh", "a dozen") counts something."""
    return index > 0 and tokens[index - 1].key == "a"


def _small(tokens: Sequence[Token], index: int, words: Numerals) -> tuple[Decimal, int] | None:
    """A number under a hundred in words: "forty two", "forty-two", "बयालीस"; or digits."""
    token = tokens[index]
    if token.is_digits:
        return _digits(token, is_scaled=True)[0], index + 1
    value = words.digits.get(token.key)
    if value is None:
        return None
    if value >= 20 and value % 10 == 0:
        place = index + 1
        if place < len(tokens) and tokens[place].text == "-" and tokens[place].start == token.end:
            place += 1
        ones = words.digits.get(tokens[place].key) if place < len(tokens) else None
        if ones is not None and 0 < ones < 10:
            return value + ones, place + 1
    return value, index + 1


def _digits(token: Token, *, is_scaled: bool) -> tuple[Decimal, Decimal]:
    text = token.text.replace(",", "").replace(" ", "")
    if not is_scaled and _BROKEN_GROUP.fullmatch(text):
        return Decimal(text.replace(".", "")), Decimal(1)
    whole, _, decimals = text[:40].partition(".")
    precision = Decimal(1).scaleb(-len(decimals)) if decimals else Decimal(1)
    return Decimal(whole[:_MOST_DIGITS] + ("." + decimals if decimals else "")), precision


def _joined(tokens: Sequence[Token], found: Sequence[Number], words: Numerals) -> list[Number]:
    """Ranges made one number, hedges put on."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        if before is not None and _is_doubled(tokens, before, number):
            joined[-1] = replace(before, last=number.last, is_each=True)
            continue
        if before is not None and _is_range(tokens, before, number, words):
            joined[-1] = _range(before, number)
            continue
        joined.append(number)
    return [_hedged(tokens, number, words) for number in joined]


def _is_doubled(tokens: Sequence[Token], left: Number, right: Number) -> bool:
    """ "एक-एक", "दो-दो": the same word twice."""
    is_dash = (
        number_gap(left, right) == 1
        and tokens[left.last].text in "-–"
        and tokens[left.last].start == tokens[left.last - 1].end
    )
    return is_dash and left.is_word == right.is_word and left.quantity == right.quantity


def _is_range(tokens: Sequence[Token], left: Number, right: Number, words: Numerals) -> bool:
    if number_gap(left, right) != 1 or "ordinal" in (left.unit, right.unit) or left.is_aggregate or right.is_aggregate:
        return False
    sign = tokens[left.last]
    if left.first > 0 and tokens[left.first - 1].key in words.changes:
        return False
    is_dash = sign.text in "-–" and sign.start == tokens[left.last - 1].end
    if not (sign.key in words.ranges or is_dash):
        return False
    low, high = left.quantity.value, right.quantity.value
    is_score = low >= _ROUND and low % 10 != 0 and high % 10 != 0  # two exact totals: "40,751 to 40,752"
    whole = low * _shared_scale(low, high)  # "दस-बारह हजार": both are thousands
    return low < high and (not is_dash or high < low * 3 or whole < high < whole * 2) and not is_score


def number_gap(left: Number, right: Number) -> int:
    """How many tokens stand between two numbers."""
    return right.first - left.last


def _range(left: Number, right: Number) -> Number:
    """ "5 से 7 सौ" shares the scale of the second number where the first is smaller than that scale."""
    low, high = left.quantity.value, right.quantity.value
    bounds = Quantity(high, low * _shared_scale(low, high), high, Qualifier.ABOUT)
    return Number(left.first, right.last, bounds, is_range=True)


def _shared_scale(low: Decimal, high: Decimal) -> int:
    """The scale that a second number lends to a smaller one before it; 1 where it has none."""
    return next((step for step in (10_000_000, 100_000, 1000, 100) if high % step == 0 and high >= step > low), 1)


def _hedged(tokens: Sequence[Token], number: Number, words: Numerals) -> Number:
    if number.unit == "ordinal" or number.is_range:
        return number
    first, name = number.first, ""
    while True:
        match = _ending_at(tokens, first, words.before)
        if match is None:
            break
        first, name = match[0], name or match[1].replace("none", "")
    after = _starting_at(tokens, number.last, words.after)
    if after is None:
        unit = _starting_at(tokens, number.last, words.units)
        if unit is not None and unit[1] == "votes":
            later = _starting_at(tokens, unit[0], words.after)
            name = later[1] if later is not None and name in ("", "about") else name
        last = number.last
    else:
        last, name = after[0], after[1] if name in ("", "about") else name
    if not name and (first, last) == (number.first, number.last):
        return number
    return replace(number, first=first, last=last, quantity=_qualified(number.quantity, name))


def _ending_at(tokens: Sequence[Token], index: int, table: Phrases) -> tuple[int, str] | None:
    if index <= 0:
        return None
    for phrase, name in table.get(tokens[index - 1].key, ()):
        start = index - len(phrase)
        if start >= 0 and all(tokens[start + i].key == word for i, word in enumerate(phrase)):
            return start, name
    return None


def _starting_at(tokens: Sequence[Token], index: int, table: Phrases) -> tuple[int, str] | None:
    if index >= len(tokens):
        return None
    for phrase, name in table.get(tokens[index].key, ()):
        end = index + len(phrase)
        if end <= len(tokens) and all(tokens[index + i].key == word for i, word in enumerate(phrase)):
            return end, name
    return None


def _qualified(quantity: Quantity, name: str) -> Quantity:
    value = quantity.value
    if name == "over":
        return Quantity(value, value, None, Qualifier.OVER)
    if name == "under":
        return Quantity(value, Decimal(0), max(value - 1, Decimal(0)), Qualifier.UNDER)
    if name == "about":
        slack = max(value * _ABOUT, value - quantity.low)
        return Quantity(value, value - slack, value + slack, Qualifier.ABOUT)
    return quantity


def _with_units(tokens: Sequence[Token], found: Sequence[Number], words: Numerals) -> list[Number]:
    units = [number.unit or _unit(tokens, number, words) for number in found]
    return [
        number if unit == number.unit else replace(number, unit=unit) for number, unit in zip(found, units, strict=True)
    ]


def _unit(tokens: Sequence[Token], number: Number, words: Numerals) -> str:
    place = number.last
    if place < len(tokens) and tokens[place].text == "-":
        place += 1
    unit = _starting_at(tokens, place, words.units) if place < len(tokens) else None
    if unit is not None:
        return unit[1] if unit[1] != "other" or not _is_seat_like(unit) else "seats"
    token = tokens[number.last - 1]
    if _is_clock(tokens, number, place):
        return "time"
    if _is_year(number, token):
        return "year"
    return ""


def _is_clock(tokens: Sequence[Token], number: Number, place: int) -> bool:
    """ "17:05": not "in 2004: 40,751"."""
    if number.value >= 24 or place + 1 >= len(tokens) or tokens[place].text not in _CLOCK:
        return False
    return tokens[place + 1].is_digits and tokens[place].end == tokens[place + 1].start


def _is_seat_like(unit: tuple[int, str]) -> bool:
    return unit[1] == "seats"


def _is_year(number: Number, token: Token) -> bool:
    whole = number.quantity
    return (
        token.is_digits
        and number.last - number.first == 1
        and len(token.text) == 4
        and whole.is_exact
        and _FIRST_YEAR <= whole.value <= _LAST_YEAR
    )
