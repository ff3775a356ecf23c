"""Cuts a sentence into clauses around its predicates, and says what stands in which role.

With prepositions a clause is "subject, predicate, rest" and begins at the boundary before its subject; with
postpositions the predicate closes it. A clause without a subject of its own inherits the one before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract import figures
from kg.extract.phrases import Chunk, Sort

CLASSES: Final = (
    "same_fate",
    "margin_is",
    "favour",
    "defeat_of",
    "going_now",
    "defeat",
    "lose",
    "lead",
    "trail",
    "win",
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
RESULT: Final = (frozenset(CLASSES) | {"rank_first", "rank_later"}) - {"nominate", "contest", "polled", "margin_is"}
_NEAR: Final = 5


@dataclass(slots=True)
class Clause:
    """Chunks `[first, last)` of a sentence with at most one predicate (index into the sentence, or -1)."""

    chunks: Sequence[Chunk]
    first: int
    last: int
    predicate: int
    """-1 for a clause without one, or whose predicate is left out (`link` is then "gap")."""
    kind: str
    link: str = ""
    """What joins it to the clause before: "who", "which", "while", "and", "with", "" …"""
    is_passive: bool = False
    inherits: bool = False

    @property
    def own(self) -> Sequence[Chunk]:
        """Its chunks."""
        return self.chunks[self.first : self.last]

    @property
    def before(self) -> Sequence[Chunk]:
        """Its chunks before the predicate."""
        return self.chunks[self.first : max(self.predicate, self.first)]

    @property
    def after(self) -> Sequence[Chunk]:
        """Its chunks after the predicate."""
        return self.chunks[self.predicate + 1 : self.last]

    @property
    def word(self) -> Chunk:
        """The chunk of the predicate."""
        return self.chunks[self.predicate]


def split(chunks: Sequence[Chunk], *, is_before: bool) -> list[Clause]:
    """The clauses of a sentence in order; a sentence without a predicate is one clause of kind ""."""
    found = [(index, kind) for index in range(len(chunks)) if (kind := _kind(chunks, index, is_before=is_before))]
    if not found:
        return [Clause(chunks, 0, len(chunks), -1, "")] if chunks else []
    return _prepositional(chunks, found) if is_before else _postpositional(chunks, found)


def _kind(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> str:
    one = chunks[index]
    if one.sort is Sort.NUMBER:
        return _rank(chunks, index) if is_before else ""
    if one.sort is not Sort.WORD:
        return ""
    for kind in CLASSES:
        if one.item.has(kind) and _fits(chunks, index, kind, is_before=is_before):
            return {"lead_weak": "lead", "trail_weak": "trail"}.get(kind, kind)
    if is_before and one.item.has("margin_noun"):
        return _margin_kind(chunks, index)
    if one.has("mark:ahead", "mark:behind") and _has_number_near(chunks, index) and (is_before or one.has("mark:ahead")):
        return "lead" if one.has("mark:ahead") else "trail"
    return ""


def _margin_kind(chunks: Sequence[Chunk], index: int) -> str:
    if _is_held(chunks, index):
        return "lead"
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    is_said = following is not None and following.has("be:be") and not following.has("be:have")
    return "margin_is" if is_said and _has_number_near(chunks, index) else ""


def _rank(chunks: Sequence[Chunk], index: int) -> str:
    """ "Rao first on 9,000, Das second on 8,000": a place in the order, right after a name."""
    number = chunks[index].item.number
    if number is None or number.unit != "ordinal" or index == 0 or not _has_number_near(chunks, index):
        return ""
    place = index - 1
    while place > 0 and (chunks[place].has("be:be") or chunks[place].is_sign(",")):
        place -= 1
    if chunks[place].sort is not Sort.ACTOR:
        return ""
    return "rank_first" if number.value == 1 else "rank_later"


def _fits(chunks: Sequence[Chunk], index: int, kind: str, *, is_before: bool) -> bool:
    one = chunks[index]
    if not is_before:
        return _fits_after(chunks, index, kind)
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if kind == "lead" and one.item.has("led"):
        led_by = following is not None and following.has("mark:by") and index + 2 < len(chunks) and chunks[index + 2].sort is not Sort.NUMBER
        return not (index > 0 and chunks[index - 1].is_sign("-–")) and not (led_by and _is_actor(chunks, index + 2))
    if kind == "lead" and one.item.has("margin_noun"):
        return _is_held(chunks, index) or _is_verb(chunks, index)
    if kind in ("lead_weak", "trail_weak"):
        return _has_number_near(chunks, index)
    if kind == "take":
        return _takes_seat(chunks, index)
    if kind == "polled":
        return _polls(chunks, index)
    if kind in ("win", "defeat", "take", "lose") and (one.item.has("wins_noun") or _is_gerund(chunks, index)):
        return False
    if kind == "victory":
        return index > 0 and _is_owned(chunks, index)
    if kind == "elect":
        return _elects(chunks, index)
    return True


def _fits_after(chunks: Sequence[Chunk], index: int, kind: str) -> bool:
    one = chunks[index]
    if kind == "defeat_noun":
        near = chunks[index + 1 : index + 4]
        return any(other.has("give", "receive") for other in near)
    if kind == "take":
        near = chunks[max(0, index - 4) : index]
        return any(other.sort is Sort.SEAT or other.has("seat_noun") or _is_seats(other) for other in near)
    if kind == "polled":
        return any(other.sort is Sort.NUMBER or other.has("vote_noun") for other in chunks[max(0, index - 6) : index])
    if kind == "lead" and index > 0 and chunks[index - 1].has("mark:of") and not one.item.has("margin_noun"):
        return not chunks[index - 1].item.text == one.item.text and _counts_before(chunks, index)
    if kind == "win" and one.item.has("win_adjective"):
        return False
    if one.item.has("result_noun") and index + 1 < len(chunks) and (
        chunks[index + 1].item.values("mark:") or chunks[index + 1].has("margin_noun", "defeat_noun")
    ):
        return index > 1 and chunks[index - 1].has("mark:of") and chunks[index - 2].sort is Sort.ACTOR
    if kind == "lose" and one.item.has("defeat_noun"):
        return not any(other.has("give") for other in chunks[index + 1 : index + 4])
    return True


def _counts_before(chunks: Sequence[Chunk], index: int) -> bool:
    return any(one.sort is Sort.NUMBER for one in chunks[max(0, index - 3) : index])


def _is_gerund(chunks: Sequence[Chunk], index: int) -> bool:
    """ "of winning", "to win", "from losing": named, not said to have happened."""
    return index > 0 and chunks[index - 1].has("mark:of", "mark:to", "mark:from", "mark:for")


def _is_seats(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and chunk.item.unit in ("seats", "")


def _is_actor(chunks: Sequence[Chunk], index: int) -> bool:
    place = index
    while place < len(chunks) and chunks[place].has("article:the"):
        place += 1
    return place < len(chunks) and chunks[place].sort is Sort.ACTOR


def _is_held(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a noun of leading is what somebody has: "had a 3,000-vote lead", "his lead"."""
    for place in range(index - 1, max(-1, index - 8), -1):
        one = chunks[place]
        if one.has("be:have") or (one.has("polled") and not one.has("take")) or one.has("pronoun:his", "pronoun:her"):
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
    is_noun = before.has("article:the", "skip:adjective", "early", "mark:owner", "be:have", "mark:in", "mark:of", "interim")
    return not is_noun and not before.is_sign("-") and before.sort is not Sort.NUMBER


def _has_number_near(chunks: Sequence[Chunk], index: int) -> bool:
    near = chunks[max(0, index - _NEAR) : index + _NEAR]
    return any(_is_count(one) for one in near)


def _is_count(chunk: Chunk) -> bool:
    number = chunk.item.number
    return chunk.sort is Sort.NUMBER and number is not None and number.unit in ("votes", "") and number.quantity.value >= 100


def _takes_seat(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a seat or a number of seats is what is taken; a comma ends the search."""
    for one in chunks[index + 1 : index + 1 + _NEAR]:
        if one.sort is Sort.SEAT or one.has("unknown", "seat_noun", "remaining") or _is_seats(one):
            return True
        if one.is_sign(",;") or one.sort is Sort.ACTOR or one.has("mark:by") and one.item.text != "by":
            return False
    before = chunks[max(0, index - 3) : index]
    return any(one.has("be:be") for one in before) and any(one.has("mark:by") for one in chunks[index + 1 : index + 3])


def _polls(chunks: Sequence[Chunk], index: int) -> bool:
    for place in range(index + 1, min(index + 1 + _NEAR, len(chunks))):
        one = chunks[place]
        if _is_count(one) or _is_seats(one):
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


# --- languages with prepositions ---


def _prepositional(chunks: Sequence[Chunk], found: Sequence[tuple[int, str]]) -> list[Clause]:
    clauses: list[Clause] = []
    start, link = _opening(chunks, found[0][0])
    if start:
        clauses.append(Clause(chunks, 0, start, -1, ""))
    for order, (index, kind) in enumerate(found):
        following = found[order + 1][0] if order + 1 < len(found) else None
        end, next_link = (len(chunks), "") if following is None else _boundary(chunks, index, following)
        stop = _hard_stop(chunks, index, end)
        clause = Clause(chunks, start, stop, index, kind, link)
        clause.is_passive = _is_passive(chunks, clause)
        clause.inherits = not any(_is_subject(one) for one in clause.before)
        clauses += _with_gaps(chunks, clause)
        if stop < end:
            clauses.append(Clause(chunks, stop, end, -1, "", ";"))
        start, link = end, next_link
    return clauses


def _opening(chunks: Sequence[Chunk], index: int) -> tuple[int, str]:
    """Where the first clause with a predicate begins, when words stand before it that are not its own."""
    place, link = _boundary(chunks, -1, index)
    is_own = link in ("who", "while", "but", ";") and any(chunks[at].sort is Sort.ACTOR for at in range(place))
    return (place, link) if is_own and place < index else (0, "")


def _hard_stop(chunks: Sequence[Chunk], index: int, end: int) -> int:
    """A semicolon, colon or dash after the predicate ends its clause, whatever follows."""
    for place in range(index + 1, end):
        if chunks[place].is_sign(";:—") or (chunks[place].is_sign("-") and chunks[place - 1].is_sign("-")):
            return place
    return end


def _with_gaps(chunks: Sequence[Chunk], clause: Clause) -> list[Clause]:
    """A clause and those after it that leave its predicate out: "A won in X by 5,000, B in Y by 700"."""
    if clause.kind in ("contest", "nominate", "margin_is", "favour", "defeat_of"):
        return [clause]
    found = [clause]
    for place in range(clause.predicate + 1, clause.last):
        if not _opens_gap(chunks, clause, found[-1], place):
            continue
        current = found[-1]
        rest = Clause(chunks, place, current.last, -1, clause.kind, "gap", clause.is_passive)
        current.last = place
        found.append(rest)
    return found


def _opens_gap(chunks: Sequence[Chunk], clause: Clause, current: Clause, place: int) -> bool:
    one = chunks[place]
    is_link = one.is_sign(",") or one.has("join:and", "as_does")
    if not is_link or place <= current.first + 1:
        return False
    is_going = clause.kind in ("going", "going_now")
    said = chunks[max(current.first, clause.predicate + 1 if current is clause else current.first) : place]
    if not is_going and not any(other.sort is Sort.SEAT or other.has("unknown") or _is_count(other) for other in said):
        return False
    head = place + 1
    while head < clause.last and chunks[head].has("article:the", "join:and", "skip:adjective"):
        head += 1
    if head >= clause.last:
        return False
    if is_going:
        return _is_gapped_seat(chunks, head, clause.last)
    if chunks[head].sort is not Sort.ACTOR or chunks[head].mark:
        return False
    stop = next((at for at in range(head + 1, clause.last) if chunks[at].is_sign(",") or chunks[at].sort is Sort.ACTOR), clause.last)
    tail = chunks[head + 1 : stop + 4 if stop < clause.last and chunks[stop].is_sign(",") else stop]
    return any(other.sort is Sort.SEAT or other.has("unknown") or _is_count(other) for other in tail)


def _is_gapped_seat(chunks: Sequence[Chunk], head: int, last: int) -> bool:
    if chunks[head].sort is not Sort.SEAT and not chunks[head].has("unknown"):
        return False
    return any(chunks[at].sort is Sort.ACTOR and chunks[at].mark == "to" for at in range(head + 1, min(head + 4, last)))


def _is_subject(chunk: Chunk) -> bool:
    if chunk.sort is Sort.ACTOR:
        return chunk.mark in ("", "with", "owner")
    return chunk.has("pronoun:he", "pronoun:she", "pronoun:they", "party_anaphor") and chunk.mark in ("", "with")


def _boundary(chunks: Sequence[Chunk], left: int, right: int) -> tuple[int, str]:
    """Where the clause of the predicate at `right` begins, after that at `left`; and what joins it."""
    candidate: tuple[int, str] | None = None
    seen_subject = False
    for place in range(right - 1, left, -1):
        one = chunks[place]
        link = _link(one)
        if link and not (link == "and" and _joins_actors(chunks, place) and _has_boundary(chunks, left, place)):
            candidate = (place, link)
            if seen_subject or link in ("who", "which", "while", "but", "with") or not _subject_between(chunks, left, place):
                return candidate
        if one.sort is Sort.ACTOR and one.mark in ("", "with", "owner"):
            seen_subject = True
            if one.mark == "with":
                return place, "with"
    return candidate or (right, "participle")


def _link(chunk: Chunk) -> str:
    if chunk.sort is not Sort.WORD:
        return ""
    if chunk.is_sign(";:—–") or chunk.is_sign(","):
        return "," if chunk.is_sign(",") else ";"
    for name in ("who", "which", "while", "but", "and"):
        if chunk.item.has(f"join:{name}"):
            return name
    return ""


def _joins_actors(chunks: Sequence[Chunk], place: int) -> bool:
    after = place + 1
    while after < len(chunks) and chunks[after].has("article:the"):
        after += 1
    return place > 0 and after < len(chunks) and chunks[place - 1].sort is Sort.ACTOR and chunks[after].sort is Sort.ACTOR


def _has_boundary(chunks: Sequence[Chunk], left: int, place: int) -> bool:
    return any(_link(chunks[at]) for at in range(left + 1, place))


def _subject_between(chunks: Sequence[Chunk], left: int, place: int) -> bool:
    return any(chunks[at].sort is Sort.ACTOR and chunks[at].mark == "" for at in range(left + 1, place))


def _is_passive(chunks: Sequence[Chunk], clause: Clause) -> bool:
    if clause.kind not in ("defeat", "take", "elect", "nominate", "win"):
        return False
    near = [one for one in chunks[max(clause.first, clause.predicate - 4) : clause.predicate] if one.sort is Sort.WORD]
    has_be = any(one.has("be:be") for one in near)
    by = next((at for at in range(clause.predicate + 1, min(clause.predicate + 3, clause.last)) if chunks[at].has("mark:by")), None)
    by_actor = by is not None and _is_actor(chunks, by + 1)
    if clause.kind == "win":
        return by_actor
    if clause.kind == "take" and not by_actor:
        return False
    return by_actor or (has_be and not _is_actor(chunks, clause.predicate + 1))


# --- languages with postpositions ---


def _postpositional(chunks: Sequence[Chunk], found: Sequence[tuple[int, str]]) -> list[Clause]:
    clauses: list[Clause] = []
    start = 0
    for order, (index, kind) in enumerate(found):
        is_last = order + 1 == len(found)
        end = len(chunks) if is_last else _tail(chunks, index + 1, found[order + 1][0])
        end = min(end, _hard_stop(chunks, index, end))
        begin = _begin(chunks, start, index)
        if begin > start:
            clauses.append(Clause(chunks, start, begin, -1, ""))
        clause = Clause(chunks, begin, end, index, kind, _first_link(chunks, begin, index))
        clause.inherits = not any(one.sort is Sort.ACTOR for one in clause.before)
        clauses.append(clause)
        start = end
    return clauses


def _begin(chunks: Sequence[Chunk], start: int, index: int) -> int:
    """Where the clause of the predicate at `index` begins: after the last "but" or "who" before it."""
    for place in range(index - 1, start, -1):
        one = chunks[place]
        if one.is_sign(";") or (one.has("join:but", "join:while", "join:who", "join:because") and not one.has("particle:emphatic")):
            return place
        if one.has("join:which") and one.has("join:which") and place > start + 1 and chunks[place - 1].is_sign(","):
            return place
    return start


def _tail(chunks: Sequence[Chunk], start: int, limit: int) -> int:
    """Auxiliaries right after a predicate belong to it."""
    place = start
    while place < limit and chunks[place].has("be:be", "give", "receive", "never", "nonfact"):
        place += 1
    return place


def _first_link(chunks: Sequence[Chunk], start: int, stop: int) -> str:
    for one in chunks[start : min(start + 3, stop)]:
        link = _link(one)
        if link and link not in (",", ";"):
            return link
        if link:
            continue
        break
    return ""
