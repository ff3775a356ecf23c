"""Subjects that a clause leaves out: whose they are by what stands before it in the sentence."""

from abc import ABC, abstractmethod
from functools import cache
from typing import Final

from kg import lang
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.phrases import Chunk, Sort
from kg.extract.pronouns import PronounView

_AMONG: Final = 5


class SubjectView(PronounView, ABC):
    """Whom clauses without a subject of their own are about."""

    @abstractmethod
    def roles(self, clause: Clause) -> dict[str, list[Who]]:
        """Role -> who fills it."""

    def _after_relative(self, clause: Clause) -> Who | None:
        """ "Rao, who led the stir and had quit the P, won": the one before "who", once a comma closes what is told."""
        place = self.clauses.index(clause)
        earlier = self.clauses[place - 1] if place > 0 else None
        if earlier is None or earlier.link != "who" or clause.link != "and" or earlier.first == 0:
            return None
        comma = next((at for at in range(clause.predicate - 1, clause.first, -1) if self.chunks[at].is_sign(",")), -1)
        if comma < 0 or any(one.sort is Sort.ACTOR for one in self.chunks[comma : clause.predicate]):
            return None
        before = (self._who(self.chunks[at]) for at in range(earlier.first - 1, -1, -1))
        return next((who for who in before if who is not None), None)

    def _inherited(self, clause: Clause) -> list[Who]:
        place = self.clauses.index(clause)
        if clause.before and clause.before[-1].has("unknown"):
            return []  # somebody whom no list holds stands in the subject's place
        if self._has_other_subject(clause):
            return []
        if self.state.labelled >= 0 and self._is_labelled(clause):
            return [Who(self.state.labelled)]
        if clause.link == "who":
            for at in range(clause.first - 1, -1, -1):
                who = self._kin_before(clause, at) or self._who(self.chunks[at])
                if who is not None and not self._is_one_of(at):
                    return [who]
        if clause.link == "which" or any(one.sort is Sort.SEAT for one in clause.before if one.mark == ""):
            return []
        if place > 0:
            earlier = self.clauses[place - 1]
            is_inside = _is_absolute(earlier) or (earlier.link == "which" and bool(self._subjects.get(id(earlier))))
            if clause.link == "but" and place > 1 and is_inside:
                earlier = self.clauses[place - 2]  # "the P held X, its man Y beating Z, but lost"
            if earlier.link == "who" and self.chunks[clause.predicate - 1].is_sign(",") and earlier.first > 0:
                before = self.chunks[earlier.first - 1]
                if self._kin_before(earlier, earlier.first - 1) is not None:
                    head = self._who(before)
                    return [head] if head is not None else []
            return self._subjects.get(id(earlier)) or self.roles(earlier).get("subject", [])
        return []

    def _has_other_subject(self, clause: Clause) -> bool:
        """ "but eight of his ministers lost", "and the rest won": who acts has a noun of its own, though no name."""
        if clause.link not in ("and", "but", "while", ";") or clause.predicate < 0:
            return False
        body = [one for one in clause.before if not _link_word(one)]
        head = body[0] if body else None
        if head is not None and head.sort is Sort.NUMBER:
            return True
        if head is None or not head.has("article:the", "pronoun:his", "remaining", "others"):
            return False
        return not any(one.item.values("role:") or one.has("person_noun", "party_anaphor") for one in body)

    def _is_labelled(self, clause: Clause) -> bool:
        """ "Rao: The three-time MP lost": an office alone before the predicate is that of whom the line is about."""
        return any(one.sort is Sort.WORD and one.item.values("role:") for one in clause.before)

    def _kin_before(self, clause: Clause, place: int) -> Who | None:
        """ "Das, wife of Rao, who won in 2014, …": "who" is the one named last, inside what is said of the subject."""
        actor = self.chunks[place].actor
        is_closed = any(one.is_sign(",") for one in self.chunks[clause.first + 1 : clause.predicate])
        is_next = place >= clause.first - 2 and actor is not None and actor.kinships and not is_closed
        other = actor.kinships[-1].other.person if is_next and actor is not None else -1
        return Who(other) if other >= 0 else None

    def _is_one_of(self, place: int) -> bool:
        """ "Rao was among the P leaders who lost": the group that somebody named before is one of."""
        near = self.chunks[max(0, place - _AMONG) : place]
        actor = self.chunks[place].actor
        is_group = actor is not None and actor.person < 0 and self.chunks[place].mark in ("", "of")
        return is_group and any(one.has("among") for one in near)


def _link_word(chunk: Chunk) -> bool:
    """Whether a word only joins a clause to the one before."""
    return chunk.is_sign(",;:—–") or bool(chunk.item.values("join:"))


def _is_absolute(clause: Clause) -> bool:
    """Whether a clause is a participle with a subject of its own: ", its man Rao beating Das,"."""
    is_participle = clause.predicate >= 0 and clause.word.item.tokens[0].key.endswith(participles())
    return is_participle and any(one.sort is Sort.ACTOR and one.mark == "" for one in clause.before)


@cache
def participles() -> tuple[str, ...]:
    """Endings of participles that go on with a sentence."""
    return tuple(ending for code in lang.CODES for ending in lang.phrases(lang.load(code).text["participle"]))
