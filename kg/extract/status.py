"""What a clause's roles come to: who stands at an election, and whether a lead in it is final."""

from collections.abc import Sequence
from typing import Final

from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.frames import LEADING, WON
from kg.extract.predicates import RESULT
from kg.extract.roles import RoleView
from kg.model.entity import Entity

_RANKS: Final = ("rank_first", "rank_later", "favour", "second_place", "later_place")


class StatusView(RoleView):
    """The standing and the state of the count that a sentence's clauses tell of."""

    def standing_roles(self, clause: Clause) -> tuple[str, ...]:
        """The roles that stand at an election, for "contest" and for "nominate"."""
        if not self.is_before:
            return self._standing_after(clause)
        if clause.kind == "nominate":
            active = ("object", "for", "to", "against")
            return active if not clause.is_passive else ("subject", "dative", "against")
        return ("subject", "against", "object")

    def _standing_after(self, clause: Clause) -> tuple[str, ...]:
        if clause.kind == "nominate":
            return ("subject", "dative", "over")
        if clause.word.has("bout_noun"):
            return ("subject", "of", "from", "between", "against", "with", "agent")
        return ("subject", "agent", "against", *(() if clause.word.has("participle") else ("inherited",)))

    def final_status(self, status: str, clause: Clause, frame: Frame, seats: Sequence[Entity]) -> str:
        """A rank, a score or a lead is final where the count was over when the article appeared."""
        if clause.predicate >= 0 and clause.word.has("concede") and self.state.is_counting:
            return LEADING  # who concedes while votes are counted is only behind
        if status == WON or (clause.predicate < 0 and clause.link != "gap"):
            return status
        if clause.kind in ("lead", "trail") and self.sentence.index in self.state.stamps:
            return status
        if not self.is_before and clause.kind not in _RANKS:
            return WON if self._is_decided_here(clause, frame) else status
        key = self.state.last_contest
        contest = self.state.contests.get(key) if key is not None else None
        if contest is not None and key is not None and key[0] == frame.code and contest.status == WON:
            is_same = any(seat.path == key[1] for seat in seats)
            if is_same or contest.sentence == self.sentence.index:
                return WON
        is_live = any(one.has("still", "now") for one in clause.own)
        if self.is_over(frame):
            return status if is_live and frame == self.state.elections.main else WON
        is_margin = clause.predicate >= 0 and clause.word.has("margin_won")
        is_told = is_margin and not is_live and not any(one.has("interim", "be:have") for one in clause.own)
        return WON if is_told else status

    def _is_decided_here(self, clause: Clause, frame: Frame) -> bool:
        """ "A नहीं जीत सकीं, B उनसे 900 वोट आगे रहे": a lead in a contest that the sentence has told as over."""
        key = self.state.last_contest
        contest = self.state.contests.get(key) if key is not None and key[0] == frame.code else None
        is_now = any(one.has("now", "this_time", "interim") for one in clause.own)
        return contest is not None and contest.status == WON and contest.sentence == self.sentence.index and not is_now

    def is_over(self, frame: Frame) -> bool:
        """Whether the votes of an election were counted before the day of the article."""
        elections = self.state.elections
        if frame.year < elections.main.year and frame.house == elections.main.house:
            return True
        if frame.by and frame.year == elections.main.year and elections.main.by:
            return not self.state.is_live
        counted = elections.counted(frame)
        return counted is not None and elections.day > counted

    def is_too_soon(self, clause: Clause, frame: Frame) -> bool:
        """Whether a clause would tell a result of a vote still to be counted; those unopposed have won already."""
        is_told = clause.kind in RESULT or clause.kind in ("polled", "margin_is")
        return is_told and self.is_to_come(frame) and not any(one.has("unopposed") for one in clause.own)

    def is_to_come(self, frame: Frame) -> bool:
        """Whether an election was still to be counted when the article appeared: it has no results yet."""
        elections = self.state.elections
        counted = elections.counted(frame)
        return counted is not None and self.state.article.published is not None and elections.day < counted

    def overtaken(self, clause: Clause) -> list[Who]:
        """The rival of an early lead that the sentence tells of as lost since."""
        place = self.clauses.index(clause)
        found: list[Who] = []
        for earlier in self.clauses[:place]:
            if earlier.kind in ("lead", "trail") and any(one.has("early") for one in earlier.own):
                roles = self.roles(earlier)
                found += [
                    who
                    for name in ("from", "object", "over", "behind", "to", "against")
                    for who in roles.get(name, ())
                    if who.is_person
                ]
        return found[:1]

    def person_after(self, first: int, last: int) -> Who | None:
        """The first person named in a stretch, over "being", commas and articles."""
        for place in range(first, last):
            one = self.chunks[place]
            if one.actor is not None and one.actor.person >= 0:
                return Who(one.actor.person)
            if not (one.has("be:be", "article:the", "be:have") or one.is_sign(",:")):
                return None
        return None
