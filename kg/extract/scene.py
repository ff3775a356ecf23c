"""One sentence as the families of rules see it. Each layer below adds one kind of question to ask of it:
`View` (clauses, elections, what is no fact), `RoleView` (who), `PollView` (how many), `SeatView` (where).
"""

from itertools import islice, zip_longest

from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.phrases import Sort
from kg.extract.seats import SeatView
from kg.model.entity import INDEPENDENT, Entity


class Scene(SeatView):
    """A sentence in its article. Reading it changes the article's state."""

    def seats_in(self, places: range, frame: Frame) -> list[Entity]:
        """The seats named in a stretch of the sentence; "in Kottayam district" names none."""
        following = self.chunks[places.start + 1 : places.stop + 1]
        own = [
            one
            for one, after in zip_longest(self.chunks[places.start : places.stop], following)
            if one is not None and not (one.sort is Sort.SEAT and after is not None and after.has("place_noun"))
        ]
        return self._own_seats(own, frame)

    def finish(self) -> None:
        """Leave the sentence: keep its subject for pronouns, its place and its parties."""
        self.state.voted.clear()
        for one in self.chunks:
            if one.actor is not None:
                self.state.learn(one.actor)
        subjects = [who for clause in self.clauses if (who := self._topic_of(clause)) is not None]
        people = [who for who in subjects if who.is_person] if self.is_before else []
        subject = next(iter((*people, *subjects)), self._headed() or self._only_one())
        named = (one.actor.person for one in self.chunks if one.actor is not None and one.actor.person >= 0)
        first = next(named, self.state.spoken_of)
        if subject is None and (opening := self._opening()) is not None:
            self.state.topic, self.state.spoken_of = [opening], opening.person
            return
        self.state.spoken_of = subject.person if subject is not None and subject.is_person else first
        if subject is None:
            return
        if subject.is_person:
            self.state.topic = [subject]
            own = self.state.party_of(subject.person)
            if own is not None and own.path != INDEPENDENT:
                self.state.topic_party = self.state.register.by_path(own.path)
        elif subject.party is not None:
            self.state.topic_party = subject.party

    def _opening(self) -> Who | None:
        """With prepositions, the person with whom a sentence opens that tells of no contest: "Rao is seeking …"."""
        head = next((one for one in self.chunks if one.sort is Sort.ACTOR), None) if self.is_before else None
        is_subject = head is not None and head.mark == "" and head.actor is not None and head.actor.person >= 0
        return Who(head.actor.person) if is_subject and head is not None and head.actor is not None else None

    def _headed(self) -> Who | None:
        """Whom a line of nothing but a name introduces."""
        words = islice((one for one in self.chunks if not one.is_sign(":|-–—,.")), 2)
        first, second = next(words, None), next(words, None)
        actor = first.actor if first is not None and second is None else None
        return Who(actor.person) if actor is not None and actor.person >= 0 else None

    def _only_one(self) -> Who | None:
        """The one person whom a sentence without a subject names: "सबसे बुरी गत A की हुई"."""
        named = [one.actor for one in self.chunks if one.actor is not None and one.actor.person >= 0]
        is_alone = len(named) == 1 and not named[0].kinships and not self.is_before
        return Who(named[0].person) if is_alone else None

    def _topic_of(self, clause: Clause) -> Who | None:
        """Whom a clause is about: its subject, with postpositions also who acts or gets something."""
        roles = self.roles(clause)
        names = ("subject",) if self.is_before else ("subject", "agent", "dative")
        return next((roles[name][0] for name in names if roles.get(name)), None)
