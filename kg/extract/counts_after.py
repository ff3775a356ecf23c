"""Numbers beside seats that are no tallies, where postpositions rule: what they are is told behind them.

"63 सीटों का नुकसान" and "सात सीटें ज्यादा" are changes, "पांच सीटें ऐसी हैं, जहां" only opens a list, "बहुमत के लिए 122"
is what a majority takes, and in "आधा दर्जन यानी छह" the second number says the first.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort

_REACH: Final = 5
_BESIDE: Final = ("seat_noun", "mark:of", "particle:emphatic", "mark:dative")


_VERBS: Final = ("win", "lead", "take", "tally_verb", "achieve", "polled")


def is_other(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the number of seats at a place is a change, a list to come or said anew right behind."""
    at = place + 1
    while at < len(chunks) and chunks[at].has(*_BESIDE):
        at += 1
    following = chunks[at : at + 2]
    if not following:
        return False
    if following[0].has("change_noun", "such"):
        return True
    return following[0].has("thus") and len(following) > 1 and following[1].sort is Sort.NUMBER


def is_majority(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a word for the majority stands beside a number, with no verb between them."""
    for step in (-1, 1):
        for at in range(place + step, place + step * (_REACH + 1), step):
            if not 0 <= at < len(chunks) or chunks[at].has(*_VERBS) or chunks[at].is_sign(",;"):
                break
            if chunks[at].has("majority_phrase"):
                return True
    return False
