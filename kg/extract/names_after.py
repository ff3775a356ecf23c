"""Names of people in Devanagari, which marks them by nothing: what stands around a run of words tells that it is one.

Many first names mean something else too ("विजय", "भारत", "राजकुमार"); they open a name where a name may stand and a
surname or another plain word follows. A run of words that mean nothing is somebody where a contest leaves no other
place for them: behind a seat or at the head of a clause, before the votes, the mark or the verb of a result.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from kg import lang
from kg.extract.items import Item, Kind
from kg.model.entity import Kind as EntityKind

if TYPE_CHECKING:
    from kg.extract.runs import Run

_DEVANAGARI: Final = regex.compile(r"\p{Devanagari}")
_GROUPS: Final = (EntityKind.PARTY, EntityKind.ALLIANCE)
_PLACES: Final = (EntityKind.CONSTITUENCY, EntityKind.DISTRICT, EntityKind.REGION)
_LONGEST: Final = 4
_RESULTS: Final = ("win", "lose", "lead", "trail", "second_place", "later_place", "becomes")
_MARKS: Final = ("mark:agent", "mark:dative", "mark:by")
_HEADS: Final = ("join:and", "join:but", "join:while", "there", "same_seat", "candidate_noun", "skip:title")


def opens(items: Sequence[Item], index: int) -> bool:
    """Whether a word that means something else opens a name here: "विजय खेमका ने", "भव्य बिश्नोई को"."""
    item = items[index]
    if item.key not in first_names() or len(item.tokens) != 1 or index + 1 >= len(items):
        return False
    if item.record(*_GROUPS) is not None:
        return False
    following = items[index + 1]
    if not _is_name_word(following) or not _may_stand(items, index):
        return False
    if following.key in _name_words():
        return True
    end = index + 2
    while end < len(items) and end - index < _LONGEST and _is_name_word(items[end]):
        end += 1
    return _is_followed(items, end)


def is_first_name(item: Item) -> bool:
    """Whether a word is spelt like a part of names, whatever else it means: "भवानी", a seat in Tamil Nadu."""
    return item.key in _name_words() or item.key in first_names()


def in_contest(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a run of plain words `[first, last)` is somebody by its place in a sentence on a contest."""
    if not 1 < last - first <= _LONGEST or not all(_is_name_word(item) for item in items[first:last]):
        return False
    return _may_stand(items, first) and (_is_followed(items, last) or _is_listed(items, first, last))


def trimmed(text: str, sentences: Sequence[Sequence[Item]], runs: Sequence[Sequence["Run"]]) -> list[tuple["Run", ...]]:
    """The runs of an article, each without a word before a name that stands alone elsewhere: "पड़ोसी | केपी यादव"."""
    known = {run.text for found in runs for run in found if run.words > 1}
    return [
        tuple(_without_lead(text, items, run, known) for run in found)
        for items, found in zip(sentences, runs, strict=True)
    ]


def _without_lead(text: str, items: Sequence[Item], run: "Run", known: set[str]) -> "Run":
    first = items[run.first]
    is_open = run.words > 2 and run.last - run.first > 1 and not run.is_sure and _is_name_word(first)
    if not is_open or first.key in _name_words() or first.key in first_names():
        return run
    rest = text[items[run.first + 1].start : items[run.last - 1].end]
    return replace(run, first=run.first + 1, text=rest, words=run.words - 1) if rest in known else run


def _is_listed(items: Sequence[Item], first: int, last: int) -> bool:
    """ "बैकुंठपुर से भैयालाल राजवाड़े और": behind a seat, and before the next of a list."""
    is_placed = first > 1 and items[first - 1].has("mark:from") and _is_seat(items[first - 2])
    following = items[last] if last < len(items) else None
    return is_placed and following is not None and (following.has("join:and") or following.text in ",;")


def closes(items: Sequence[Item], place: int) -> bool:
    """Whether the name of a place closes a person's: "महिमा कुमारी मेवाड़ ने"; nothing else does something there."""
    before, following = items[place - 1], items[place + 1] if place + 1 < len(items) else None
    is_named = before.key in _name_words() or before.key in first_names()
    is_place = len(items[place].tokens) == 1 and items[place].record(*_PLACES) is not None
    return is_place and is_named and following is not None and following.has("mark:agent", "mark:by")


def _is_name_word(item: Item) -> bool:
    """Whether a word may be part of a name: in Devanagari, and of no class."""
    is_word = item.kind is Kind.WORD and bool(_DEVANAGARI.match(item.text)) and len(item.tokens) == 1
    is_light = item.tags <= _LIGHT and item.key in first_names()
    return is_word and (not item.tags or is_light) and item.key not in _stop_words()


_LIGHT: Final = frozenset({"skip:title", "skip:adjective"})


def _may_stand(items: Sequence[Item], index: int) -> bool:
    """Whether somebody may be named here: at the head of a clause, behind a seat, an office or a party."""
    before = items[index - 1] if index > 0 else None
    if before is None or before.text in ",;:।|–—-(" or before.has(*_HEADS) or before.values("role:"):
        return True
    if before.record(*_GROUPS) is not None:
        return True
    if before.has("mark:in", "mark:from", "mark:over"):
        return any(_is_seat(item) for item in items[max(0, index - 3) : index - 1])
    owner = items[index - 2] if index > 1 and before.has("mark:of") else None
    return owner is not None and (owner.record(*_GROUPS) is not None or owner.has("candidate_noun"))


def _is_seat(item: Item) -> bool:
    return item.record(EntityKind.CONSTITUENCY) is not None or item.has("seat_noun")


def _is_followed(items: Sequence[Item], end: int) -> bool:
    """Whether what follows is said of somebody: a mark of people, votes, a party in brackets, a verb of a result."""
    following = items[end] if end < len(items) else None
    if following is None:
        return False
    if following.has(*_MARKS, *_RESULTS):
        return True
    after = items[end + 1] if end + 1 < len(items) else None
    if following.text == "(":
        return after is not None and (after.record(*_GROUPS) is not None or after.has("independent"))
    if following.kind is Kind.NUMBER:
        return following.unit == "votes" or (after is not None and after.has("vote_noun", "mark:from"))
    return following.has("mark:from") and after is not None and (after.kind is Kind.NUMBER or after.has(*_RESULTS))


@cache
def first_names() -> frozenset[str]:
    """Folded words with which names begin though they mean something else."""
    return frozenset(lang.fold(word) for code in lang.CODES for word in lang.load(code).text["first_names"].split())


@cache
def _name_words() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).name_parts for code in lang.CODES))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).stop_words for code in lang.CODES))
