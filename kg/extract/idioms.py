"""Idioms of winning and losing that count only with something beside them, in languages with prepositions.

"Fell" tells of a loser where a seat or a victor follows; "is in" of a winner where a margin does; "came second" of a
loser where a name stands before it.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort

CLASSES: Final = frozenset(
    {"arrived", "arrived_at", "stopped", "more_than", "less_than", "loss_noun", "margin_after", "pushed"}
)
"""Classes of words that are predicates in an idiom only."""
_REACH: Final = 4
_FAR: Final = 12


def kind_of(chunks: Sequence[Chunk], index: int) -> str:
    """ "was in by 16", "is back from Kota by 4,000", "had 660 votes in hand": what the words beside make of it."""
    one = chunks[index]
    if one.has("arrived") and _is_after_be(chunks, index) and _is_by_margin(chunks, index):
        return "win"
    if one.has("arrived_at") and _is_after_be(chunks, index) and _follows_person(chunks, index):
        after = chunks[index + 1 : index + 1 + _REACH]
        return "win" if any(_is_seat(other) and other.mark in ("in", "from") for other in _phrase(after)) else ""
    if one.has("stopped") and any(is_votes(other) for other in chunks[index + 1 : index + 3]):
        return "stopped" if _follows_person(chunks, index) else ""
    if one.has("more_than", "less_than") and _is_count_before(chunks, index) and _is_than(chunks, index):
        return "lead" if one.has("more_than") else "trail"
    if one.has("pushed") and _is_to_second(chunks, index):
        return "defeat"
    if one.has("loss_noun") and _is_persons_own(chunks, index):
        return "loss_of"
    if one.has("margin_after") and _is_count_before(chunks, index):
        return "lead"
    return ""


def fits(chunks: Sequence[Chunk], index: int, kind: str) -> bool:
    """Whether what a weak idiom needs stands beside it."""
    after = chunks[index + 1 : index + 1 + _REACH]
    if kind == "going":
        return not _follows_person(chunks, index) or not _is_actor_next(after)
    if kind == "lose_seat":
        return bool(after) and _is_seat(next((one for one in after if not one.has("article:the")), after[0]))
    if not _follows_person(chunks, index):
        return False
    is_placed = any(_is_seat(one) and one.mark in ("in", "from") for one in _phrase(after))
    if kind == "win_weak":
        return is_placed or _is_by_margin(chunks, index)
    return is_placed or _is_by_margin(chunks, index) or _is_given(after)


def is_felt_by(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a verb that is also said of feelings has somebody as its object, or a seat beside it."""
    after = chunks[index + 1 : index + 1 + _REACH]
    head = next((one for one in after if not one.has("article:the", "skip:adjective")), None)
    if head is not None and head.actor is not None:
        return head.actor.person >= 0
    is_beside = bool(after) and after[0].has("mark:in", "mark:from", "mark:by")
    return is_beside and any(_is_seat(one) and one.mark in ("in", "from") for one in _phrase(after))


def _is_than(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether "than X" follows: "3,000 more than the BJP's Rao"."""
    after = chunks[index + 1 : index + 2]
    return bool(after) and after[0].has("mark:over") and _is_actor_next(chunks[index + 2 : index + 2 + _REACH])


def _is_to_second(chunks: Sequence[Chunk], index: int) -> bool:
    """ "pushing the P's X to second place", "relegated X to the second spot"."""
    after = chunks[index + 1 : index + 1 + _FAR]
    at = next((at for at, one in enumerate(after) if one.sort is Sort.ACTOR), -1)
    return at >= 0 and any(
        one.sort is Sort.NUMBER
        and one.item.unit == "ordinal"
        and one.mark == "to"
        and one.item.number is not None
        and one.item.number.value == 2
        for one in after[at + 1 :]
    )


def _is_persons_own(chunks: Sequence[Chunk], index: int) -> bool:
    """ "X's defeat to Y": owned by a person, and with who brought it about."""
    before = chunks[index - 1] if index > 0 else None
    is_owned = before is not None and before.has("mark:owner") and index > 1 and chunks[index - 2].actor is not None
    actor = chunks[index - 2].actor if is_owned else None
    near = chunks[index + 1 : index + 1 + 2 * _REACH]
    return (
        actor is not None
        and actor.person >= 0
        and any(one.sort is Sort.ACTOR and one.mark in ("by", "to", "against") for one in near)
    )


def is_noun(chunks: Sequence[Chunk], index: int) -> bool:
    """ "the defeat", "a shock upset": a verb's form that is a noun here."""
    if index == 0 or not chunks[index].item.has("verb_noun"):
        return False
    before = chunks[index - 1]
    return before.has("article:the", "pronoun:his", "pronoun:its", "mark:owner") or (
        before.has("skip:adjective") and index > 1 and chunks[index - 2].has("article:the")
    )


def is_rival_mark(chunks: Sequence[Chunk], index: int) -> bool:
    """ "won by 5,000 votes ahead of X": "ahead of" names the rival of a result told already."""
    for place in range(index - 1, max(-1, index - _FAR), -1):
        one = chunks[place]
        if one.is_sign(",;:") or one.item.values("join:"):
            return False
        if one.has("win", "take", "victory", "win_weak"):
            return True
    return False


def ranked(chunks: Sequence[Chunk], index: int) -> tuple[int, bool]:
    """Place of whom an ordinal after it ranks ("X came a distant third"), or -1; and whether a verb says so."""
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    place, is_told = index - 1, False
    while place > 0 and (
        chunks[place].has("be:be", "rank_verb", "rank_adjective", "article:the", "skip:adjective", "mark:in")
        or chunks[place].is_sign(",")
    ):
        is_told = is_told or chunks[place].has("rank_verb", "rank_adjective")
        place -= 1
    if chunks[place].sort is not Sort.ACTOR and not chunks[place].has("pronoun:he", "pronoun:she", "join:who"):
        return -1, False
    return place, is_told and (following is None or _ends_rank(following))


def _ends_rank(chunk: Chunk) -> bool:
    return chunk.sort is Sort.WORD and (
        chunk.item.text in ".,;:)("
        or bool(chunk.item.values("mark:"))
        or bool(chunk.item.values("join:"))
        or chunk.has("place_word")
    )


def is_margin_of(chunks: Sequence[Chunk], index: int) -> bool:
    """ "the majority for Rao was 3,000", "the margin of the BJP's Rao in Kota stood at 3,000"."""
    place = _told_at(chunks, index)
    between = chunks[index + 1 : place]
    is_office = any(one.sort is Sort.WORD and one.mark in ("for", "of") and one.item.values("role:") for one in between)
    return place > 0 and (is_office or any(one.sort is Sort.ACTOR and one.mark in ("for", "of") for one in between))


def is_margin_told(chunks: Sequence[Chunk], index: int) -> bool:
    """ "the margin was 3,000", "the gap in Kota came to 3,000": a margin whose people stand elsewhere."""
    return _told_at(chunks, index) > 0


def _told_at(chunks: Sequence[Chunk], index: int) -> int:
    """The place where a number follows a noun of the margin and its "was"; 0 where none does."""
    for place in range(index + 1, min(index + 1 + _FAR, len(chunks))):
        one = chunks[place]
        if one.has("be:be", "come_to"):
            return place if any(is_votes(other) for other in chunks[place + 1 : place + 4]) else 0
        if one.is_sign(",;:") or one.sort is Sort.NUMBER:
            return 0
    return 0


def is_votes(chunk: Chunk) -> bool:
    """Whether a number may count votes, however few."""
    number = chunk.item.number
    return chunk.sort is Sort.NUMBER and number is not None and number.unit in ("votes", "")


def _is_after_be(chunks: Sequence[Chunk], index: int) -> bool:
    return index > 0 and chunks[index - 1].has("be:be", "be:have")


def _is_by_margin(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether "by 4,000" follows, over a seat."""
    for place in range(index + 1, min(index + 1 + 2 * _REACH, len(chunks) - 1)):
        one = chunks[place]
        if one.has("mark:by"):
            return any(is_votes(other) for other in chunks[place + 1 : place + 3])
        if one.is_sign(",;:") or one.sort in (Sort.NUMBER, Sort.ACTOR):
            return False
    return False


def _is_count_before(chunks: Sequence[Chunk], index: int) -> bool:
    place = index - 1
    while place > 0 and chunks[place].has("vote_noun", "community"):
        place -= 1
    return place >= 0 and is_votes(chunks[place])


def _follows_person(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the nearest noun group before is somebody."""
    for place in range(index - 1, max(-1, index - _FAR), -1):
        one = chunks[place]
        if one.has("pronoun:he", "pronoun:she", "join:who"):
            return True
        if one.sort is Sort.ACTOR:
            return one.mark in ("", "with") and not chunks[place + 1].has("mark:owner")
        if one.has("seat_noun") or (one.sort in (Sort.SEAT, Sort.PLACE, Sort.NUMBER) and one.mark in ("", "of")):
            return False
    return False


def _is_actor_next(after: Sequence[Chunk]) -> bool:
    head = next((one for one in after if not one.has("article:the", "skip:adjective")), None)
    return head is not None and head.sort is Sort.ACTOR


def _is_given(after: Sequence[Chunk]) -> bool:
    """Whether "to X" or "against X" follows."""
    return any(one.sort is Sort.ACTOR and one.mark in ("to", "against", "by") for one in _phrase(after))


def _phrase(after: Sequence[Chunk]) -> Sequence[Chunk]:
    stop = next((at for at, one in enumerate(after) if one.is_sign(",;:") or one.item.values("join:")), len(after))
    return after[:stop]


def _is_seat(chunk: Chunk) -> bool:
    return chunk.sort in (Sort.SEAT, Sort.PLACE) or chunk.has("unknown", "same_seat", "there")
