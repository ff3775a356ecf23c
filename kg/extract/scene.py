"""One sentence as the families of rules see it. Each layer below adds one kind of question to ask of it:
`View` (clauses, elections, what is no fact), `RoleView` (who), `PollView` (how many), `SeatView` (where).
"""

from kg.extract.seats import SeatView
from kg.model.entity import INDEPENDENT


class Scene(SeatView):
    """A sentence in its article. Reading it changes the article's state."""

    def finish(self) -> None:
        """Leave the sentence: keep its subject for pronouns, its place and its parties."""
        self.state.voted.clear()
        for one in self.chunks:
            if one.actor is not None:
                self.state.learn(one.actor)
        for clause in self.clauses:
            subject = (
                self._subjects.get(id(clause)) or self.roles(clause).get("subject") or self.roles(clause).get("agent")
            )
            if subject:
                if subject[0].is_person:
                    self.state.topic = subject[:1]
                    own = self.state.party_of(subject[0].person)
                    if own is not None and own.path != INDEPENDENT:
                        self.state.topic_party = self.state.register.by_path(own.path)
                elif subject[0].party is not None:
                    self.state.topic_party = subject[0].party
                break
