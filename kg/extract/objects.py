"""What is won, lost, led or taken where it is no election: "won the toss", "lost his father", "दिल जीता".

With prepositions the noun after the verb tells: behind an article any everyday noun that names neither a contest nor a
seat, without one only the words of the class. With postpositions the noun of the class right before the verb.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from kg import lang
from kg.extract.phrases import Chunk, Sort

_KINDS: Final = frozenset({"win", "lose", "lead", "defeat", "take", "trail", "defeat_noun"})
"""Classes of predicates that may have an object of another walk of life."""
_BEFORE_VERB: Final = 3
_LONGEST: Final = 6
_KNOWN: Final = (
    "seat_noun",
    "same_seat",
    "vote_noun",
    "contest_noun",
    "margin_noun",
    "house_ls",
    "house_vs",
    "by_election",
    "term_noun",
    "streak",
    "hattrick",
    "remaining",
    "defeat",
    "win",
    "lose",
    "victory",
    "take",
    "candidate_noun",
    "party_person",
    "challenger",
    "alliance_noun",
    "family_noun",
    "community",
    "independent",
    "family_noun",
    "there",
    "each_other",
)


def is_idle(chunks: Sequence[Chunk], index: int, kind: str, *, is_before: bool) -> bool:
    """Whether the verb at `index` has an object that no vote is about, or is a noun ("the names")."""
    if kind == "nominate":
        return is_before and index > 0 and chunks[index - 1].has("article:the")
    if kind not in _KINDS:
        return False
    if not is_before:
        return _is_before_verb(chunks, index)
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if kind == "lead" and following is not None and following.has("party_anaphor"):
        return True
    return _after_verb(chunks, index, is_open=kind != "defeat")


def _is_before_verb(chunks: Sequence[Chunk], index: int) -> bool:
    for place in range(index - 1, max(-1, index - 1 - _BEFORE_VERB), -1):
        one = chunks[place]
        if one.has("idle_object"):
            return True
        if one.sort is not Sort.WORD or one.is_sign(",;:"):
            return False
    return False


def _after_verb(chunks: Sequence[Chunk], index: int, *, is_open: bool) -> bool:
    """Only a verb that takes no person (`is_open`) may have any noun for its object."""
    place, is_marked = index + 1, False
    head: Chunk | None = None
    while place < min(index + 1 + _LONGEST, len(chunks)):
        one = chunks[place]
        if one.has("article:the") or one.item.values("pronoun:"):
            is_marked = True
        elif head is None and (one.has("skip:adjective") or (is_marked and one.has("unknown"))):
            pass
        elif _is_plain(one) or one.has("idle_object"):
            head = one
        else:
            break
        place += 1
    if head is None:
        return False
    stop = chunks[place] if place < len(chunks) else None
    if stop is not None and (stop.sort is not Sort.WORD or stop.has(*_KNOWN) or stop.is_sign("-–")):
        return False
    return head.has("idle_object") or (is_open and is_marked and not head.item.text.endswith(_adverb()))


@cache
def _adverb() -> tuple[str, ...]:
    """Endings of words that tell how."""
    return tuple(ending for code in lang.CODES for ending in lang.phrases(lang.load(code).text["adverb"]))


def _is_plain(chunk: Chunk) -> bool:
    """Whether a word is an everyday one of no class."""
    return chunk.sort is Sort.WORD and not chunk.item.tags and chunk.item.text.isalpha() and chunk.item.text.islower()
