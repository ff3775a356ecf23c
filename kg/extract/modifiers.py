"""What stands before a name: offices, parties, "candidate", titles; and what stands in brackets after it."""

from collections.abc import Sequence

from kg.extract.items import Item
from kg.extract.phrases import Actor, Office, group_of, party_of, place_of, seat_of
from kg.gazetteer import Record, load_register
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.entity import Kind as EntityKind

REACH = 14
"""Items that a noun group may spread to either side of its head."""
_MODIFIER = (
    "skip:adjective",
    "skip:title",
    "flag:former",
    "flag:sitting",
    "flag:state",
    "flag:union",
    "flag:union_cabinet",
    "candidate_noun",
    "party_person",
    "independent",
    "colleague",
    "article:the",
    "particle:emphatic",
    "org_noun",
)


class Modifiers:
    """The items of one sentence, and what of them describes a name."""

    def __init__(self, items: Sequence[Item], *, is_before: bool) -> None:
        self.items = items
        self.is_before = is_before

    def _left_edge(self, index: int, floor: int) -> int:
        place = index
        while place > floor and index - place < REACH and self._modifies(place - 1, place, floor):
            if self._is_ticket_of_another(place - 1, index):
                break
            place -= 1
        while place < index and self._is_loose(place):
            place += 1
        return place

    def _is_ticket_of_another(self, place: int, index: int) -> bool:
        """ "A ने P के टिकट पर Q के B को हराया": P is whose ticket A had, B has a party nearer."""
        is_ticket = (
            self.items[place].has("mark:from_side") and place > 0 and party_of(self.items[place - 1]) is not None
        )
        return is_ticket and any(party_of(item) is not None for item in self.items[place + 1 : index])

    def _is_loose(self, place: int) -> bool:
        """Whether an item at the left edge says nothing without what stands before it."""
        item = self.items[place]
        return item.has("join:and", "mark:of", "mark:owner", "article:the", "particle:emphatic") or item.text in ",’‘'"

    def _modifies(self, place: int, following: int, floor: int) -> bool:
        item = self.items[place]
        before = self.items[place - 1] if place > floor else None
        if item.has(*_MODIFIER, "party_anaphor") or item.values("role:") or item.values("body:"):
            return not item.has("mark:of")
        if group_of(item) is not None:
            return item.text != "" and not (item.has("mark:of"))
        if item.has("mark:owner") or (item.has("mark:of") and not self.is_before):
            return before is not None and (
                group_of(before) is not None or before.text in ")’'" or before.has("org_noun", "party_anaphor")
            )
        if item.text in "’‘'":
            return before is not None and (group_of(before) is not None or item.text == "‘")
        if item.text in "()" and not self.is_before:
            return before is not None and group_of(before) is not None
        if item.has("join:and"):
            return before is not None and self._is_descriptive(before) and self._is_descriptive(self.items[following])
        if item.text == ",":
            return before is not None and bool(
                before.values("role:") or before.has("candidate_noun", "party_person", "challenger")
            )
        if place_of(item) is not None:
            return self._holds_office(following)
        if item.has("mark:from_side") and not self.is_before:
            return before is not None and group_of(before) is not None
        if item.has("contest") and not self.is_before:
            return before is not None and before.has("mark:from_side")
        return item.has("house_ls", "house_vs", "quit") and self._holds_office(following)

    def _is_descriptive(self, item: Item) -> bool:
        has_office = bool(item.values("role:")) or bool(item.values("relation:"))
        return has_office or item.has(*_MODIFIER) or group_of(item) is not None

    def _holds_office(self, place: int) -> bool:
        return any(item.values("role:") for item in self.items[place : place + 3])

    def _describe(self, actor: Actor, first: int, last: int) -> None:
        """Read offices, parties and "candidate" out of the items `[first, last)`."""
        former = sitting = state = False
        place: Record | None = None
        for index in range(first, last):
            item = self.items[index]
            former = (former or item.has("flag:former", "quit")) and not item.has("join:and")
            sitting, state = sitting or item.has("flag:sitting"), state or item.has("flag:state")
            place = place_of(item) or place
            for body in item.values("body:"):
                state = True
                actor.parties.extend(party for party in (load_register().by_path(body),) if party is not None)
            following = self.items[index + 1] if index + 1 < last else None
            is_hoped_for = following is not None and following.has("hopeful")
            for role in () if is_hoped_for else item.values("role:"):
                actor.offices.append(
                    self._office(role, item, former=former, state=state or _is_inner(place, index, last), place=place)
                )
            self._belonging(actor, item, index, last, former=former)
            actor.is_candidate |= item.has("candidate_noun")
            is_owner = following is not None and following.has("mark:of") and not self.is_before
            is_own = index > 0 and self.items[index - 1].has("pronoun:its_own")
            actor.is_topic_party |= is_owner and item.has("party_anaphor") and not is_own
            actor.is_joint |= actor.is_candidate and item.has("join:and")
            actor.is_independent |= item.has("independent")
            actor.is_own_party |= item.has("party_anaphor") and is_own
        if actor.is_independent:
            actor.parties.clear()

    def _office(self, role: str, item: Item, *, former: bool, state: bool, place: Record | None) -> Office:
        if role == "president" and self._is_of_party(item):
            role = "party president"
        if role == "party president" and state:
            role = "state party president"
        if role == "MP" and former is False:
            place = None
        return Office(role, former, item.start, item.end, place, item.has("plural_office"))

    def _is_of_party(self, office: Item) -> bool:
        """Whether an office stands right after a party: "कांग्रेस अध्यक्ष"."""
        place = next(at for at, item in enumerate(self.items) if item is office) - 1
        while place > 0 and self.items[place].has("flag:former", "flag:state", "mark:of"):
            place -= 1
        return place >= 0 and party_of(self.items[place]) is not None

    def _belonging(self, actor: Actor, item: Item, index: int, last: int, *, former: bool) -> None:
        party = party_of(item)
        if party is not None and party.path == INDEPENDENT:
            actor.is_independent = True
        elif party is not None and party.path != NOTA:
            has_left = any(one.has("rebel") for one in self.items[index + 1 : min(index + 3, last)])
            is_former = has_left or (former and self._is_left(index, last))
            (actor.former_parties if is_former else actor.parties).append(party)
        actor.alliance = actor.alliance or item.record(EntityKind.ALLIANCE)

    def _is_left(self, index: int, last: int) -> bool:
        """Whether "former" goes with the party itself ("former Congress leader"), not with an office held for it."""
        return not any(item.values("role:") for item in self.items[index + 1 : last])

    def _brackets(self, actor: Actor, index: int) -> int:
        """A party, a seat or another form of the name in brackets right after a name."""
        if index >= len(self.items) or self.items[index].text != "(":
            return index
        close = next(
            (at for at in range(index + 1, min(index + 8, len(self.items))) if self.items[at].text == ")"), None
        )
        if close is None:
            return index
        if not self.is_before:
            close = next((at - 1 for at in range(index + 1, close) if self.items[at].unit == "votes"), close)
        for at in range(index + 1, close):
            self._belonging(actor, self.items[at], at, close, former=False)
            actor.is_independent |= self.items[at].has("independent")
            actor.seat = actor.seat or seat_of(self.items[at])
            actor.seat_place = place_of(self.items[at]) or actor.seat_place
        return close + 1


def _is_inner(place: Record | None, index: int, last: int) -> bool:
    return place is not None and place.kind is EntityKind.STATE
