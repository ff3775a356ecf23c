"""Whether a word of a class is a predicate where postpositions rule: what it governs stands before it.

The nouns of the count ("जीत", "बढ़त", "मात") are predicates only where somebody has them: an owner or a receiver
before, a verb of giving or getting behind. Common verbs ("आई", "मिले") take their sense from the number beside them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract import figures
from kg.extract.phrases import Chunk, Sort

_NEAR: Final = 6
_APART: Final = 14
_OTHERS: Final = (
    "win",
    "lose",
    "lead",
    "trail",
    "defeat",
    "second_place",
    "later_place",
    "contest",
    "stuck",
    "win_weak",
)
_VERBS: Final = ("be:be", "be:have", "give", "receive", "take", "polled")


def fits(chunks: Sequence[Chunk], index: int, kind: str) -> bool:
    """Whether the word at `index` is a predicate of that class."""
    one = chunks[index]
    if one.has("into") and _figure_follows(chunks, index):
        return False
    check = _CHECKS.get(kind)
    if check is not None and not check(chunks, index):
        return False
    if kind in ("win", "lose") and index > 0 and chunks[index - 1].is_sign("-–") and chunks[index - 1].end == one.start:
        return False  # "जीत-हार लगी रहती है"
    if kind == "contest" and _is_setting(chunks, index):
        return False
    if one.has("participle"):
        return is_doer(chunks, index)
    if kind == "win" and not _wins(chunks, index):
        return False
    if one.has("result_noun") and not one.has("skip:adjective"):
        return _is_had(chunks, index)
    return True


def _is_setting(chunks: Sequence[Chunk], index: int) -> bool:
    """ "इस त्रिकोणीय लड़ाई में A ने B को हराया": a contest that is nobody's is only where it happened."""
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    is_within = chunks[index].has("bout_noun") and following is not None and following.has("mark:in")
    return is_within and not (index > 0 and chunks[index - 1].has("mark:of", "mark:between"))


def is_ahead(chunks: Sequence[Chunk], index: int) -> bool:
    """ "A कोटा से आगे हैं", "A B से आगे चल रहे हैं": whether somebody is ahead behind a seat or a rival."""
    before = chunks[index - 1] if index > 0 else None
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    is_placed = before is not None and (before.sort in (Sort.SEAT, Sort.ACTOR) or before.has("seat_noun"))
    return is_placed and (following is None or following.has("be:be", "interim") or following.is_sign("।.,|;"))


def is_doer(chunks: Sequence[Chunk], index: int) -> bool:
    """ "B को हराने वाले A": whether the one who does it is named right after the predicate."""
    place = index + 1
    while place < len(chunks) and chunks[place].has("doer"):
        place += 1
    actor = chunks[place].actor if place < len(chunks) else None
    is_said = chunks[index].has("participle") or place > index + 1
    return is_said and actor is not None and actor.person >= 0


def rank(chunks: Sequence[Chunk], index: int) -> str:
    """ "A दूसरे और B तीसरे नंबर पर": a place in the order whose noun comes with the last of them."""
    number = chunks[index].item.number
    before = chunks[index - 1] if index > 0 else None
    if number is None or number.unit != "ordinal" or before is None or before.sort is not Sort.ACTOR:
        return ""
    near = chunks[index + 1 : index + _APART]
    if not near or not (near[0].has("join:and") or near[0].is_sign(",")):
        return ""
    if not any(one.has("second_place", "later_place") for one in near):
        return ""
    return {1: "rank_first", 2: "second_place"}.get(number.value, "later_place")


def _figure_follows(chunks: Sequence[Chunk], index: int) -> bool:
    """ "के खाते में 4,200 वोट आए": the verb comes after the number."""
    near = chunks[index + 1 : index + 1 + _NEAR]
    place = next((at for at, one in enumerate(near) if one.sort is Sort.NUMBER), None)
    return place is not None and any(one.has("polled", "take") for one in near[place + 1 :])


def _is_given(chunks: Sequence[Chunk], index: int) -> bool:
    return any(one.has("give", "receive") for one in chunks[index + 1 : index + 4])


def _takes(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a seat or a number of seats is what is taken; another predicate between ends the search."""
    for place in range(index - 1, max(-1, index - 5 - 3 * chunks[index].has("snatch")), -1):
        one = chunks[place]
        if one.sort is Sort.SEAT or one.has("seat_noun") or _is_seats(one):
            return True
        if chunks[index].has("take_weak") and one.has(*_OTHERS):
            return False
    return False


def _is_owned(chunks: Sequence[Chunk], index: int) -> bool:
    """ "उनकी जीत का अंतर": a margin with whom it is of."""
    near = chunks[max(0, index - 3) : index]
    return any(one.sort is Sort.ACTOR and one.mark == "of" for one in near) or _is_pronoun_owned(near)


def _is_seats(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and (
        chunk.item.unit == "seats" or (chunk.item.unit == "" and not figures.is_big(chunk))
    )


def _polls(chunks: Sequence[Chunk], index: int) -> bool:
    near = chunks[max(0, index - _NEAR) : index]
    if chunks[index].has("stuck"):
        return any(one.sort is Sort.NUMBER and figures.is_big(one) for one in near[-4:])
    return any(one.sort is Sort.NUMBER or one.has("vote_noun") for one in near)


def _leads(chunks: Sequence[Chunk], index: int) -> bool:
    """A lead is one that is held; "with a lead of", "the lead's" only qualify another predicate."""
    one = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if one.has("margin_noun") and following is not None and following.has("mark:with", "mark:from", "mark:of"):
        return False
    if index > 0 and chunks[index - 1].has("mark:of") and not one.has("margin_noun"):
        return any(other.sort is Sort.NUMBER for other in chunks[max(0, index - 3) : index])
    return True


def _loses(chunks: Sequence[Chunk], index: int) -> bool:
    if chunks[index].has("sunk") and index > 0 and chunks[index - 1].has("second_place", "later_place"):
        return False
    is_noun = chunks[index].has("defeat_noun")
    return not (is_noun and any(one.has("give") for one in chunks[index + 1 : index + 4]))


def _wins(chunks: Sequence[Chunk], index: int) -> bool:
    """ "सबसे बड़ी जीत कोटा में A ने दर्ज की": a victory and its verb apart are one predicate, at the verb."""
    one = chunks[index]
    if one.has("raise"):
        near = chunks[max(0, index - _NEAR) : index]
        return any(other.sort is Sort.ACTOR and other.mark == "agent" for other in near)
    if one.has("achieve") and not one.has("victory_noun"):
        return any(other.has("victory_noun") for other in chunks[max(0, index - _APART) : index])
    if not one.has("victory_noun"):
        return True
    for other in chunks[index + 1 : index + _APART]:
        if other.has("achieve"):
            return False
        if other.has("win", "lose", "defeat", "lead", "trail") or other.is_sign(",;"):
            break
    return True


def _scrapes(chunks: Sequence[Chunk], index: int) -> bool:
    """ "1,615 से (किसी तरह) बचे": a verb of getting through tells a win only right after a margin."""
    near = chunks[max(0, index - 5) : index]
    return any(
        one.sort is Sort.NUMBER and one.item.unit in ("", "votes") and following.has("mark:from", "vote_noun")
        for one, following in pairwise(near)
    )


def _overcomes(chunks: Sequence[Chunk], index: int) -> bool:
    near = chunks[max(0, index - _NEAR) : index]
    return any((one.sort is Sort.ACTOR and one.mark == "over") or one.has("bout_noun") for one in near)


def _is_had(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a victory or a defeat is somebody's: "X की (भी) जीत हुई", "X को 900 वोटों से जीत"."""
    after = index + 1
    while after < len(chunks) and chunks[after].has("particle:emphatic"):
        after += 1
    following = chunks[after] if after < len(chunks) else None
    is_noun_like = following is not None and (
        following.item.values("mark:") or following.has("margin_noun", "defeat_noun") or following.is_sign("-–")
    )
    near = chunks[max(0, index - _NEAR) : index]
    if any(one.sort is Sort.ACTOR and one.mark == "of" for one in near) or _is_pronoun_owned(near):
        return following is None or _tells(following)
    if is_noun_like or (following is not None and following.has("be:present")):
        return False
    is_verb = following is None or following.has(*_VERBS) or not following.item.tags or following.sort is not Sort.WORD
    return is_verb


def _tells(following: Chunk) -> bool:
    """What follows somebody's victory that has happened: a verb, its margin, or what came of it."""
    if following.has("mark:of", "mark:for", "margin_noun", "be:present"):
        return False
    is_mark = bool(following.item.values("mark:"))
    return is_mark or following.has(*_VERBS) or following.sort is not Sort.WORD or following.is_sign(",;:)-–|")


def _is_pronoun_owned(near: Sequence[Chunk]) -> bool:
    return any(one.mark == "of" and one.has("pronoun:he") for one in near)


_CHECKS: Final = {
    "won_by": _is_owned,
    "lost_by": _is_owned,
    "defeat_noun": _is_given,
    "take": _takes,
    "polled": _polls,
    "lead": _leads,
    "lose": _loses,
    "win_weak": _scrapes,
    "overcome": _overcomes,
}
