"""What in a sentence tells no fact: forecasts, hopes, conditions, denials, booths, other bodies' elections.

Certain classes of words put what they govern out of the real contest. How far one governs depends on its kind: a modal
only the verb beside it, a forecast all that is said until a contrast ("but", ";"), a condition the verb that follows.
Nothing governs out of a relative clause ("Rao, whom polls had written off, won"), nor into one after a comma.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from kg import lang
from kg.extract.phrases import Chunk, Sort

_TAGS: Final = (
    "condition",
    "forecast",
    "question",
    "doubt",
    "nonfact",
    "first_person",
    "segment_lead",
    "local_body",
    "house_rs",
)
_GOVERNING: Final = frozenset(_TAGS)
_BODIES: Final = ("local_body", "house_rs", "abroad")
_STRONG: Final = ";:—–|"
_QUOTES: Final = '"“”'
_BESIDE: Final = 4


class Unreal:
    """The words of one sentence that govern something unreal, and what each of them governs."""

    def __init__(self, chunks: Sequence[Chunk], code: str, *, is_assembly: bool = False) -> None:
        self._chunks = chunks
        self._is_assembly = is_assembly
        self._is_before = lang.load(code).text["marks"] == "before"
        self._future = _future(code)
        self._marks = [(place, kind) for place in range(len(chunks)) if (kind := self._kind(place))]

    def holds(self, at: int) -> bool:
        """Whether what stands at a place is no fact."""
        return any(_REACH[kind](self, place, at) for place, kind in self._marks)

    @property
    def has_body(self) -> bool:
        """Whether the sentence speaks of an election that is none to a Lok Sabha or an assembly."""
        return any(kind in _BODIES for _, kind in self._marks)

    # --- which words govern ---

    def _kind(self, place: int) -> str:
        one = self._chunks[place]
        if one.sort is not Sort.WORD:
            return ""
        if not one.item.tags:
            return "nonfact" if self._is_future(one) else ""
        for tag in () if _GOVERNING.isdisjoint(one.item.tags) else _TAGS:
            if tag in one.item.tags:
                return tag if self._governs(place, tag) else ""
        if one.item.has("local_office"):
            return "local_body" if self._is_filled(place) else ""
        if one.item.has("then"):
            return "then" if self._is_then(place) else ""
        if one.item.has("abroad"):
            return "abroad" if self._is_abroad(place) else ""
        if self._is_future(one):
            return "nonfact"
        return "condition" if self._is_inverted(place) else ""

    def _governs(self, place: int, tag: str) -> bool:
        chunks = self._chunks
        if tag == "nonfact" and self._is_month(place):
            return False
        if tag in ("forecast", "nonfact", "doubt"):
            return not any(one.has("belied") for one in self._near(place))
        if tag in _BODIES:
            return not self._is_descriptor(place)
        if tag == "segment_lead" and self._is_assembly and chunks[place].has("assembly_segment"):
            return False  # an assembly's segments are its own seats
        if tag == "segment_lead":
            return not any(one.has("included") for one in chunks[max(0, place - _BESIDE) : place])
        return True

    def _is_month(self, place: int) -> bool:
        """A month that is spelt like a word of doubt: "on May 10", "10 May 2023"."""
        chunks = self._chunks
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        is_day = following is not None and following.sort is Sort.NUMBER and following.item.unit in ("", "year")
        is_named = place > 0 and chunks[place].item.text[:1].isupper() and chunks[place].item.text[1:].islower()
        after_day = place > 0 and chunks[place - 1].sort is Sort.NUMBER
        return is_named and (is_day or (after_day and chunks[place - 1].item.unit == ""))

    def _near(self, place: int) -> Sequence[Chunk]:
        """Where a word that belies a forecast stands: before it with prepositions, after it with postpositions."""
        if self._is_before:
            return self._chunks[max(0, place - _BESIDE) : place]
        return self._chunks[place + 1 : place + 1 + _BESIDE]

    def _is_descriptor(self, place: int) -> bool:
        """ "Rajya Sabha member Ravi Rao", "the municipal chairman": what somebody is, not what is voted on."""
        chunks = self._chunks
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        if following is None:
            return False
        is_office = following.has("office_after") or bool(following.item.values("role:"))
        if following.sort is Sort.ACTOR or is_office:
            return not any(one.has("contest_noun") for one in chunks[place + 2 : place + 2 + _BESIDE])
        return False

    def _is_filled(self, place: int) -> bool:
        """Whether a local office is what the vote is about: "elected mayor", "the mayor's election"."""
        chunks = self._chunks
        before = chunks[max(0, place - 3) : place]
        stop = max((at for at, one in enumerate(before) if one.is_sign(",;") or one.sort is Sort.ACTOR), default=-1)
        after = chunks[place + 1 : place + 4]
        is_won = self._is_before and any(one.has("win", "elect") for one in before[stop + 1 :])
        is_chosen = not self._is_before and any(one.has("win") for one in after[:1])
        return is_won or is_chosen or any(one.has("contest_noun") for one in after)

    def _is_abroad(self, place: int) -> bool:
        """Whether a foreign country is where the vote was: "in Nepal", "the US election"."""
        chunks = self._chunks
        if chunks[place].mark == "in" or (self._is_before and place > 0 and chunks[place - 1].has("mark:in")):
            return True
        after = chunks[place + 1 : place + 4]
        skipped = chunks[place - 2 : place] if place > 1 else chunks[:place]
        in_place = self._is_before and any(one.has("mark:in", "seat_noun") for one in skipped)
        return in_place or any(one.has("contest_noun", "mark:in") for one in after)

    def _is_future(self, one: Chunk) -> bool:
        is_word = one.sort is Sort.WORD and not one.item.tags
        return bool(self._future) and is_word and one.item.key.endswith(self._future)

    def _is_then(self, place: int) -> bool:
        """Whether "then" leads from a condition without "if" to what is to come: "हारे तो कार्रवाई होगी"."""
        rest = self._chunks[place + 1 :]
        is_after_verb = place > 0 and (self._chunks[place - 1].is_predicate or self._chunks[place - 1].has("be:be"))
        return is_after_verb and any(one.has("nonfact") or self._is_future(one) for one in rest)

    def _is_inverted(self, place: int) -> bool:
        """ "Had the Congress won, …would", "Were Rao to lose": a condition by word order alone."""
        chunks = self._chunks
        one = chunks[place]
        if not one.has("inverted") or (place > 0 and not chunks[place - 1].is_sign(",;:" + _QUOTES)):
            return False
        head = place + 1
        while head < len(chunks) and chunks[head].has("article:the", "skip:adjective"):
            head += 1
        is_subject = head < len(chunks) and (chunks[head].sort is Sort.ACTOR or chunks[head].has("pronoun:he"))
        return is_subject and any(other.has("nonfact") for other in chunks[head:])

    # --- how far ---

    def _between(self, place: int, at: int) -> Sequence[Chunk]:
        return self._chunks[place + 1 : at] if place < at else self._chunks[at + 1 : place]

    def _in_relative(self, place: int) -> bool:
        """Whether a place is in a relative clause, or in one that "though" opens at the head of the sentence."""
        for at in range(place - 1, -1, -1):
            one = self._chunks[at]
            if one.is_sign(",;:"):
                return False
            if one.has("join:but", "join:while"):
                return at == 0
            if one.has("join:who") or (one.has("join:which") and at > 0 and self._chunks[at - 1].is_sign(",")):
                return at > 0
        return False

    def _is_contrast(self, one: Chunk) -> bool:
        return one.is_sign(_STRONG) or (one.has("join:but", "join:while") and not one.has("particle:emphatic"))

    def _is_dashed(self, between: Sequence[Chunk]) -> bool:
        """Whether two hyphens stand for a dash."""
        return any(one.is_sign("-") and following.is_sign("-") for one, following in pairwise(between))

    def _is_apart(self, place: int, at: int) -> bool:
        """Whether a contrast or the edge of a relative clause lies between two places."""
        between = self._between(place, at)
        if any(self._is_contrast(one) for one in between) or self._is_dashed(between):
            return True
        if place > at and any(one.is_sign(_QUOTES) for one in between):
            return True
        if place < at:
            leaves = self._in_relative(place) and any(one.is_sign(",") for one in between)
            return leaves or self._enters_relative(place, at)
        return self._enters_relative(at, place)

    def _enters_relative(self, left: int, right: int) -> bool:
        for at in range(left + 1, right):
            one = self._chunks[at]
            if one.has("join:who") or (one.has("join:which") and self._chunks[at - 1].is_sign(",") and self._is_before):
                return True
        return False

    def _wide(self, place: int, at: int) -> bool:
        """Forecasts, booths, other bodies: everything on their side of a contrast."""
        return not self._is_apart(place, at)

    def _narrow(self, place: int, at: int) -> bool:
        """Modals and hopes: the verb beside them."""
        if self._is_apart(place, at):
            return False
        between = self._between(place, at)
        if any(one.has("join:because", "said") or one.is_sign(_QUOTES) for one in between):
            return False
        if self._is_before and place < at and any(one.has("mark:after") for one in between):
            return False
        if not self._is_before and place < at:
            return not self._goes_on(between)
        if place > at:
            return not any(one.is_sign(",") or one.has("join:and", "join:who") for one in between)
        return not any(one.is_sign(",") for one in between) and not self._goes_on(between)

    def _goes_on(self, between: Sequence[Chunk]) -> bool:
        """Whether "and" begins another clause with a subject of its own."""
        for one, following in pairwise(between):
            if one.has("join:and") and (following.sort is Sort.ACTOR or following.has("article:the", "pronoun:he")):
                return True
        return False

    def _governor(self, place: int, at: int) -> bool:
        """Denials, rumours, boasts: what follows until a comma, or what stands right before them."""
        if self._is_apart(place, at):
            return False
        between = self._between(place, at)
        if place > at:
            return not any(one.is_sign(",") or one.has("join:and") for one in between)
        commas = (after for after, one in enumerate(between, place + 2) if one.is_sign(","))
        return all(self._chunks[after].has("join:which") for after in commas)

    def _condition(self, place: int, at: int) -> bool:
        """Conditions: the verb that follows, and what stands before them without a break."""
        between = self._between(place, at)
        if place > at:
            return self._narrow(place, at)
        if any(self._is_contrast(one) for one in between):
            return False
        seen = False
        for one in between:
            seen = seen or one.is_predicate
            if seen and one.is_sign(","):
                return False
        return True

    def _then(self, place: int, at: int) -> bool:
        """All before "then" up to a contrast."""
        return at < place and not any(self._is_contrast(one) for one in self._between(place, at))

    def _speaker(self, place: int, at: int) -> bool:
        """ "We are winning": what people say of themselves."""
        between = self._between(place, at)
        return place < at and not any(
            one.is_sign(",;" + _QUOTES) or one.has("said", "reported", "join:who", "join:but") for one in between
        )


@cache
def _future(code: str) -> tuple[str, ...]:
    """Endings by which a language tells its future tense."""
    return tuple(lang.fold(ending) for ending in lang.phrases(lang.load(code).text["future"]))


_REACH: Final[Mapping[str, Callable[[Unreal, int, int], bool]]] = {
    "nonfact": Unreal._narrow,
    "forecast": Unreal._wide,
    "question": Unreal._wide,
    "doubt": Unreal._governor,
    "condition": Unreal._condition,
    "first_person": Unreal._speaker,
    "then": Unreal._then,
    "segment_lead": Unreal._wide,
    "local_body": Unreal._wide,
    "house_rs": Unreal._wide,
    "abroad": Unreal._wide,
}
