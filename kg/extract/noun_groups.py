"""Builds the chunks of a sentence from its items: actors with their offices and parties, seats, numbers, words.

A language marks roles either before its noun groups (prepositions) or after them (postpositions); `text.toml` says
which. All else is the same for both.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from kg import lang
from kg.extract import marks_after
from kg.extract.items import Item, Kind
from kg.extract.numbers import Number
from kg.extract.party_groups import PartyGroups
from kg.extract.phrases import (
    Actor,
    Chunk,
    Sort,
    place_of,
    seat_of,
)
from kg.model.entity import Kind as EntityKind
from kg.model.quantity import Quantity


def chunk(items: Sequence[Item], code: str) -> list[Chunk]:
    """The chunks of one sentence in order."""
    return _Chunker(items, is_before=lang.load(code).text["marks"] == "before").run()


_QUOTES: Final = ("'", "‘", "’", '"', "“", "”")


class _Chunker(PartyGroups):
    """One pass over the items of one sentence."""

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
        last = self._brackets(actor, self._nickname(index + 1))
        if self.is_before:
            last = self._after_name(actor, last)
        actor.end = max(actor.end, self.items[last - 1].end)
        return last, actor

    def _is_pair_of_seats(self, index: int) -> bool:
        """ "both the seats", "both its seats"."""
        place = index + 1
        while place < len(self.items) and self.items[place].has("article:the", "pronoun:its", "house_ls", "house_vs"):
            place += 1
        return place < len(self.items) and self.items[place].has("seat_noun")

    def _nickname(self, index: int) -> int:
        """The place after a name in quotation marks behind a name: "Rao 'Bablu' and Das"."""
        if not self.is_before or index + 2 >= len(self.items) or self.items[index].text not in _QUOTES:
            return index
        closing = next(
            (at for at in (index + 2, index + 3) if at < len(self.items) and self.items[at].text in _QUOTES), 0
        )
        is_name = all(item.text[:1].isupper() for item in self.items[index + 1 : closing])
        return closing + 1 if closing and is_name else index

    def _single(self, index: int) -> Chunk:
        item = self.items[index]
        if self.is_before and item.has("both") and self._is_pair_of_seats(index):
            number = Number(0, 1, Quantity.exact(Decimal(2)), "seats", is_aggregate=True, is_word=True)
            return Chunk(Sort.NUMBER, replace(item, kind=Kind.NUMBER, number=number), item.start, item.end)
        seat, place = seat_of(item), place_of(item)
        if item.kind is Kind.NUMBER:
            return Chunk(Sort.NUMBER, item, item.start, item.end)
        if seat is not None and item.key in _everyday() and not self._is_seat_marked(index):
            return Chunk(Sort.WORD, item, item.start, item.end)
        if seat is not None and self.is_before and self._is_body(index):
            return Chunk(Sort.WORD, item, item.start, item.end)
        if seat is not None and self.is_before and self._is_district(index):
            return Chunk(Sort.PLACE, item, item.start, item.end, place=place)
        if seat is not None and (place is None or self._is_seat_context(index)):
            return Chunk(Sort.SEAT, item, item.start, item.end, seat=seat, place=place)
        if place is not None or item.record(EntityKind.DISTRICT) is not None:
            return Chunk(Sort.PLACE, item, item.start, item.end, place=place or item.record(EntityKind.DISTRICT))
        return Chunk(Sort.WORD, item, item.start, item.end)

    def _is_seat_marked(self, index: int) -> bool:
        """Whether a seat that is spelt like an everyday word ("गया") stands where only a seat can."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        before = self.items[index - 1] if index > 0 else None
        if following is None or (
            before is not None and before.kind is Kind.WORD and before.has("be:be", "lose", "win")
        ):
            return False
        return following.has("seat_noun", "mark:in", "mark:from", "mark:over") or (following.text == ":" and index <= 1)

    def _is_district(self, index: int) -> bool:
        """ "Ludhiana district's Dakha seat": a place that other seats lie in."""
        after = self.items[index + 1 : index + 3]
        return bool(after) and after[0].has("place_noun") and not after[-1].has("seat_noun")

    def _is_body(self, index: int) -> bool:
        """ "Kozhikode Corporation", "Patna High Court": a body that is called after a place."""
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if after is None or after.has("house_vs", "house_ls", "house_noun"):
            return False
        return after.text[:1].isupper() and after.has("org_noun", "local_body")

    def _is_seat_context(self, index: int) -> bool:
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        return after is not None and after.has("seat_noun")

    def _marked(self, chunks: list[Chunk]) -> list[Chunk]:
        for index, one in enumerate(chunks):
            if one.sort is Sort.WORD and not one.item.tags:
                continue
            case = one.item.values("case:") if one.sort is Sort.WORD else ()
            if case:
                one.mark = case[0]
                continue
            if (
                one.sort is not Sort.WORD
                or one.item.has("unknown")
                or one.item.values("pronoun:")
                or (self.is_before and one.item.values("role:"))
                or one.item.has(
                    "seat_noun",
                    "margin_noun",
                    "vote_noun",
                    "division_noun",
                    "latter",
                    "former_ref",
                    "party_anaphor",
                    "same_party",
                )
            ):
                one.mark = _mark_before(chunks, index) if self.is_before else _mark_after(chunks, index)
                if self.is_before and _is_leader_of(chunks, index):
                    one.mark = "of"
        if not self.is_before:
            marks_after.share(chunks)
        return chunks


def _is_leader_of(chunks: list[Chunk], index: int) -> bool:
    """ "the Rao-led party": somebody who tells whose party is meant, and does nothing here."""
    actor = chunks[index].actor
    following = chunks[index + 1 : index + 3]
    is_led = len(following) > 1 and following[0].is_sign("-–") and following[1].has("led")
    return is_led and actor is not None and actor.person >= 0


@cache
def _everyday() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).stop_words for code in lang.CODES))


def _mark_before(chunks: Sequence[Chunk], index: int) -> str:
    place = index - 1
    while place >= 0 and chunks[place].has(
        "article:the", "skip:adjective", "remaining", "all_of", "both", "pronoun:its", "pronoun:his"
    ):
        place -= 1
    return _mark(chunks[place]) if place >= 0 else ""


def _mark_after(chunks: Sequence[Chunk], index: int) -> str:
    place = index + 1
    if place < len(chunks) and chunks[place].item.unit == "votes" and chunks[index].sort is Sort.ACTOR:
        place += any(one.is_sign(")") for one in chunks[place + 1 : place + 3])
    while place < len(chunks) and (
        chunks[place].has("seat_noun", "vote_noun", "place_noun", "particle:emphatic") or chunks[place].is_sign("’)")
    ):
        if chunks[place].has("mark:over", "mark:to") and not chunks[place].has("particle:emphatic"):
            break
        place += 1
    return _mark(chunks[place]) if place < len(chunks) else ""


def _mark(chunk: Chunk) -> str:
    return next(iter(chunk.item.values("mark:")), "") if chunk.sort is Sort.WORD else ""
