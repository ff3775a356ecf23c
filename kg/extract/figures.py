"""What a number counts in its place: votes polled, a margin, seats. Judged by its neighbours alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract import figures_after
from kg.extract.phrases import Chunk, Sort

MARGIN: Final = "margin"
VOTES: Final = "votes"
SEATS: Final = "seats"
OTHER: Final = ""
_FEWEST_SEATS_TOLD: Final = 543


def kind(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> str:
    """`margin`, `votes`, `seats` or nothing for the number at `index`."""
    number = chunks[index].item.number
    if number is None or number.unit not in ("", "votes", "seats") or number.is_range:
        return OTHER
    if number.unit == "seats":
        return SEATS
    if number.unit == "" and _counts_things(chunks, index):
        return OTHER
    if is_before:
        found = _before(chunks, index)
        if not found and number.unit == "votes":
            found = VOTES if _is_polled(chunks, index) else OTHER
    else:
        found = figures_after.kind(chunks, index, is_big=is_big(chunks[index]))
    if found in (MARGIN, VOTES) and number.unit == "" and number.value < 1 and not number.is_word:
        return OTHER
    return found


def _counts_things(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether an everyday noun follows: "5,000 blankets"; a name, a sign or a word of some class is none."""
    following = _at(chunks, index + 1)
    if following is None or following.sort is not Sort.WORD or following.item.tags:
        return False
    return following.item.text.isalpha() and following.item.text.islower()


def _skip(chunks: Sequence[Chunk], place: int, step: int, *tags: str) -> int:
    while 0 <= place < len(chunks) and (chunks[place].has(*tags) or chunks[place].is_sign("-")):
        place += step
    return place


def _at(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    return chunks[place] if 0 <= place < len(chunks) else None


def _before(chunks: Sequence[Chunk], index: int) -> str:
    """In a language with prepositions."""
    place = _skip(chunks, index + 1, 1, "vote_noun", "community")
    if _is_compared(chunks, index, place):
        return MARGIN
    left = _skip(chunks, index - 1, -1, "article:the", "skip:adjective")
    mark = _at(chunks, left)
    if mark is None:
        return OTHER
    if mark.has("mark:by"):
        return MARGIN
    held = _at(chunks, _skip(chunks, left - 1, -1, "article:the", "skip:adjective"))
    if mark.has("mark:of") and held is not None and (held.has("margin_noun") or held.is_sign(",")):
        return MARGIN
    if mark.has("margin_noun") or (mark.is_sign(":,") and held is not None and held.has("margin_noun")):
        return MARGIN if _is_count(chunks[index]) else OTHER
    near = chunks[max(0, left - 3) : left + 1]
    if (
        is_big(chunks[index])
        and any(one.has("margin_noun") for one in near)
        and (mark.has("be:be", "mark:in", "come_to") or any(one.has("polled") for one in near))
    ):
        return MARGIN
    if mark.has("polled", "stopped", "mark:with", "mark:over", "mark:in") or (held is not None and held.has("polled")):
        return VOTES if is_big(chunks[index]) else OTHER
    if mark.has("article:the", "skip:adjective") and held is not None and held.has("stopped"):
        return VOTES if is_big(chunks[index]) else OTHER
    if mark.has("mark:owner") and held is not None and held.sort is Sort.ACTOR and is_big(chunks[index]):
        return VOTES if chunks[index].item.unit == "votes" or held.mark in ("to", "against") else OTHER
    if mark.has("mark:to", "mark:against"):
        return VOTES if is_big(chunks[index]) else OTHER
    return OTHER


def _is_compared(chunks: Sequence[Chunk], index: int, place: int) -> bool:
    """Whether what follows a number makes it a distance: "5,000 ahead", "700 over X", "900 more than X"."""
    following = _at(chunks, place)
    if following is None or not _is_count(chunks[index]):
        return False
    if following.has("lead", "trail", "lead_weak", "trail_weak", "mark:ahead", "mark:behind", "margin_after"):
        return True
    if following.has("margin_noun"):
        return True
    if following.has("mark:over") or (following.has("more_than") and is_big(chunks[index])):
        head = _at(chunks, _skip(chunks, place + 1, 1, "article:the", "skip:adjective", "mark:over"))
        return head is not None and (head.sort is Sort.ACTOR or following.has("more_than"))
    return False


def _is_count(chunk: Chunk) -> bool:
    """Whether a number may count votes."""
    number = chunk.item.number
    return number is not None and number.unit in ("votes", "")


def is_big(chunk: Chunk) -> bool:
    """Whether a number is too great for a number of seats."""
    number = chunk.item.number
    return number is not None and (number.unit == "votes" or number.value > _FEWEST_SEATS_TOLD)


def _is_polled(chunks: Sequence[Chunk], index: int) -> bool:
    return any(one.has("polled", "mark:with") for one in chunks[max(0, index - 4) : index])


def has_seats(chunks: Sequence[Chunk]) -> bool:
    """Whether several seats are the object here: "68 सीटें जीतीं", not "दो सीटों पर"."""
    return any(
        one.sort is Sort.NUMBER
        and one.mark == ""
        and one.item.number is not None
        and one.item.number.value > 1
        and (one.item.unit == "seats" or following.has("seat_noun"))
        for one, following in pairwise(chunks)
    )
