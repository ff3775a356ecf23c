"""What stands after a name: "of the SP", ", an Independent,", ", son of X,", ", whose father X is …,"."""

from collections.abc import Sequence
from typing import Final

from kg.extract.items import Item, Kind
from kg.extract.modifiers import REACH, Modifiers
from kg.extract.phrases import Actor, Kinship, Office, group_of, party_of, place_of, seat_of
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind

_INVERSE: Final = {
    "parent": "child",
    "child": "parent",
    "spouse": "spouse",
    "sibling": "sibling",
    "relative": "relative",
}
_KIN: Final = 5
_TOLD: Final = ("contest", "win", "lose", "defeat", "polled")
"""A relative clause with one of these tells a result, and is read as a clause."""


class Appositions(Modifiers):
    """Names with what follows them, in languages with prepositions."""

    def _after_name(self, actor: Actor, index: int) -> int:
        """ "of the SP", ", an Independent," and other appositions after a name."""
        last = self._belongs_after(actor, index)
        if last < len(self.items) and self.items[last].text == ",":
            last = self._apposition(actor, last)
        return last

    def _belongs_after(self, actor: Actor, index: int) -> int:
        place = index
        if place < len(self.items) and self.items[place].has("mark:of", "mark:from"):
            place += 1
            while place < len(self.items) and self.items[place].has("article:the", "skip:adjective"):
                place += 1
            if place < len(self.items) and party_of(self.items[place]) is not None:
                return self._party_with_brackets(actor, place)
        return index

    def _party_with_brackets(self, actor: Actor, place: int) -> int:
        self._belonging(actor, self.items[place], place, place + 1, former=False)
        last = place + 1
        if last + 2 < len(self.items) and self.items[last].text == "(" and self.items[last + 2].text == ")":
            return last + 3
        return last

    def _apposition(self, actor: Actor, comma: int) -> int:
        """What stands between commas after a name; returns `comma` where it is no apposition."""
        start = comma + 1
        if start >= len(self.items) or not self._opens_apposition(start):
            return comma
        end = self._apposition_end(start)
        self._describe_after(actor, start, end)
        return end + 1 if end < len(self.items) and self.items[end].text == "," else end

    def _opens_apposition(self, place: int) -> bool:
        item = self.items[place]
        if item.has(
            "also", "this_time", "flag:former", "flag:sitting", "candidate_noun", "independent", "quit", "skip:heads"
        ):
            return True
        if item.values("role:") or item.values("relation:"):
            return True
        if item.has("article:the", "skip:adjective", "join:who", "skip:heads", "mark:for"):
            near = self.items[place + 1 : place + (12 if item.has("mark:for") else 7)]
            stop = next((at for at, one in enumerate(near) if one.text == ","), len(near))
            if item.has("join:who") and any(one.has(*_TOLD) for one in near[:stop]):
                return False
            if item.has("mark:for"):
                return any(one.values("relation:") for one in near[:stop]) and stop < len(near)
            return any(
                one.values("role:")
                or one.values("relation:")
                or one.has("candidate_noun", "independent", "skip:heads", "party_person")
                for one in near[:stop]
            ) or self._is_calling(near[:stop])
        return False

    def _is_calling(self, near: Sequence[Item]) -> bool:
        """ ", a cricketer who has turned to politics,": a calling, said of the one before."""
        return len(near) >= 1 and near[0].has("skip:adjective") and (len(near) == 1 or near[1].has("join:who"))

    def _apposition_end(self, start: int) -> int:
        for place in range(start, min(start + REACH + 6, len(self.items))):
            item = self.items[place]
            if item.text in ",;:—" or item.text == "–":
                return place
            if item.kind is Kind.NUMBER and item.unit in ("votes", "seats"):
                return start
            if item.has("be:be", "said") and not self.items[start].has("join:who") and place > start:
                return place
            if (
                place > start + 1
                and item.has("win", "lead", "trail", "lose", "defeat")
                and not item.has("candidate_noun")
            ):
                return start if item.has("led") else place
        return min(start + REACH + 6, len(self.items))

    def _describe_parent(self, actor: Actor, start: int, end: int) -> None:
        """ ", whose father X is a former chief minister,": what follows is said of the other."""
        kin = next(iter(self.items[start + 1].values("relation:")), "")
        at = next((place for place in range(start + 2, end) if self.items[place].person >= 0), None)
        if at is None or kin not in _INVERSE:
            return
        other = Actor(self.items[at].start, self.items[at].end, person=self.items[at].person)
        self._describe(other, start + 2, end)
        actor.kinships.append(Kinship(_INVERSE[kin], other))

    def _describe_after(self, actor: Actor, start: int, end: int) -> None:
        if self.items[start].has("pronoun:his") and start + 1 < end:
            self._describe_parent(actor, start, end)
            return
        is_past = self.items[start].has("join:who") and self._is_over(start)
        former, kin, place = is_past, "", None
        said = actor
        for index in range(start, end):
            item = self.items[index]
            if item.has("join:and") or item.text == ",":
                former, kin = False, ""
            if item.has("join:who") and actor.kinships and index > start and self.items[index - 1].person >= 0:
                said, former = actor.kinships[-1].other, self._is_over(index)
            former = former or item.has("flag:former", "quit")
            place = place_of(item) or place
            kin = next(iter(item.values("relation:")), kin)
            if item.has("family") and kin:
                actor.kinships.append(Kinship(kin, Actor(item.start, item.end, family=item.text)))
                kin = ""
            if item.person >= 0:
                if kin:
                    first = self._left_edge(index, start)
                    other = Actor(self.items[first].start, item.end, person=item.person)
                    self._describe(other, first, index)
                    actor.kinships.append(Kinship(kin, other))
                    kin = ""
                continue
            if self._belongs_to_kin(index, end) or (kin and self._is_kins(start, index)):
                continue
            is_state = item.has("flag:state") or self._is_of_state(start, end)
            said.offices.extend(
                self._office(role, item, former=former, state=is_state, place=self._place_after(index, end))
                for role in item.values("role:")
            )
            if said is not actor:
                continue
            if item.has("skip:heads"):
                actor.offices.append(self._heading(start, index, end, place))
            is_left = former and not self.items[start].has("skip:heads")
            self._belonging(actor, item, index, end if not is_past else index, former=is_left)
            actor.is_candidate |= item.has("candidate_noun")
            actor.is_independent |= item.has("independent")
            actor.seat = actor.seat or (seat_of(item) if actor.is_candidate else None)

    def _is_over(self, start: int) -> bool:
        """Whether "who" goes on about what was: "who was chief minister"."""
        return any(one.has("be_past") for one in self.items[start : start + 3])

    def _heading(self, start: int, index: int, end: int, place: Record | None) -> Office:
        """ ", who heads the Congress in the state,": the office of whoever leads a party."""
        item = self.items[index]
        role = "state party president" if self._is_of_state(start, end) else "party president"
        if any(one.has("house_ls") for one in self.items[index:end]):
            role = "leader in Lok Sabha"
        return Office(role, item.has("flag:former"), item.start, item.end, place)

    def _is_kins(self, start: int, index: int) -> bool:
        """ ", son of a former chief minister,": an office of somebody who is not named."""
        near = self.items[max(start, index - _KIN) : index]
        return any(one.values("relation:") for one in near) and any(one.has("mark:of") for one in near)

    def _belongs_to_kin(self, index: int, end: int) -> bool:
        """Whether an item describes somebody named right after it, not the one before the comma."""
        following = index + 1
        while following < end and self._is_descriptive(self.items[following]):
            following += 1
        return (
            following < end
            and self.items[following].person >= 0
            and (bool(self.items[index].values("role:")) or group_of(self.items[index]) is not None)
        )

    def _place_after(self, index: int, end: int) -> Record | None:
        near = self.items[index + 1 : min(index + 4, end)]
        return next((place_of(item) for item in near if place_of(item) is not None), None)

    def _is_of_state(self, start: int, end: int) -> bool:
        return any(
            self.items[at].has("flag:state", "the_state")
            or (place_of(self.items[at]) and place_of(self.items[at]).kind is EntityKind.STATE)  # type: ignore[union-attr]
            or (self.items[at].has("place_noun") and at > start and self.items[at - 1].has("article:the"))
            for at in range(start, end)
        )
