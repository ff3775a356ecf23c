"""Which words of a sentence are predicates of the count, and of which class; a word's neighbours decide.

"Led" in "the BJP-led front" is none; "took" is one only with a seat or seats behind it; "a lead" only where somebody
has it. The classes are those of `cues.toml`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kg.extract import figures, idioms, objects, predicates_after
from kg.extract.phrases import Chunk, Sort

CLASSES: Final = (
    "second_place",
    "later_place",
    "won_by",
    "lost_by",
    "same_fate",
    "margin_is",
    "favour",
    "defeat_of",
    "going_now",
    "defeat",
    "lose",
    "lose_seat",
    "lose_weak",
    "lead",
    "trail",
    "win",
    "becomes",
    "overcome",
    "win_weak",
    "going",
    "elect",
    "take",
    "lead_weak",
    "trail_weak",
    "victory",
    "defeat_noun",
    "nominate",
    "contest",
    "polled",
)
"""Classes of predicates, the most telling first: a word of several counts as the first that fits its place."""
_OTHERS: Final = frozenset({"nominate", "contest", "polled", "margin_is", "later_place"})
RESULT: Final = (frozenset(CLASSES) | {"rank_first", "rank_later", "margin_of", "stopped", "loss_of"}) - _OTHERS
_SAME: Final = {
    "lead_weak": "lead",
    "trail_weak": "trail",
    "win_weak": "win",
    "lose_weak": "lose",
    "lose_seat": "lose",
}
"""Classes that are read like another once they fit."""
_TELLING: Final = frozenset(CLASSES) | idioms.CLASSES | {"margin_noun", "mark:ahead", "mark:behind"}
"""Words of none of these are no predicates."""
_NOUN_KINDS: Final = ("win", "defeat", "take", "lose", "lead", "trail", "contest")
_NEAR: Final = 5


def kind_of(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> str:
    """The class of the predicate at `index`; empty where there is none."""
    one = chunks[index]
    if one.sort is Sort.NUMBER:
        return _rank(chunks, index) if is_before else predicates_after.rank(chunks, index)
    tags = one.item.tags
    if one.sort is not Sort.WORD or tags.isdisjoint(_TELLING) or (is_before and _is_compounded(chunks, index)):
        return ""
    for kind in CLASSES:
        if kind not in tags or objects.is_idle(chunks, index, kind, is_before=is_before):
            continue
        if _fits(chunks, index, kind, is_before=is_before):
            return _SAME.get(kind, kind)
        if kind == "going" and one.item.has("fell_to"):
            return "lose"
    if is_before and one.item.has("margin_noun"):
        return _margin_kind(chunks, index)
    if is_before and (found := idioms.kind_of(chunks, index)):
        return found
    if (
        one.has("mark:ahead", "mark:behind")
        and (_has_number_near(chunks, index) or _is_said_ahead(chunks, index, is_before=is_before))
        and (is_before or one.has("mark:ahead"))
        and not (is_before and idioms.is_rival_mark(chunks, index))
    ):
        return "lead" if one.has("mark:ahead") else "trail"
    return ""


def _is_said_ahead(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> bool:
    return _is_copular(chunks, index) if is_before else predicates_after.is_ahead(chunks, index)


def _is_copular(chunks: Sequence[Chunk], index: int) -> bool:
    """ "is now ahead of Rao"."""
    before = index - 1
    while before > 0 and chunks[before].has("now", "still", "also", "skip:adjective"):
        before -= 1
    return before >= 0 and chunks[before].has("be:be") and is_actor(chunks, index + 1)


def _is_compounded(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a word is the end of a compound, which describes something: "the tightly-contested seat"."""
    if index < 2 or not chunks[index - 1].is_sign("-") or chunks[index - 1].start != chunks[index - 2].end:
        return False
    return chunks[index].start == chunks[index - 1].end and chunks[index - 2].sort is Sort.WORD


def _margin_kind(chunks: Sequence[Chunk], index: int) -> str:
    if _is_held(chunks, index):
        return "lead"
    if idioms.is_margin_of(chunks, index):
        return "margin_of"
    return "margin_is" if idioms.is_margin_told(chunks, index) else ""


def _rank(chunks: Sequence[Chunk], index: int) -> str:
    """ "Rao first on 9,000, Das second on 8,000": a place in the order, right after a name."""
    number = chunks[index].item.number
    if number is None or number.unit != "ordinal" or index == 0:
        return ""
    place, is_told = idioms.ranked(chunks, index)
    if place < 0 or not (_has_number_near(chunks, index) or (is_told and number.value > 1)):
        return ""
    return "rank_first" if number.value == 1 else "rank_later"


def _fits(chunks: Sequence[Chunk], index: int, kind: str, *, is_before: bool) -> bool:
    one = chunks[index]
    if not is_before:
        return predicates_after.fits(chunks, index, kind)
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if kind in _NOUN_KINDS and one.item.has("gerund") and following is not None and following.has("winning_noun"):
        return False
    if kind in ("lead", "lead_weak", "trail_weak"):
        return _leads(chunks, index, kind)
    if kind == "defeat" and one.item.has("felt") and not idioms.is_felt_by(chunks, index):
        return False
    if kind == "defeat" and one.item.has("verb_noun") and not _has_object(chunks, index):
        return False
    if kind in ("win_weak", "lose_weak", "lose_seat", "going"):
        return idioms.fits(chunks, index, kind)
    if kind in _CHECKS:
        return _CHECKS[kind](chunks, index)
    if kind in ("win", "defeat", "take", "lose") and (
        one.item.has("wins_noun") or _is_gerund(chunks, index) or idioms.is_noun(chunks, index)
    ):
        return False
    if kind == "victory":
        return index > 0 and _is_owned(chunks, index)
    return True


def _stands(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a verb of standing is not one of keeping something: "runs a shop"."""
    one, following = chunks[index], chunks[index + 1] if index + 1 < len(chunks) else None
    is_kept = following is not None and (following.has("article:the") or bool(following.item.values("pronoun:")))
    return not (one.item.has("runs") and is_kept)


def _has_object(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether somebody follows a word that is also a noun: "defeats Rao"; "shock defeats in Delhi" beats nobody."""
    for one in chunks[index + 1 : index + 1 + _NEAR]:
        if one.sort is Sort.ACTOR or one.has("pronoun:him", "challenger", "mark:by") or one.item.values("role:"):
            return True
        if one.sort is not Sort.WORD or one.is_sign(",;:.") or one.has("mark:in", "mark:to", "mark:for"):
            return False
    return False


def _leads(chunks: Sequence[Chunk], index: int, kind: str) -> bool:
    """Whether a word of leading tells a lead here: no "BJP-led", no "led by", no lead that nobody has."""
    one = chunks[index]
    if kind != "lead":
        return _has_number_near(chunks, index)
    if one.item.has("led"):
        is_compound = index > 0 and chunks[index - 1].is_sign("-–")
        by = index + 2 < len(chunks) and chunks[index + 1].has("mark:by")
        is_headed = by and chunks[index + 2].sort is not Sort.NUMBER and is_actor(chunks, index + 2)
        return not is_compound and not is_headed
    if one.item.has("margin_noun"):
        return _is_held(chunks, index) or _is_verb(chunks, index)
    if one.item.has("lead_soft"):
        return _has_number_near(chunks, index) or idioms.fits(chunks, index, "win_weak")
    return True


def _is_gerund(chunks: Sequence[Chunk], index: int) -> bool:
    """ "of winning", "to win", "from losing", "to be toppled": named, not said to have happened."""
    if index > 1 and chunks[index - 1].has("be:be") and chunks[index - 2].has("mark:to"):
        return True
    return index > 0 and chunks[index - 1].has("mark:of", "mark:to", "mark:from", "mark:for")


def _is_seats(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and (
        chunk.item.unit == "seats" or (chunk.item.unit == "" and not figures.is_big(chunk))
    )


def is_actor(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a person or party stands at `index`, over articles."""
    place = index
    while place < len(chunks) and chunks[place].has("article:the"):
        place += 1
    return place < len(chunks) and chunks[place].sort is Sort.ACTOR


def _is_held(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a noun of leading is what somebody has: "had a 3,000-vote lead", "his lead"."""
    for place in range(index - 1, max(-1, index - 8), -1):
        one = chunks[place]
        if (
            (one.has("be:have") and not one.has("mark:with"))
            or (one.has("polled") and not one.has("take"))
            or one.has("pronoun:his", "pronoun:her")
        ):
            return True
        if one.has("mark:by") or one.sort is Sort.SEAT or one.is_sign(",;"):
            return False
        if one.has("mark:owner"):
            return place > 0 and chunks[place - 1].sort is Sort.ACTOR
    return False


def _is_verb(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether "lead"/"leads" follows its subject directly."""
    before = chunks[index - 1] if index > 0 else None
    if before is None:
        return False
    is_noun = before.has(
        "article:the", "skip:adjective", "early", "mark:owner", "be:have", "mark:in", "mark:of", "interim"
    )
    return not is_noun and not before.is_sign("-") and before.sort is not Sort.NUMBER


def _has_number_near(chunks: Sequence[Chunk], index: int) -> bool:
    near = chunks[max(0, index - _NEAR) : index + _NEAR]
    return any(is_count(one) for one in near)


def is_count(chunk: Chunk) -> bool:
    """Whether a number may count votes."""
    number = chunk.item.number
    return (
        chunk.sort is Sort.NUMBER
        and number is not None
        and number.unit in ("votes", "")
        and number.quantity.value >= 100
    )


def _takes_seat(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a seat or a number of seats is what is taken; a comma ends the search."""
    near = chunks[max(0, index - 3) : index]
    if any(one.has("be:be") for one in near) and any(one.has("mark:by") for one in chunks[index + 1 : index + 2]):
        return True
    if any(one.has("join:which") for one in near) and not any(one.sort is Sort.SEAT for one in near):
        return not (index + 1 < len(chunks) and chunks[index + 1].sort is Sort.ACTOR)
    if _takes_it(chunks, index):
        return True
    for one in chunks[index + 1 : index + 1 + _NEAR]:
        if one.sort is Sort.SEAT or one.has("unknown", "seat_noun", "remaining", "same_seat") or _is_seats(one):
            return True
        if one.is_sign(",;") or one.sort is Sort.ACTOR or one.has("early", "margin_noun", "lead"):
            return False
    return False


def _takes_it(chunks: Sequence[Chunk], index: int) -> bool:
    """ "took it for the P", "had held it by 900", "wrested it.": the seat spoken of before."""
    after = chunks[index + 1 : index + 3]
    if len(after) < 2 or not after[0].has("pronoun:it"):
        return False
    return after[1].has("mark:by", "mark:for", "mark:from", "mark:with", "mark:over") or after[1].is_sign(",.;")


def _polls(chunks: Sequence[Chunk], index: int) -> bool:
    for place in range(index + 1, min(index + 1 + _NEAR, len(chunks))):
        one = chunks[place]
        if is_count(one) or _is_seats(one):
            return figures.kind(chunks, place, is_before=True) != figures.MARGIN
        if one.is_sign(",;"):
            return False
    return False


def _is_owned(chunks: Sequence[Chunk], index: int) -> bool:
    before = chunks[index - 1]
    return before.has("mark:owner", "pronoun:his", "pronoun:her", "join:who")


def _elects(chunks: Sequence[Chunk], index: int) -> bool:
    before, after = chunks[max(0, index - 2) : index], chunks[index + 1 : index + 3]
    is_place = any(one.sort is Sort.SEAT or one.has("unknown") for one in before)
    return is_place and any(one.sort is Sort.ACTOR for one in after)


_CHECKS: Final[Mapping[str, Callable[[Sequence[Chunk], int], bool]]] = {
    "take": _takes_seat,
    "polled": _polls,
    "contest": _stands,
    "elect": _elects,
}
"""Classes whose neighbours alone decide."""
