"""Builds the chunks of a sentence from its items: actors with their offices and parties, seats, numbers, words.

A language marks roles either before its noun groups (prepositions) or after them (postpositions); `text.toml` says
which. All else is the same for both.
"""

from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.extract.items import Item, Kind
from kg.extract.phrases import (
    PLACE_KINDS,
    Actor,
    Chunk,
    Kinship,
    Office,
    Sort,
    group_of,
    party_of,
    place_of,
    seat_of,
)
from kg.gazetteer import Record
from kg.model import ids
from kg.model.entity import INDEPENDENT, NOTA, Entity
from kg.model.entity import Kind as EntityKind

_REACH = 14
"""Items that a noun group may spread to either side of its head."""
_INVERSE = {"parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling", "relative": "relative"}
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


def chunk(items: Sequence[Item], code: str) -> list[Chunk]:
    """The chunks of one sentence in order."""
    return _Chunker(items, is_before=lang.load(code).text["marks"] == "before").run()


class _Chunker:
    """One pass over the items of one sentence."""

    def __init__(self, items: Sequence[Item], *, is_before: bool) -> None:
        self.items = items
        self.is_before = is_before

    def run(self) -> list[Chunk]:
        actors = self._actors()
        chunks: list[Chunk] = []
        index = 0
        while index < len(self.items):
            if index in actors:
                last, actor = actors[index]
                head = self.items[last - 1]
                chunks.append(Chunk(Sort.ACTOR, head, actor.start, actor.end, actor=actor))
                index = last
                continue
            chunks.append(self._single(index))
            index += 1
        return self._marked(chunks)

    # --- people ---

    def _actors(self) -> dict[int, tuple[int, Actor]]:
        """First item -> (index after the last item, actor), without overlap."""
        found: dict[int, tuple[int, Actor]] = {}
        floor = 0
        index = 0
        while index < len(self.items):
            item = self.items[index]
            if item.person >= 0 and index >= floor:
                first = self._left_edge(index, floor)
                last, actor = self._person(first, index)
                found[first] = (last, actor)
                floor = index = last
                continue
            index += 1
        self._groups(found)
        return found

    def _person(self, first: int, index: int) -> tuple[int, Actor]:
        item = self.items[index]
        actor = Actor(self.items[first].start, item.end, person=item.person)
        actor.is_topic_party = first > 0 and self.items[first - 1].has("pronoun:its") and first < index
        self._describe(actor, first, index)
        last = self._brackets(actor, index + 1)
        if self.is_before:
            last = self._after_name(actor, last)
        actor.end = max(actor.end, self.items[last - 1].end)
        return last, actor

    def _left_edge(self, index: int, floor: int) -> int:
        place = index
        while place > floor and index - place < _REACH and self._modifies(place - 1, place, floor):
            place -= 1
        while place < index and self._is_loose(place):
            place += 1
        return place

    def _is_loose(self, place: int) -> bool:
        """Whether an item at the left edge says nothing without what stands before it."""
        item = self.items[place]
        return item.has("join:and", "mark:of", "mark:owner", "article:the", "particle:emphatic") or item.text in ",’‘'"

    def _modifies(self, place: int, following: int, floor: int) -> bool:
        item = self.items[place]
        before = self.items[place - 1] if place > floor else None
        if item.has(*_MODIFIER, "party_anaphor") or item.values("role:"):
            return not item.has("mark:of")
        if group_of(item) is not None:
            return item.text != "" and not (item.has("mark:of"))
        if item.has("mark:owner") or (item.has("mark:of") and not self.is_before):
            return before is not None and (group_of(before) is not None or before.text in ")’'" or before.has("org_noun", "party_anaphor"))
        if item.text in "’‘'":
            return before is not None and (group_of(before) is not None or item.text == "‘")
        if item.text in "()" and not self.is_before:
            return before is not None and group_of(before) is not None
        if item.has("join:and"):
            return before is not None and self._is_descriptive(before) and self._is_descriptive(self.items[following])
        if item.text == ",":
            return before is not None and bool(before.values("role:") or before.has("candidate_noun", "party_person", "challenger"))
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
            for role in item.values("role:"):
                actor.offices.append(self._office(role, item, former=former, state=state or _is_inner(place, index, last), place=place))
            self._belonging(actor, item, index, last, former=former)
            actor.is_candidate |= item.has("candidate_noun")
            actor.is_independent |= item.has("independent")
            actor.is_own_party |= item.has("party_anaphor") and index > 0 and self.items[index - 1].has("pronoun:its_own")
        if actor.is_independent:
            actor.parties.clear()

    def _office(self, role: str, item: Item, *, former: bool, state: bool, place: Record | None) -> Office:
        if role in ("party president", "president") and state and role == "party president":
            role = "state party president"
        if role == "MP" and former is False:
            place = None
        return Office(role, former, item.start, item.end, place)

    def _belonging(self, actor: Actor, item: Item, index: int, last: int, *, former: bool) -> None:
        party = party_of(item)
        if party is not None and party.path == INDEPENDENT:
            actor.is_independent = True
        elif party is not None and party.path != NOTA:
            (actor.former_parties if former and self._is_left(index, last) else actor.parties).append(party)
        actor.alliance = actor.alliance or item.record(EntityKind.ALLIANCE)

    def _is_left(self, index: int, last: int) -> bool:
        """Whether "former" goes with the party itself ("former Congress leader"), not with an office held for it."""
        return not any(item.values("role:") for item in self.items[index + 1 : last])

    def _brackets(self, actor: Actor, index: int) -> int:
        """A party, a seat or another form of the name in brackets right after a name."""
        if index >= len(self.items) or self.items[index].text != "(":
            return index
        close = next((at for at in range(index + 1, min(index + 8, len(self.items))) if self.items[at].text == ")"), None)
        if close is None:
            return index
        for at in range(index + 1, close):
            self._belonging(actor, self.items[at], at, close, former=False)
            actor.is_independent |= self.items[at].has("independent")
            actor.seat = actor.seat or seat_of(self.items[at])
            actor.seat_place = place_of(self.items[at]) or actor.seat_place
        return close + 1

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
        if item.has("also", "this_time", "flag:former", "flag:sitting", "candidate_noun", "independent", "quit", "skip:heads"):
            return True
        if item.values("role:") or item.values("relation:"):
            return True
        if item.has("article:the", "skip:adjective", "join:who", "skip:heads", "mark:for"):
            near = self.items[place + 1 : place + 7]
            stop = next((at for at, one in enumerate(near) if one.text == ","), len(near))
            if item.has("mark:for"):
                return any(one.values("relation:") for one in near[:stop]) and stop < len(near)
            return any(
                one.values("role:") or one.values("relation:") or one.has("candidate_noun", "independent", "skip:heads", "party_person")
                for one in near[:stop]
            ) or self._is_calling(near[:stop])
        return False

    def _is_calling(self, near: Sequence[Item]) -> bool:
        """ ", a cricketer who has turned to politics,": a calling, said of the one before."""
        return len(near) >= 1 and near[0].has("skip:adjective") and (len(near) == 1 or near[1].has("join:who"))

    def _apposition_end(self, start: int) -> int:
        for place in range(start, min(start + _REACH + 6, len(self.items))):
            item = self.items[place]
            if item.text in ",;:—" or item.text == "–":
                return place
            if item.kind is Kind.NUMBER and item.unit in ("votes", "seats"):
                return start
            if item.has("be:be", "said") and not self.items[start].has("join:who") and place > start:
                return place
            if place > start + 1 and item.has("win", "lead", "trail", "lose", "defeat") and not item.has("candidate_noun"):
                return start if item.has("led") else place
        return min(start + _REACH + 6, len(self.items))

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
        former = False
        kin = ""
        state = place = None
        for index in range(start, end):
            item = self.items[index]
            if item.has("join:and") or item.text == ",":
                former, kin = False, ""
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
            if self._belongs_to_kin(index, end):
                continue
            for role in item.values("role:"):
                is_state = item.has("flag:state") or self._is_of_state(start, end)
                actor.offices.append(self._office(role, item, former=former, state=is_state, place=self._place_after(index, end)))
            if item.has("skip:heads"):
                is_state = self._is_of_state(start, end)
                role = "state party president" if is_state else "party president"
                if any(one.has("house_ls") for one in self.items[index:end]):
                    role = "leader in Lok Sabha"
                actor.offices.append(Office(role, False, item.start, item.end, place))
            self._belonging(actor, item, index, end, former=former)
            actor.is_candidate |= item.has("candidate_noun")
            actor.is_independent |= item.has("independent")
            actor.seat = actor.seat or (seat_of(item) if actor.is_candidate else None)

    def _belongs_to_kin(self, index: int, end: int) -> bool:
        """Whether an item describes somebody named right after it, not the one before the comma."""
        following = index + 1
        while following < end and self._is_descriptive(self.items[following]):
            following += 1
        return following < end and self.items[following].person >= 0 and (
            bool(self.items[index].values("role:")) or group_of(self.items[index]) is not None
        )

    def _place_after(self, index: int, end: int) -> Record | None:
        near = self.items[index + 1 : min(index + 4, end)]
        return next((place_of(item) for item in near if place_of(item) is not None), None)

    def _is_of_state(self, start: int, end: int) -> bool:
        return any(
            self.items[at].has("flag:state") or (place_of(self.items[at]) and place_of(self.items[at]).kind is EntityKind.STATE)  # type: ignore[union-attr]
            or (self.items[at].has("place_noun") and at > start and self.items[at - 1].has("article:the"))
            for at in range(start, end)
        )

    # --- parties without a name beside them ---

    def _groups(self, found: dict[int, tuple[int, Actor]]) -> None:
        taken = {at for first, (last, _) in found.items() for at in range(first, last)}
        index = 0
        while index < len(self.items):
            item = self.items[index]
            record = group_of(item)
            if record is None and index not in taken and item.has("pronoun:its") and index + 1 < len(self.items):
                following = self.items[index + 1]
                if following.has("candidate_noun") and index + 1 not in taken:
                    found[index] = (index + 2, Actor(item.start, following.end, is_candidate=True, is_topic_party=True))
                    index += 2
                    continue
            if index in taken or record is None:
                index += 1
                continue
            last = index + 1
            actor = Actor(item.start, item.end)
            self._belonging(actor, item, index, last, former=False)
            if actor.is_independent:
                actor.parties.append(record)
            elif record.path == NOTA:
                actor.parties.append(record)
            last = self._joint(actor, index, last, taken) or self._party_tail(actor, last, taken)
            actor.end = self.items[last - 1].end
            found[index] = (last, actor)
            index = last

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
        if not (is_led or has_allies or len(members) > 1) or place >= len(items) or not items[place].has("alliance_noun"):
            return 0
        if not actor.parties or place in taken or (place + 1 < len(items) and items[place + 1].record(EntityKind.ALLIANCE)):
            return 0
        surface = " ".join(item.text for item in items[index : place + 1]).replace(" - ", "-")
        actor.alliance = named_alliance(members, surface)
        actor.members, actor.parties = members, []
        return place + 1

    def _party_tail(self, actor: Actor, last: int, taken: set[int]) -> int:
        """ "(SP)" after a party; "candidate", "'s nominee", "के प्रत्याशी" after it."""
        items = self.items
        if last + 2 < len(items) and items[last].text == "(" and items[last + 2].text == ")" and last + 1 not in taken:
            if group_of(items[last + 1]) is not None:
                last += 3
        place = last
        while place < len(items) and place not in taken and items[place].has("mark:owner", "mark:of", "skip:adjective", "flag:sitting"):
            if self.is_before and items[place].has("mark:of"):
                break
            place += 1
        if place < len(items) and place not in taken and items[place].has("candidate_noun"):
            actor.is_candidate = True
            return place + 1
        return last

    # --- the rest ---

    def _single(self, index: int) -> Chunk:
        item = self.items[index]
        seat, place = seat_of(item), place_of(item)
        if item.kind is Kind.NUMBER:
            return Chunk(Sort.NUMBER, item, item.start, item.end)
        if seat is not None and item.key in _everyday() and not self._is_seat_marked(index):
            return Chunk(Sort.WORD, item, item.start, item.end)
        if seat is not None and (place is None or self._is_seat_context(index)):
            return Chunk(Sort.SEAT, item, item.start, item.end, seat=seat, place=place)
        if place is not None or item.record(EntityKind.DISTRICT) is not None:
            return Chunk(Sort.PLACE, item, item.start, item.end, place=place or item.record(EntityKind.DISTRICT))
        return Chunk(Sort.WORD, item, item.start, item.end)

    def _is_seat_marked(self, index: int) -> bool:
        """Whether a seat that is spelt like an everyday word ("गया") stands where only a seat can."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        before = self.items[index - 1] if index > 0 else None
        if following is None or (before is not None and before.kind is Kind.WORD and before.has("be:be", "lose", "win")):
            return False
        return following.has("seat_noun", "mark:in", "mark:from", "mark:over") or (following.text == ":" and index <= 1)

    def _is_seat_context(self, index: int) -> bool:
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        return after is not None and after.has("seat_noun")

    def _marked(self, chunks: list[Chunk]) -> list[Chunk]:
        for index, one in enumerate(chunks):
            case = one.item.values("case:") if one.sort is Sort.WORD else ()
            if case:
                one.mark = case[0]
                continue
            if one.sort is not Sort.WORD or one.item.has("unknown") or one.item.values("pronoun:") or one.item.has("seat_noun", "margin_noun", "vote_noun"):
                one.mark = _mark_before(chunks, index) if self.is_before else _mark_after(chunks, index)
        return chunks


@cache
def _everyday() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).stop_words for code in lang.CODES))


def named_alliance(members: Sequence[Record], surface: str) -> Record:
    """An alliance that no list holds, named by its parties: "SAD-BJP combine", "DMK-led alliance"."""
    shorts = [next((name.text for name in one.names if name.kind == "short"), one.entity.label) for one in members]
    label = surface if len(members) > 1 else f"{shorts[0]}-led alliance"
    slug = ids.slug("-".join(shorts)) + ("" if len(members) > 1 else "-led")
    names = tuple(name for name in dict.fromkeys((surface, f"The {surface}", f"the {surface}")) if name != label)
    return Record(Entity(EntityKind.ALLIANCE, f"alliance/{slug}", label, names), ())


def _is_inner(place: Record | None, index: int, last: int) -> bool:
    return place is not None and place.kind is EntityKind.STATE


def _mark_before(chunks: Sequence[Chunk], index: int) -> str:
    place = index - 1
    while place >= 0 and chunks[place].has("article:the", "skip:adjective", "remaining", "all_of", "both"):
        place -= 1
    return _mark(chunks[place]) if place >= 0 else ""


def _mark_after(chunks: Sequence[Chunk], index: int) -> str:
    place = index + 1
    while place < len(chunks) and (
        chunks[place].has("seat_noun", "vote_noun", "place_noun", "particle:emphatic") or chunks[place].is_sign("’)")
    ):
        if chunks[place].has("mark:over", "mark:to") and not chunks[place].has("particle:emphatic"):
            break
        place += 1
    return _mark(chunks[place]) if place < len(chunks) else ""


def _mark(chunk: Chunk) -> str:
    return next(iter(chunk.item.values("mark:")), "") if chunk.sort is Sort.WORD else ""
