"""Numbers that count seats, and those that only look so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract import counts_after, figures
from kg.extract.clauses import Clause
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene

_MOST: Final = 543
_REACH: Final = 6
_BESIDE: Final = 5
_NEAR: Final = 2
"""So many sentences after a tally may go on with bare numbers."""
_FEWEST_PAIRS: Final = 2
_BACKING: Final = 10
_LIGHT: Final = (
    "mark:in",
    "mark:over",
    "mark:for",
    "mark:dative",
    "mark:agent",
    "article:the",
    "skip:adjective",
    "lead",
    "lead_weak",
    "be:be",
    "be:have",
)
_TOLD: Final = ("join:and", "join:while", "join:but", "win", "lead")
_COUNTED: Final = ("win", "take", "polled", "tally_verb", "contest_seats", "is_at")


@dataclass(slots=True)
class Count:
    """A number of seats at a place of the sentence; `total` where it says how many there are in all."""

    place: int
    chunk: Chunk
    total: Chunk | None = None
    is_all: bool = False
    is_of_contested: bool = False
    """Whether the total is what the party fought: "19 of the 70 seats it contested"."""

    @property
    def value(self) -> int:
        """The number of seats."""
        return self.chunk.item.number.value if self.chunk.item.number else 0


def counts_of(scene: Scene) -> list[Count]:
    """The numbers of a sentence that may count seats, in order."""
    chunks = scene.chunks
    found: list[Count] = []
    if not any(one.sort is Sort.NUMBER for one in chunks):
        return found
    has_seats = any(_is_seats(one) for one in chunks) or any(one.has("seat_noun") for one in chunks)
    is_told = has_seats or (_is_tally_talk(scene) and not any(one.item.unit == "percent" for one in chunks))
    skip = -1
    for place, one in enumerate(chunks):
        if one.sort is not Sort.NUMBER or place <= skip or not _may_count(chunks, place, scene, is_told=is_told):
            continue
        count = Count(place, one, is_all=_says_all(chunks, place))
        other = _part_of(chunks, place)
        if other is not None:
            if scene.is_before:
                count.total, skip = chunks[other], other
                count.is_of_contested = _is_contested(chunks, other)
            else:
                count = Count(other, chunks[other], one)
                skip = other
        found.append(count)
    return found


def _is_seats(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and chunk.item.unit in ("seats", "members")


def _is_tally_talk(scene: Scene) -> bool:
    """Whether bare numbers may count seats: right after a tally, or beside several parties in a row."""
    places = range(len(scene.chunks))
    if scene.state.tally_sentence >= scene.sentence.index - _NEAR:
        return True
    if not scene.is_before and scene.says("trends_noun") and any(_heads_group(scene.chunks, at) for at in places):
        return True
    if scene.is_before and any(_is_plainly_told(scene.chunks, place) for place in range(1, len(scene.chunks))):
        return True
    return sum(_is_paired(scene.chunks, place) for place in range(len(scene.chunks))) >= _FEWEST_PAIRS


def _heads_group(chunks: Sequence[Chunk], place: int) -> bool:
    """ "26 पर तृणमूल": a number of seats right before who has them."""
    following = chunks[place + 1 : place + 3]
    is_over = chunks[place].sort is Sort.NUMBER and len(following) > 1 and following[0].has("mark:over")
    return is_over and is_group(following[1])


def _is_plainly_told(chunks: Sequence[Chunk], place: int) -> bool:
    """ "P could not move beyond 24", "P went up from 48 to 56", "ten apiece went to P": one number is enough."""
    one = chunks[place]
    number = one.item.number if one.sort is Sort.NUMBER else None
    if number is None or number.unit != "" or not 0 < number.value <= _MOST or number.quantity.value % 1:
        return False
    after = chunks[place + 1 : place + 6]
    if any(other.has("each") for other in after[:1]) and any(other.has("going") for other in after[1:3]):
        return any(is_group(other) for other in after[2:])
    if _is_led_in(chunks, place):
        return True
    verb = next((at for at in range(place - 1, max(-1, place - 4), -1) if chunks[at].has("tally_verb", "swing")), -1)
    if verb < 0 or (
        chunks[verb].has("swing") and not (one.mark == "from" and any(x.has("mark:to") for x in after[:1]))
    ):
        return False
    return any(is_group(other) for other in chunks[max(0, verb - _NEAR) : verb])


def _is_led_in(chunks: Sequence[Chunk], place: int) -> bool:
    """ "P ahead in 19 of 20", "it won nine in 2019": a party, a verb and a number of nothing else."""
    at = place - 1
    if at > 0 and chunks[at].has("mark:in", "mark:over"):
        at -= 1
        if not chunks[at].has("lead"):
            return False
    elif at <= 0 or not chunks[at].has("win"):
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    is_bare = (
        following is None or following.has("mark:in", "mark:of", "mark:out_of", "join:and") or following.is_sign(",.;")
    )
    while at > 0 and chunks[at - 1].has("be:be", "also", "article:the", "be:have"):
        at -= 1
    return is_bare and at > 0 and (is_group(chunks[at - 1]) or chunks[at - 1].has("pronoun:it"))


def _is_paired(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a small bare number stands close behind a party: "the P ahead in 15", "P 92", "P had two"."""
    one = chunks[place]
    number = one.item.number
    if number is None or number.unit != "" or number.value <= 0:
        return False
    for at in range(place - 1, max(-1, place - _BESIDE), -1):
        if is_group(chunks[at]):
            return True
        is_plain = chunks[at].sort is Sort.WORD and not chunks[at].item.tags and chunks[at].item.text.isalpha()
        if not (is_plain or chunks[at].is_sign("(-–") or chunks[at].has(*_LIGHT, *_COUNTED)):
            return False
    return False


def _may_count(chunks: Sequence[Chunk], place: int, scene: Scene, *, is_told: bool) -> bool:
    number = chunks[place].item.number
    if chunks[place].has("both") and chunks[place].mark in ("dative", "agent"):
        return False
    if number is None or number.is_range or not 0 < number.value <= _MOST or number.quantity.value % 1:
        return False
    if scene.is_before and (_is_total(chunks, place) or _is_fraction(chunks, place)):
        return False
    if number.unit in ("seats", "members"):
        return True
    if number.unit != "" or figures.kind(chunks, place, is_before=scene.is_before) in (figures.MARGIN, figures.VOTES):
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if following is not None and (following.is_sign("-%") or following.has("percent")):
        return False
    if scene.is_before and following is not None and _is_counted_noun(following):
        return False
    if following is not None and following.has("difference") and _is_more_than(chunks, place + 2):
        return False
    if following is not None and following.has("others") and chunks[place].mark not in ("in", "over"):
        return False
    if place > 0 and chunks[place - 1].is_sign("-–+±") and chunks[place - 1].end == chunks[place].start:
        return place > 1 and is_group(chunks[place - 2])
    return is_told and _beside_group(chunks, place, scene)


def _is_total(chunks: Sequence[Chunk], place: int) -> bool:
    """ "40 of 68": all that there are, never the seats of anybody."""
    of = place - 1 - (place > 0 and chunks[place - 1].has("article:the"))
    return of > 0 and chunks[of].has("mark:of", "mark:out_of") and chunks[of - 1].sort is Sort.NUMBER


def _is_fraction(chunks: Sequence[Chunk], place: int) -> bool:
    """ "three in four of the 40 seats": neither number."""
    before = chunks[place - 2 : place] if place > 1 else ()
    if before and before[0].sort is Sort.NUMBER and before[1].has("mark:in") and _is_fraction(chunks, place - 2):
        return True
    after = chunks[place + 1 : place + 4]
    is_ratio = len(after) > 2 and after[0].has("mark:in", "mark:out_of") and after[1].sort is Sort.NUMBER
    return is_ratio and after[2].has("mark:of")


def _is_more_than(chunks: Sequence[Chunk], place: int) -> bool:
    """ "five more than last time": a difference."""
    return place < len(chunks) and chunks[place].has("mark:than", "mark:over")


def _is_counted_noun(chunk: Chunk) -> bool:
    """Whether a plain word behind a bare number is what it counts: "three women"."""
    is_plain = chunk.sort is Sort.WORD and chunk.item.text[:1].islower() and not chunk.item.tags
    return is_plain or chunk.has("alliance_noun", "party_person", "candidate_noun", "plural_candidates", "rounds")


def _beside_group(chunks: Sequence[Chunk], place: int, scene: Scene) -> bool:
    """A bare number counts seats only right beside a party, a predicate of the count, or another such number."""
    near = chunks[max(0, place - 4) : place]
    after = chunks[place + 1 : place + 5]
    if scene.is_before and (_is_led_in(chunks, place) or names_who(chunks, place)):
        return True
    if not scene.is_before and (_heads_group(chunks, place) or _is_its(near)):
        return True
    if any(one.has("of_those") for one in after[:1]) or any(one.has("mark:of") for one in after[:1]):
        is_listed = any(one.sort is Sort.PLACE for one in after) and any(_is_seats(one) for one in chunks[:place])
        if scene.is_before and is_listed:
            return True  # "28 of 29 seats in P, 24 of 25 in Q"
        if scene.is_before and _is_part_told(chunks, place):
            return True
        is_pointed = any(one.has("pronoun:him") for one in after[1:2])
        beyond = chunks[place : place + 8]
        return is_pointed or any(_is_seats(one) or one.has("seat_noun", "contest_seats") for one in beyond)
    if any(one.has("each") for one in after[:1]) and any(is_group(one) for one in after[2:4]):
        return True
    if any(one.has("mark:for", "mark:to") for one in after[:1]) and any(is_group(one) for one in after[:3]):
        return True
    if any(is_group(one) or one.has("lead", "lead_weak", "each", *_COUNTED) for one in near):
        return True
    last, earlier = (near[-1] if near else None), (near[-2] if len(near) > 1 else None)
    if last is None or last.has("mark:with"):
        return last is not None
    if earlier is None:
        return last.has("join:and")
    if last.has("join:and"):
        return earlier.sort is Sort.NUMBER or earlier.has("seat_noun")
    return scene.is_before and last.has("be:be") and earlier.has("pronoun:it", "party_anaphor")


def _is_part_told(chunks: Sequence[Chunk], place: int) -> bool:
    """ "winning 40 of 68", "the P got 11 out of 40": a part of a greater number, right behind a verb or a party."""
    other = _part_of(chunks, place)
    whole, part = (chunks[at].item.number if at is not None else None for at in (other, place))
    before = chunks[place - 1] if place > 0 else None
    is_behind = before is not None and (is_group(before) or before.has("lead", *_COUNTED))
    return is_behind and whole is not None and part is not None and part.value < whole.value <= _MOST


def names_who(chunks: Sequence[Chunk], place: int) -> bool:
    """ "three Independents", "one P candidate": the number counts those named right behind it."""
    actor = chunks[place + 1].actor if place + 1 < len(chunks) else None
    return actor is not None and actor.person < 0 and (actor.is_candidate or actor.is_independent)


def _is_its(near: Sequence[Chunk]) -> bool:
    """ "उसने 24 (जीती थीं)": right behind a pronoun of who gets them."""
    return bool(near) and near[-1].has("pronoun:he") and near[-1].mark in ("agent", "dative")


def is_group(chunk: Chunk) -> bool:
    """Whether a party or an alliance stands here, and no person."""
    return chunk.actor is not None and chunk.actor.person < 0


def _says_all(chunks: Sequence[Chunk], place: int) -> bool:
    number = chunks[place].item.number
    before = chunks[max(0, place - 2) : place]
    return (number is not None and number.is_aggregate) or any(one.has("all_of") for one in before)


def _part_of(chunks: Sequence[Chunk], place: int) -> int | None:
    """ "29 of the state's 42 seats", "42 में से 29": place of the other number."""
    mark = place + 1
    if mark < len(chunks) and chunks[mark].has("seat_noun"):
        mark += 1
    if mark >= len(chunks) or not chunks[mark].has("mark:of", "of_those", "mark:out_of"):
        return None
    for at in range(mark + 1, min(mark + _REACH, len(chunks))):
        one = chunks[at]
        if one.sort is Sort.NUMBER:
            return at if one.item.unit in ("seats", "members", "") and one.item.number is not None else None
        if one.sort is Sort.ACTOR or one.is_sign(",;"):
            return None
    return None


def _is_sum(scene: Scene, count: Count) -> bool:
    """ "taking the tally to 136": a sum whose owner is not said."""
    near = scene.chunks[max(0, count.place - 4) : count.place]
    at = next((at for at, one in enumerate(near) if one.has("tally_noun")), None)
    if at is None or count.chunk.mark != "to" or at == 0 or any(is_group(one) for one in near):
        return False
    return near[at - 1].has("article:the")


def _is_of_majority(scene: Scene, count: Count) -> bool:
    """Whether a number is what a majority takes; with postpositions one won on the way to it stands before its verb."""
    return scene.is_before or counts_after.is_majority(scene.chunks, count.place)


def _is_contested(chunks: Sequence[Chunk], place: int) -> bool:
    """ "of the 70 seats it contested", "of 70 the party had fought": seats fought, not all that there are."""
    after = chunks[place + 1 : place + _REACH]
    stop = next((at for at, one in enumerate(after) if one.has("contest_seats")), None)
    return stop is not None and not any(
        one.is_sign(",;()") or one.sort in (Sort.NUMBER, Sort.PLACE) or one.has(*_TOLD) for one in after[:stop]
    )


def _is_whole(chunks: Sequence[Chunk], count: Count) -> bool:
    """ "14 सीटों में", "90 सीटों वाले": so many there are in all, before what is said of them."""
    place = count.place + 1
    if count.total is not None or place >= len(chunks) or not chunks[place].has("seat_noun"):
        return False
    return any(one.has("mark:in", "mark:of", "having", "by_election") for one in chunks[place + 1 : place + 2])


def _is_backing(chunks: Sequence[Chunk], count: Count) -> bool:
    """ "has the support of four Independents": those who stand behind somebody."""
    before = chunks[max(0, count.place - _BACKING) : count.place]
    return any(one.has("support") for one in before)


def _is_whole_house(scene: Scene, clause: Clause) -> bool:
    """ "now has 36 members in the Assembly" inside news of by-elections: the strength of a house, not won now."""
    is_held = clause.kind in ("", "polled") and any(one.has("be:have", "tally_verb") for one in clause.own)
    is_house = any(one.has("house_noun", "house_vs") for one in scene.chunks)
    return scene.state.elections.main.by and is_held and is_house


def _around(scene: Scene, clause: Clause, count: Count) -> Sequence[Chunk]:
    """The chunks of a count's clause, from the last "where" or semicolon before it."""
    first = clause.first
    if scene.is_before:
        stops = range(count.place - 1, clause.first, -1)
        first = next((at for at in stops if scene.chunks[at].has("join:which") or scene.chunks[at].is_sign(";")), first)
    return scene.chunks[first : clause.last]


def is_no_tally(scene: Scene, count: Count) -> bool:
    """Counts of seats that are no tallies: of trends, of margins, of targets, of booths."""
    clause, _ = scene.clause_at(count.place)
    own = _around(scene, clause, count)
    if scene.is_unreal_at(count.place) or scene.is_early(clause) or scene.is_negated(clause):
        return True
    if any(one.has("none_won", "turnout_noun", "withdraw", "clash") for one in own):
        return True
    if any(one.has("majority_phrase") for one in own) and _is_of_majority(scene, count):
        return True
    if not scene.is_before and counts_after.is_other(scene.chunks, count.place):
        return True
    if count.chunk.mark == "out_of" or _is_sum(scene, count):
        return True
    if clause.kind == "lose" and not clause.word.has("take", "stuck"):
        return True
    if (
        any(one.has("margin_noun") and not one.has("lead") for one in own)
        or scene.figure(clause, figures.MARGIN) is not None
    ):
        return True
    if count.chunk.item.unit == "members" or (not scene.is_before and _is_whole(scene.chunks, count)):
        return True
    if scene.says("early") and not scene.says("this_time", "final") and not scene.is_present:
        return True
    if scene.is_before and (_is_backing(scene.chunks, count) or _is_whole_house(scene, clause)):
        return True
    near = [*scene.chunks[max(0, count.place - 2) : count.place], *scene.chunks[count.place + 1 : count.place + 4]]
    if scene.is_before and any(one.has("never") for one in scene.chunks[max(0, count.place - 4) : count.place]):
        return True
    return any(one.has("trends_noun") for one in near) and not any(is_group(one) for one in near)
