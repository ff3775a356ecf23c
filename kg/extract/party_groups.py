"""Parties and alliances that stand alone: "the Congress nominee", "the SAD-BJP combine", "the DMK and its allies"."""

from collections.abc import Sequence

from kg.extract import symbols_after
from kg.extract.appositions import Appositions
from kg.extract.phrases import Actor, group_of, party_of
from kg.gazetteer import Record
from kg.model import ids
from kg.model.entity import NOTA, Entity
from kg.model.entity import Kind as EntityKind


class PartyGroups(Appositions):
    """Noun groups whose head is a party or an alliance."""

    def _groups(self, found: dict[int, tuple[int, Actor]]) -> None:
        taken = {at for first, (last, _) in found.items() for at in range(first, last)}
        index = 0
        while index < len(self.items):
            item = self.items[index]
            if not item.records and not item.tags:
                index += 1
                continue
            record = None if self._is_pronoun(index) else group_of(item) or symbols_after.meant(self.items, index)
            if record is None and index not in taken and item.has("pronoun:its") and index + 1 < len(self.items):
                following = self.items[index + 1]
                if following.has("candidate_noun") and index + 1 not in taken:
                    found[index] = (index + 2, Actor(item.start, following.end, is_candidate=True, is_topic_party=True))
                    index += 2
                    continue
            if record is None and index not in taken and item.has("pronoun:its"):
                last = self._with_partners(found, index, taken)
                if last:
                    index = last
                    continue
            if index in taken or record is None:
                index += 1
                continue
            last = index + 1
            actor = Actor(item.start, item.end)
            self._belonging(actor, item, index, last, former=False)
            if actor.is_independent or record.path == NOTA or (not actor.parties and actor.alliance is None):
                actor.parties.append(record)
            last = self._joint(actor, index, last, taken) or self._party_tail(actor, last, taken)
            actor.end = self.items[last - 1].end
            found[index] = (last, actor)
            index = last

    def _is_pronoun(self, index: int) -> bool:
        """Whether a word that also names a party is "we": no number, sign or mark of a role stands behind it."""
        if not self.items[index].has("pronoun:we"):
            return False
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is None or following.text in ")’',/":
            return False
        is_alone = following.number is not None and index + 2 < len(self.items) and self.items[index + 2].text in ",);।"
        return not (is_alone or following.values("mark:"))

    def _with_partners(self, found: dict[int, tuple[int, Actor]], index: int, taken: set[int]) -> int:
        """ "its alliance with the P and the Q": an alliance of those and of the party named before."""
        items = self.items
        if index + 3 >= len(items) or not (items[index + 1].has("alliance_noun") and items[index + 2].has("mark:with")):
            return 0
        members = [party for item in items[:index] if (party := party_of(item)) is not None][-1:]
        last = place = index + 3
        while place < len(items) and place not in taken:
            party = party_of(items[place])
            if party is not None:
                members.append(party)
                last = place + 1
            elif not (items[place].has("article:the", "join:and") or items[place].text == ","):
                break
            place += 1
        if len(members) < 2 or last == index + 3:
            return 0
        surface = " ".join(item.text for item in items[index:last])
        alliance = named_alliance(members, surface)
        found[index] = (last, Actor(items[index].start, items[last - 1].end, alliance=alliance, members=members))
        return last

    def _joint(self, actor: Actor, index: int, last: int, taken: set[int]) -> int:
        """An alliance named by its parties: "SAD-BJP combine", "DMK-led camp", "the DMK and its allies"."""
        items = self.items
        members = list(actor.parties)
        place = last
        while place + 1 < len(items) and items[place].text in "-–" and party_of(items[place + 1]) is not None:
            members.append(party_of(items[place + 1]))  # type: ignore[arg-type]
            place += 2
        is_led = place + 1 < len(items) and items[place].text in "-–" and items[place + 1].has("led")
        if is_led:
            place += 2
        has_allies = place + 2 < len(items) and items[place].has("join:and") and items[place + 1].has("pronoun:its")
        if has_allies:
            place += 2
        is_headed = self.is_before and place == last < len(items) and items[place].has("alliance_head")
        if (
            not (is_led or has_allies or is_headed or len(members) > 1)
            or place >= len(items)
            or not items[place].has("alliance_noun")
        ):
            return 0
        if (
            not actor.parties
            or place in taken
            or (place + 1 < len(items) and items[place + 1].record(EntityKind.ALLIANCE))
        ):
            return 0
        surface = " ".join(item.text for item in items[index : place + 1]).replace(" - ", "-")
        actor.alliance = named_alliance(members, surface)
        actor.members, actor.parties = members, []
        return place + 1

    def _party_tail(self, actor: Actor, last: int, taken: set[int]) -> int:
        """ "(SP)" after a party; "candidate", "'s nominee", "के प्रत्याशी" after it."""
        items = self.items
        is_bracketed = last + 2 < len(items) and items[last].text == "(" and items[last + 2].text == ")"
        if is_bracketed and last + 1 not in taken and group_of(items[last + 1]) is not None:
            last += 3
        place = last
        while (
            place < len(items)
            and place not in taken
            and items[place].has("mark:owner", "mark:of", "skip:adjective", "flag:sitting")
        ):
            if self.is_before and items[place].has("mark:of"):
                break
            place += 1
        if place < len(items) and place not in taken and items[place].has("candidate_noun"):
            actor.is_candidate = True
            return place + 1
        return last


def named_alliance(members: Sequence[Record], surface: str) -> Record:
    """An alliance that no list holds, named by its parties: "SAD-BJP combine", "DMK-led alliance"."""
    shorts = [next((name.text for name in one.names if name.kind == "short"), one.entity.label) for one in members]
    label = surface if len(members) > 1 else f"{shorts[0]}-led alliance"
    slug = ids.slug("-".join(shorts)) + ("" if len(members) > 1 else "-led")
    names = tuple(name for name in dict.fromkeys((surface, f"The {surface}", f"the {surface}")) if name != label)
    return Record(Entity(EntityKind.ALLIANCE, f"alliance/{slug}", label, names), ())
