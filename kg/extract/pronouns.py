"""Whom a pronoun means: who acted before in the sentence, else whom the text goes on about."""

from kg.extract import figures
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.phrases import Chunk
from kg.extract.view import View


class PronounView(View):
    """The pronouns of a sentence."""

    def _meant(self, pronoun: Chunk, clause: Clause | None) -> Who | None:
        """The person that a pronoun means: the one who acted before in the sentence, else in the one before."""
        start = clause.first if clause is not None else 0
        for one in reversed(self.chunks):
            if one.start >= pronoun.start or one.actor is None or one.actor.person < 0:
                continue
            is_rival = (
                clause is not None and one.start >= self.chunks[start].start and pronoun.mark not in ("", "agent")
            )
            if not is_rival and one.mark in ("", "agent", "dative"):
                return self._victor(one) or Who(one.actor.person)
        is_other = self._is_party_meant(pronoun) or self._is_stranger_meant(pronoun) or _takes_seats(pronoun, clause)
        if not self.is_before and is_other:
            return None
        owner = None if self.is_before else self._owner(pronoun, clause)
        if owner is not None:
            return owner
        pronouns = [one for one in self.chunks if one.start < pronoun.start and one.has("pronoun:he", "pronoun:she")]
        return (
            self.state.topic[0]
            if self.state.topic and (pronouns or not self.is_before or pronoun.has("pronoun:he", "pronoun:she"))
            else None
        )

    def _victor(self, beaten: Chunk) -> Who | None:
        """Who beats somebody in a clause: "A ने B को हराया, उन्हें 67,980 वोट मिले" goes on about A."""
        clause = next((one for one in self.clauses if one.kind == "defeat" and beaten in one.before), None)
        if clause is None or self.is_before or beaten.mark != "dative":
            return None
        acting = (one.actor for one in clause.before if one.mark == "agent" and one.actor is not None)
        return next((Who(actor.person) for actor in acting if actor.person >= 0), None)

    def _is_party_meant(self, pronoun: Chunk) -> bool:
        """ "कांग्रेस ने 35 सीटें जीतीं, दो पर उसे बढ़त है": the one who acted before is a party."""
        before = [one for one in self.chunks if one.start < pronoun.start and one.actor is not None]
        acting = [one for one in before if one.mark in ("", "agent", "dative", "of")]
        return bool(acting) and all(one.actor is not None and one.actor.person < 0 for one in before)

    def _is_stranger_meant(self, pronoun: Chunk) -> bool:
        """Whether who acted before in the sentence has a name that is not known for one."""
        before = (one for one in self.chunks if one.start < pronoun.start and one.mark == "agent")
        return any(one.has("unknown") for one in before)

    def _owner(self, pronoun: Chunk, clause: Clause | None) -> Who | None:
        """Who is named before only as an owner: "A का भी यही हश्र हुआ, उन्हें …"; rivals stand in the same clause."""
        is_free = clause is None or pronoun.mark in ("", "agent")
        floor = pronoun.start if is_free or clause is None else self.chunks[clause.first].start
        for one in reversed(self.chunks):
            if one.start < floor and one.mark == "of" and one.actor is not None and one.actor.person >= 0:
                return Who(one.actor.person)
        return None


def _takes_seats(pronoun: Chunk, clause: Clause | None) -> bool:
    """ "उसने 68 सीटें जीतीं": who takes several seats is no person; who only stands on two of them may be."""
    return clause is not None and figures.has_seats([one for one in clause.own if one.start > pronoun.start])
