"""Headings over lists: what those listed did, in which year, and whether the numbers are margins."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from kg import lang
from kg.extract.items import Item

_WORD: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
_LONGEST: Final = 220
_SHORTEST: Final = 9


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the list below it."""

    outcome: str = ""
    year: int = 0
    is_margins: bool = False


def heading_of(text: str, items: Sequence[Item], *, is_line: bool) -> Heading | None:
    """The heading that a line or an announcing sentence is, or None.

    A sentence of prose announces a list only by saying so ("Here are the winners of 2012") or by a colon at its end.
    """
    if len(text) > _LONGEST:
        return None
    words = [lang.fold(word) for word in _WORD.findall(text)]
    said = _kinds(words)
    kinds = [kind for kind in said if kind != "announce"]
    is_announced = "announce" in said or text.rstrip()[-1:] in ":-–—" or (is_line and len(words) <= _SHORTEST)
    if not is_announced and "void" not in kinds:
        return None
    margins = "margins" in kinds or any(item.has("margin_noun") for item in items)
    kinds = ["won" if kind == "margins" else kind for kind in kinds]
    if not kinds and not margins:
        return None
    is_won = "won" in kinds and set(kinds) <= {"won", "stood"}
    outcome = "void" if "void" in kinds else "won" if is_won else kinds[0] if len(set(kinds)) == 1 else ""
    years = {item.number.value for item in items if item.unit == "year" and item.number is not None}
    return Heading(outcome, next(iter(years)) if len(years) == 1 else 0, margins)


def _kinds(words: Sequence[str]) -> list[str]:
    """What the words of a heading say of those listed; the longest phrases count."""
    found: list[str] = []
    place = 0
    while place < len(words):
        longest = min(_openers().get(words[place], 0), len(words) - place)
        size = next((n for n in range(longest, 0, -1) if tuple(words[place : place + n]) in _table()), 0)
        if size:
            found.append(_table()[tuple(words[place : place + size])])
        place += size or 1
    return found


@cache
def _openers() -> dict[str, int]:
    """First words of phrases -> the length of the longest phrase that begins so, at most five words."""
    found: dict[str, int] = {}
    for phrase in _table():
        found[phrase[0]] = max(found.get(phrase[0], 0), min(5, len(phrase)))
    return found


@cache
def _table() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for code in lang.CODES:
        for kind, block in lang.load(code).text["section"].items():
            for phrase in lang.phrases(block):
                found.setdefault(tuple(lang.fold(word) for word in _WORD.findall(phrase)), kind)
    return found
