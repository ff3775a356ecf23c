"""What a number counts where postpositions rule: the word that it depends on stands behind it.

"24 वोटों से हराया", "900 वोट पीछे", "6,000 मतों की जीत" and "फासला 5,000 का" are margins; "4,200 वोट मिले",
"4,200 पर अटक गए" and "4,200 वोट लेकर" are votes polled, and so are the numbers of a list that shares its verb.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort

MARGIN: Final = "margin"
VOTES: Final = "votes"
_RESULT: Final = (
    "win",
    "lose",
    "lead",
    "trail",
    "defeat",
    "defeat_noun",
    "win_weak",
    "decided",
    "margin_noun",
    "overcome",
)
_BESIDE: Final = ("vote_noun", "share_noun", "particle:emphatic")
_REACH: Final = 16


def kind(chunks: Sequence[Chunk], index: int, *, is_big: bool) -> str:
    """`margin`, `votes` or nothing for the number at `index`."""
    place = _beyond(chunks, index + 1)
    near = chunks[place : place + 5]
    stop = next((at for at, one in enumerate(near) if one.sort is not Sort.WORD), len(near))
    near = near[:stop]
    if _is_stuck(near):
        return VOTES if is_big else ""
    if _is_difference(chunks, index, near, is_big=is_big) or _is_behind_noun(chunks, index, is_big=is_big):
        return MARGIN
    if near and (near[0].has("join:and") or near[0].is_sign(",")) and _shares_margin(chunks, index, place):
        return MARGIN
    if near and near[0].has("mark:over") and any(one.has("trail") for one in near[1:3]) and is_big:
        return VOTES
    is_counted = chunks[index].item.unit == "votes" or (is_big and not _counts_else(chunks, place))
    return VOTES if is_counted and _is_polled(chunks, index) else ""


def _counts_else(chunks: Sequence[Chunk], place: int) -> bool:
    """ "5,000 कंबल दिए": a plain noun behind a bare number is what it counts."""
    one = chunks[place] if place < len(chunks) else None
    return one is not None and one.sort is Sort.WORD and one.item.tags <= {"unknown"} and one.item.text[:1].isalpha()


def _beyond(chunks: Sequence[Chunk], place: int) -> int:
    while place < len(chunks) and (chunks[place].has(*_BESIDE) or chunks[place].is_sign("-")):
        if chunks[place].has("mark:over", "mark:to"):
            break
        place += 1
    return place


def _is_stuck(near: Sequence[Chunk]) -> bool:
    """ "31,919 पर ही अटक गए", "31,919 मतों से ही संतोष करना पड़ा"."""
    if near and near[0].has("content"):
        return True
    if not near or not near[0].has("mark:over", "mark:from", "mark:to"):
        return False
    rest = near[1:4]
    return any(one.has("content") for one in rest) or (
        near[0].has("mark:over", "mark:to") and any(one.has("stuck") for one in rest)
    )


def _is_difference(chunks: Sequence[Chunk], index: int, near: Sequence[Chunk], *, is_big: bool) -> bool:
    """A number by which somebody is ahead or behind, by what follows it."""
    if not near:
        return False
    first, rest = near[0], near[1:]
    is_counted = is_big or chunks[index].item.unit == "votes"
    if first.has("mark:of"):
        return any(one.has("margin_noun", "lead", "result_noun", "win", "defeat_noun", "lose") for one in rest)
    if first.has("margin_noun", "skip:adjective") and any(one.has("margin_noun") for one in near):
        return True
    if first.has("mark:ahead", "mark:from"):
        return is_counted or any(one.has(*_RESULT) for one in rest[:3])
    if first.has("lead", "trail") and not first.has("stuck"):
        return is_counted
    is_compared = first.has("difference") or (bool(rest) and rest[0].has("difference") and first.has("vote_noun"))
    return is_compared and is_counted and _has_rival(chunks, index)


def _shares_margin(chunks: Sequence[Chunk], index: int, place: int) -> bool:
    """ "A ने B को 422 और C ने D को 5,224 वोटों से हराया": a number that leaves its unit and verb to the next one."""
    before, after = chunks[max(0, index - 2) : index], chunks[place : place + _REACH]
    if not any(one.mark in ("dative", "from", "agent") and _is_somebody(one) for one in before):
        return False
    at = next((at for at, one in enumerate(after) if one.sort is Sort.NUMBER and one.item.unit != "year"), None)
    if at is None or any(one.is_predicate or one.is_sign(";") for one in after[:at]):
        return False
    is_other = any(_is_somebody(one) for one in after[:at])
    end = _beyond(after, at + 1)
    return (
        is_other
        and end < len(after)
        and after[end].has("mark:from")
        and any(one.has(*_RESULT) for one in after[end + 1 : end + 3])
    )


def _has_rival(chunks: Sequence[Chunk], index: int) -> bool:
    before = chunks[max(0, index - 5) : index]
    return any(one.mark in ("from", "over", "against", "than") and _is_somebody(one) for one in before)


def _is_somebody(chunk: Chunk) -> bool:
    return chunk.sort is Sort.ACTOR or chunk.has("pronoun:he")


def _is_behind_noun(chunks: Sequence[Chunk], index: int, *, is_big: bool) -> bool:
    """ "जीत का अंतर महज 412 रहा", "फासला पूरे 5,59,472 का"."""
    behind = chunks[max(0, index - 4) : index]
    if not any(one.has("margin_noun") for one in behind) or behind[-1].sort is Sort.ACTOR:
        return False
    return is_big or behind[-1].has("margin_noun") or chunks[index].item.unit == "votes"


def _is_polled(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a verb of polling governs the number: the next one, over the other numbers of its list."""
    for place in range(index + 1, min(index + _REACH, len(chunks))):
        one = chunks[place]
        if one.has("polled"):
            return True
        if one.has("mark:with"):
            return not any(other.has("lead", "trail") for other in chunks[place + 1 : place + 8])
        if one.is_sign(")") and _is_beside_name(chunks, index):
            return True
        if one.is_sign(";") or one.has("join:but", "join:who") or (one.is_predicate and not one.has("take")):
            return _shares(chunks, index, place)
        if one.sort is Sort.NUMBER and one.item.unit not in ("", "votes"):
            return False
    return _is_beside_name(chunks, index) or _repeats(chunks, index)


def _is_beside_name(chunks: Sequence[Chunk], index: int) -> bool:
    """ "A (19,367 वोट)"."""
    near = chunks[index + 1 : index + 3]
    return index > 0 and chunks[index - 1].sort is Sort.ACTOR and any(one.is_sign(")") for one in near)


def _repeats(chunks: Sequence[Chunk], index: int) -> bool:
    """ "A को 24,779 वोट मिले तो B को 24,719": the verb is that of the clause before."""
    place = index - 1
    while place > 0 and chunks[place].has("mark:dative", "particle:emphatic"):
        place -= 1
    if place < 0 or chunks[place].mark != "dative" or chunks[place].sort is not Sort.ACTOR:
        return False
    return any(one.has("polled") for one in chunks[max(0, place - _REACH) : place])


def _shares(chunks: Sequence[Chunk], index: int, place: int) -> bool:
    """A number of votes before "but" that leaves its verb to the clause behind: "A को 900 जबकि B को 700 वोट मिले"."""
    if not chunks[place].has("join:but") or place - index > 3:
        return False
    for one in chunks[place + 1 : place + _REACH]:
        if one.has("polled"):
            return True
        if one.is_predicate or one.is_sign(";"):
            return False
    return False
