"""Whom a noun group or a pronoun means."""

from collections import Counter
from functools import cached_property
from typing import Final

from kg.extract import figures, office_holders
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.phrases import Chunk, Sort
from kg.extract.view import View
from kg.gazetteer import Record

_DESCRIBED: Final = 6
"""Chunks that may describe somebody before the noun."""
_OPENING: Final = '“"—'
_CLOSING: Final = '”"—'


class PronounView(View):
    """The people and parties behind the noun groups of a sentence."""

    def _who(self, chunk: Chunk, clause: Clause | None = None) -> Who | None:
        actor = chunk.actor
        if actor is not None:
            if actor.person >= 0:
                return Who(actor.person)
            return self._party(chunk)
        if not chunk.tags:
            return None
        if chunk.has("pronoun:he", "pronoun:she"):
            return self._meant(chunk, clause)
        if chunk.has("person_noun") and self.is_before:
            topic = self.state.topic if self._is_pointed(chunk) else []
            return next((who for who in topic if who.is_person), None)
        if self.is_before and chunk.sort is Sort.WORD and chunk.item.values("role:"):
            return self._holder(chunk)
        if chunk.has("party_anaphor") and not chunk.has("pronoun:it"):
            party = self._party_before(chunk) or self.state.topic_party
            return Who(party=party) if party is not None else None
        return None

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(one): place for place, one in enumerate(self.chunks)}

    def _party(self, chunk: Chunk) -> Who | None:
        """The party that a group names; none where it only tells whose office follows."""
        actor = chunk.actor
        if actor is None or not actor.parties:
            return None
        place = self._places[id(chunk)]
        if self.is_before and office_holders.describes(self.chunks, place):
            return None
        person = self._man_of(place) if self.is_before else -1
        if person >= 0:
            return Who(person)
        return Who(party=actor.parties[0], is_nameless=actor.is_candidate)

    def _man_of(self, place: int) -> int:
        """ "Rao led all the way, and the BJP man won": the party's one whom the text is just about, or -1."""
        following, before = self.chunks[place + 1 : place + 2], self.chunks[max(0, place - 1) : place]
        actor = self.chunks[place].actor
        if actor is None or not (following and following[0].has("party_person", "person_noun")):
            return -1
        if not (before and before[0].has("article:definite")) or actor.is_candidate or not actor.parties:
            return -1
        named = [one.actor.person for one in reversed(self.chunks[:place]) if one.actor is not None]
        topic = [who.person for who in self.state.topic]
        people = [person for person in (*named, self.state.labelled, self.state.spoken_of, *topic) if person >= 0]
        fitting = (person for person in people if self._is_of(person, actor.parties[0]))
        person = next(fitting, -1)
        if person >= 0 and self.state.party_of(person) is None:
            self.state.parties.setdefault(person, Counter())[actor.parties[0].path] += 1
        return person

    def _is_of(self, person: int, party: Record) -> bool:
        """Whether somebody may be of a party: of it by what is said so far, or of none."""
        beside = [one.actor for one in self.chunks if one.actor is not None and one.actor.person == person]
        said = next((actor.parties[0].path for actor in beside if actor.parties), "")
        known = self.state.party_of(person)
        return (said or (known.path if known is not None else party.path)) == party.path

    def _holder(self, chunk: Chunk) -> Who | None:
        """Whom an office means that stands for a name."""
        topic = [who.person for who in self.state.topic if who.is_person]
        near = (self.state.labelled, self.state.spoken_of, *topic)
        person = office_holders.meant(self.chunks, self._places[id(chunk)], self.state.holders, near)
        return Who(person) if person >= 0 else None

    def _party_before(self, chunk: Chunk) -> Record | None:
        """The party that the sentence names before "the party"."""
        if not self.is_before:
            return None
        named = [one.actor for one in self.chunks if one.start < chunk.start and one.actor is not None]
        subjects = [one.actor for one in self.chunks if one.actor in named and one.mark in ("", "owner")]
        return next((actor.parties[0] for actor in (*subjects[:1], *reversed(named)) if actor and actor.parties), None)

    def _meant(self, pronoun: Chunk, clause: Clause | None) -> Who | None:
        """The person that a pronoun means: the one who acted before in the sentence, else in the one before."""
        start = clause.first if clause is not None else 0
        apart = self._apart(pronoun)
        acting = self._acting_before(pronoun) if self.is_before and pronoun.has("pronoun:he", "pronoun:she") else None
        if acting is not None:
            return acting
        for place in range(len(self.chunks) - 1, -1, -1):
            one = self.chunks[place]
            if one.start >= pronoun.start or one.actor is None or one.actor.person < 0 or place in apart:
                continue
            is_beside = clause is not None and one.start >= self.chunks[start].start
            is_rival = is_beside and (not self.is_before or pronoun.mark not in ("", "agent"))
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

    def _acting_before(self, pronoun: Chunk) -> Who | None:
        """Who acts in the clause before, in the same sentence: "he beat Rao in 2014, and later he beat Das"."""
        before = [clause for clause in self.clauses if clause.predicate >= 0 and clause.word.start < pronoun.start]
        last = before[-1] if before else None
        if last is None or last.kind not in ("defeat", "lose") or any(one.start == pronoun.start for one in last.own):
            return None
        subject = [who for who in self._subjects.get(id(last), []) if who.is_person]
        return subject[0] if len(subject) == 1 else None

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

    def _is_pointed(self, noun: Chunk) -> bool:
        """Whether a noun for somebody stands alone behind "the": "the 43-year-old leader lost", not "the actor Rao"."""
        place = next(at for at, one in enumerate(self.chunks) if one is noun)
        following = self.chunks[place + 1] if place + 1 < len(self.chunks) else None
        if noun.mark or following is None or following.sort is Sort.ACTOR or following.item.values("role:"):
            return False
        if following.has("mark:of", "mark:from", "mark:for", "mark:in", "mark:owner", "person_noun"):
            return False
        for one in reversed(self.chunks[max(0, place - _DESCRIBED) : place]):
            if one.has("article:definite", "former_ref"):
                return True
            is_word = (
                one.sort is Sort.NUMBER or one.is_sign("-–") or one.has("skip:adjective", "times_noun", "person_noun")
            )
            if not (is_word or (one.sort is Sort.WORD and not one.item.tags and one.item.text.isalpha())):
                return False
        return False

    def _apart(self, pronoun: Chunk) -> frozenset[int]:
        """Places before a pronoun that are in a quotation or between dashes, where it is not."""
        found: set[int] = set()
        opened: list[int] = []
        for place, one in enumerate(self.chunks):
            if one.start >= pronoun.start:
                break
            if one.is_sign(_CLOSING) and opened and (one.is_sign("”") or not one.is_sign("“")):
                found.update(range(opened.pop(), place))
            elif one.is_sign(_OPENING):
                opened.append(place)
        return frozenset(found)


def _takes_seats(pronoun: Chunk, clause: Clause | None) -> bool:
    """ "उसने 68 सीटें जीतीं": who takes several seats is no person; who only stands on two of them may be."""
    return clause is not None and figures.has_seats([one for one in clause.own if one.start > pronoun.start])
