"""Scores of seats where postpositions rule: "मुकाबला 14-8 से भाजपा के पक्ष में रहा", "भाजपा 10-1 से जीती", "29-0 से भाजपा".

The greater number is of the party that the score is told of; whose the other is, the words do not say.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kg.extract.counts import is_group
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.extract.scopes import scope_of
from kg.model.claim import ClaimType
from kg.model.entity import Entity, Kind
from kg.model.quantity import Quantity

_MOST: Final = 543
_NEAR: Final = 4


def read(scene: Scene) -> None:
    """The tally of whoever a score of seats is told of, where the sentence has told no other."""
    is_told = scene.is_before or scene.state.tally_sentence == scene.sentence.index
    for place in range(len(scene.chunks) - 3) if not is_told else ():
        if _is_score(scene.chunks, place):
            _tell(scene, place)


def _seats(chunk: Chunk) -> int:
    """The number that a chunk is, where it may count seats; else -1."""
    number = chunk.item.number if chunk.sort is Sort.NUMBER else None
    return number.value if number is not None and number.unit == "" and number.value <= _MOST else -1


def _is_score(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether two numbers glued by a hyphen, and "से" behind them, stand at a place."""
    first, hyphen, second, mark = chunks[place : place + 4]
    is_glued = hyphen.is_sign("-–") and first.end == hyphen.start and hyphen.end == second.start
    return is_glued and mark.has("mark:from") and _seats(first) >= 0 and _seats(second) >= 0


def _tell(scene: Scene, place: int) -> None:
    clause, frame = scene.clause_at(place)
    holder, scope = _holder(scene.chunks, place), scope_of(scene)
    high, low = sorted((_seats(scene.chunks[place]), _seats(scene.chunks[place + 2])), reverse=True)
    if holder is None or scope is None or scope.kind is Kind.COUNTRY or frame is None or not frame.code:
        return
    if high == low or scene.is_unreal_at(place) or clause.kind in ("lose", "trail"):
        return
    status = "leading" if clause.kind == "lead" else "won"
    rule, seats = f"{scene.code}.tally.score", Quantity.exact(Decimal(high))
    scene.add(ClaimType.TALLY, rule, who=holder, scope=scope, election=frame.code, seats=seats, status=status)
    scene.state.tally_sentence = scene.sentence.index


def _holder(chunks: Sequence[Chunk], place: int) -> Entity | None:
    """The one party near a score: behind it, else before it."""
    after = [one for one in chunks[place + 4 : place + 4 + _NEAR] if is_group(one)]
    before = [one for one in chunks[max(0, place - _NEAR) : place] if is_group(one) and one.mark in ("", "agent")]
    found = after or before
    actor = found[0].actor if len(found) == 1 else None
    record = (actor.alliance or actor.party) if actor is not None else None
    return record.entity if record is not None else None
