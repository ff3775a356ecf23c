"""Cuts a sentence into clauses around its predicates, and says what stands in which role.

With prepositions a clause is "subject, predicate, rest" and begins at the boundary before its subject; with
postpositions the predicate closes it. A clause without a subject of its own inherits the one before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import gaps_after
from kg.extract.phrases import Chunk, Sort
from kg.extract.predicates import is_actor, is_count, kind_of

_BRACKET = 4
"""Chunks back to which a bracket around a label like "(margin: 900)" opens."""
_STRONG = ("while", "but", ";")


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
    found = [(index, kind) for index in range(len(chunks)) if (kind := kind_of(chunks, index, is_before=is_before))]
    for index, _ in found:
        chunks[index].is_predicate = True
    if not found:
        return [Clause(chunks, 0, len(chunks), -1, "")] if chunks else []
    return _prepositional(chunks, found) if is_before else _postpositional(chunks, found)


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
        is_dash = chunks[place].is_sign("-") and chunks[place - 1].is_sign("-")
        is_label = any(one.is_sign("(") for one in chunks[max(0, place - _BRACKET) : place])
        if is_dash or _is_aside(chunks, index, place) or chunks[place].is_sign(";—" if is_label else ";:—"):
            return place
    return end


def _is_aside(chunks: Sequence[Chunk], index: int, place: int) -> bool:
    """Whether "while" opens another clause with a subject of its own, whose verb no list knows."""
    if not chunks[place].has("join:while") or not chunks[place - 1].is_sign(","):
        return False
    said = chunks[index + 1 : place]
    is_told = any(one.sort is Sort.SEAT or is_count(one) for one in said)
    return is_told and is_actor(chunks, place + 1) and not _is_gapped(chunks, place + 1)


def _is_gapped(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether somebody stands right beside a place or a number, so that the verb before is shared."""
    head = next((at for at in range(place, len(chunks)) if chunks[at].sort is Sort.ACTOR), len(chunks))
    following = chunks[head + 1 : head + 3]
    return any(one.has("mark:in", "mark:from", "mark:by") or one.sort is Sort.NUMBER for one in following[:1])


def _with_gaps(chunks: Sequence[Chunk], clause: Clause) -> list[Clause]:
    """A clause and those after it that leave its predicate out: "A won in X by 5,000, B in Y by 700"."""
    if clause.kind in ("contest", "nominate", "margin_is", "favour", "defeat_of"):
        return [clause]
    found, last = [clause], clause.last
    for place in range(clause.predicate + 1, last):
        if not _opens_gap(chunks, clause, found[-1], place, last):
            continue
        current = found[-1]
        rest = Clause(chunks, place, current.last, -1, clause.kind, "gap", clause.is_passive)
        current.last = place
        found.append(rest)
    return found


def _opens_gap(chunks: Sequence[Chunk], clause: Clause, current: Clause, place: int, last: int) -> bool:
    one = chunks[place]
    is_link = one.is_sign(",") or one.has("join:and", "as_does")
    if not is_link or place <= current.first + 1:
        return False
    is_going = clause.kind in ("going", "going_now")
    said = chunks[max(current.first, clause.predicate + 1 if current is clause else current.first) : place]
    if not is_going and not any(other.sort is Sort.SEAT or other.has("unknown") or is_count(other) for other in said):
        return False
    head = place + 1
    while head < last and chunks[head].has("article:the", "join:and", "skip:adjective"):
        head += 1
    if head >= last:
        return False
    if is_going:
        return _is_gapped_seat(chunks, head, last)
    if chunks[head].has("mark:in") and head + 2 < last and chunks[head + 1].sort is Sort.SEAT:
        head += 2  # "and in Gaya Das by 900"
        if clause.is_passive and chunks[head].has("mark:by"):
            return is_actor(chunks, head + 1)
        return _is_counted_actor(chunks, head + chunks[head].is_sign(","), last)
    if chunks[head].sort is not Sort.ACTOR or chunks[head].mark:
        return False
    stop = next(
        (at for at in range(head + 1, last) if chunks[at].is_sign(",") or chunks[at].sort is Sort.ACTOR),
        last,
    )
    tail = chunks[head + 1 : stop + 4 if stop < last and chunks[stop].is_sign(",") else stop]
    return any(other.sort is Sort.SEAT or other.has("unknown") or is_count(other) for other in tail)


def _is_counted_actor(chunks: Sequence[Chunk], head: int, last: int) -> bool:
    is_actor = head < last and chunks[head].sort is Sort.ACTOR and chunks[head].mark == ""
    return is_actor and any(is_count(one) for one in chunks[head + 1 : min(head + 5, last)])


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
            strong = _strong_before(chunks, left, place) if link in (",", "and") else None
            if strong is not None:
                return strong
            if (
                seen_subject
                or link in ("who", "which", "while", "but", "with")
                or not _subject_between(chunks, left, place)
            ):
                return candidate
        if one.sort is Sort.ACTOR and one.mark in ("", "with", "owner"):
            seen_subject = True
            if one.mark == "with":
                return place, "with"
    return candidate or (right, "participle")


def _strong_before(chunks: Sequence[Chunk], left: int, place: int) -> tuple[int, str] | None:
    """A "while" or semicolon before what opens a clause without naming anybody: "; in 2019, his margin was 900"."""
    for at in range(place - 1, left, -1):
        link = _link(chunks[at])
        if link in _STRONG or chunks[at].sort is Sort.ACTOR:
            return (at, link) if link in _STRONG else None
    return None


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
    return (
        place > 0 and after < len(chunks) and chunks[place - 1].sort is Sort.ACTOR and chunks[after].sort is Sort.ACTOR
    )


def _has_boundary(chunks: Sequence[Chunk], left: int, place: int) -> bool:
    return any(_link(chunks[at]) for at in range(left + 1, place))


def _subject_between(chunks: Sequence[Chunk], left: int, place: int) -> bool:
    return any(chunks[at].sort is Sort.ACTOR and chunks[at].mark == "" for at in range(left + 1, place))


def _is_passive(chunks: Sequence[Chunk], clause: Clause) -> bool:
    if clause.kind not in ("defeat", "take", "elect", "nominate", "win"):
        return False
    near = [one for one in chunks[max(clause.first, clause.predicate - 4) : clause.predicate] if one.sort is Sort.WORD]
    has_be = any(one.has("be:be") for one in near)
    by = _by_whom(chunks, clause)
    by_actor = by is not None and is_actor(chunks, by + 1)
    if clause.kind == "defeat" and any(one.has("mark:by") for one in clause.after[:1]):
        return True
    if clause.kind == "win":
        return by_actor
    if clause.kind == "take" and not by_actor:
        return False
    return by_actor or (has_be and not is_actor(chunks, clause.predicate + 1))


def _by_whom(chunks: Sequence[Chunk], clause: Clause) -> int | None:
    """The place of "by" after a predicate, over a seat ("beaten in Kota by X")."""
    place = clause.predicate + 1
    while place < clause.last and (
        chunks[place].has("mark:in", "mark:from", "seat_noun")
        or chunks[place].sort in (Sort.SEAT, Sort.PLACE)
        or _is_by_count(chunks, place)
    ):
        place += 1
    near = range(clause.predicate + 1, min(max(place + 1, clause.predicate + 3), clause.last))
    marks = [at for at in near if chunks[at].has("mark:by")]
    return next((at for at in marks if is_actor(chunks, at + 1)), next(iter(marks), None))


def _is_by_count(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a chunk is part of "by (a margin of) 6,750 votes", which may stand before "by X"."""
    one = chunks[place]
    if one.has("mark:by"):
        return not is_actor(chunks, place + 1) and any(is_count(near) for near in chunks[place + 1 : place + 6])
    if is_count(one):
        return True
    is_small = one.has("vote_noun", "margin_noun", "article:the", "skip:adjective", "mark:of")
    return is_small and not is_actor(chunks, place)


# --- languages with postpositions ---


def _postpositional(chunks: Sequence[Chunk], found: Sequence[tuple[int, str]]) -> list[Clause]:
    clauses: list[Clause] = []
    start = 0
    for order, (index, kind) in enumerate(found):
        is_last = order + 1 == len(found)
        end = len(chunks) if is_last else _tail(chunks, index + 1, found[order + 1][0])
        end = min(end, _hard_stop(chunks, index, end))
        if is_last and any(one.sort is Sort.ACTOR for one in chunks[start:index]):
            end = _rest(chunks, index + 1, end)
        begin = _begin(chunks, start, index)
        if begin > start:
            clauses.append(Clause(chunks, start, begin, -1, ""))
        clause = Clause(chunks, begin, end, index, kind, _first_link(chunks, begin, index))
        clause.inherits = not any(one.sort is Sort.ACTOR for one in clause.before)
        clauses += _gaps_before(chunks, clause)
        start = end
    if start < len(chunks):
        clauses.append(Clause(chunks, start, len(chunks), -1, "", ";"))
    return clauses


def _gaps_before(chunks: Sequence[Chunk], clause: Clause) -> list[Clause]:
    """A clause with those before it that share its predicate: "A से X 24,248, B से Y 44,490 वोटों से आगे"."""
    found: list[Clause] = []
    start = clause.first
    if any(one.has("respectively") for one in clause.own):
        return [clause]
    is_whole = gaps_after.checker(chunks[clause.first : clause.predicate], clause.kind)
    for place in range(clause.first + 1, clause.predicate):
        one = chunks[place]
        if not (one.is_sign(",") or one.has("join:and")):
            continue
        if is_whole(chunks[start:place]) and is_whole(chunks[place : clause.predicate]):
            found.append(Clause(chunks, start, place, -1, clause.kind, "gap"))
            start = place
    clause.first = start
    return [*found, clause]


def _begin(chunks: Sequence[Chunk], start: int, index: int) -> int:
    """Where the clause of the predicate at `index` begins: after the last "but" or "who" before it."""
    for place in range(index - 1, start, -1):
        one = chunks[place]
        if one.is_sign(";") or (
            one.has("join:but", "join:while", "join:who", "join:because") and not one.has("particle:emphatic")
        ):
            if one.has("join:who") and _is_closed(chunks, place, index):
                continue
            return place
        if one.has("join:which") and one.has("join:which") and place > start + 1 and chunks[place - 1].is_sign(","):
            return place
    return start


def _is_closed(chunks: Sequence[Chunk], place: int, index: int) -> bool:
    """Whether a relative clause ends before the predicate: "A, जो B की भतीजी हैं, … हार गईं"."""
    return place > 0 and any(
        chunks[at].has("be:be") and chunks[at + 1].is_sign(",") for at in range(place + 1, index - 1)
    )


def _rest(chunks: Sequence[Chunk], start: int, end: int) -> int:
    """Where a clause ends before something else begins: after a comma a name or a seat with a verb left out."""
    for place in range(start, end - 1):
        if chunks[place].has("thus"):
            return place
        if chunks[place].is_sign(",") and not chunks[place + 1].has("challenger"):
            rest = chunks[place + 1 : end]
            if any(one.sort in (Sort.ACTOR, Sort.SEAT) or one.has("unknown") for one in rest):
                return place
    return end


def _tail(chunks: Sequence[Chunk], start: int, limit: int) -> int:
    """Auxiliaries right after a predicate belong to it."""
    place = _counted(chunks, start, limit)
    while place < limit and chunks[place].has("be:be", "give", "receive", "never", "nonfact"):
        place += 1
    return place


def _counted(chunks: Sequence[Chunk], start: int, limit: int) -> int:
    """Where "by so many votes" ends behind a noun of result: "X की जीत | 28 वोटों से | हुई"."""
    place = start
    while place < limit and chunks[start - 1].has("result_noun") and _is_of_count(chunks[place]):
        place += 1
    return place if place < limit and chunks[place].has("be:be") else start


def _is_of_count(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER or chunk.has("vote_noun", "margin_noun", "mark:from", "mark:of", "skip:adjective")


def _first_link(chunks: Sequence[Chunk], start: int, stop: int) -> str:
    for one in chunks[start : min(start + 3, stop)]:
        link = _link(one)
        if link and link not in (",", ";"):
            return link
        if link:
            continue
        break
    return ""
