"""Earlier victories that a streak implies: "a third straight win" from one seat is three wins in a row."""

from functools import cache
from typing import Final

from kg import lang
from kg.extract import frames
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_LONGEST: Final = 6
"""Longer streaks reach back before redrawn seats, where a name alone no longer tells the seat."""
_HAT_TRICK: Final = 3
_STEP: Final = 2


def read(scene: Scene, clause: Clause, frame: Frame, *, winners: list[Who], seats: list[Entity], status: str) -> None:
    """Infer the earlier victories of the one winner of the one seat that a clause speaks of."""
    if status != frames.WON or len(winners) != 1 or len(seats) != 1 or not winners[0].is_person or frame.by:
        return
    elections, earlier = scene.state.elections, frame
    for _ in range(_length(scene, clause) - 1):
        earlier = elections.before(earlier)
        if elections.counted(earlier) is None:
            return
        scene.infer(
            ClaimType.OUTCOME,
            f"{scene.code}.result.streak",
            person=winners[0],
            constituency=seats[0],
            election=earlier.code,
            outcome="won",
        )


def years_beside(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """The other elections of "2012, 2017 और 2022 में", where the clause is read at the one named last."""
    own = clause.own
    last = next((at for at, one in enumerate(own) if at > 1 and one.has("mark:in") and _is_year(own[at - 1])), -1)
    number = own[last - 1].item.number if last > 0 else None
    if scene.is_before or number is None or number.value != frame.year or frame.by:
        return []
    found: list[Frame] = []
    place = last - _STEP - 1
    while place >= 0 and _is_year(own[place]) and (own[place + 1].is_sign(",") or own[place + 1].has("join:and")):
        year = own[place].item.number
        other = scene.state.elections.of_year(frame, year.value, state=frame.state) if year is not None else None
        if other is None or other.house != frame.house or other.by:
            return []
        found.append(other)
        place -= _STEP
    return found[::-1]


def _is_year(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and (chunk.item.unit == "year" or _is_bare_year(chunk))


def _is_bare_year(chunk: Chunk) -> bool:
    number = chunk.item.number
    return number is not None and chunk.item.unit == "" and number.quantity.is_exact and 1950 <= number.value <= 2100


def _length(scene: Scene, clause: Clause) -> int:
    """How many victories in a row the clause tells of; 1 where it tells of none."""
    language = lang.load(scene.code)
    start, end = clause.own[0].item.start, clause.own[-1].item.end
    words = lang.tokens(scene.state.article.text[start:end])
    if any(_holds(words, phrase) for phrase in _phrases(scene.code, "hattrick")):
        return _HAT_TRICK
    if not any(_holds(words, phrase) for phrase in _phrases(scene.code, "streak")):
        return 1
    ordinals = {lang.fold(word): value for word, value in language.numerals["ordinals"].items()}
    told = [ordinals[word] for word in words if word in ordinals]
    return told[0] if len(told) == 1 and told[0] <= _LONGEST else 1


@cache
def _phrases(code: str, name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for phrase, names in lang.load(code).phrases.items() if name in names)


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[place : place + size] == phrase for place in range(len(words) - size + 1))
