"""What stands in the columns of a table, by the words of its head: "Margin (votes)", "उपविजेता", "BJP", "2019"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import regex

from kg import lang
from kg.extract.items import Item
from kg.extract.phrases import group_of
from kg.gazetteer import Record

PEOPLE: Final = ("winner", "loser", "leader", "trailer", "person")
COUNTS: Final = ("won", "leads", "total", "fought")
_SUBJECTS: Final = ("seat", "party", "state", *PEOPLE)
_OWNED: Final = ("party", "votes", "share")
_WORD: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+|[%#+/]")
_YEAR: Final = regex.compile(r"(?:19|20)\d\d")
_BRACKET: Final = regex.compile(r"\(([^()]*)\)")
_WIDEST: Final = 6
_FILLER: Final = "filler"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `of` is the sort of person whose party or votes it holds; a party may head it too."""

    kind: str
    of: str = ""
    party: Record | None = None
    year: int = 0

    @property
    def is_people(self) -> bool:
        """Whether it holds people."""
        return self.kind in PEOPLE or self.kind == "of_party"


def head_of(text: str, spans: Sequence[tuple[int, int]], items: Sequence[Item]) -> tuple[Column, ...]:
    """The columns that a line names, if it is the head of a table; else none.

    A head names what its rows are about, and nearly every cell of it is known.
    """
    columns: list[Column] = []
    spare = len(spans) // 4
    for start, end in spans:
        columns.append(_column(text[start:end], start, end, items))
        spare -= not columns[-1].kind
        if spare < 0:
            return ()
    known = [one for one in columns if one.kind]
    has_subject = any(one.kind in _SUBJECTS for one in known)
    parties = [one for one in columns if one.party is not None]
    if len(known) < 2:
        return ()
    if not has_subject or (len(parties) == len(known) and not any(one.kind == "rank" for one in known)):
        return ()
    return _owned(columns)


def _column(cell: str, start: int, end: int, items: Sequence[Item]) -> Column:
    inside = _BRACKET.search(cell)
    bare = _BRACKET.sub(" ", cell)
    kinds = kinds_of(bare) or (kinds_of(inside[1]) if inside is not None else ())
    year = _YEAR.search(cell)
    number = int(year[0]) if year is not None else 0
    if kinds:
        owner = next((kind for kind in kinds[:-1] if kind in PEOPLE), "")
        kind = kinds[-1]
        if kind in ("party", "votes", "share") or kind == "margin":
            return Column(kind, owner if kind in _OWNED else "", None, number)
        return Column(kind, "", None, number)
    inner = [item for item in items if start <= item.start and item.end <= end]
    party = next((record for item in inner if (record := group_of(item)) is not None), None)
    if party is not None and len(inner) <= _WIDEST // 2:
        return Column("of_party", "", party, number)
    return Column("won", "", None, number) if number and len(_WORD.findall(bare)) == 0 else Column("")


def kinds_of(cell: str) -> tuple[str, ...]:
    """The kinds of column that a cell's words name, in their order; none where a word names none."""
    words = [lang.fold(word) for word in _WORD.findall(cell)]
    if not words or len(words) > _WIDEST:
        return ()
    found: list[str] = []
    place = 0
    while place < len(words):
        if words[place] not in _openers():
            return ()
        size = next((n for n in range(len(words) - place, 0, -1) if tuple(words[place : place + n]) in _table()), 0)
        kind = _table()[tuple(words[place : place + size])] if size else ""
        if not kind:
            return ()
        if kind != _FILLER:
            found.append(kind)
        place += size
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """The first words of all phrases."""
    return frozenset(phrase[0] for phrase in _table() if phrase)


@cache
def _table() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for code in lang.CODES:
        for kind, block in lang.load(code).text["column"].items():
            for phrase in lang.phrases(block):
                words = tuple(lang.fold(word) for word in _WORD.findall(phrase))
                found.setdefault(words, kind)
    return found


def _owned(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Parties, votes and shares without an owner belong to the people left of them, else right of them."""
    people = [(place, one.kind) for place, one in enumerate(columns) if one.kind in PEOPLE]
    found: list[Column] = []
    for place, one in enumerate(columns):
        if one.kind not in _OWNED or one.of or not people:
            found.append(one)
            continue
        left = [kind for at, kind in people if at < place]
        found.append(replace(one, of=left[-1] if left else people[0][1]))
    return tuple(found)
