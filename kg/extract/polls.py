"""Numbers of votes and margins of a clause, each with whom it is for."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kg.extract import figures, scores
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.phrases import Chunk, Sort
from kg.extract.status import StatusView

_DECIDED: Final = frozenset({"defeat", "lose", "win", "victory", "take", "defeat_of"})


class PollView(StatusView):
    """The figures of a sentence's clauses."""

    @cached_property
    def score(self) -> tuple[int, int] | None:
        """Two totals without names, for the two of the sentence's contest."""
        is_fought = any(clause.kind in _DECIDED for clause in self.clauses)
        return scores.pair(self.chunks) if self.is_before and is_fought else None

    def figure(self, clause: Clause, kind: str) -> Chunk | None:
        """The first number of a kind in a clause."""
        for place in range(clause.first, clause.last):
            if self._figure_kind(clause, place) == kind:
                return self.chunks[place]
        return None

    def count_of(self, clause: Clause, kind: str) -> int:
        """How many numbers of a kind a clause has."""
        return sum(self._figure_kind(clause, place) == kind for place in range(clause.first, clause.last))

    def all_figures(self, clause: Clause, kind: str) -> list[Chunk]:
        """All numbers of a kind in a clause; "4,900 और 2,100 से" counts the first as the last."""
        places = [at for at in range(clause.first, clause.last) if self.chunks[at].sort is Sort.NUMBER]
        kinds = [self._figure_kind(clause, at) for at in places]
        if kind in kinds:
            return [self.chunks[at] for at in places if figures.is_big(self.chunks[at])]
        return []

    def is_shared(self, clause: Clause) -> bool:
        """Whether the clause's numbers are for several, in order: "respectively"."""
        return any(one.has("respectively") for one in clause.own)

    @cached_property
    def _kinds(self) -> dict[int, str]:
        """The sorts of numbers that have been asked for, by place."""
        return {}

    def _figure_kind(self, clause: Clause, place: int) -> str:
        if self.chunks[place].sort is not Sort.NUMBER:
            return figures.OTHER
        if self.score is not None and place in self.score:
            return figures.OTHER
        found = self._kinds.get(place)
        if found is None:
            found = self._kinds[place] = figures.kind(self.chunks, place, is_before=self.is_before)
        is_gap = clause.link == "gap"
        if self.is_before and found != figures.MARGIN and self._is_told_margin(clause, place):
            return figures.MARGIN
        if found == figures.OTHER and is_gap and not self.is_before and clause.kind != "polled":
            is_count = figures.is_big(self.chunks[place]) and self.chunks[place].item.unit in ("", "votes")
            return figures.MARGIN if is_count else found
        is_bare = found == figures.OTHER and ((is_gap and clause.kind == "polled") or clause.kind.startswith("rank"))
        return figures.VOTES if is_bare and figures.is_big(self.chunks[place]) else found

    def _is_told_margin(self, clause: Clause, place: int) -> bool:
        """The first number after "the majority for X … was", "his lead over Y … ended at"."""
        if not clause.predicate < place or clause.predicate < 0 or not clause.word.item.has("margin_noun"):
            return False
        number = self.chunks[place].item.number
        between = self.chunks[clause.predicate + 1 : place]
        is_first = not any(one.sort is Sort.NUMBER or one.is_sign(";:") for one in between)
        is_count = number is not None and number.unit in ("votes", "") and not number.is_range
        return is_first and is_count and any(one.has("be:be", "come_to", "mark:of") for one in between[-3:])

    def polled(self, clause: Clause) -> Iterator[tuple[Chunk, Who]]:
        """Numbers of votes in a clause, each with whom they are for."""
        for place in range(clause.first, clause.last):
            if self._figure_kind(clause, place) != figures.VOTES:
                continue
            who = self._voted_for(clause, place)
            if who is not None:
                yield self.chunks[place], who

    def _voted_for(self, clause: Clause, place: int) -> Who | None:
        if self.is_before:
            for at in range(place + 1, min(place + 5, clause.last)):
                one = self.chunks[at]
                is_polled_by = one.mark == "by" and any(x.has("polled") for x in self.chunks[place + 1 : at])
                if (one.mark in ("of", "for") or is_polled_by) and one.actor is not None:
                    return self._who(one)
                if one.is_sign(",;") or one.has("join:and"):
                    break
        if not self.is_before and place > 0 and self.chunks[place].item.unit == "votes":
            beside = self._who(self.chunks[place - 1])
            if beside is not None and any(one.is_sign(")") for one in self.chunks[place + 1 : place + 3]):
                return beside
        if place > 1 and self.chunks[place - 1].has("mark:owner") and self.is_before:
            return self._who(self.chunks[place - 2])
        is_winners = self.is_before and self.chunks[place].mark == "with" and clause.kind in ("defeat", "take", "win")
        if is_winners and not clause.is_passive and self.roles(clause).get("subject"):
            return self.roles(clause)["subject"][0]
        for at in range(place - 1, clause.first - 1, -1):
            one = self.chunks[at]
            if (
                one.sort is Sort.NUMBER
                and one.item.unit in ("votes", "")
                and self.is_before
                and one.mark not in ("by",)
                and figures.kind(self.chunks, at, is_before=True) == figures.VOTES
            ):
                return None
            who = self._who(one)
            if (
                who is not None
                and one.mark in ("", "with", "agent", "dative", "of")
                and not (self.is_before and one.mark == "of")
            ):
                return who
        subject = self.roles(clause).get("subject") or self._inherited_any(clause)
        return subject[0] if subject else None

    def _inherited_any(self, clause: Clause) -> list[Who]:
        place = self.clauses.index(clause)
        roles = self.roles(clause)
        for name in ("agent", "dative", "of"):
            if roles.get(name):
                return roles[name][:1]
        return self._subjects.get(id(self.clauses[place - 1]), []) if place > 0 else []

    def is_ambiguous(self, clause: Clause, chunk: Chunk) -> bool:
        """ "leading with 8,200 votes": polled or margin, the words do not tell."""
        votes = [
            place
            for other in self.clauses
            for place in range(other.first, other.last)
            if self._figure_kind(other, place) == figures.VOTES
        ]
        is_alone = len(votes) < 2 and self.figure(clause, figures.MARGIN) is None
        return clause.kind == "lead" and is_alone and clause.word.end <= chunk.start

    def later_margin(self, clause: Clause) -> Chunk | None:
        """A margin that follows a relative clause: "routed Das, who got 2,66,256, by 7,44,716"."""
        place = self.clauses.index(clause)
        for later in self.clauses[place + 1 : place + 3]:
            if later.link not in ("who", "which", ",") or later.kind != "polled":
                return None
            chunk = self.figure(later, figures.MARGIN)
            if chunk is not None and chunk.mark == "by":
                return chunk
        return None
